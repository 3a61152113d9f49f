//! As much of MQTT 5 as a broker needs for QR logins: reading CONNECT, SUBSCRIBE, PINGREQ and
//! DISCONNECT, writing their answers and PUBLISH. Written from the OASIS standard.

/// The largest packet that is read.
const MAX_PACKET: usize = 64 * 1024;

/// A packet from a client.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Packet {
    Connect(Connect),
    Subscribe(Subscribe),
    Ping,
    Disconnect,
    /// Anything else that is well formed.
    Other,
}

/// CONNECT.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Connect {
    pub(super) version: u8,
    pub(super) clean_start: bool,
    pub(super) keep_alive_s: u16,
    pub(super) client_id: String,
    pub(super) properties: Properties,
}

/// SUBSCRIBE.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Subscribe {
    pub(super) id: u16,
    pub(super) properties: Properties,
    /// Filters with their wanted quality of service.
    pub(super) topics: Vec<(String, u8)>,
}

/// The properties that matter.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub(super) authentication_method: String,
    pub(super) user: Vec<(String, String)>,
}

impl Properties {
    /// A user property's value; empty when absent.
    pub(super) fn user(&self, name: &str) -> &str {
        let found = self.user.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    }
}

/// What the bytes received so far hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A packet, and how many bytes it took.
    Packet(Packet, usize),
    /// Not all of a packet yet.
    More,
    /// Not MQTT.
    Malformed,
}

