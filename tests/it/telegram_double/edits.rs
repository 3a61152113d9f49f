//! Edits, deletions and answers to presses.

use serde_json::{Value, json};

use super::{Double, FORUM, GROUP, XIAOLIN, png};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

fn edit(id: i64, text: &str) -> Value {
    json!({"chat_id": XIAOLIN, "message_id": id, "text": text})
}

fn button(data: &str) -> Value {
    json!({"inline_keyboard": [[{"text": "press", "callback_data": data}]]})
}

#[tokio::test]
async fn a_text_is_edited_only_when_it_is_the_bots_and_changes() {
    let double = Double::start().await;
    let id = double.send(XIAOLIN, "one").await;
    double.bad("editMessageText", edit(id, "one"), NOT_MODIFIED).await;
    double.bad("editMessageText", edit(999, "two"), "message to edit not found").await;
    double.bad("editMessageText", edit(id, ""), "message text is empty").await;
    double.bad("editMessageText", edit(id, &"x".repeat(4097)), "message is too long").await;
    let params = json!({"chat_id": XIAOLIN, "text": "x"});
    double.bad("editMessageText", params, "message identifier is not specified").await;
    let theirs = double.say(XIAOLIN, XIAOLIN, "mine").await;
    double.bad("editMessageText", edit(theirs, "two"), "message can't be edited").await;
    let edited = double.ok("editMessageText", edit(id, "two")).await;
    assert_eq!(edited["text"], "two");
    assert!(edited["edit_date"].is_i64());
}

#[tokio::test]
async fn an_edit_without_a_keyboard_removes_it_and_that_is_a_change() {
    let double = Double::start().await;
    let params = json!({"chat_id": XIAOLIN, "text": "one", "reply_markup": button("a")});
    let id = double.ok("sendMessage", params).await["message_id"].as_i64().expect("an id");
    let same = json!({"chat_id": XIAOLIN, "message_id": id, "reply_markup": button("a")});
    double.bad("editMessageReplyMarkup", same, NOT_MODIFIED).await;
    let edited = double.ok("editMessageText", edit(id, "one")).await;
    assert!(edited.get("reply_markup").is_none());
    double.bad("editMessageText", edit(id, "one"), NOT_MODIFIED).await;
}

#[tokio::test]
async fn captions_and_media_are_edited_where_there_are_any() {
    let double = Double::start().await;
    let text = double.send(XIAOLIN, "text").await;
    let caption =
        |id: i64, text: &str| json!({"chat_id": XIAOLIN, "message_id": id, "caption": text});
    let words = "there is no caption in the message to edit";
    double.bad("editMessageCaption", caption(text, "x"), words).await;
    let (_, body) = double.upload("sendPhoto", "photo", "a.png", png(10, 10)).await;
    let id = body["result"]["message_id"].as_i64().expect("an id");
    let words = "there is no text in the message to edit";
    double.bad("editMessageText", edit(id, "x"), words).await;
    let long = caption(id, &"x".repeat(1025));
    double.bad("editMessageCaption", long, "message caption is too long").await;
    double.ok("editMessageCaption", caption(id, "now")).await;
    double.bad("editMessageCaption", caption(id, "now"), NOT_MODIFIED).await;

    let media = |media: Value| json!({"chat_id": XIAOLIN, "message_id": id, "media": media});
    let unknown = media(json!({"type": "photo", "media": "never"}));
    double.bad("editMessageMedia", unknown, "wrong file identifier/HTTP URL specified").await;
    let wrong = media(json!({"type": "song", "media": "x"}));
    let words = "can't parse InputMedia: Unsupported type of the InputMedia";
    double.bad("editMessageMedia", wrong, words).await;
    let form = reqwest::multipart::Form::new()
        .text("chat_id", XIAOLIN.to_string())
        .text("message_id", id.to_string())
        .text(
            "media",
            json!({"type": "photo", "media": "attach://new", "caption": "new"}).to_string(),
        )
        .part("new", reqwest::multipart::Part::bytes(png(20, 20)).file_name("b.png"));
    let request = double.http.post(double.url("editMessageMedia")).multipart(form);
    let (status, body) = double.answer(request).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body["result"]["photo"][1]["width"], 20);
}

