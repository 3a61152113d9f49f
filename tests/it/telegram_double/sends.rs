//! New messages, and what they are refused for.

use serde_json::json;

use super::{ALICE, Double, FORUM, GROUP, XIAOLIN, png};

#[tokio::test]
async fn the_chat_must_be_one_that_the_bot_may_write_to() {
    let double = Double::start().await;
    let to = |chat: i64| json!({"chat_id": chat, "text": "x"});
    double.bad("sendMessage", json!({"text": "x"}), "chat_id is empty").await;
    double.bad("sendMessage", to(987_654), "chat not found").await;
    double
        .bad("sendMessage", json!({"chat_id": "@nobody_here", "text": "x"}), "chat not found")
        .await;
    assert_eq!(
        double.refused("sendMessage", to(ALICE)).await,
        (403, "Forbidden: bot can't initiate conversation with a user".to_owned())
    );
    double.control_ok("block", json!({"user": XIAOLIN})).await;
    for method in ["sendMessage", "sendChatAction"] {
        let params = json!({"chat_id": XIAOLIN, "text": "x", "action": "typing"});
        assert_eq!(
            double.refused(method, params).await,
            (403, "Forbidden: bot was blocked by the user".to_owned())
        );
    }
    double.control_ok("unblock", json!({"user": XIAOLIN})).await;
    double.send(XIAOLIN, "back").await;
    double.control_ok("bot", json!({"chat": GROUP, "user": XIAOLIN, "status": "kicked"})).await;
    assert_eq!(
        double.refused("sendMessage", to(GROUP)).await,
        (403, "Forbidden: bot was kicked from the group chat".to_owned())
    );
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_says_where_it_went() {
    let double = Double::start().await;
    let to = double.control_ok("migrate", json!({"chat": GROUP})).await["chat"].clone();
    let (status, body) = double.call("sendMessage", json!({"chat_id": GROUP, "text": "x"})).await;
    assert_eq!(status, 400);
    assert_eq!(body["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(body["parameters"], json!({"migrate_to_chat_id": to}));
    double.ok("sendMessage", json!({"chat_id": to, "text": "x"})).await;
}

#[tokio::test]
async fn a_topic_that_is_closed_or_gone_and_a_muted_bot_are_refused() {
    let double = Double::start().await;
    let made = double.control_ok("topic", json!({"chat": FORUM, "name": "日推"})).await;
    let topic = made["thread"].as_i64().expect("an id");
    let there = json!({"chat_id": FORUM, "message_thread_id": topic, "text": "x"});
    let state = |state: &str| json!({"chat": FORUM, "thread": topic, "state": state});
    double.control_ok("topic", state("closed")).await;
    double.bad("sendMessage", there.clone(), "TOPIC_CLOSED").await;
    double.control_ok("topic", state("open")).await;
    double.ok("sendMessage", there.clone()).await;
    double.control_ok("topic", state("deleted")).await;
    double.bad("sendMessage", there, "message thread not found").await;
    let standing = |status: &str| json!({"chat": FORUM, "user": XIAOLIN, "status": status});
    double.control_ok("bot", standing("restricted")).await;
    let plain = json!({"chat_id": FORUM, "text": "x"});
    let words = "not enough rights to send text messages to the chat";
    double.bad("sendMessage", plain.clone(), words).await;
    double.control_ok("bot", standing("member")).await;
    double.ok("sendMessage", plain).await;
}

#[tokio::test]
async fn a_text_has_one_to_4096_units_after_parsing() {
    let double = Double::start().await;
    let text = |text: &str| json!({"chat_id": XIAOLIN, "text": text, "parse_mode": "HTML"});
    double.bad("sendMessage", json!({"chat_id": XIAOLIN}), "message text is empty").await;
    double.bad("sendMessage", text("  \n "), "message text is empty").await;
    double.bad("sendMessage", text("<b></b>"), "message text is empty").await;
    double.bad("sendMessage", text(&"晴".repeat(4097)), "message is too long").await;
    double.bad("sendMessage", text(&"😀".repeat(2049)), "message is too long").await;
    let full = format!("<b>{}</b>", "&lt;".repeat(4096));
    let message = double.ok("sendMessage", text(&full)).await;
    assert_eq!(message["entities"], json!([{"type": "bold", "offset": 0, "length": 4096}]));
}

#[tokio::test]
async fn formatting_is_refused_before_the_chat_is_looked_at() {
    let double = Double::start().await;
    for (mode, text, words) in [
        ("HTML", "<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("HTML", "Jay <3", "Unclosed start tag at byte offset 4"),
        (
            "MarkdownV2",
            "1.0",
            "Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        ("Markdown", "a*b", "Can't find end of the entity starting at byte offset 1"),
    ] {
        let params = json!({"chat_id": 987_654, "text": text, "parse_mode": mode});
        double.bad("sendMessage", params, &format!("can't parse entities: {words}")).await;
    }
    let params = json!({"chat_id": XIAOLIN, "text": "x", "parse_mode": "BBCode"});
    double.bad("sendMessage", params, "unsupported parse_mode").await;
}

#[tokio::test]
async fn keyboards_are_checked() {
    let double = Double::start().await;
    let with = |button: serde_json::Value| json!({"chat_id": XIAOLIN, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}});
    for (button, words) in [
        (json!({"text": "a", "callback_data": "x".repeat(65)}), "BUTTON_DATA_INVALID"),
        (json!({"text": "", "callback_data": "x"}), "inline keyboard button text is empty"),
        (
            json!({"text": "a", "url": "song"}),
            "inline keyboard button URL 'song' is invalid: Wrong HTTP URL",
        ),
        (
            json!({"text": "a"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            json!({"callback_data": "a"}),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
    ] {
        double.bad("sendMessage", with(button), words).await;
    }
    let params = json!({"chat_id": XIAOLIN, "text": "x", "reply_markup": [1]});
    double.bad("sendMessage", params, "object expected as reply markup").await;
    double.ok("sendMessage", with(json!({"text": "a", "callback_data": "x".repeat(64)}))).await;
}

#[tokio::test]
async fn a_reply_needs_its_message_unless_it_may_do_without() {
    let double = Double::start().await;
    let reply = |id: i64, optional: bool| {
        json!({
            "chat_id": XIAOLIN, "text": "x",
            "reply_parameters": {"message_id": id, "allow_sending_without_reply": optional},
        })
    };
    double.bad("sendMessage", reply(999, false), "message to be replied not found").await;
    assert!(double.ok("sendMessage", reply(999, true)).await.get("reply_to_message").is_none());
    let id = double.say(XIAOLIN, XIAOLIN, "question").await;
    let message = double.ok("sendMessage", reply(id, false)).await;
    assert_eq!(message["reply_to_message"]["text"], "question");
}

#[tokio::test]
async fn a_topic_must_exist_and_is_shown() {
    let double = Double::start().await;
    let in_topic =
        |chat: i64, thread: i64| json!({"chat_id": chat, "text": "x", "message_thread_id": thread});
    double.bad("sendMessage", in_topic(FORUM, 999), "message thread not found").await;
    double.bad("sendMessage", in_topic(FORUM, 1), "message thread not found").await;
    double.bad("sendMessage", in_topic(XIAOLIN, 2), "message thread not found").await;
    let action = json!({"chat_id": FORUM, "action": "typing", "message_thread_id": 999});
    double.bad("sendChatAction", action, "message thread not found").await;
    let state = double.look("state").await;
    let chats = state["chats"].as_array().expect("chats");
    let forum = chats.iter().find(|chat| chat["id"] == FORUM).expect("the forum");
    let thread = forum["topics"][0]["thread"].as_i64().expect("a topic");
    let message = double.ok("sendMessage", in_topic(FORUM, thread)).await;
    assert_eq!(message["message_thread_id"], thread);
    assert_eq!(message["is_topic_message"], true);
}

#[tokio::test]
async fn photos_are_uploaded_measured_sent_again_and_fetched() {
    let double = Double::start().await;
    let picture = png(40, 30);
    let (status, body) = double.upload("sendPhoto", "photo", "cover.png", picture.clone()).await;
    assert_eq!(status, 200, "{body}");
    let photo = &body["result"]["photo"][1];
    assert_eq!((&photo["width"], &photo["height"]), (&json!(40), &json!(30)));
    let id = photo["file_id"].as_str().expect("an id");
    double.ok("sendPhoto", json!({"chat_id": XIAOLIN, "photo": id, "caption": "again"})).await;
    let as_document = json!({"chat_id": XIAOLIN, "document": id});
    double.bad("sendDocument", as_document, "can't use file of type Photo as Document").await;

    let path = double.ok("getFile", json!({"file_id": id})).await["file_path"].clone();
    let url = double.playground.telegram_url();
    let url = format!("{url}/file/bot{}/{}", super::TOKEN, path.as_str().expect("a path"));
    let fetched = double.http.get(url).send().await.expect("an answer").bytes().await;
    assert_eq!(fetched.expect("bytes"), picture);
}

#[tokio::test]
async fn files_are_refused_for_their_id_kind_size_and_shape() {
    let double = Double::start().await;
    double.bad("sendPhoto", json!({"chat_id": XIAOLIN}), "there is no photo in the request").await;
    let unknown = |field: &str| json!({"chat_id": XIAOLIN, field: "AgACnever"});
    for (method, field) in
        [("sendPhoto", "photo"), ("sendAudio", "audio"), ("sendDocument", "document")]
    {
        let words = "wrong file identifier/HTTP URL specified";
        double.bad(method, unknown(field), words).await;
    }
    let words = "wrong file_id or the file is temporarily unavailable";
    double.bad("getFile", json!({"file_id": "never"}), words).await;
    for (bytes, words) in [
        (vec![1; 100], "IMAGE_PROCESS_FAILED".to_owned()),
        (Vec::new(), "file must be non-empty".to_owned()),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS".to_owned()),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS".to_owned()),
        (
            vec![0; (10 << 20) + 1],
            format!(
                "file of size {} bytes is too big for a photo; the maximum size is {} bytes",
                (10 << 20) + 1,
                10 << 20
            ),
        ),
    ] {
        let (status, body) = double.upload("sendPhoto", "photo", "x.png", bytes).await;
        assert_eq!((status, &body["description"]), (400, &json!(format!("Bad Request: {words}"))));
    }
    let (status, body) =
        double.upload("sendDocument", "document", "x.bin", vec![0; (50 << 20) + 1]).await;
    assert_eq!(status, 413);
    assert_eq!(body["description"], "Request Entity Too Large");
}

#[tokio::test]
async fn audio_shows_what_was_said_of_it_and_captions_have_1024_units() {
    let double = Double::start().await;
    let form = |caption: String| {
        reqwest::multipart::Form::new()
            .text("chat_id", XIAOLIN.to_string())
            .text("caption", caption)
            .text("title", "晴天")
            .text("performer", "周杰伦")
            .text("duration", "3")
            .text("audio", "attach://tone")
            .part("tone", reqwest::multipart::Part::bytes(vec![7; 10]).file_name("tone.mp3"))
    };
    let send = |caption: String| double.http.post(double.url("sendAudio")).multipart(form(caption));
    let (status, body) = double.answer(send("x".repeat(1025))).await;
    let words = json!("Bad Request: message caption is too long");
    assert_eq!((status, &body["description"]), (400, &words));
    let (status, body) = double.answer(send("x".repeat(1024))).await;
    assert_eq!(status, 200);
    let audio = &body["result"]["audio"];
    let shown = json!([audio["title"], audio["performer"], audio["duration"], audio["file_name"]]);
    assert_eq!(shown, json!(["晴天", "周杰伦", 3, "tone.mp3"]));
}

#[tokio::test]
async fn copies_forwards_and_actions_are_checked() {
    let double = Double::start().await;
    let from = |id: i64| json!({"chat_id": XIAOLIN, "from_chat_id": XIAOLIN, "message_id": id});
    double.bad("copyMessage", from(999), "message to copy not found").await;
    double.bad("forwardMessage", from(999), "message to forward not found").await;
    let id = double.say(XIAOLIN, XIAOLIN, "hello").await;
    let copy = double.ok("copyMessage", from(id)).await;
    assert_eq!(copy, json!({"message_id": id + 1}));
    let forward = double.ok("forwardMessage", from(id)).await;
    assert_eq!(forward["forward_origin"]["sender_user"]["id"], XIAOLIN);
    let action = json!({"chat_id": XIAOLIN, "action": "singing"});
    double.bad("sendChatAction", action, "wrong parameter action in request").await;
    double.ok("sendChatAction", json!({"chat_id": XIAOLIN, "action": "upload_photo"})).await;
}
