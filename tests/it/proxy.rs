//! The owner's proxies: everything goes through them, WebSockets and songs too.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::StreamExt;
use qqmusic_bot::backend::MusicBackend;
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::model::{LoginKind, LoginTicket};
use qqmusic_bot::playground::telegram;
use qqmusic_bot::qqmusic::{Activities, Client, Settings};
use qqmusic_bot::{app, config};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::login::{UIN, asked};
use crate::world::{World, XIAOLIN};

/// Addresses where nobody is, kept for documents: who does not go through the proxy gets nothing.
const MUSIC: &str = "192.0.2.1:9";
const TELEGRAM: &str = "192.0.2.2:9";

/// A proxy that notes where it is asked to lead to, and leads everything to one place or nowhere.
struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    async fn start(leads_to: Option<SocketAddr>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let noted = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client may go away at any time.
                tokio::spawn(serve(stream, leads_to, Arc::clone(&noted)));
            }
        });
        Self { address, asked }
    }

    fn url(&self, scheme: &str) -> Url {
        Url::parse(&format!("{scheme}://{}", self.address)).expect("an address makes a URL")
    }

    /// Where it was asked to lead to, once each, in order.
    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().expect("no panic").clone();
        asked.sort_unstable();
        asked.dedup();
        asked
    }
}

async fn serve(
    mut client: TcpStream,
    leads_to: Option<SocketAddr>,
    asked: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let mut first = [0];
    client.peek(&mut first).await?;
    let (target, ahead) = if first[0] == 5 {
        (socks(&mut client).await?, Vec::new())
    } else {
        http(&mut client, leads_to.is_some()).await?
    };
    asked.lock().expect("no panic").push(target);
    let Some(leads_to) = leads_to else { return Ok(()) };
    let mut server = TcpStream::connect(leads_to).await?;
    server.write_all(&ahead).await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

/// The target, and what is to be passed on.
async fn http(client: &mut TcpStream, leads: bool) -> std::io::Result<(String, Vec<u8>)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await?);
    }
    let line = String::from_utf8_lossy(&head).into_owned();
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method == "CONNECT" {
        let answer = if leads { "200 OK" } else { "502 Bad Gateway" };
        client.write_all(format!("HTTP/1.1 {answer}\r\n\r\n").as_bytes()).await?;
        return Ok((target.to_owned(), Vec::new()));
    }
    let url = Url::parse(target).expect("a proxy is asked for whole addresses");
    let host = url.host_str().unwrap_or_default();
    Ok((format!("{host}:{}", url.port_or_known_default().unwrap_or_default()), head))
}

async fn socks(client: &mut TcpStream) -> std::io::Result<String> {
    let mut greeting = [0; 2];
    client.read_exact(&mut greeting).await?;
    let mut methods = vec![0; usize::from(greeting[1])];
    client.read_exact(&mut methods).await?;
    client.write_all(&[5, 0]).await?;
    let mut request = [0; 4];
    client.read_exact(&mut request).await?;
    let host = match request[3] {
        1 => std::net::Ipv4Addr::from(client.read_u32().await?).to_string(),
        3 => {
            let mut name = vec![0; usize::from(client.read_u8().await?)];
            client.read_exact(&mut name).await?;
            String::from_utf8_lossy(&name).into_owned()
        }
        _ => std::net::Ipv6Addr::from(client.read_u128().await?).to_string(),
    };
    let port = client.read_u16().await?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    Ok(format!("{host}:{port}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_by_the_app_a_search_and_a_song_go_through_the_proxies() {
    for scheme in ["http", "socks5"] {
        let mut world = World::without_bot(telegram::Options::default()).await;
        let base = world.playground().telegram_url();
        let address = base.socket_addrs(|| None).expect("an address")[0];
        let (music, telegram) =
            (Proxy::start(Some(address)).await, Proxy::start(Some(address)).await);
        let proxies = (music.url(scheme), telegram.url(scheme));
        world.start_bot_with(move |config| {
            let at = |host: &str, path: &str| {
                Url::parse(&format!("http://{host}/{path}")).expect("valid")
            };
            config.music.gateway = Some(at(MUSIC, "qqmusic"));
            config.music.proxy = Some(proxies.0.clone());
            config.telegram.api_url = at(TELEGRAM, "telegram");
            config.telegram.proxy = Some(proxies.1.clone());
        });
        asked(&world, "app").await;
        world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
        world.expect_text(XIAOLIN, "登录成功").await;
        world.say(XIAOLIN, "晴天").await;
        world.expect_text(XIAOLIN, "1. 晴天").await;
        world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
        world.expect(XIAOLIN, |message| message.has("audio")).await;
        assert_eq!(music.asked(), [MUSIC], "{scheme}");
        assert_eq!(telegram.asked(), [TELEGRAM], "{scheme}");
        world.assert_no_rule_broken(&[]);
    }
}

/// Without a gateway the real hosts are asked for. `socks5h` lets the proxy find them, as `http` does.
#[tokio::test]
async fn the_real_hosts_are_asked_of_the_proxy_by_name() {
    for scheme in ["http", "socks5h"] {
        let (music, telegram) = (Proxy::start(None).await, Proxy::start(None).await);
        let variables = [
            ("TELEGRAM__TOKEN", "424242:proxy".to_owned()),
            ("TELEGRAM__PROXY", telegram.url(scheme).to_string()),
            ("MUSIC__PROXY", music.url(scheme).to_string()),
            ("STORE__KIND", "memory".to_owned()),
        ];
        let named = variables.map(|(key, value)| (format!("QQMUSIC_BOT_{key}"), value));
        let config = config::parse("no file", "", named).expect("it is right");
        let findings = app::check(&config).await;
        assert_eq!(findings.iter().filter(|finding| finding.result.is_err()).count(), 2);
        assert_eq!(telegram.asked(), ["api.telegram.org:443"], "{scheme}");
        assert_eq!(music.asked(), ["u.y.qq.com:443"], "{scheme}");
    }
}

#[tokio::test]
async fn the_websocket_of_the_apps_login_is_asked_of_the_proxy() {
    for scheme in ["http", "socks5h"] {
        let proxy = Proxy::start(None).await;
        let settings = Settings {
            gateway: None,
            proxy: Some(proxy.url(scheme)),
            requests_per_second: 0,
            timeout: Duration::from_secs(5),
            activities: Activities::default(),
        };
        let direct = Direct::new(Client::new(settings).expect("a client"));
        let ticket = LoginTicket { kind: LoginKind::App, key: "invented".into() };
        let mut states = direct.login_check(ticket);
        let asked = async {
            while proxy.asked().is_empty() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        // A proxy that leads nowhere is a fault, after which it is tried again.
        tokio::select! {
            state = states.next() => panic!("nothing is known of it: {state:?}"),
            asked = tokio::time::timeout(Duration::from_secs(20), asked) => asked.expect("it is asked"),
        }
        assert_eq!(proxy.asked(), ["mu.y.qq.com:443"], "{scheme}");
    }
}
