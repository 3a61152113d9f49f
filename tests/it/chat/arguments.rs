//! Commands without arguments, with wrong ones, and in a group: each says what it wants.

use super::{has_button, log_in};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

const UIN: u64 = 314_159_265;

#[tokio::test]
async fn an_accounts_number_is_not_shown_in_a_group() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let number = UIN.to_string();
    for (command, words) in [("/user", "金币："), ("/userinfo", "音响力："), ("/check", "登录正常")]
    {
        world.say_in(GROUP, XIAOLIN, command).await;
        let told = world.expect_text(GROUP, words).await;
        assert!(!told.text().contains(&number), "{command}: {}", told.text());
        world.say(XIAOLIN, command).await;
        let told = world.expect_text(XIAOLIN, words).await;
        assert!(told.text().contains(&number), "{command}: {}", told.text());
    }
}

#[tokio::test]
async fn who_has_no_login_is_told_what_a_command_is_for_before_being_asked_to_log_in() {
    let world = World::start().await;
    for (command, words) in [
        ("/comment", "/comment song 97773 Lovely!"),
        ("/playlist", "To see your own playlists, log in first."),
    ] {
        let said = world.say(ALICE, command).await;
        let told = world.expect(ALICE, |it| it.id() > said && it.is_by_bot()).await;
        assert!(told.text().contains(words), "{command}: {}", told.text());
        assert!(has_button(&told, "Log in"), "{command}");
    }
}

#[tokio::test]
async fn a_way_to_log_in_that_does_not_exist_is_not_taken_for_another() {
    let world = World::start().await;
    let said = world.say(XIAOLIN, "/login <fax>").await;
    let told = world.expect(XIAOLIN, |it| it.id() > said && it.is_by_bot()).await;
    assert!(
        told.text().contains("没有“<fax>”这种登录方式。可以写 qq、wechat 或 app"),
        "{}",
        told.text()
    );
    world.say(XIAOLIN, "/login 微信").await;
    let picture = world.expect(XIAOLIN, |it| it.has("photo")).await;
    assert!(picture.text().contains("微信"), "{}", picture.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_kind_of_comment_without_its_subject_is_explained_and_not_searched_for() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    for kind in ["song", "album", "playlist"] {
        let said = world.say(XIAOLIN, &format!("/comment {kind}")).await;
        let told = world.expect(XIAOLIN, |it| it.id() > said && it.is_by_bot()).await;
        assert!(told.text().contains("可以这样写：/comment song 97773 好听"), "{}", told.text());
    }
}

#[tokio::test]
async fn links_that_lead_elsewhere_are_told_from_words_and_from_each_other() {
    let world = World::start().await;
    for (text, words) in [
        ("https://y.qq.com/n/ryqq/singer/00uPlOSrwf4xIA", "链接"),
        ("/search https://example.com/x", "链接"),
        ("/playlist https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV", "这个链接不是歌单"),
        ("/song https://y.qq.com/n/ryqq/playlist/7000000002", "这是歌单的链接"),
        ("/convert https://example.com/x", "这个链接我打不开"),
        ("/convert https://y.qq.com/n/ryqq/playlist/7000000002", "这是歌单的链接"),
        ("/playlist https://example.com/x", "没看懂"),
        ("/songlist 202 0", "比如：/songlist 202 30"),
        ("/playlist 7000000002 0", "比如：/playlist 8000000001 50"),
    ] {
        let said = world.say(XIAOLIN, text).await;
        let told = world.expect(XIAOLIN, |it| it.id() > said && it.is_by_bot()).await;
        assert!(told.text().contains(words), "{text}: {}", told.text());
        assert!(!told.text().contains("没有找到"), "{text}: {}", told.text());
    }
    world.assert_no_rule_broken(&[]);
}
