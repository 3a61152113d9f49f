//! Play reports: the app's XML, and the JSON that newer pages send.
//!
//! The answer to the XML says only that it was read. What counts shows later, in the counters: see
//! [`Deed::PlayReport`] for why a report does not.

use std::io::{Read, Write};

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::ZlibEncoder;
use serde_json::{Value, json};

use super::Inner;
use super::call::{Answer, Call, Http, uin};
use super::day::day;
use super::gateway::Module;
use super::ledger::Deed;
use super::md5::md5;
use super::refusal::Code;
use super::xml::{Element, elements};

/// Mixed into the key of a report.
const SALT: &str = "gk2$Lh-&l4#!4iow";
/// The most seconds of one report.
const LONGEST_S: u64 = 2999;
/// The largest report, unpacked.
const MAX_XML: u64 = 1 << 20;
/// The command of a play.
const PLAY: &str = "1";

const BAD_KEY: i64 = 1;
const TOO_LONG: i64 = 2;
const REPEATED: i64 = 3;
const UNKNOWN_SONG: i64 = 4;
/// The code of a body that cannot be read: the double's own choice.
const UNREADABLE: i64 = 1001;

/// The key of a report.
pub(super) fn timekey(optime: &str, time: &str, uin: &str) -> String {
    md5(format!("{optime}{time}{uin}{SALT}").as_bytes())
}

/// `POST /android/fcgi-bin/imusic_tj`: XML, packed with gzip or not.
pub(super) fn xml(world: &Inner, http: &Http) -> Response {
    if http.method != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some(report) = unpacked(&http.body) else {
        return packed(UNREADABLE, "bad request");
    };
    let found = elements(&report);
    if found.is_empty() {
        return packed(UNREADABLE, "bad request");
    }
    let named = |name: &str| {
        let one = found.iter().find(|element| element.name == name);
        one.map(|element| element.text.clone()).unwrap_or_default()
    };
    let shown = Some(named("authst")).filter(|key| !key.is_empty());
    let key = shown.unwrap_or_else(|| http.cookie("qm_keyst"));
    for item in found.iter().filter(|element| element.name == "item" && element.get("cmd") == PLAY)
    {
        if play(world, item, &key) == Err(Code::RISK.0) {
            return packed(Code::RISK.0, "risk");
        }
    }
    packed(0, "")
}

/// What a play would earn, or why it does not count.
fn play(world: &Inner, item: &Element, key: &str) -> Result<(), i64> {
    let (optime, time) = (item.get("optime"), item.get("time"));
    let owner = uin(item.get("QQ")).ok_or(BAD_KEY)?;
    let seconds: u64 = time.parse().unwrap_or(0);
    let right = item.get("timekey") == timekey(optime, time, item.get("QQ"));
    let played = Played { owner, song: item.get("songid"), optime, seconds };
    played.count(world, key, if right { Ok(()) } else { Err(BAD_KEY) })
}

/// A play that was reported.
struct Played<'a> {
    owner: u64,
    /// The song's id; older reports have none.
    song: &'a str,
    optime: &'a str,
    seconds: u64,
}

impl Played<'_> {
    /// Writes the play into the ledger of its account, and credits it if it counts.
    fn count(&self, world: &Inner, key: &str, so_far: Result<(), i64>) -> Result<(), i64> {
        let now = world.clock.seconds();
        let mut state = world.state();
        let habits = state.habits;
        let keyed = state.accounts.check(key, Some(self.owner), now).is_ok();
        // A report without a login brings no account into being.
        if !keyed && state.accounts.find(self.owner).is_none() {
            return Err(Code::NO_LOGIN.0);
        }
        let song = self.song.parse().ok();
        let unknown =
            !self.song.is_empty() && song.is_none_or(|id: u64| world.catalog.by_id(id).is_none());
        let account = state.accounts.named(self.owner);
        let name = if self.song.is_empty() { self.optime } else { self.song };
        let heard = format!("{} {name}", day(now));
        let counts = match so_far {
            Err(code) => Err(code),
            Ok(()) if account.at_risk => Err(Code::RISK.0),
            Ok(()) if !keyed && !habits.plays_without_login => Err(Code::NO_LOGIN.0),
            Ok(()) if !(1..=LONGEST_S).contains(&self.seconds) => Err(TOO_LONG),
            Ok(()) if unknown => Err(UNKNOWN_SONG),
            Ok(()) if account.heard_songs.contains(&heard) && !habits.repeats_count => {
                Err(REPEATED)
            }
            Ok(()) => Ok(()),
        };
        account.ledger.note(now, Deed::PlayReport, name, counts.err().unwrap_or(0), self.seconds);
        if counts.is_ok() {
            account.heard_songs.insert(heard);
            account.played.earn(self.seconds, now);
        }
        counts
    }
}

fn unpacked(body: &[u8]) -> Option<String> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return String::from_utf8(body.to_vec()).ok();
    }
    let mut text = String::new();
    GzDecoder::new(body).take(MAX_XML).read_to_string(&mut text).ok()?;
    Some(text)
}

/// An answer: five bytes, then packed JSON.
fn packed(code: i64, message: &str) -> Response {
    let json = json!({"code": code, "msg": message}).to_string();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    let body = zlib.write_all(json.as_bytes()).and_then(|()| zlib.finish()).unwrap_or_default();
    let length = u32::try_from(body.len()).unwrap_or(0).to_be_bytes();
    [&length[..], &[1], &body].concat().into_response()
}

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.richFlag.listening" => |call, method| match method {
            "ListeningMusicReport" => Some(json_report(call)),
            _ => None,
        },
        _ => return None,
    })
}

/// `ListeningMusicReport`; only through the signed gateway.
fn json_report(call: &Call<'_>) -> Answer {
    if !call.signed {
        return Err(Code::SIGNED_ONLY.into());
    }
    let key = call.login()?;
    let seconds = u64::try_from(call.int("songPlayTime", 0)).unwrap_or(0);
    let song = call.text("songid");
    let played = Played { owner: key.uin, song: &song, optime: "", seconds };
    // Whether it counts shows in the counters only.
    let _ = played.count(call.world, &call.musickey(), Ok(()));
    Ok(Value::from_iter([("retCode", json!(0)), ("msg", json!(""))]))
}
