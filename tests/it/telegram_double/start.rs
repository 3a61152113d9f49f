//! Tokens, methods, polling, webhooks, the profile.

use std::time::Duration;

use serde_json::json;

use super::{Double, GROUP, XIAOLIN};

#[tokio::test]
async fn a_wrong_token_is_unauthorized_and_an_unknown_method_not_found() {
    let double = Double::start().await;
    let base = double.playground.telegram_url();
    for token in ["4242:other", "4242", "x:y", "4242:a b"] {
        let request = double.http.get(format!("{base}/bot{token}/getMe"));
        let (status, body) = double.answer(request).await;
        let expected = json!({"ok": false, "error_code": 401, "description": "Unauthorized"});
        assert_eq!((status, body), (401, expected), "{token}");
    }
    assert_eq!(double.refused("sendMesage", json!({})).await, (404, "Not Found".to_owned()));
    assert_eq!(double.refused("sendPoll", json!({})).await.0, 400);
}

#[tokio::test]
async fn parameters_come_by_query_form_json_and_multipart_and_methods_in_any_case() {
    let double = Double::start().await;
    let chat = XIAOLIN.to_string();
    let fields = [("chat_id", chat.as_str()), ("text", "晴天")];
    let form = reqwest::multipart::Form::new().text("chat_id", chat.clone()).text("text", "晴天");
    let requests = [
        double.http.get(double.url("SENDMESSAGE")).query(&fields),
        double.http.post(double.url("SendMessage")).form(&fields),
        double
            .http
            .post(double.url("sendmessage"))
            .json(&json!({"chat_id": XIAOLIN, "text": "晴天"})),
        double.http.post(double.url("sendMessage")).multipart(form),
    ];
    for request in requests {
        let (status, body) = double.answer(request).await;
        assert_eq!((status, body["result"]["text"].as_str()), (200, Some("晴天")));
    }
}

#[tokio::test]
async fn libraries_that_drop_the_path_of_the_address_reach_it_too() {
    let double = Double::start().await;
    let base = double.playground.base();
    let asked = |path: &str| double.http.get(format!("{base}/{path}")).send();
    assert_eq!(asked("bot4242:double/getMe").await.expect("an answer").status(), 200);
    assert_eq!(asked("elsewhere").await.expect("an answer").status(), 404);
}

#[tokio::test]
async fn updates_are_given_again_until_an_offset_confirms_them() {
    let double = Double::start().await;
    for text in ["one", "two", "three"] {
        double.say(XIAOLIN, XIAOLIN, text).await;
    }
    // /start is the newest that was kept.
    let all = double.ok("getUpdates", json!({"limit": 3})).await;
    assert_eq!(all.as_array().map(Vec::len), Some(3));
    assert_eq!(all[1]["message"]["text"], "one");
    let again = double.ok("getUpdates", json!({"limit": 3})).await;
    assert_eq!(again, all);
    let next = all[2]["update_id"].as_i64().expect("an id") + 1;
    let rest = double.ok("getUpdates", json!({"offset": next})).await;
    assert_eq!(rest.as_array().map(Vec::len), Some(1));
    assert_eq!(rest[0]["message"]["text"], "three");
}

#[tokio::test]
async fn a_long_poll_ends_when_something_comes_and_not_before() {
    let double = Double::start().await;
    double.updates().await;
    let poll = double.call("getUpdates", json!({"timeout": 30}));
    let say = async {
        // The poll is sent first; whichever arrives first, the update must be given.
        tokio::task::yield_now().await;
        double.say(XIAOLIN, XIAOLIN, "late").await
    };
    let both = async { tokio::join!(poll, say) };
    let (answer, _) = crate::wait::in_time("it is told", both).await;
    assert_eq!(answer.1["result"][0]["message"]["text"], "late");
}

