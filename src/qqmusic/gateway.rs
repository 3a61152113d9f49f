//! Addresses by way of a gateway.

use url::Url;

/// `https://HOST/PATH?QUERY` as `<gateway>/HOST/PATH?QUERY`, whatever its scheme; an address of the
/// gateway itself stays.
pub(crate) fn through(gateway: &Url, url: &Url) -> Url {
    if gateway.origin() == url.origin() {
        return url.clone();
    }
    let base = gateway.path().trim_end_matches('/');
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let mut routed = gateway.clone();
    routed.set_path(&format!("{base}/{host}{port}{}", url.path()));
    routed.set_query(url.query());
    routed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a valid address")
    }

    #[test]
    fn a_gateway_takes_host_path_and_query() {
        let asked = url("https://u.y.qq.com/cgi-bin/musics.fcg?_=1&sign=zzc%2B");
        let routed = through(&url("http://127.0.0.1:9000"), &asked);
        assert_eq!(
            routed.as_str(),
            "http://127.0.0.1:9000/u.y.qq.com/cgi-bin/musics.fcg?_=1&sign=zzc%2B"
        );
    }

    #[test]
    fn a_gateway_may_have_a_path_and_takes_sockets_and_streams_too() {
        let gateway = url("http://127.0.0.1:9000/qqmusic/");
        for (asked, expected) in [
            ("wss://mu.y.qq.com/ws/handshake", "/qqmusic/mu.y.qq.com/ws/handshake"),
            (
                "http://isure.stream.qqmusic.qq.com/F000x.flac",
                "/qqmusic/isure.stream.qqmusic.qq.com/F000x.flac",
            ),
            ("https://mu.y.qq.com/ws/handshake/a:1", "/qqmusic/mu.y.qq.com/ws/handshake/a:1"),
        ] {
            let routed = through(&gateway, &url(asked));
            assert_eq!(routed.path(), expected);
            assert_eq!(routed.origin(), gateway.origin());
        }
    }

    #[test]
    fn an_address_of_the_gateway_itself_is_not_sent_through_it_again() {
        let gateway = url("http://127.0.0.1:9000/qqmusic");
        let own = url("http://127.0.0.1:9000/qqmusic/isure.stream.qqmusic.qq.com/x.mp3");
        assert_eq!(through(&gateway, &own), own);
    }
}