#[tokio::test]
async fn deleting_has_its_limits() {
    let double = Double::start().await;
    let delete = |chat: i64, id: i64| json!({"chat_id": chat, "message_id": id});
    double.bad("deleteMessage", delete(XIAOLIN, 999), "message to delete not found").await;
    let own = double.send(XIAOLIN, "x").await;
    double.ok("deleteMessage", delete(XIAOLIN, own)).await;
    double.bad("deleteMessage", delete(XIAOLIN, own), "message to delete not found").await;
    let theirs = double.say(XIAOLIN, XIAOLIN, "cookie").await;
    double.ok("deleteMessage", delete(XIAOLIN, theirs)).await;

    let in_group = double.say(GROUP, XIAOLIN, "cookie").await;
    double.bad("deleteMessage", delete(GROUP, in_group), "message can't be deleted").await;
    let admin = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    double.control_ok("bot", admin).await;
    double.ok("deleteMessage", delete(GROUP, in_group)).await;

    let old = double.send(XIAOLIN, "old").await;
    double.control_ok("clock", json!({"advance": 48 * 3600 + 60})).await;
    let words = "message can't be deleted for everyone";
    double.bad("deleteMessage", delete(XIAOLIN, old), words).await;
    let fresh = double.send(XIAOLIN, "fresh").await;
    let many = json!({"chat_id": XIAOLIN, "message_ids": [fresh, 999]});
    double.ok("deleteMessages", many).await;
    double.bad("deleteMessage", delete(XIAOLIN, fresh), "message to delete not found").await;
}

#[tokio::test]
async fn a_press_is_answered_once_in_time_and_the_person_sees_it() {
    let double = Double::start().await;
    let answer = |id: &Value| json!({"callback_query_id": id, "text": "好", "show_alert": true});
    double.bad("answerCallbackQuery", answer(&json!("1")), TOO_OLD).await;
    let params = json!({"chat_id": XIAOLIN, "text": "x", "reply_markup": button("go")});
    let id = double.ok("sendMessage", params).await["message_id"].as_i64().expect("an id");
    let press =
        |data: &str| json!({"chat": XIAOLIN, "user": XIAOLIN, "message_id": id, "data": data});
    assert_eq!(double.control("press", press("other")).await.0, 400);
    double.updates().await;
    double.control_ok("press", press("go")).await;
    let query = double.updates().await[0]["callback_query"].take();
    assert_eq!((&query["data"], &query["message"]["text"]), (&json!("go"), &json!("x")));
    let long = json!({"callback_query_id": query["id"], "text": "x".repeat(201)});
    double.bad("answerCallbackQuery", long, "MESSAGE_TOO_LONG").await;
    let url = json!({"callback_query_id": query["id"], "url": "https://y.qq.com"});
    double.bad("answerCallbackQuery", url, "URL_INVALID").await;
    double.ok("answerCallbackQuery", answer(&query["id"])).await;
    let seen = double.look(&format!("answers?user={XIAOLIN}")).await;
    assert_eq!(seen[0]["answer"], json!({"text": "好", "show_alert": true, "url": null}));

    double.control_ok("press", press("go")).await;
    let query = double.updates().await[0]["callback_query"].take();
    double.control_ok("clock", json!({"advance": 60})).await;
    double.bad("answerCallbackQuery", answer(&query["id"]), TOO_OLD).await;
}

#[tokio::test]
async fn members_and_rights_are_known() {
    let double = Double::start().await;
    let member = |chat: i64, user: i64| json!({"chat_id": chat, "user_id": user});
    let creator = double.ok("getChatMember", member(GROUP, XIAOLIN)).await;
    assert_eq!(creator["status"], "creator");
    double.bad("getChatMember", member(GROUP, 5), "PARTICIPANT_ID_INVALID").await;
    double
        .control_ok("role", json!({"chat": GROUP, "user": 10_003, "role": "administrator"}))
        .await;
    let admins = double.ok("getChatAdministrators", json!({"chat_id": GROUP})).await;
    assert_eq!(admins.as_array().map(Vec::len), Some(2));
    let words = "there are no administrators in the private chat";
    double.bad("getChatAdministrators", json!({"chat_id": XIAOLIN}), words).await;
    assert_eq!(double.ok("getChat", json!({"chat_id": FORUM})).await["is_forum"], true);
    let pin = json!({"chat_id": GROUP, "message_id": double.send(GROUP, "x").await});
    let words = "not enough rights to manage pinned messages in the chat";
    double.bad("pinChatMessage", pin, words).await;
    let react = json!({"chat_id": GROUP, "message_id": 999, "reaction": []});
    double.bad("setMessageReaction", react, "message to react not found").await;
}
