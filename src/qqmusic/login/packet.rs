//! The MQTT 5 packets of a login by the QQ Music app: what is sent, what is understood. Pure.
//!
//! Only the packet codec of the MQTT crate is used; the connection is a WebSocket of our own, so
//! that gateway and proxy apply to it.

use bytes::{Bytes, BytesMut};
use rumqttc::v5::mqttbytes::v5::{
    Connect, ConnectProperties, ConnectReturnCode, Filter, Packet, Publish, Subscribe,
    SubscribeProperties, SubscribeReasonCode,
};
use rumqttc::v5::mqttbytes::{Error, QoS};
use secrecy::SecretString;
use serde_json::Value;

use crate::model::Uin;

/// What the server is told to expect, in seconds; a ping is sent well before.
const KEEP_ALIVE_S: u16 = 45;
/// No packet of a login comes near; a larger one is an attack.
const MAX_PACKET: u32 = 64 * 1024;

/// What a packet of the server means for a login.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// Connected; subscribe now.
    Connected,
    /// Connect to this server instead.
    Moved(String),
    /// Subscribed; events follow.
    Subscribed,
    /// Something happened on the phone.
    Event(Event),
    /// Nothing that concerns a login.
    Other,
    /// The server ended the connection or said no.
    Closed,
}

/// What happened on the phone.
#[derive(Debug)]
pub(crate) enum Event {
    /// The QR was scanned.
    Scanned,
    /// Confirmed: the number, and a token to exchange for the key.
    Cookies(Uin, SecretString),
    /// Refused.
    Canceled,
    /// The QR lived too long.
    Timeout,
    /// QQ Music could not log in.
    Failed,
}

/// The first packet: who asks, and for which QR.
pub(crate) fn connect(client_id: String, qrcode_id: &str) -> Result<Bytes, Error> {
    let user_properties = pairs(&[
        ("tmeAppID", "qqmusic"),
        ("business", "management"),
        ("hashTag", qrcode_id),
        ("clientTag", "management.user"),
        ("userID", qrcode_id),
    ]);
    let properties = ConnectProperties {
        session_expiry_interval: None,
        receive_maximum: None,
        max_packet_size: None,
        topic_alias_max: None,
        request_response_info: None,
        request_problem_info: None,
        user_properties,
        authentication_method: Some("pass".to_owned()),
        authentication_data: None,
    };
    let packet = Connect {
        keep_alive: KEEP_ALIVE_S,
        client_id,
        clean_start: true,
        properties: Some(properties),
    };
    written(&Packet::Connect(packet, None, None))
}

/// Asks for the events of a QR.
pub(crate) fn subscribe(qrcode_id: &str) -> Result<Bytes, Error> {
    let filter = Filter::new(format!("management.qrcode_login/{qrcode_id}"), QoS::AtMostOnce);
    let user_properties = pairs(&[("authorization", "tmelogin"), ("pubsub", "unicast")]);
    let properties = SubscribeProperties { id: None, user_properties };
    let mut packet = Subscribe::new(filter, Some(properties));
    packet.pkid = 1;
    written(&Packet::Subscribe(packet))
}

