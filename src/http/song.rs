//! Play addresses and lyrics.

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog;
use super::failure::{Code, Failure};
use crate::model::{Denied, PlayAnswer, Quality};
use crate::wire;

pub(super) async fn song_url(state: &State, asked: &Asked) -> Answer {
    let quality = Quality::from_name(asked.input.text("fileType"));
    let quality = quality.ok_or_else(|| catalog::odd("fileType", "128, 320 or flac"))?;
    let song = catalog::song(state, asked, "songmid").await?;
    match state.ctx.service.song_url(&asked.caller, &song, quality).await? {
        PlayAnswer::Url(url) => answer(wire::MusicUrl::from(url)),
        PlayAnswer::Denied(why) => Err(denied(why)),
    }
}

fn denied(why: Denied) -> Failure {
    match why {
        Denied::NoSuchQuality => {
            Failure::new(Code::NotFound, "there is no file of this song in this quality")
        }
        Denied::LoginNeeded => {
            Failure::new(Code::NoKeys, "this song is not free: give the keys of an account")
        }
        Denied::VipNeeded => Failure::new(
            Code::VipNeeded,
            "a membership or a bought album is needed to play this song",
        ),
        Denied::NoRight => Failure::new(
            Code::NoRight,
            "the account may not play this song; QQ Music does not say why",
        ),
        Denied::DeviceLimit => Failure::new(
            Code::NoRight,
            "the account is used on too many devices: log out on one of them",
        ),
    }
}

pub(super) async fn lyric(state: &State, asked: &Asked) -> Answer {
    let song = catalog::song(state, asked, "mid").await?;
    let lyric = state.ctx.service.lyric(&asked.caller, &song).await?;
    answer(wire::Lyric::from(lyric))
}
