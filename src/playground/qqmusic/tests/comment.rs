//! Comments: written, read, deleted, and every reason for which one is not taken.

use serde_json::{Value, json};

use super::super::Deed;
use super::*;

const WRITE: &str = "music.globalComment.CommentWriteServer";
const SONG: &str = "97773";

impl Client {
    async fn write(&self, comm: Value, kind: u64, id: &str, content: &str, replied: &str) -> Value {
        let param =
            json!({"Content": content, "BizType": kind, "BizId": id, "RepliedCmId": replied});
        self.call(comm, WRITE, "AddComment", param).await
    }

    async fn comments(&self, comm: Value, method: &str, page: u64, size: u64) -> Value {
        let param = json!({"BizType": 1, "BizId": SONG, "LastCommentSeqNo": "", "PageSize": size,
                           "PageNum": page, "HotType": 1});
        let answer = self.call(comm, "music.globalComment.CommentRead", method, param).await;
        assert_eq!(answer["code"], 0);
        answer["data"].clone()
    }

    async fn count(&self) -> u64 {
        let param = json!({"request": {"biz_id": SONG, "biz_type": 1, "biz_sub_type": 2}});
        let answer = self
            .call(anonymous(), "music.globalComment.CommentCountSrv", "GetCmCount", param)
            .await;
        answer["data"]["response"]["count"].as_u64().expect("a count")
    }
}

fn sub_code(answer: &Value) -> i64 {
    assert_eq!(answer["code"], 0, "{answer}");
    answer["data"]["SubCode"].as_i64().expect("a code")
}

#[tokio::test]
async fn a_comment_is_written_read_answered_counted_and_deleted() {
    let client = Client::new();
    let login = client.log_in(UIN).await;
    let before = client.count().await;
    let added = client.write(android(&login), 1, SONG, " 好听 🎵 ", "").await;
    assert_eq!(sub_code(&added), 0);
    assert_eq!(added["data"]["Msg"], "发表成功");
    let id = added["data"]["AddedCmId"].as_str().expect("an id").to_owned();
    assert!(id.starts_with("1!"));
    assert_eq!(client.count().await, before + 1);
    let newest = client.comments(android(&login), "GetNewCommentList", 0, 10).await;
    let first = &newest["CommentList"]["Comments"][0];
    assert_eq!(
        (&first["CmId"], &first["Content"], &first["IsSelf"]),
        (&json!(id), &json!("好听 🎵"), &json!(1))
    );
    let reply = client.write(android(&login), 1, SONG, "同感", &id).await;
    assert_eq!(reply["data"]["ParentCmId"], json!(id));
    for _ in 0..2 {
        let gone =
            client.call(android(&login), WRITE, "DelComment", json!({"CommentId": id})).await;
        assert_eq!(sub_code(&gone), 0);
    }
    assert_eq!(client.count().await, before + 1);
    let ledger = client.qq.ledger(UIN);
    assert_eq!(
        (ledger.done(Deed::Comment).len(), ledger.done(Deed::CommentDeletion).len()),
        (2, 2)
    );
    assert_eq!(client.qq.comments(UIN), [(1, 97_773, "同感".to_owned())]);
}

#[tokio::test]
async fn albums_and_playlists_are_commented_on_too() {
    let client = Client::new();
    let login = client.log_in(UIN).await;
    let album = client.qq.inner.catalog.albums[0].id.to_string();
    for (kind, id) in [(2, album.as_str()), (3, "7000000001")] {
        assert_eq!(sub_code(&client.write(android(&login), kind, id, "不错", "").await), 0);
    }
    assert_eq!(client.qq.comments(UIN).len(), 2);
}

#[tokio::test]
async fn what_does_not_exist_or_cannot_be_said_is_refused() {
    let client = Client::new();
    let login = client.log_in(UIN).await;
    let long = "长".repeat(301);
    let cases = [
        (1, "0", "好听", ""),
        (1, "0039MnYb0qxYhV", "好听", ""),
        (3, "7000000005", "私密歌单", ""),
        (9, SONG, "好听", ""),
        (1, SONG, " \n", ""),
        (1, SONG, &long, ""),
        (1, SONG, "看 https://example.invalid", ""),
        (1, SONG, "回复", "1!made-up"),
    ];
    let mut codes = Vec::new();
    for (kind, id, content, replied) in cases {
        codes.push(sub_code(&client.write(android(&login), kind, id, content, replied).await));
    }
    assert_eq!(codes, [10_003, 10_003, 10_003, 10_003, 10_001, 10_002, 10_006, 10_004]);
    assert_eq!(sub_code(&client.write(android(&login), 1, SONG, &"长".repeat(300), "").await), 0);
    assert_eq!(code_of(&client.write(anonymous(), 1, SONG, "好听", "").await), 1000);
    assert_eq!(client.qq.ledger(UIN).done(Deed::Comment).len(), 1);
    client.qq.set_muted(UIN, true);
    assert_eq!(sub_code(&client.write(android(&login), 1, SONG, "好听", "").await), 10_005);
}

#[tokio::test]
async fn who_writes_too_often_must_solve_a_captcha_10009() {
    let client = Client::new();
    let login = client.log_in(UIN).await;
    for time in 0..5 {
        let text = format!("第{time}次");
        assert_eq!(sub_code(&client.write(android(&login), 1, SONG, &text, "").await), 0);
    }
    let refused = client.write(android(&login), 1, SONG, "再来", "").await;
    assert_eq!(code_of(&refused), 10_009);
    let url = refused["data"]["VerifyUrl"].as_str().expect("a link").to_owned();
    client.clock.advance(600);
    assert_eq!(code_of(&client.write(android(&login), 1, SONG, "再来", "").await), 10_009);
    let path = url.strip_prefix("https:/").expect("https");
    assert_eq!(client.get(path, &[]).await.status(), StatusCode::OK);
    assert_eq!(sub_code(&client.write(android(&login), 1, SONG, "再来", "").await), 0);
    assert_eq!(client.get(path, &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_deletes_what_another_wrote() {
    let client = Client::new();
    let (one, other) = (client.log_in(UIN).await, client.log_in(UIN + 1).await);
    let added = client.write(android(&one), 1, SONG, "我的", "").await;
    let id = json!({"CommentId": added["data"]["AddedCmId"]});
    assert_eq!(
        sub_code(&client.call(android(&other), WRITE, "DelComment", id.clone()).await),
        10_007
    );
    assert_eq!(client.qq.comments(UIN).len(), 1);
    assert_eq!(code_of(&client.call(anonymous(), WRITE, "DelComment", id).await), 1000);
}

#[tokio::test]
async fn lists_are_paged_without_a_login_and_hold_every_comment_once() {
    let client = Client::new();
    for method in ["GetHotCommentList", "GetNewCommentList", "GetRecCommentList"] {
        let mut ids = Vec::new();
        for page in 0.. {
            let part = client.comments(anonymous(), method, page, 2).await;
            let list = part["CommentList"]["CommentIds"].as_array().expect("ids").clone();
            ids.extend(list.into_iter().map(|id| id.as_str().expect("text").to_owned()));
            if part["CommentList"]["HasMore"] == 0 {
                assert_eq!(part["TotalCmNum"], ids.len());
                break;
            }
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len() as u64, client.count().await, "{method}");
    }
}