/// Keeps the connection open.
pub(crate) fn ping() -> Bytes {
    Bytes::from_static(&[0xC0, 0x00])
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn written(packet: &Packet) -> Result<Bytes, Error> {
    let mut buffer = BytesMut::new();
    packet.write(&mut buffer, None)?;
    Ok(buffer.freeze())
}

/// Takes the next whole packet out of what was received so far; `None` when more is needed.
pub(crate) fn read(received: &mut BytesMut) -> Result<Option<Incoming>, Error> {
    match Packet::read(received, Some(MAX_PACKET)) {
        Ok(packet) => Ok(Some(understood(packet))),
        Err(Error::InsufficientBytes(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn understood(packet: Packet) -> Incoming {
    match packet {
        Packet::ConnAck(answer) => match answer.code {
            ConnectReturnCode::Success => Incoming::Connected,
            ConnectReturnCode::UseAnotherServer | ConnectReturnCode::ServerMoved => answer
                .properties
                .and_then(|properties| properties.server_reference)
                .map_or(Incoming::Closed, Incoming::Moved),
            _ => Incoming::Closed,
        },
        Packet::SubAck(answer) => {
            let granted = answer
                .return_codes
                .iter()
                .all(|code| matches!(code, SubscribeReasonCode::Success(_)));
            if granted { Incoming::Subscribed } else { Incoming::Closed }
        }
        Packet::Publish(publish) => event(&publish).map_or(Incoming::Other, Incoming::Event),
        Packet::Disconnect(_) => Incoming::Closed,
        _ => Incoming::Other,
    }
}

/// The user property `type` tells the event; only `cookies` has a payload that matters.
fn event(publish: &Publish) -> Option<Event> {
    let properties = publish.properties.as_ref()?;
    let (_, kind) = properties.user_properties.iter().find(|(name, _)| name == "type")?;
    match kind.as_str() {
        "scanned" => Some(Event::Scanned),
        "cookies" => Some(cookies(&publish.payload).unwrap_or(Event::Failed)),
        "canceled" => Some(Event::Canceled),
        "timeout" => Some(Event::Timeout),
        "loginFailed" => Some(Event::Failed),
        _ => None,
    }
}

/// Reads `{"cookies":{"qqmusic_uin":{"value":…},"qqmusic_key":…}}`, values as objects or bare.
fn cookies(payload: &[u8]) -> Option<Event> {
    let payload: Value = serde_json::from_slice(payload).ok()?;
    let cookies = payload.get("cookies")?;
    let find = |names: [&str; 2]| names.iter().find_map(|name| value(cookies.get(name)?));
    let uin = Uin::parse_cookie(&find(["qqmusic_uin", "uin"])?).ok()?;
    let token = find(["qqmusic_key", "qm_keyst"])?;
    Some(Event::Cookies(uin, token.into()))
}

fn value(cookie: &Value) -> Option<String> {
    match cookie.get("value").unwrap_or(cookie) {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Where to connect when a server says that another one is responsible: its name is the last
/// part of the path, and replaces one (it holds a `:`) that stands there already. `None` for a
/// name that could lead anywhere else.
pub(crate) fn moved(path: &str, reference: &str) -> Option<String> {
    let valid = (1..=255).contains(&reference.len())
        && reference.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-_".contains(&byte))
        && !reference.contains("..");
    if !valid {
        return None;
    }
    let path = path.trim_end_matches('/');
    let base = match path.rsplit_once('/') {
        Some((base, last)) if last.contains(':') => base,
        _ => path,
    };
    Some(format!("{base}/{reference}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rumqttc::v5::mqttbytes::v5::{ConnAck, ConnAckProperties, PublishProperties, SubAck};
    use secrecy::ExposeSecret;

    use super::*;

    fn published(kind: &str, payload: &str) -> Incoming {
        let properties = PublishProperties {
            user_properties: pairs(&[("type", kind)]),
            ..PublishProperties::default()
        };
        let packet =
            Publish::new("t", QoS::AtMostOnce, payload.as_bytes().to_vec(), Some(properties));
        read_back(&Packet::Publish(packet))
    }

    fn read_back(packet: &Packet) -> Incoming {
        let mut bytes = BytesMut::from(&written(packet).expect("writable")[..]);
        let incoming = read(&mut bytes).expect("valid").expect("whole");
        assert!(bytes.is_empty());
        incoming
    }

    fn cookies_of(payload: &str) -> Option<(u64, String)> {
        match published("cookies", payload) {
            Incoming::Event(Event::Cookies(uin, token)) => {
                Some((uin.value(), token.expose_secret().to_owned()))
            }
            _ => None,
        }
    }

    #[test]
    fn every_event_is_told_by_its_property() {
        assert!(matches!(published("scanned", "{}"), Incoming::Event(Event::Scanned)));
        assert!(matches!(published("canceled", ""), Incoming::Event(Event::Canceled)));
        assert!(matches!(published("timeout", ""), Incoming::Event(Event::Timeout)));
        assert!(matches!(published("loginFailed", "{}"), Incoming::Event(Event::Failed)));
        assert!(matches!(published("weather", "{}"), Incoming::Other));
        assert!(matches!(published("cookies", "garbage"), Incoming::Event(Event::Failed)));
    }

    #[test]
    fn cookies_are_read_as_objects_and_bare() {
        let expected = Some((1_000_000_077, "TOKEN".to_owned()));
        let objects = r#"{"cookies":{"qqmusic_uin":{"value":"o1000000077"},"qqmusic_key":{"value":"TOKEN"},"qrcode_id":{"value":"x"}}}"#;
        assert_eq!(cookies_of(objects), expected);
        let bare = r#"{"cookies":{"qqmusic_uin":1000000077,"qqmusic_key":"TOKEN"}}"#;
        assert_eq!(cookies_of(bare), expected);
        assert_eq!(cookies_of(r#"{"cookies":{"qqmusic_uin":"1000000077"}}"#), None);
    }

    #[test]
    fn the_first_packet_names_the_qr_and_the_method() {
        let mut bytes = BytesMut::from(&connect("17".into(), "QRID").expect("valid")[..]);
        let Ok(Packet::Connect(connect, None, None)) = Packet::read(&mut bytes, None) else {
            panic!("not a CONNECT");
        };
        assert!(connect.clean_start);
        assert_eq!((connect.keep_alive, connect.client_id.as_str()), (45, "17"));
        let properties = connect.properties.expect("some");
        assert_eq!(properties.authentication_method.as_deref(), Some("pass"));
        assert!(properties.user_properties.contains(&("hashTag".into(), "QRID".into())));
        assert!(properties.user_properties.contains(&("userID".into(), "QRID".into())));
    }

    #[test]
    fn the_subscription_is_for_the_qr_only() {
        let mut bytes = BytesMut::from(&subscribe("QRID").expect("valid")[..]);
        let Ok(Packet::Subscribe(subscribe)) = Packet::read(&mut bytes, None) else {
            panic!("not a SUBSCRIBE");
        };
        assert_eq!(subscribe.filters[0].path, "management.qrcode_login/QRID");
        assert_eq!(subscribe.filters[0].qos, QoS::AtMostOnce);
        let properties = subscribe.properties.expect("some").user_properties;
        assert_eq!(properties, pairs(&[("authorization", "tmelogin"), ("pubsub", "unicast")]));
    }

    fn acknowledged(code: ConnectReturnCode, reference: Option<&str>) -> Incoming {
        let properties = ConnAckProperties {
            session_expiry_interval: None,
            receive_max: None,
            max_qos: None,
            retain_available: None,
            max_packet_size: None,
            assigned_client_identifier: None,
            topic_alias_max: None,
            reason_string: None,
            user_properties: Vec::new(),
            wildcard_subscription_available: None,
            subscription_identifiers_available: None,
            shared_subscription_available: None,
            server_keep_alive: None,
            response_information: None,
            server_reference: reference.map(str::to_owned),
            authentication_method: None,
            authentication_data: None,
        };
        read_back(&Packet::ConnAck(ConnAck {
            session_present: false,
            code,
            properties: Some(properties),
        }))
    }

    #[test]
    fn a_server_may_point_to_another() {
        for code in [ConnectReturnCode::ServerMoved, ConnectReturnCode::UseAnotherServer] {
            let Incoming::Moved(to) = acknowledged(code, Some("10.0.0.1:8080")) else {
                panic!("not moved");
            };
            assert_eq!(to, "10.0.0.1:8080");
            assert!(matches!(acknowledged(code, None), Incoming::Closed));
        }
        let ok = acknowledged(ConnectReturnCode::Success, None);
        assert!(matches!(ok, Incoming::Connected));
        let no = acknowledged(ConnectReturnCode::NotAuthorized, None);
        assert!(matches!(no, Incoming::Closed));
    }

    #[test]
    fn a_refused_subscription_is_no_subscription() {
        let answer = |code| {
            let codes = vec![code];
            read_back(&Packet::SubAck(SubAck { pkid: 1, return_codes: codes, properties: None }))
        };
        let granted = answer(SubscribeReasonCode::Success(QoS::AtMostOnce));
        assert!(matches!(granted, Incoming::Subscribed));
        assert!(matches!(answer(SubscribeReasonCode::NotAuthorized), Incoming::Closed));
    }

    #[test]
    fn a_reference_is_appended_or_replaces_the_one_before() {
        let base = "/ws/handshake";
        assert_eq!(moved(base, "a:1").as_deref(), Some("/ws/handshake/a:1"));
        assert_eq!(moved("/ws/handshake/a:1", "b:2").as_deref(), Some("/ws/handshake/b:2"));
        assert_eq!(moved(base, "../../evil"), None);
        assert_eq!(moved(base, "a?b"), None);
        assert_eq!(moved(base, ""), None);
    }

    #[test]
    fn half_a_packet_waits_for_the_rest() {
        let whole = subscribe("QRID").expect("valid");
        let mut half = BytesMut::from(&whole[..whole.len() / 2]);
        assert!(matches!(read(&mut half), Ok(None)));
        assert_eq!(half.len(), whole.len() / 2, "what was received is kept");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut received = BytesMut::from(&bytes[..]);
            while let Ok(Some(_)) = read(&mut received) {}
        }

        #[test]
        fn no_packet_panics(kind in 0u8..16, flags in 0u8..16, body in prop::collection::vec(any::<u8>(), 0..120)) {
            let mut received = BytesMut::from(&[kind << 4 | flags, body.len() as u8][..]);
            received.extend_from_slice(&body);
            let _ = read(&mut received);
        }

        #[test]
        fn no_payload_panics(payload in ".*", path in ".*", reference in ".*") {
            let _ = cookies(payload.as_bytes());
            let _ = moved(&path, &reference);
        }
    }
}
