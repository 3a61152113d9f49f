//! Plays that are reported, as the Android app does it.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::GzEncoder;
use md5::{Digest, Md5};
use reqwest::header;
use secrecy::ExposeSecret;
use serde::Deserialize;
use url::Url;

use super::comm::{ANDROID, VERSION, device};
use super::request::Request;
use super::{Client, Error, Result, lenient};
use crate::model::{Credential, Play};

const REPORT: &str = "https://stat6.y.qq.com/android/fcgi-bin/imusic_tj";
/// What the report's key is mixed with.
const SALT: &str = "gk2$Lh-&l4#!4iow";
/// Bytes before the compressed part of an answer.
const HEADER_BYTES: usize = 5;
/// The answer is `{"code":0,"msg":""}`; more is none.
const MAX_ANSWER: u64 = 64 << 10;
const API: &str = "stat6.y.qq.com/imusic_tj";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reported {
    #[serde(deserialize_with = "lenient::maybe_integer")]
    code: Option<i64>,
}

impl Client {
    /// Reports a play: `stat6.y.qq.com/android/fcgi-bin/imusic_tj`. Sent once.
    ///
    /// That it is accepted (code 0) does not prove that the time is credited: public reports
    /// differ on whether and when it is, and a song that is repeated may be counted once.
    /// Errors: [`Error::Code`] for a code that is not 0.
    pub(crate) async fn report_play(&self, credential: &Credential, play: &Play) -> Result<()> {
        let url = Url::parse(REPORT).expect("a constant address is valid");
        let body = gzip(xml(credential, play).as_bytes());
        let request = Request::post(url, "application/x-www-form-urlencoded", body)
            .header(header::CONTENT_ENCODING, "gzip")
            .header(header::USER_AGENT, &format!("QQMusic {VERSION}(android 10)"));
        let answer = self.send(request).await?.ok()?;
        match code_of(&answer.body)? {
            0 => Ok(()),
            code => Err(Error::Code { api: API, code, url: None }),
        }
    }
}

/// The report's body before compression.
fn xml(credential: &Credential, play: &Play) -> String {
    let Play { song, seconds, ended_at } = play;
    let (uin, optime) = (credential.uin, ended_at.timestamp());
    let key = timekey(optime, *seconds, uin.value());
    let authst = escaped(credential.musickey.expose_secret());
    let device = device(Some(credential));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><root><ct>{ANDROID}</ct><cv>{VERSION}</cv>\
         <v>{VERSION}</v><uid></uid><qq>{uin}</qq><authst>{authst}</authst>\
         <tmeLoginType>{login_type}</tmeLoginType><OpenUDID>{device}</OpenUDID>\
         <udid>{device}</udid>\
         <item cmd=\"1\" optime=\"{optime}\" QQ=\"{uin}\" uid=\"\" time=\"{seconds}\" \
         timekey=\"{key}\" songid=\"{song}\" songtype=\"1\" playtype=\"1\" \
         audiotime=\"{millis}\" play_duration_mi=\"{millis}\"/></root>",
        login_type = credential.login_type.code(),
        millis = u64::from(*seconds) * 1000,
    )
}

/// Upper-case hex of the MD5 of end, seconds and account in digits, and a salt.
fn timekey(optime: i64, seconds: u32, uin: u64) -> String {
    hex::encode_upper(Md5::digest(format!("{optime}{seconds}{uin}{SALT}")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).expect("writing to memory does not fail");
    encoder.finish().expect("writing to memory does not fail")
}

/// The code of an answer: five bytes, then zlib of JSON; plain JSON is read too.
fn code_of(body: &[u8]) -> Result<i64> {
    const UNREADABLE: Error = Error::Garbage("the answer to a play report");
    let mut plain = Vec::new();
    let packed = body.get(HEADER_BYTES..).unwrap_or_default();
    let text = match ZlibDecoder::new(packed).take(MAX_ANSWER).read_to_end(&mut plain) {
        Ok(_) if !plain.is_empty() => plain.as_slice(),
        _ => body,
    };
    let value: serde_json::Value = serde_json::from_slice(text).map_err(|_| UNREADABLE)?;
    lenient::read::<Reported>(value).code.ok_or(UNREADABLE)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use flate2::read::GzDecoder;
    use flate2::write::ZlibEncoder;

    use super::*;
    use crate::model::{SongId, Uin};

    #[test]
    fn a_timekey_is_that_of_the_protocol() {
        assert_eq!(timekey(1_700_000_000, 240, 1_000_000_077), "4938D3E5B91FE68E0D465E1B325EE8A4");
    }

    #[test]
    fn a_report_says_who_heard_what_and_how_long() {
        let uin = Uin::new(1_000_000_077).expect("not zero");
        let credential = Credential::bare(uin, "Q_H_L_<&\">".into());
        let song = SongId::new(97773).expect("not zero");
        let ended_at = DateTime::from_timestamp(1_700_000_000, 0).expect("in range");
        let play = Play { song, seconds: 240, ended_at };
        let body = gzip(xml(&credential, &play).as_bytes());
        let mut text = String::new();
        GzDecoder::new(body.as_slice()).read_to_string(&mut text).expect("gzip");
        for part in [
            "<authst>Q_H_L_&lt;&amp;&quot;&gt;</authst>",
            "optime=\"1700000000\"",
            "time=\"240\"",
            "QQ=\"1000000077\"",
            "songid=\"97773\"",
            "timekey=\"4938D3E5B91FE68E0D465E1B325EE8A4\"",
            "play_duration_mi=\"240000\"",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn answers_are_read_packed_and_plain_and_silence_is_no_success() {
        let packed = |json: &str| {
            let mut encoder = ZlibEncoder::new(vec![1, 2, 3, 4, 5], Compression::default());
            encoder.write_all(json.as_bytes()).expect("memory");
            encoder.finish().expect("memory")
        };
        assert_eq!(code_of(&packed(r#"{"code":0,"msg":""}"#)).expect("read"), 0);
        assert_eq!(code_of(&packed(r#"{"code":"2001"}"#)).expect("read"), 2001);
        assert_eq!(code_of(br#"{"code":7}"#).expect("read"), 7);
        for bad in [&b""[..], b"\0\0\0\0\0", b"<html>", b"{}", &packed("[]")] {
            assert!(matches!(code_of(bad), Err(Error::Garbage(_))));
        }
    }
}
