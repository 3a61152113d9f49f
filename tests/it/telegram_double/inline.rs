//! Inline mode: queries, results, what is chosen, and edits of what people sent by way of the bot.

use serde_json::{Value, json};

use super::{ALICE, Double, GROUP, XIAOLIN};

const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

/// A result with these fields of its own.
fn article(id: &str, more: &Value) -> Value {
    let content = json!({"message_text": "<b>晴天</b>", "parse_mode": "HTML"});
    let mut article =
        json!({"type": "article", "id": id, "title": "t", "input_message_content": content});
    for (name, value) in more.as_object().into_iter().flatten() {
        article[name] = value.clone();
    }
    article
}

fn keyboard() -> Value {
    json!({"reply_markup": {"inline_keyboard": [[{"text": "go", "callback_data": "go"}]]}})
}

impl Double {
    /// Somebody types after the bot's name; the id of the query.
    async fn typed(&self, user: i64, query: &str) -> Value {
        let body = json!({"user": user, "chat": GROUP, "query": query});
        self.control_ok("inline", body).await["inline_query_id"].take()
    }

    /// The update of this kind that came last.
    async fn last_update(&self, kind: &str) -> Value {
        let updates = self.updates().await;
        let found = updates.into_iter().rev().find_map(|mut one| Some(one.get_mut(kind)?.take()));
        found.unwrap_or_else(|| panic!("no {kind}"))
    }

    /// Somebody sends the result `1` of a query in the group; the message.
    async fn choose(&self, query: &Value) -> Value {
        let body = json!({
            "chat": GROUP, "user": XIAOLIN, "inline_query_id": query, "result_id": "1",
        });
        self.control_ok("choose", body).await["message"].take()
    }

    /// The file id of audio that the bot uploaded.
    async fn audio(&self) -> Value {
        let (_, mut body) = self.upload("sendAudio", "audio", "a.mp3", vec![1; 64]).await;
        body["result"]["audio"]["file_id"].take()
    }
}

#[tokio::test]
async fn results_are_checked_and_shown() {
    let double = Double::start().await;
    let id = double.typed(XIAOLIN, "晴天").await;
    let query = double.last_update("inline_query").await;
    assert_eq!((&query["query"], &query["chat_type"]), (&json!("晴天"), &json!("group")));
    let answer = |results: Value| json!({"inline_query_id": id, "results": results});
    let one = |id: &str, more: Value| answer(json!([article(id, &more)]));
    let refused = async |params: Value, words: &str| {
        double.bad("answerInlineQuery", params, words).await;
    };
    let twice = json!([article("1", &json!({})), article("1", &json!({}))]);
    refused(answer(twice), "RESULT_ID_DUPLICATE").await;
    refused(one("", json!({})), "RESULT_ID_INVALID").await;
    refused(one(&"x".repeat(65), json!({})), "RESULT_ID_INVALID").await;
    let many: Vec<Value> = (0..51).map(|n| article(&n.to_string(), &json!({}))).collect();
    refused(answer(json!(many)), "RESULTS_TOO_MUCH").await;
    let words = "can't parse inline query result: Can't find field \"title\"";
    refused(one("1", json!({"title": ""})), words).await;
    let words = "can't parse inline query result: Input message content is not specified";
    refused(one("1", json!({"input_message_content": null})), words).await;
    refused(one("1", json!({"input_message_content": {}})), "message text is empty").await;
    refused(one("1", json!({"thumbnail_url": "ftp://x.y"})), "WEBDOCUMENT_URL_INVALID").await;
    let data = json!({"inline_keyboard": [[{"text": "a", "callback_data": "x".repeat(65)}]]});
    refused(one("1", json!({"reply_markup": data})), "BUTTON_DATA_INVALID").await;
    let mut long = one("1", json!({}));
    long["next_offset"] = json!("x".repeat(65));
    refused(long, "NEXT_OFFSET_INVALID").await;
    let mut button = one("1", json!({}));
    button["button"] = json!({"text": "go", "start_parameter": "not this"});
    refused(button, "START_PARAM_INVALID").await;
    let cached = |file: &Value| json!([{"type": "audio", "id": "1", "audio_file_id": file}]);
    let words = "wrong file identifier/HTTP URL specified";
    refused(answer(cached(&json!("never"))), words).await;
    let unknown = json!({"inline_query_id": "1", "results": []});
    refused(unknown, TOO_OLD).await;
    let results = json!([article("1", &json!({}))]);
    double.ok("answerInlineQuery", answer(results.clone())).await;
    let seen = double.look(&format!("inline/{}", id.as_str().expect("an id"))).await;
    assert_eq!(seen["results"], results);
    let file = double.audio().await;
    double.ok("answerInlineQuery", answer(cached(&file))).await;
    double.control_ok("clock", json!({"advance": 60})).await;
    refused(answer(json!([])), TOO_OLD).await;
}