#[tokio::test]
async fn of_two_pollers_the_older_is_told_of_a_conflict() {
    let double = Double::start().await;
    double.updates().await;
    let older = tokio::spawn({
        let (http, url) = (double.http.clone(), double.url("getUpdates"));
        async move {
            let answer = http.post(url).json(&json!({"timeout": 30})).send().await;
            answer.expect("an answer").json::<serde_json::Value>().await.expect("JSON")
        }
    });
    // Polls of zero seconds, until the older one has begun and was ended by one of them.
    let deadline = tokio::time::Instant::now() + Duration::from_secs(25);
    while !older.is_finished() && tokio::time::Instant::now() < deadline {
        double.ok("getUpdates", json!({"timeout": 0})).await;
    }
    let told = older.await.expect("no panic");
    assert_eq!(told["error_code"], 409);
    assert_eq!(
        told["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
}

#[tokio::test]
async fn a_webhook_forbids_polling_until_it_is_deleted() {
    let double = Double::start().await;
    double
        .bad(
            "setWebhook",
            json!({"url": "http://x.example"}),
            "bad webhook: An HTTPS URL must be provided for webhook",
        )
        .await;
    double.ok("setWebhook", json!({"url": "https://x.example/hook"})).await;
    assert_eq!(double.ok("getWebhookInfo", json!({})).await["url"], "https://x.example/hook");
    let (code, text) = double.refused("getUpdates", json!({})).await;
    assert_eq!(code, 409);
    assert!(text.starts_with("Conflict: can't use getUpdates method while webhook is active"));
    double.ok("deleteWebhook", json!({"drop_pending_updates": true})).await;
    assert_eq!(double.ok("getUpdates", json!({})).await, json!([]));
}

#[tokio::test]
async fn only_asked_kinds_of_updates_come() {
    let double = Double::start().await;
    double.updates().await;
    double.ok("getUpdates", json!({"allowed_updates": ["callback_query"]})).await;
    double.say(XIAOLIN, XIAOLIN, "unseen").await;
    assert_eq!(double.updates().await.len(), 0);
    double.ok("getUpdates", json!({"allowed_updates": []})).await;
    double.say(XIAOLIN, XIAOLIN, "seen").await;
    assert_eq!(double.updates().await.len(), 1);
}

#[tokio::test]
async fn menus_are_kept_by_scope_and_language_and_checked() {
    let double = Double::start().await;
    let commands = |name: &str| json!([{"command": name, "description": "d"}]);
    for (params, words) in [
        (json!({"commands": commands("Search")}), "BOT_COMMAND_INVALID"),
        (
            json!({"commands": [{"command": "a", "description": ""}]}),
            "command description must be non-empty",
        ),
        (
            json!({"commands": commands("a"), "language_code": "zh-hans"}),
            "invalid language code specified",
        ),
        (
            json!({"commands": commands("a"), "scope": {"type": "chat", "chat_id": 5}}),
            "chat not found",
        ),
    ] {
        double.bad("setMyCommands", params, words).await;
    }
    double.ok("setMyCommands", json!({"commands": commands("all")})).await;
    let private = json!({"type": "all_private_chats"});
    let zh = json!({"commands": commands("private"), "scope": private, "language_code": "zh"});
    double.ok("setMyCommands", zh).await;
    let seen = double.look(&format!("menu?chat={XIAOLIN}&user={XIAOLIN}")).await;
    assert_eq!(seen, commands("private"));
    assert_eq!(double.look(&format!("menu?chat={GROUP}&user={XIAOLIN}")).await, commands("all"));
    let asked = json!({"scope": private, "language_code": "zh"});
    assert_eq!(double.ok("getMyCommands", asked.clone()).await, commands("private"));
    double.ok("deleteMyCommands", asked).await;
    let seen = double.look(&format!("menu?chat={XIAOLIN}&user={XIAOLIN}")).await;
    assert_eq!(seen, commands("all"));
}

#[tokio::test]
async fn the_profile_is_kept_by_language() {
    let double = Double::start().await;
    double.ok("setMyName", json!({"name": "Music"})).await;
    double.ok("setMyDescription", json!({"description": "听歌", "language_code": "zh"})).await;
    assert_eq!(double.ok("getMe", json!({})).await["first_name"], "Music");
    let zh = double.ok("getMyDescription", json!({"language_code": "zh"})).await;
    assert_eq!(zh, json!({"description": "听歌"}));
    let other = double.ok("getMyDescription", json!({"language_code": "ja"})).await;
    assert_eq!(other, json!({"description": ""}));
    double.bad("setMyName", json!({"name": "x".repeat(65)}), "BOT_TITLE_INVALID").await;
}
