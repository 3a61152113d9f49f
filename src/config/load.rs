//! From the sources to a checked [`Config`].

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use url::{Host, Url};

use super::reader::{Reader, bad};
use super::webhook;
use super::{
    Access, Activities, Api, BackendKind, Config, Error, Log, Music, Schedule, Store, StoreKind,
    Telegram,
};
use crate::model::{ChatId, Language, Pace, PersonId};

/// Read when it exists and no other file is named.
const DEFAULT_FILE: &str = "bot.toml";
/// The variable that other bots of the same library use for the token.
const TOKEN_ALIAS: &str = "TELOXIDE_TOKEN";
pub(super) const WEB: [&str; 2] = ["https", "http"];
const PROXIES: [&str; 4] = ["socks5", "socks5h", "http", "https"];
/// Telegram's own Bot API server.
const TELEGRAMS_HOST: &str = "api.telegram.org";
/// The largest file it takes, in MiB.
const TELEGRAMS_UPLOAD_MB: u32 = 50;
/// The largest file any Bot API server takes, in MiB.
const MAX_UPLOAD_MB: u32 = 2000;
/// Half a day: a larger shift would move runs into another date.
const MAX_JITTER: u32 = 12 * 3600;

pub(super) type Result<T> = std::result::Result<T, Error>;

/// Reads `file`, or `bot.toml` where it exists, and the environment, and checks everything.
/// Errors: see [`Error`]; a `file` that is named must exist.
pub fn load(file: Option<&Path>) -> Result<Config> {
    let (name, text) = read(file)?;
    parse(&name, &text, environment())
}

/// As [`load`], for a program that has the HTTP API only.
pub fn load_api(file: Option<&Path>) -> Result<Config> {
    let (name, text) = read(file)?;
    parse_api(&name, &text, environment())
}

fn read(file: Option<&Path>) -> Result<(String, String)> {
    let path = file.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_owned);
    let text = match std::fs::read_to_string(&path) {
        Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            String::new()
        }
        answer => answer.map_err(|error| Error::File(path.clone(), error))?,
    };
    Ok((path.display().to_string(), text))
}

fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// Checks a configuration of which everything is given: a file's text, named `file` in
/// refusals, and the environment. Errors: as [`load`].
pub fn parse(
    file: &str,
    text: &str,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Config> {
    checked(reader(file, text, environment)?, None)
}

/// As [`parse`], for a program that has the HTTP API only: no token is needed, and the API has an
/// address when none is set.
pub fn parse_api(
    file: &str,
    text: &str,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Config> {
    let mut reader = reader(file, text, environment)?;
    reader.otherwise("telegram.token", "0:unused");
    checked(reader, Some(SocketAddr::from(([127, 0, 0, 1], 3000))))
}

fn reader(
    file: &str,
    text: &str,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Reader> {
    let mut environment: Vec<_> = environment.into_iter().collect();
    let alias = environment.iter().position(|(name, _)| name == TOKEN_ALIAS);
    let alias = alias.map(|index| environment.swap_remove(index).1);
    let mut reader = Reader::new(file, text, environment)?;
    if let Some(token) = alias {
        reader.alias("telegram.token", token);
    }
    Ok(reader)
}

fn checked(mut reader: Reader, listen: Option<SocketAddr>) -> Result<Config> {
    let mut config = match everything(&mut reader) {
        Ok(config) => config,
        // A key that is misspelled may be the one that is missing.
        Err(error) => return Err(reader.misspelled(keys()).unwrap_or(error)),
    };
    reader.finish()?;
    config.api.listen = config.api.listen.or(listen);
    check_together(&config)?;
    Ok(config)
}

/// Every key there is, with its section.
pub fn keys() -> BTreeSet<&'static str> {
    let text = "telegram.token = \"1:a\"";
    let mut reader = Reader::new("", text, []).expect("invariant: the text is TOML");
    everything(&mut reader).expect("invariant: the token is all that must be set");
    reader.finish().expect("invariant: the token is a key")
}

fn everything(reader: &mut Reader) -> Result<Config> {
    Ok(Config {
        telegram: telegram(reader)?,
        access: Access {
            people: people(reader, "access.people")?,
            groups: groups(reader, "access.groups")?,
        },
        music: music(reader)?,
        store: store(reader)?,
        api: api(reader)?,
        schedule: schedule(reader)?,
        log: Log {
            json: reader.flag("log.json", Log::default().json)?,
            filter: reader.text("log.filter", "a filter")?.unwrap_or(Log::default().filter),
        },
    })
}

fn telegram(reader: &mut Reader) -> Result<Telegram> {
    let api_url = base(reader, "telegram.api_url")?;
    let api_url = api_url.unwrap_or_else(|| address("https://api.telegram.org"));
    let token = token(reader)?;
    let language = reader.text("telegram.language", "a language code")?;
    Ok(Telegram {
        mode: webhook::mode(reader, &api_url, &token)?,
        token,
        api_url,
        admins: people(reader, "telegram.admins")?,
        messages_per_second: reader.number("telegram.messages_per_second", 1..=1_000_000, 30)?,
        proxy: reader.url("telegram.proxy", &PROXIES)?,
        storage_chat: reader.id("telegram.storage_chat")?.map(ChatId),
        max_upload_mb: reader.number("telegram.max_upload_mb", 1..=MAX_UPLOAD_MB, 50)?,
        language: language.map_or(Language::Zh, |code| Language::negotiate(&code)),
        profile: reader.flag("telegram.profile", true)?,
    })
}

fn token(reader: &mut Reader) -> Result<SecretString> {
    let key = "telegram.token";
    let expected = "a token as @BotFather gives it, digits:letters";
    let token = reader.text(key, expected)?.ok_or(Error::Missing {
        key,
        hint: "get one from @BotFather and put it into bot.toml or QQMUSIC_BOT_TELEGRAM__TOKEN",
    })?;
    let secret = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
    };
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match token.trim().split_once(':') {
        Some((id, rest)) if number(id) && secret(rest) => Ok(token.trim().to_owned().into()),
        _ => Err(bad(key, expected)),
    }
}

fn music(reader: &mut Reader) -> Result<Music> {
    let kinds = "\"direct\" or \"remote\"";
    let backend = match reader.text("music.backend", kinds)?.as_deref() {
        None | Some("direct") => BackendKind::Direct,
        Some("remote") => BackendKind::Remote,
        Some(_) => return Err(bad("music.backend", kinds)),
    };
    let mut activity = |key: &'static str, default: &str| -> Result<String> {
        let value = reader.text(key, "an activity id")?.unwrap_or_else(|| default.to_owned());
        let fits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(value) } else { Err(bad(key, "an activity id")) }
    };
    let activities = Activities {
        sign: activity("music.activities.sign", "Z25hHGi")?,
        coin_page: activity("music.activities.coin_page", "18NtBy")?,
        coin_floor: activity("music.activities.coin_floor", "193")?,
        coin_timer: activity("music.activities.coin_timer", "Z1NRf2o")?,
        coin_module: activity("music.activities.coin_module", "ZGp4ja")?,
    };
    let seconds = reader.number("music.timeout_seconds", 1..=120, 10)?;
    let remote_url = remote_url(reader)?;
    if backend == BackendKind::Remote && remote_url.is_none() {
        return Err(Error::Impossible {
            key: "music.backend",
            reason: "is \"remote\", so music.remote_url must say which server that is",
        });
    }
    Ok(Music {
        backend,
        remote_url,
        gateway: base(reader, "music.gateway")?,
        proxy: reader.url("music.proxy", &PROXIES)?,
        requests_per_second: reader.number("music.requests_per_second", 1..=1_000_000, 10)?,
        timeout: Duration::from_secs(seconds),
        allow_accelerate: reader.flag("music.allow_accelerate", false)?,
        activities,
        pace: Pace::Human,
    })
}

fn remote_url(reader: &mut Reader) -> Result<Option<Url>> {
    let url = base(reader, "music.remote_url")?;
    if url.as_ref().is_some_and(|url| url.scheme() == "http" && !is_loopback(url)) {
        return Err(Error::Impossible {
            key: "music.remote_url",
            reason: "must be https unless it is on this machine: people's keys go there",
        });
    }
    Ok(url)
}

fn store(reader: &mut Reader) -> Result<Store> {
    if reader.is_in_file("store.key") {
        return Err(Error::Impossible {
            key: "store.key",
            reason: "must not be in bot.toml: set QQMUSIC_BOT_STORE__KEY or use store.key_file",
        });
    }
    let kinds = "\"sled\" or \"memory\"";
    let kind = match reader.text("store.kind", kinds)?.as_deref() {
        None | Some("sled") => StoreKind::Sled,
        Some("memory") => StoreKind::Memory,
        Some("postgres") => {
            return Err(Error::Impossible {
                key: "store.kind",
                reason: "\"postgres\" is not available in this version: use \"sled\"",
            });
        }
        Some(_) => return Err(bad("store.kind", kinds)),
    };
    Ok(Store {
        kind,
        path: path(reader, "store.path", "data")?,
        key_file: path(reader, "store.key_file", "data/master.key")?,
        key: reader.text("store.key", "a key")?.map(SecretString::from),
        backup_dir: path(reader, "store.backup_dir", "backups")?,
    })
}

