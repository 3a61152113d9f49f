//! Favourites, as coin tasks want them.

use super::super::{Error, Result};
use super::catalog;
use super::error::of_once;
use crate::model::{
    Credential, DirId, Favoured, Favourite, FavouriteId, FavouriteKind, PlaylistId, Song,
};
use crate::qqmusic::{self, Client, FavouritePage, Listed, Written};

/// Favourites that are looked at. Who has more learns from the answer to a write that a song was
/// there before.
const LOOKED_AT: u32 = 1000;
/// Playlists asked for at once, and calls for them.
const A_CALL: u32 = 100;
const MOST_CALLS: u32 = 10;
/// Recommended playlists that are looked at.
const RECOMMENDED: u32 = 30;
/// `retCode`, or code, while something else of the account is being written.
const BUSY: i64 = 10006;

pub(super) async fn favourites(
    client: &Client,
    kind: FavouriteKind,
    credential: &Credential,
) -> Result<Vec<FavouriteId>> {
    match kind {
        FavouriteKind::Song => {
            let songs =
                catalog::accelerate_list(client, DirId::FAVOURITES, LOOKED_AT, credential).await?;
            Ok(songs.songs.into_iter().map(|song| FavouriteId::Song(song.id)).collect())
        }
        FavouriteKind::Playlist => playlists(client, credential).await,
    }
}

async fn playlists(client: &Client, credential: &Credential) -> Result<Vec<FavouriteId>> {
    let encrypted = match credential.encrypt_uin.clone() {
        Some(known) => known,
        None => client.encrypted_uin(credential).await?.ok_or(Error::NotFound)?,
    };
    let mut found: Vec<FavouriteId> = Vec::new();
    let mut begin = 0;
    // The offset moves by the rows that came: there may be fewer than were asked for.
    for _ in 0..MOST_CALLS {
        let FavouritePage { rows, has_more } =
            client.favourite_playlists(credential, &encrypted, begin, A_CALL).await?;
        begin += u32::try_from(rows.len()).unwrap_or(A_CALL);
        let is_last = rows.is_empty() || has_more == Some(false);
        found.extend(rows.iter().filter_map(id_of));
        if is_last {
            break;
        }
    }
    Ok(found)
}

fn id_of(row: &Listed) -> Option<FavouriteId> {
    PlaylistId::new(row.tid).ok().map(FavouriteId::Playlist)
}

pub(super) async fn recommended(
    client: &Client,
    kind: FavouriteKind,
    credential: &Credential,
) -> Result<Vec<Favourite>> {
    match kind {
        FavouriteKind::Song => {
            let today =
                catalog::accelerate_list(client, DirId::DAILY, RECOMMENDED, credential).await?;
            let song = |Song { id, name, .. }| Favourite { id: FavouriteId::Song(id), name };
            Ok(today.songs.into_iter().map(song).collect())
        }
        FavouriteKind::Playlist => {
            let rows = client.recommended_playlists(credential, RECOMMENDED).await?;
            let playlist = |row: Listed| Some(Favourite { id: id_of(&row)?, name: row.title });
            Ok(rows.into_iter().filter_map(playlist).collect())
        }
    }
}

pub(super) async fn favour(
    client: &Client,
    it: FavouriteId,
    credential: &Credential,
) -> Result<Favoured> {
    let (api, answer) = match it {
        FavouriteId::Song(song) => {
            (qqmusic::ADD_SONG, client.add_favourite_song(credential, song).await)
        }
        FavouriteId::Playlist(playlist) => {
            (qqmusic::ADD_PLAYLIST, client.add_favourite_playlist(credential, playlist).await)
        }
    };
    meant(api, answer)
}

/// What an answer means. Where it has no code of its own, nothing says that it was done.
pub(super) fn meant(api: &'static str, answer: qqmusic::Result<Written>) -> Result<Favoured> {
    let code = match answer {
        Ok(Written { ret_code: None, .. }) => {
            return Err(Error::Uncertain("a change was answered without a code".into()));
        }
        Ok(written @ Written { ret_code: Some(0), .. }) => {
            return Ok(if written.existed() { Favoured::Existed } else { Favoured::Added });
        }
        Ok(Written { ret_code: Some(code), .. }) => code,
        Err(qqmusic::Error::Code { code: BUSY, .. }) => BUSY,
        Err(error) => return Err(of_once(error)),
    };
    match code {
        BUSY => Ok(Favoured::Busy),
        code => Err(of_once(qqmusic::Error::Code { api, code, url: None })),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(answer: serde_json::Value) -> Result<Favoured> {
        meant(qqmusic::ADD_SONG, Ok(serde_json::from_value(answer).expect("reads")))
    }

    #[test]
    fn only_a_code_of_nought_means_done_and_a_song_that_was_there_is_no_change() {
        assert!(matches!(said(json!({"retCode": 0})), Ok(Favoured::Added)));
        let there = json!({"retCode": 0, "result": {"songlist": [{"existed": 1}]}});
        assert!(matches!(said(there), Ok(Favoured::Existed)));
        for unclear in [json!({}), json!({"msg": "ok"}), json!({"result": {"songlist": []}})] {
            assert!(matches!(said(unclear), Err(Error::Uncertain(_))));
        }
        assert!(matches!(said(json!({"retCode": 80092})), Err(Error::Refused { code: 80092, .. })));
        assert!(matches!(said(json!({"retCode": 2001})), Err(Error::RateLimited { .. })));
    }

    #[test]
    fn a_lock_of_another_write_can_be_tried_again_wherever_it_is_told() {
        assert!(matches!(said(json!({"retCode": 10006})), Ok(Favoured::Busy)));
        let code = qqmusic::Error::Code { api: "x.Y/Z", code: BUSY, url: None };
        assert!(matches!(meant("x.Y/Z", Err(code)), Ok(Favoured::Busy)));
        let lost = qqmusic::Error::Timeout { host: "u.y.qq.com".into() };
        assert!(matches!(meant("x.Y/Z", Err(lost)), Err(Error::Uncertain(_))));
    }
}
