//! The first words, help, hints and cancelling.

use serde_json::json;

use super::send_photo;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// A picture of one pixel.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

#[tokio::test]
async fn help_in_private_lists_every_other_command_of_the_menu() {
    let world = World::start().await;
    world.say(ALICE, "/help").await;
    let help = world.expect_text(ALICE, "What I can do").await;
    for command in [
        "login", "check", "logout", "cookie", "search", "playlist", "song", "lyric", "convert",
        "user", "userinfo", "songlist", "refresh", "cancel", "settings", "share", "privacy",
    ] {
        assert!(help.text().contains(&format!("\n/{command} ")), "{command}");
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn help_in_a_group_is_short_and_tells_what_whoever_asks_may_use_there() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "/help").await;
    let help = world.expect_text(GROUP, "What I can do in this group").await;
    assert!(help.text().contains("\n/search ") && help.text().contains("\n/share "));
    assert!(help.text().contains("/sign /coin"), "{}", help.text());
    for private in ["/login", "/cookie", "/privacy", "/history", "/help"] {
        assert!(!help.text().contains(private), "{private}");
    }
    let door = &help.buttons()[0];
    assert!(door["url"].as_str().is_some_and(|url| url.ends_with("?start=help")), "{door}");
    world.say_in(GROUP, XIAOLIN, "/settings open music").await;
    world.expect_text(GROUP, "成员只能").await;
    world.say_in(GROUP, ALICE, "/help").await;
    let is_music_only = |message: &Message| {
        message.text().contains("What I can do in this group") && !message.text().contains("/sign")
    };
    let short = world.expect(GROUP, is_music_only).await;
    assert!(short.text().contains("\n/search ") && !short.text().contains("/share"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_link_into_the_private_chat_goes_on_there() {
    let world = World::start().await;
    world.say(XIAOLIN, "/start login").await;
    world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "这次登录取消了").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "现在没有正在做的事").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn what_is_not_understood_gets_a_hint() {
    let world = World::start().await;
    world.say(ALICE, "/serach x").await;
    world.expect_text(ALICE, "Did you mean /search?").await;
    send_photo(&world, ALICE, PIXEL, None).await;
    world.expect_text(ALICE, "I can only read text").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn the_photos_of_an_album_get_one_hint() {
    let world = World::start().await;
    for _ in 0..5 {
        send_photo(&world, ALICE, PIXEL, Some("1234567890")).await;
    }
    // One person's messages are answered in order: all that comes for the album is there.
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "What I can do").await;
    let hints = |message: &Message| message.text().contains("I can only read text");
    assert_eq!(world.messages(ALICE).iter().filter(|message| hints(message)).count(), 1);
    send_photo(&world, ALICE, PIXEL, Some("1234567891")).await;
    let both = |_: &_| world.messages(ALICE).iter().filter(|message| hints(message)).count() == 2;
    world.expect(ALICE, both).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn a_question_can_be_cancelled() {
    let world = World::start().await;
    world.say(XIAOLIN, "/lyric").await;
    world.expect_text(XIAOLIN, "想看哪首歌的歌词").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，不问了").await;
    world.say(XIAOLIN, "晴天").await;
    world.expect_text(XIAOLIN, "🔍 晴天").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_no_text_is_answered_in_private_and_left_alone_in_groups() {
    let world = World::start().await;
    let file =
        json!({"file_id": "f", "file_unique_id": "u", "file_size": 9, "mime_type": "audio/ogg"});
    let mut voice = file.clone();
    voice["duration"] = json!(3);
    let all = [
        json!({"voice": voice}),
        json!({"document": file}),
        json!({"location": {"latitude": 31.2, "longitude": 121.5}}),
        json!({"dice": {"emoji": "🎲", "value": 3}}),
        json!({"contact": {"phone_number": "+1000", "first_name": "A"}}),
    ];
    for content in all {
        let sent = |chat: i64| json!({"chat": chat, "user": XIAOLIN, "content": content});
        world.change("send", sent(GROUP)).await;
        let said = world.change("send", sent(XIAOLIN)).await["message_id"].as_i64().expect("an id");
        let told = world.expect(XIAOLIN, |it| it.id() > said && it.is_by_bot()).await;
        assert!(told.text().contains("只看得懂文字"), "{content}: {}", told.text());
    }
    let said = world.say(XIAOLIN, "😂🎉？").await;
    world.expect(XIAOLIN, |it| it.id() > said && it.text().contains("只看得懂文字")).await;
    assert!(world.messages(GROUP).iter().all(|message| !message.is_by_bot()));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_commands_word_without_its_slash_is_searched_for_and_leads_to_it() {
    let world = World::start().await;
    for (words, command) in [("登录", "/login"), ("帮助", "/help"), ("Help", "/help")] {
        let said = world.say(XIAOLIN, words).await;
        world.expect(XIAOLIN, |it| it.id() > said && it.text().contains(command)).await;
    }
    let said = world.say(XIAOLIN, "admin").await;
    world.expect(XIAOLIN, |it| it.id() > said && it.text().contains("admin")).await;
    assert!(!world.messages(XIAOLIN).iter().any(|it| it.text().contains("/admin")));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_cookie_below_a_file_is_a_cookie_too() {
    let world = World::start().await;
    let file = json!({"file_id": "f", "file_unique_id": "u", "file_size": 9});
    let caption = "uin=o1000000077; qm_keyst=Q_H_L_invented";
    let sent = |chat: i64| json!({"chat": chat, "user": XIAOLIN, "content": {"document": file, "caption": caption}});
    let said = world.change("send", sent(XIAOLIN)).await["message_id"].as_i64().expect("an id");
    world.expect_gone(XIAOLIN, said).await;
    world.expect_text(XIAOLIN, "不认这个 Cookie").await;
    // Telegram shows such messages to a bot that is an admin.
    let standing = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    world.change("bot", standing).await;
    world.change("send", sent(GROUP)).await;
    world.expect_text(GROUP, "Cookie 等于你的登录").await;
}
