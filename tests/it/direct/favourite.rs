//! Favourites: what is sent, and what an answer means.

use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{Credential, Favoured, FavouriteId, FavouriteKind, PlaylistId, SongId};
use serde_json::{Value, json};

use super::credential;
use super::upstream::{Seen, Upstream, data};

fn song() -> FavouriteId {
    FavouriteId::Song(SongId::new(97773).expect("not zero"))
}

fn playlist(id: u64) -> FavouriteId {
    FavouriteId::Playlist(PlaylistId::new(id).expect("not zero"))
}

#[tokio::test]
async fn a_song_goes_into_directory_201_and_a_playlist_by_its_number() {
    let upstream = Upstream::new(|seen: &Seen, _| {
        let param = seen.param();
        match seen.methods()[0].as_str() {
            "AddSonglist" => {
                assert_eq!((&param["dirId"], &param["tid"]), (&json!(201), &json!(0)));
                assert_eq!(param["v_songInfo"], json!([{"songId": 97773, "songType": 0}]));
                let row = json!({"songId": 97773, "songType": 0, "existed": 0});
                data(json!({"retCode": 0, "result": {"songlist": [row]}}))
            }
            "FavPlaylist" => {
                assert_eq!(param["uin"], credential().uin.to_string());
                assert_eq!(param["v_playlistId"], json!([7]));
                data(json!({"retCode": 0}))
            }
            other => panic!("{other}"),
        }
    })
    .await;
    for it in [song(), playlist(7)] {
        let favoured = upstream.direct.favour(it, &credential()).await.expect("answers");
        assert_eq!(favoured, Favoured::Added);
    }
}

#[tokio::test]
async fn an_answer_without_a_code_is_no_success_and_nothing_is_sent_twice() {
    for answer in
        [json!({}), json!({"msg": "ok"}), json!({"result": {"songlist": []}}), Value::Null]
    {
        let shown = answer.clone();
        let upstream = Upstream::new(move |_: &Seen, _| data(answer.clone())).await;
        for it in [song(), playlist(7)] {
            let favoured = upstream.direct.favour(it, &credential()).await;
            assert!(matches!(favoured, Err(Error::Uncertain(_))), "{shown}: {favoured:?}");
        }
        assert_eq!(upstream.seen().len(), 2, "{shown}");
    }
}

#[tokio::test]
async fn playlists_among_the_favourites_are_read_to_their_end_by_the_encrypted_number() {
    let upstream = Upstream::new(|seen: &Seen, _| {
        if seen.address.starts_with("c6.y.qq.com/rsc/fcgi-bin/fcg_get_profile_homepage.fcg") {
            let creator = json!({"nick": "N", "encrypt_uin": "oKinvented"});
            return axum::response::IntoResponse::into_response(axum::Json(
                json!({"code": 0, "data": {"creator": creator}}),
            ));
        }
        let param = seen.param();
        assert_eq!(param["uin"], "oKinvented");
        let begin = param["offset"].as_u64().expect("a number");
        let row = |id: u64| json!({"tid": id, "name": "T"});
        // Fewer than asked for, and then the rest.
        match begin {
            0 => data(json!({"v_list": [row(1), row(2)], "hasmore": 1})),
            2 => data(json!({"v_list": [row(3)], "hasmore": 0})),
            other => panic!("{other}"),
        }
    })
    .await;
    let login = Credential { encrypt_uin: None, ..credential() };
    let found = upstream.direct.favourites(FavouriteKind::Playlist, &login).await.expect("reads");
    assert_eq!(found, [playlist(1), playlist(2), playlist(3)]);
}
