//! Playlists, by id, by link, and one's own.

use super::has_button;
use crate::world::{ALICE, World, XIAOLIN};

/// A QQ account that comes to exist when it scans.
const UIN: u64 = 314_159_265;

#[tokio::test]
async fn a_playlist_is_paged_to_the_number_that_was_asked_for() {
    let world = World::start().await;
    world.say(XIAOLIN, "/playlist 7000000002 11").await;
    let list = world.expect_text(XIAOLIN, "雨天 & <晴天> 🎵").await;
    assert!(list.text().contains("共 12 首 · 先看前 11 首"), "{}", list.text());
    assert!(list.text().contains("/playlist 7000000002 12"), "{}", list.text());
    world.press(XIAOLIN, &list, "下一页").await;
    let last = world.expect_text(XIAOLIN, "第 2/2 页").await;
    assert!(last.text().contains("\n11. ") && !last.text().contains("\n12. "), "{}", last.text());
    assert!(!has_button(&last, "下一页"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_long_playlist_tells_how_to_see_more_of_it_up_to_the_most_there_is() {
    let world = World::start().await;
    world.say(XIAOLIN, "/playlist 7000000001").await;
    let list = world.expect_text(XIAOLIN, "共 1,234 首 · 先看前 30 首").await;
    assert!(list.text().contains("/playlist 7000000001 1000"), "{}", list.text());
    world.say(XIAOLIN, "/playlist 7000000001 1000").await;
    let list = world.expect_text(XIAOLIN, "先看前 1,000 首").await;
    assert!(!list.text().contains("/playlist"), "{}", list.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_playlists_link_opens_it() {
    let world = World::start().await;
    world.say(ALICE, "https://i.y.qq.com/n2/m/share/details/taoge.html?id=7000000001").await;
    let list = world.expect_text(ALICE, "听海的一千夜").await;
    assert!(list.text().contains("1,234 songs"), "{}", list.text());
    world.say(ALICE, "/playlist https://y.qq.com/n/ryqq/playlist/7000000004").await;
    world.expect_text(ALICE, "has no songs yet").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_playlists_name_is_searched_for() {
    let world = World::start().await;
    world.say(XIAOLIN, "/playlist 一千夜").await;
    let found = world.expect_text(XIAOLIN, "听海的一千夜").await;
    world.press(XIAOLIN, &found, "1").await;
    world.expect(XIAOLIN, |it| it.text().starts_with("📂 听海的一千夜")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_playlist_that_is_deleted_or_misspelt_gets_one_sentence() {
    let world = World::start().await;
    world.say(ALICE, "/playlist 7000000006").await;
    world.expect_text(ALICE, "Not found").await;
    world.say(ALICE, "/playlist <my> list").await;
    world.expect_text(ALICE, "“<my> list”").await;
    world.say(ALICE, "/playlist 7000000002 many").await;
    world.expect_text(ALICE, "I can't read “7000000002 many”").await;
    world.say(ALICE, "/playlist 7000000002 1001").await;
    world.expect_text(ALICE, "1 to 1000").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn own_lists_need_a_login_and_open_after_it() {
    let world = World::start().await;
    world.say(XIAOLIN, "/playlist").await;
    let asked = world.expect_text(XIAOLIN, "还没登录哦").await;
    assert!(asked.text().contains("/playlist 8000000001"), "{}", asked.text());
    world.press(XIAOLIN, &asked, "扫码登录").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.say(XIAOLIN, "/playlist").await;
    let own = world.expect_text(XIAOLIN, "我的歌单").await;
    world.press(XIAOLIN, &own, "1").await;
    world.expect_text(XIAOLIN, "第 1/").await;
    world.say(XIAOLIN, "/songlist 201 5").await;
    world.expect_text(XIAOLIN, "\n5. ").await;
    world.assert_no_rule_broken(&[]);
}