/// Reads the first packet.
pub(super) fn read(bytes: &[u8]) -> Read {
    let (mut length, mut shift, mut at) = (0_usize, 0, 1);
    loop {
        let Some(&byte) = bytes.get(at) else { return Read::More };
        length |= usize::from(byte & 0x7f) << shift;
        (shift, at) = (shift + 7, at + 1);
        if byte & 0x80 == 0 {
            break;
        }
        if shift > 21 {
            return Read::Malformed;
        }
    }
    if length > MAX_PACKET {
        return Read::Malformed;
    }
    let Some(body) = bytes.get(at..at + length) else { return Read::More };
    let mut reader = Reader(body);
    let packet = match bytes[0] {
        0x10 => reader.connect().map(Packet::Connect),
        0x82 => reader.subscribe().map(Packet::Subscribe),
        0xc0 => body.is_empty().then_some(Packet::Ping),
        0xe0 => Some(Packet::Disconnect),
        0x00..=0x1f => None,
        _ => Some(Packet::Other),
    };
    packet.map_or(Read::Malformed, |packet| Read::Packet(packet, at + length))
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn short(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.short()?;
        self.take(usize::from(length))
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn variable(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn properties(&mut self) -> Option<Properties> {
        let length = self.variable()?;
        let mut inner = Reader(self.take(length)?);
        let mut properties = Properties::default();
        while !inner.0.is_empty() {
            match inner.byte()? {
                0x15 => properties.authentication_method = inner.text()?,
                0x26 => {
                    let pair = (inner.text()?, inner.text()?);
                    properties.user.push(pair);
                }
                0x17 | 0x19 => drop(inner.byte()?),
                0x21 | 0x22 => drop(inner.short()?),
                0x02 | 0x11 | 0x18 | 0x27 => drop(inner.take(4)?),
                0x0b => drop(inner.variable()?),
                0x03 | 0x08 | 0x09 | 0x16 => drop(inner.bytes()?),
                _ => return None,
            }
        }
        Some(properties)
    }

    fn connect(&mut self) -> Option<Connect> {
        if self.text()? != "MQTT" {
            return None;
        }
        let version = self.byte()?;
        let flags = self.byte()?;
        let keep_alive_s = self.short()?;
        if version != 5 {
            return Some(Connect { version, ..Connect::default() });
        }
        let properties = self.properties()?;
        let client_id = self.text()?;
        if flags & 0x04 != 0 {
            self.properties()?;
            self.bytes()?;
            self.bytes()?;
        }
        if flags & 0x80 != 0 {
            self.text()?;
        }
        if flags & 0x40 != 0 {
            self.bytes()?;
        }
        let clean_start = flags & 0x02 != 0;
        let whole = self.0.is_empty() && flags & 0x01 == 0;
        whole.then_some(Connect { version, clean_start, keep_alive_s, client_id, properties })
    }

    fn subscribe(&mut self) -> Option<Subscribe> {
        let id = self.short().filter(|&id| id != 0)?;
        let properties = self.properties()?;
        let mut topics = Vec::new();
        while !self.0.is_empty() {
            topics.push((self.text()?, self.byte()? & 0x03));
        }
        (!topics.is_empty()).then_some(Subscribe { id, properties, topics })
    }
}

fn packet(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![kind];
    out.extend(variable(body.len()));
    out.extend_from_slice(body);
    out
}

fn variable(mut value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let more = if value > 0x7f { 0x80 } else { 0 };
        out.push((value & 0x7f) as u8 | more);
        value >>= 7;
        if value == 0 {
            return out;
        }
    }
}

fn text(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    let mut out = length.to_be_bytes().to_vec();
    out.extend_from_slice(&text.as_bytes()[..usize::from(length)]);
    out
}

/// CONNACK with a reason, and where else to go.
pub(super) fn connack(reason: u8, server: Option<&str>) -> Vec<u8> {
    let mut properties = Vec::new();
    if let Some(server) = server {
        properties.push(0x1c);
        properties.extend(text(server));
    }
    let mut body = vec![0, reason];
    body.extend(variable(properties.len()));
    body.extend(properties);
    packet(0x20, &body)
}

/// SUBACK with a reason for each topic.
pub(super) fn suback(id: u16, reasons: &[u8]) -> Vec<u8> {
    let mut body = id.to_be_bytes().to_vec();
    body.push(0);
    body.extend_from_slice(reasons);
    packet(0x90, &body)
}

/// PINGRESP.
pub(super) fn pong() -> Vec<u8> {
    packet(0xd0, &[])
}

/// DISCONNECT with a reason.
pub(super) fn disconnect(reason: u8) -> Vec<u8> {
    packet(0xe0, &[reason, 0])
}

/// PUBLISH at most once, with the user property `type`.
pub(super) fn publish(topic: &str, kind: &str, payload: &str) -> Vec<u8> {
    let mut properties = vec![0x26];
    properties.extend(text("type"));
    properties.extend(text(kind));
    let mut body = text(topic);
    body.extend(variable(properties.len()));
    body.extend(properties);
    body.extend_from_slice(payload.as_bytes());
    packet(0x30, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A CONNECT written down by hand from the standard.
    fn connect() -> Vec<u8> {
        let mut properties = b"\x15\x00\x04pass".to_vec();
        properties.extend(b"\x26\x00\x08business\x00\x0amanagement");
        let mut body = b"\x00\x04MQTT\x05\x02\x00\x2d".to_vec();
        body.push(properties.len() as u8);
        body.extend(properties);
        body.extend(b"\x00\x03abc");
        let mut out = vec![0x10, body.len() as u8];
        out.extend(body);
        out
    }

    #[test]
    fn a_connect_is_read_whole_and_in_parts() {
        let bytes = connect();
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), Read::More, "{end}");
        }
        let Read::Packet(Packet::Connect(connect), used) = read(&bytes) else {
            panic!("not a CONNECT");
        };
        assert_eq!(used, bytes.len());
        assert!(connect.clean_start);
        assert_eq!(connect.keep_alive_s, 45);
        assert_eq!(connect.client_id, "abc");
        assert_eq!(connect.properties.authentication_method, "pass");
        assert_eq!(connect.properties.user("business"), "management");
    }

    #[test]
    fn what_is_not_mqtt_is_malformed() {
        assert_eq!(read(b"\x10\x02\x00\x09"), Read::Malformed);
        assert_eq!(read(b"\x82\x03\x00\x00\x00"), Read::Malformed);
        assert_eq!(read(b"\xc0\xff\xff\xff\xff\x01"), Read::Malformed);
        assert_eq!(read(b"\xc0\x00"), Read::Packet(Packet::Ping, 2));
    }

    #[test]
    fn answers_are_written_as_the_standard_says() {
        assert_eq!(connack(0, None), b"\x20\x03\x00\x00\x00");
        assert_eq!(connack(0x9d, Some("a:1")), b"\x20\x09\x00\x9d\x06\x1c\x00\x03a:1");
        assert_eq!(suback(7, &[0]), b"\x90\x04\x00\x07\x00\x00");
        assert_eq!(publish("t", "x", "{}"), b"\x30\x10\x00\x01t\x0a\x26\x00\x04type\x00\x01x{}");
    }
}