#[tokio::test]
async fn an_answer_is_kept_for_its_time_and_for_its_person() {
    let double = Double::start().await;
    let answered = async |id: &Value| {
        !double.look(&format!("inline/{}", id.as_str().expect("an id"))).await.is_null()
    };
    let id = double.typed(XIAOLIN, "晴").await;
    let params = json!({
        "inline_query_id": id, "results": [], "cache_time": 60, "is_personal": true,
    });
    double.ok("answerInlineQuery", params).await;
    assert!(answered(&double.typed(XIAOLIN, "晴").await).await);
    assert!(!answered(&double.typed(XIAOLIN, "晴天").await).await);
    let others = double.typed(ALICE, "晴").await;
    assert!(!answered(&others).await);
    let params = json!({"inline_query_id": others, "results": [], "cache_time": 120});
    double.ok("answerInlineQuery", params).await;
    double.control_ok("clock", json!({"advance": 61})).await;
    assert!(answered(&double.typed(10_003, "晴").await).await, "it is everybody's");
    double.control_ok("clock", json!({"advance": 60})).await;
    assert!(!answered(&double.typed(XIAOLIN, "晴").await).await);
}

#[tokio::test]
async fn what_is_chosen_is_sent_and_told_and_may_be_edited_when_it_has_buttons() {
    let double = Double::start().await;
    for more in [json!({}), keyboard()] {
        let id = double.typed(XIAOLIN, &more.to_string()).await;
        let params = json!({"inline_query_id": id, "results": [article("1", &more)]});
        double.ok("answerInlineQuery", params).await;
        double.updates().await;
        let message = double.choose(&id).await;
        assert_eq!((&message["text"], &message["from"]["id"]), (&json!("晴天"), &json!(XIAOLIN)));
        assert_eq!(message["via_bot"]["id"], 4242);
        let updates = double.updates().await;
        assert_eq!(updates[0]["message"]["via_bot"]["id"], 4242, "{updates:#?}");
        let chosen = &updates[1]["chosen_inline_result"];
        assert_eq!(chosen["result_id"], "1");
        assert_eq!(chosen["inline_message_id"].is_string(), message["reply_markup"].is_object());
    }
    let id = double.typed(XIAOLIN, "last").await;
    let params = json!({"inline_query_id": id, "results": [article("1", &keyboard())]});
    double.ok("answerInlineQuery", params).await;
    let message = double.choose(&id).await;
    let chosen = double.last_update("chosen_inline_result").await;
    let edit = |mut params: Value| {
        params["inline_message_id"] = chosen["inline_message_id"].clone();
        params
    };
    let press = json!({
        "chat": GROUP, "user": ALICE, "message_id": message["message_id"], "data": "go",
    });
    double.control_ok("press", press).await;
    let query = double.last_update("callback_query").await;
    assert_eq!(query["inline_message_id"], chosen["inline_message_id"]);
    assert!(query.get("message").is_none(), "{query}");

    let markup = json!({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]});
    let markup = edit(json!({"reply_markup": markup}));
    assert_eq!(double.ok("editMessageReplyMarkup", markup).await, true);
    assert_eq!(double.ok("editMessageText", edit(json!({"text": "new"}))).await, true);
    let words = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    double.bad("editMessageText", edit(json!({"text": "new"})), words).await;
    let other = json!({"inline_message_id": "AgAA", "text": "new"});
    double.bad("editMessageText", other, "MESSAGE_ID_INVALID").await;
    let media = |media: &str| edit(json!({"media": {"type": "audio", "media": media}}));
    let words = "invalid message content specified";
    double.bad("editMessageMedia", media("attach://a"), words).await;
    let words = "wrong file identifier/HTTP URL specified";
    double.bad("editMessageMedia", media("never"), words).await;
    let file = double.audio().await;
    double.ok("editMessageMedia", media(file.as_str().expect("an id"))).await;
    double.ok("editMessageCaption", edit(json!({"caption": "c"}))).await;
    let shown = double.look(&format!("chat/{GROUP}")).await;
    let last = shown.as_array().and_then(|all| all.last()).expect("a message");
    assert_eq!((&last["audio"]["file_id"], &last["caption"]), (&file, &json!("c")));
}

#[tokio::test]
async fn a_bot_has_inline_mode_and_feedback_when_its_owner_chose_so() {
    let double = Double::start().await;
    double.control_ok("botfather", json!({"feedback": false})).await;
    let id = double.typed(XIAOLIN, "晴天").await;
    let params = json!({"inline_query_id": id, "results": [article("1", &keyboard())]});
    double.ok("answerInlineQuery", params).await;
    double.updates().await;
    double.choose(&id).await;
    let updates = double.updates().await;
    assert!(updates.iter().all(|one| one.get("chosen_inline_result").is_none()), "{updates:#?}");
    double.control_ok("botfather", json!({"inline": false})).await;
    assert_eq!(double.ok("getMe", json!({})).await["supports_inline_queries"], false);
    let body = json!({"user": XIAOLIN, "query": "晴天"});
    assert_eq!(double.control("inline", body).await.0, 400);
}
