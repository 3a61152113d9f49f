//! Coin tasks that want favourites: really done when the person allows it, once, and told.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Deed, Habits};

use super::coin::{REPORT, RESTARTED, UIN, hurried, ledger, until_asked};
use crate::wait::{ANSWER_HELD, HELD};
use crate::world::{Message, World, XIAOLIN};

const ADD_SONG: &str = "qqmusic:music.musicasset.PlaylistDetailWrite/AddSonglist";
const ADD_PLAYLIST: &str = "qqmusic:music.musicasset.PlaylistFavWrite/FavPlaylist";
/// What the day's tasks give to who is no VIP and allows favourites.
const COINS: u64 = 6 + 3 * 4 + 8 + 10 + 10;

/// 小林, who allows favourites.
async fn allowed() -> World {
    let world = hurried().await;
    world.say(XIAOLIN, "/settings").await;
    let settings = world.expect_text(XIAOLIN, "要收藏歌曲、歌单才算的金币任务：不做").await;
    world.press(XIAOLIN, &settings, "允许替我收藏").await;
    world.expect_text(XIAOLIN, "从今天的推荐里挑").await;
    world
}

fn favourites(world: &World) -> Vec<String> {
    world.playground().qqmusic().favourites(UIN)
}

/// What is among the favourites that was not.
fn added(world: &World, before: &[String]) -> Vec<String> {
    favourites(world).into_iter().filter(|one| !before.contains(one)).collect()
}

async fn ended(world: &World) -> Message {
    world.expect_text(XIAOLIN, "做完了").await
}

/// The line of the end that is about this coin task.
fn line<'a>(end: &'a Message, task: &str) -> &'a str {
    end.text().lines().find(|line| line.contains(task)).expect("a line")
}

#[tokio::test]
async fn allowed_favourites_are_added_once_told_and_paid() {
    let world = allowed().await;
    let before = favourites(&world);
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    assert!(end.text().contains(&format!("到账 {COINS}")), "{}", end.text());
    let song = line(&end, "收藏一首歌");
    assert!(
        song.starts_with("✅") && song.contains("加进“我喜欢”，不想要就在 App 里取消"),
        "{song}"
    );
    let list = line(&end, "收藏一个歌单");
    assert!(list.starts_with("✅") && list.contains("已收藏歌单《雨天 & <晴天> 🎵》"), "{list}");
    for task in ["关注一位歌手", "收藏一本有声书"] {
        let line = line(&end, task);
        assert!(line.starts_with("⏭") && line.contains("要你自己在 App 里做"), "{line}");
    }
    let new = added(&world, &before);
    assert_eq!(new.len(), 2, "one song and one playlist: {new:?}");
    let asked: Vec<_> =
        ledger(&world).asked(Deed::Favour).into_iter().map(|it| it.what.clone()).collect();
    assert_eq!(asked, new);

    world.say(XIAOLIN, "/coin").await;
    world.expect_text(XIAOLIN, "今天没有能做的了").await;
    assert_eq!(ledger(&world).asked(Deed::Favour).len(), 2, "nothing more is added");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn without_leave_nothing_is_added() {
    let world = hurried().await;
    let before = favourites(&world);
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    for task in ["收藏一首歌", "收藏一个歌单"] {
        let line = line(&end, task);
        assert!(line.starts_with("⏭") && line.contains("会改动你的收藏，没有做"), "{line}");
    }
    assert!(line(&end, "关注一位歌手").contains("要你自己在 App 里做"));
    assert_eq!(favourites(&world), before);
    assert!(ledger(&world).asked(Deed::Favour).is_empty());
}

#[tokio::test]
async fn leave_that_is_taken_back_in_the_middle_holds_at_once() {
    let world = allowed().await;
    let before = favourites(&world);
    world.faults().at(REPORT, HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    world.expect_text(XIAOLIN, "🪙 金币任务").await;
    let settings = world.expect_text(XIAOLIN, "从今天的推荐里挑").await;
    world.press(XIAOLIN, &settings, "不要动我的收藏").await;
    world.expect_text(XIAOLIN, "要收藏歌曲、歌单才算的金币任务：不做").await;
    world.faults().clear();
    let end = ended(&world).await;
    assert!(line(&end, "收藏一首歌").contains("会改动你的收藏，没有做"), "{}", end.text());
    assert_eq!(favourites(&world), before);
    assert!(ledger(&world).asked(Deed::Favour).is_empty());
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_adds_a_favourite_adds_it_once_and_says_which() {
    for call in [ADD_SONG, ADD_PLAYLIST] {
        let mut world = allowed().await;
        let before = favourites(&world);
        world.faults().at(call, ANSWER_HELD, Some(1));
        world.say(XIAOLIN, "/coin").await;
        let times = if call == ADD_SONG { 1 } else { 2 };
        until_asked(&world, Deed::Favour, times).await;
        world.kill_and_restart_bot().await;
        let end = ended(&world).await;
        let task = if call == ADD_SONG { "收藏一首歌" } else { "收藏一个歌单" };
        let line = line(&end, task);
        assert!(line.starts_with("✅") && line.contains("不想要就在 App 里取消"), "{line}");
        assert!(end.text().contains(&format!("到账 {COINS}")), "{}", end.text());
        assert_eq!(added(&world, &before).len(), 2);
        assert_eq!(ledger(&world).asked(Deed::Favour).len(), 2, "{:#?}", ledger(&world));
        world.assert_no_rule_broken(&RESTARTED);
    }
}

#[tokio::test]
async fn a_favourite_of_which_nothing_is_known_is_unsure_and_not_tried_again() {
    let mut world = allowed().await;
    let before = favourites(&world);
    world.faults().at(ADD_SONG, Fault::Hang, Some(1));
    world.say(XIAOLIN, "/coin").await;
    crate::wait::until("it is sent", async || world.faults().list().is_empty()).await;
    world.kill_and_restart_bot().await;
    let end = ended(&world).await;
    let line = line(&end, "收藏一首歌");
    assert!(line.starts_with("❓") && line.contains("可能已加进“我喜欢”"), "{line}");
    let new = added(&world, &before);
    assert!(new.len() == 1 && new[0].starts_with("playlist/"), "{new:?}");
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn an_answer_without_a_code_is_read_back_from_the_favourites() {
    let world = allowed().await;
    let qqmusic = world.playground().qqmusic();
    qqmusic.set_habits(Habits { silent_writes: true, ..qqmusic.habits() });
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    for task in ["收藏一首歌", "收藏一个歌单"] {
        let line = line(&end, task);
        assert!(line.starts_with("✅") && line.contains("不想要就在 App 里取消"), "{line}");
    }
    assert_eq!(ledger(&world).asked(Deed::Favour).len(), 2);
}

#[tokio::test]
async fn a_refused_favourite_is_told_and_the_rest_goes_on() {
    let world = allowed().await;
    let before = favourites(&world);
    world.faults().at(ADD_SONG, Fault::Code(80_092), None);
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    let line = line(&end, "收藏一首歌");
    assert!(line.starts_with("⚠️") && line.contains("QQ 音乐拒绝了（80092）"), "{line}");
    assert_eq!(added(&world, &before).len(), 1, "the playlist only");
}
