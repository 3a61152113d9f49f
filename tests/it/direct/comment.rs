//! Comments: sent once, and what the answers mean.

use axum::response::IntoResponse;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    AlbumMid, AlbumRef, CommentTarget, CommentText, NewComment, PlaylistId, SongId,
};
use serde_json::{Value, json};

use super::credential;
use super::upstream::{Upstream, With, answers, data, status};

fn comment() -> NewComment {
    NewComment {
        target: CommentTarget::Song(SongId::new(97773).expect("not zero")),
        text: CommentText::new("好听").expect("a comment"),
        reply_to: None,
    }
}

async fn refused_by(code: i64, answer: Value) -> Error {
    let upstream = Upstream::new(move |_, _| answers(&[(code, answer.clone())])).await;
    let error = upstream.direct.comment(&comment(), &credential()).await.expect_err("refused");
    assert_eq!(upstream.seen().len(), 1, "asked once");
    error
}

#[tokio::test]
async fn a_comment_is_sent_with_its_number_as_text_and_gives_its_id() {
    let answer = json!({"SubCode": "0", "Msg": "发表成功", "AddedCmId": "1!invented"});
    let upstream = Upstream::new(move |_, _| data(answer.clone())).await;
    let done = upstream.direct.comment(&comment(), &credential()).await.expect("written");
    assert_eq!(done.id.as_deref(), Some("1!invented"));
    let seen = upstream.seen();
    assert_eq!(seen[0].param(), json!({"Content": "好听", "BizType": 1, "BizId": "97773"}));
    assert_eq!(seen[0].methods(), ["AddComment"]);
    assert_eq!(seen[0].json()["comm"]["authst"], "Q_H_L_planted-key");
    let playlist = PlaylistId::new(8_000_000_001).expect("not zero");
    let reply = NewComment {
        target: CommentTarget::Playlist(playlist),
        reply_to: Some("1!other".into()),
        ..comment()
    };
    upstream.direct.comment(&reply, &credential()).await.expect("written");
    let param = upstream.seen()[1].param();
    assert_eq!((&param["BizType"], &param["BizId"]), (&json!(3), &json!("8000000001")));
    assert_eq!(param["RepliedCmId"], "1!other");
}

#[tokio::test]
async fn a_written_comment_may_lack_its_id_and_an_id_is_a_yes() {
    for (answer, id) in
        [(json!({"SubCode": 0}), None), (json!({"AddedCmId": "1!x", "SubCode": null}), Some("1!x"))]
    {
        let upstream = Upstream::new(move |_, _| data(answer.clone())).await;
        let done = upstream.direct.comment(&comment(), &credential()).await.expect("written");
        assert_eq!(done.id.as_deref(), id);
    }
}

#[tokio::test]
async fn a_captcha_gives_its_address_wherever_its_code_stands() {
    let page = "https://y.qq.com/m/invented/verify";
    for (code, answer) in [
        (10009, json!({"VerifyUrl": page})),
        (0, json!({"SubCode": 10009, "VerifyUrl": page})),
        (0, json!({"SubCode": 31_337, "VerifyUrl": page})),
    ] {
        match refused_by(code, answer).await {
            Error::VerificationRequired { url: Some(url) } => assert_eq!(url, page),
            other => panic!("{other:?}"),
        }
    }
    let error = refused_by(10009, Value::Null).await;
    assert!(matches!(error, Error::VerificationRequired { url: None }), "{error:?}");
}

#[tokio::test]
async fn a_refusal_is_clear() {
    let error = refused_by(0, json!({"SubCode": 31_337, "Msg": "planted"})).await;
    assert!(matches!(error, Error::Refused { code: 31_337, .. }), "{error:?}");
    // The codes of an answer are not those of an item, though the numbers are the same.
    for code in [1000, 2001, 10004, 10006] {
        let error = refused_by(0, json!({"SubCode": code, "Msg": "planted"})).await;
        assert!(matches!(error, Error::Refused { code: told, .. } if told == code), "{error:?}");
    }
    assert!(matches!(refused_by(1000, Value::Null).await, Error::LoginRequired));
    assert!(matches!(refused_by(2001, Value::Null).await, Error::RateLimited { .. }));
    assert!(matches!(refused_by(10006, Value::Null).await, Error::Refused { code: 10006, .. }));
}

#[tokio::test]
async fn whatever_is_not_clear_may_have_been_written_and_is_never_sent_again() {
    for answer in [0, 1, 2] {
        let upstream = Upstream::new(move |_, _| match answer {
            0 => status(503),
            1 => "planted".into_response(),
            _ => data(json!({"Msg": "?"})),
        })
        .await;
        let error = upstream.direct.comment(&comment(), &credential()).await.expect_err("unclear");
        assert!(matches!(error, Error::Uncertain(_)), "{error:?}");
        assert_eq!(upstream.seen().len(), 1);
    }
    let slow = With {
        timeout: std::time::Duration::from_secs(1),
        delay: std::time::Duration::from_secs(60),
        ..With::default()
    };
    let upstream = Upstream::with(slow, |_, _| data(json!({"SubCode": 0}))).await;
    let error = upstream.direct.comment(&comment(), &credential()).await.expect_err("too late");
    assert!(matches!(error, Error::Uncertain(_)), "{error:?}");
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn an_album_is_read_by_mid_and_an_unknown_one_is_not_found() {
    let upstream = Upstream::new(|seen, _| match seen.param()["albumMId"].as_str() {
        Some("000MkMni19ClKG") => data(json!({
            "basicInfo": {"albumID": "8220", "albumMid": "000MkMni19ClKG", "albumName": "Invented"},
            "singer": {"singerList": [{"mid": "x", "name": "Someone"}, null]},
        })),
        _ => data(json!({"basicInfo": {"albumID": 0}})),
    })
    .await;
    let mid = |text: &str| AlbumRef::Mid(AlbumMid::new(text).expect("valid"));
    let album = upstream.direct.album(&mid("000MkMni19ClKG"), None).await.expect("there");
    assert_eq!((album.id.value(), album.name.as_str()), (8220, "Invented"));
    assert_eq!(album.singers, ["Someone"]);
    let error = upstream.direct.album(&mid("nosuch"), None).await.expect_err("unknown");
    assert!(matches!(error, Error::NotFound), "{error:?}");
}