fn api(reader: &mut Reader) -> Result<Api> {
    let listen = listen(reader, "api.listen")?;
    let requests_per_minute = reader.number("api.requests_per_minute", 0..=1_000_000, 60)?;
    Ok(Api { listen, requests_per_minute })
}

/// An address of this machine with a port.
pub(super) fn listen(reader: &mut Reader, key: &'static str) -> Result<Option<SocketAddr>> {
    let expected = "an address and a port, such as 127.0.0.1:3000";
    let listen = reader.text(key, expected)?;
    listen.map(|text| text.trim().parse().map_err(|_| bad(key, expected))).transpose()
}

fn schedule(reader: &mut Reader) -> Result<Schedule> {
    let expected = "a time zone, such as Asia/Shanghai";
    let timezone = match reader.text("schedule.timezone", expected)? {
        None => chrono_tz::Asia::Shanghai,
        Some(name) => name.trim().parse().map_err(|_| bad("schedule.timezone", expected))?,
    };
    let jitter_seconds = reader.number("schedule.jitter_seconds", 0..=MAX_JITTER, 600)?;
    Ok(Schedule { timezone, jitter_seconds })
}

fn people(reader: &mut Reader, key: &'static str) -> Result<Vec<PersonId>> {
    let person = |id: i64| {
        u64::try_from(id)
            .ok()
            .filter(|id| *id > 0)
            .map(PersonId)
            .ok_or_else(|| bad(key, "a list of people's Telegram ids, which are positive"))
    };
    reader.ids(key)?.into_iter().map(person).collect()
}

fn groups(reader: &mut Reader, key: &'static str) -> Result<Vec<ChatId>> {
    let group = |id: i64| match id {
        ..0 => Ok(ChatId(id)),
        _ => Err(bad(key, "a list of groups' Telegram ids, which are negative")),
    };
    reader.ids(key)?.into_iter().map(group).collect()
}

fn path(reader: &mut Reader, key: &'static str, default: &str) -> Result<PathBuf> {
    Ok(path_of(reader, key)?.unwrap_or_else(|| PathBuf::from(default)))
}

/// A path, where one is set.
pub(super) fn path_of(reader: &mut Reader, key: &'static str) -> Result<Option<PathBuf>> {
    match reader.text(key, "a path")? {
        Some(text) if text.trim().is_empty() => Err(bad(key, "a path")),
        text => Ok(text.map(PathBuf::from)),
    }
}

/// A web address that paths are appended to: no slash at its end, no user and password.
fn base(reader: &mut Reader, key: &'static str) -> Result<Option<Url>> {
    let Some(mut url) = reader.url(key, &WEB)? else { return Ok(None) };
    if has_person(&url) {
        return Err(Error::Impossible { key, reason: "must not hold a user name or a password" });
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(Some(url))
}

/// Whether an address holds a user name or a password.
pub(super) fn has_person(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn address(text: &str) -> Url {
    Url::parse(text).expect("invariant: the default is an address")
}

/// Whether an address is on this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn check_together(config: &Config) -> Result<()> {
    let own = config.api.listen.zip(config.music.remote_url.as_ref()).is_some_and(|(own, url)| {
        url.port_or_known_default() == Some(own.port())
            && (is_loopback(url) || url.host_str() == Some(own.ip().to_string().as_str()))
    });
    if own {
        return Err(Error::Impossible {
            key: "music.remote_url",
            reason: "is this bot's own api.listen: it would ask itself",
        });
    }
    let telegram = &config.telegram;
    if telegram.max_upload_mb > TELEGRAMS_UPLOAD_MB
        && telegram.api_url.host_str() == Some(TELEGRAMS_HOST)
    {
        return Err(Error::Impossible {
            key: "telegram.max_upload_mb",
            reason: "is more than the 50 MB that Telegram takes: only a Bot API server of your own \
                     (telegram.api_url) takes more",
        });
    }
    if config.store.backup_dir.starts_with(config.store.path.join("sled")) {
        return Err(Error::Impossible {
            key: "store.backup_dir",
            reason: "is inside the database: name a folder elsewhere",
        });
    }
    webhook::check_listen(telegram, config.api.listen)
}
