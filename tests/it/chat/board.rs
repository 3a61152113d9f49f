//! The weekly board of a group.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use qqmusic_bot::model::{Language, Theme, Uin, ranked};
use qqmusic_bot::picture::{Style, board_card};
use qqmusic_bot::playground::faults::Fault;

use super::{has_button, labels, log_in};
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

const SATO: i64 = 10_003;
const UINS: [(i64, u64); 3] = [(XIAOLIN, 314_159_265), (ALICE, 271_828_182), (SATO, 141_421_356)];

/// The Monday of the week by the clock of Shanghai.
fn monday(world: &World) -> NaiveDate {
    let seconds = world.playground().clock().seconds() + 8 * 3600;
    let day = DateTime::from_timestamp(seconds, 0).expect("a time").date_naive();
    day.week(Weekday::Mon).first_day()
}

/// Goes on to half past ten on the next Monday.
fn to_monday(world: &World) {
    let next = monday(world) + Days::new(7);
    let at = next.and_hms_opt(10, 30, 0).expect("a time").and_utc().timestamp() - 8 * 3600;
    let left = at - world.playground().clock().seconds();
    world.advance_clock(Duration::from_secs(left.unsigned_abs()));
    assert_eq!(monday(world).weekday(), Weekday::Mon);
}

fn boards(world: &World) -> Vec<Message> {
    world.messages(GROUP).into_iter().filter(|it| it.has("photo")).collect()
}

#[tokio::test]
async fn who_joined_stands_on_the_board_that_is_posted_once_a_week() {
    let mut world = World::start().await;
    world
        .change("role", serde_json::json!({"chat": GROUP, "user": XIAOLIN, "role": "creator"}))
        .await;
    for (person, uin) in UINS {
        log_in(&world, person, uin).await;
    }
    world.say_in(GROUP, XIAOLIN, "/board").await;
    let board = world.expect_text(GROUP, "听歌周榜").await;
    assert!(board.text().contains("还没有人加入"), "{}", board.text());
    world.press(XIAOLIN, &board, "每周发").await;
    let board = world.expect(GROUP, |it| has_button(it, "不再每周发")).await;
    assert!(!has_button(&board, "退出") && board.text().contains("每周一 10:00（北京 UTC+8）"));
    let press = world.press(XIAOLIN, &board, "加入").await;
    let told = world.answer_to(&press).await;
    assert!(
        told["text"].as_str().is_some_and(|it| it.contains("“记录听歌时长”也打开了")),
        "{told}"
    );
    let board = world.expect(GROUP, |it| has_button(it, "退出")).await;
    assert!(has_button(&board, "不再每周发"), "it stays as the admin sees it");
    let press = world.press(XIAOLIN, &board, "加入").await;
    let told = world.answer_to(&press).await;
    assert!(told["text"].as_str().is_some_and(|it| it.contains("已经在榜上")), "{told}");
    world.press(ALICE, &board, "加入").await;
    let both = world.expect_text(GROUP, "小林、Alice").await;
    assert!(has_button(&both, "不再每周发"), "it stays in the language of who asked for it");
    assert!(!both.text().contains("佐藤"), "{}", both.text());

    let week = monday(&world);
    let store = world.store().await;
    for ((_, uin), seconds) in UINS.into_iter().zip([3_600, 7_200, 90_000]) {
        let uin = Uin::new(uin).expect("not zero");
        store.sample(uin, week + Days::new(6), seconds).await.expect("samples");
        store.sample(uin, week - Days::new(1), 500_000).await.expect("samples");
    }
    drop(store);
    world.start_bot();
    assert!(boards(&world).is_empty());
    to_monday(&world);
    let posted = world.expect(GROUP, |it| it.has("photo")).await;
    assert!(posted.text().contains("Alice"), "{}", posted.text());
    assert!(!posted.text().contains("佐藤"), "who did not join is not on it");
    // Saved before the bot ends, and not posted again.
    world.restart_bot().await;
    world.advance_clock(Duration::from_secs(3_600));
    let said = world.say_in(GROUP, XIAOLIN, "/board").await;
    let answers = |it: &Message| it.json()["reply_to_message"]["message_id"] == said;
    let board = world.expect(GROUP, answers).await;
    assert_eq!(boards(&world).len(), 1);
    world.press(ALICE, &board, "退出").await;
    world.expect(GROUP, |it| it.id() == board.id() && !it.text().contains("Alice")).await;
    // A bot that starts anew does not know what the one before it sent.
    world.assert_no_rule_broken(&["Too Many Requests"]);
}

#[tokio::test]
async fn a_board_without_anybody_on_it_is_not_posted_and_only_admins_switch_it() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "/board").await;
    let board = world.expect_text(GROUP, "Weekly listening board").await;
    assert_eq!(labels(&board), ["Join"], "a member cannot have it posted");
    world.say_in(GROUP, XIAOLIN, "/board").await;
    let admins = world.expect(GROUP, |it| has_button(it, "每周发")).await;
    let press = world.press(ALICE, &admins, "每周发").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|text| text.contains("admin")), "{hint}");
    world.press(ALICE, &board, "Join").await;
    world.expect_text(GROUP, "not logged in").await;
    world.say(ALICE, "/board").await;
    let none = world.expect_text(ALICE, "You are on no group's board").await;
    assert_eq!(labels(&none), Vec::<&str>::new());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_board_waits_a_while_for_who_is_in_the_group_and_then_leaves_out_who_is_unknown() {
    const ASKED: &str = "telegram:getChatMember";
    let mut world = World::start().await;
    for (person, uin) in UINS.into_iter().take(2) {
        log_in(&world, person, uin).await;
    }
    world.say(ALICE, "/accounts add").await;
    let picture = world.expect(ALICE, |it| it.has("photo") && it.text().contains("adds")).await;
    world.scan_latest_qr(ALICE, UINS[2].1, "confirmed").await;
    world.expect(ALICE, |it| it.id() > picture.id() && it.text().contains("🎉")).await;
    world.say_in(GROUP, XIAOLIN, "/board").await;
    let board = world.expect(GROUP, |it| has_button(it, "每周发")).await;
    for (person, button, shown) in
        [(XIAOLIN, "每周发", "每周一会发"), (XIAOLIN, "加入", "1 人"), (ALICE, "加入", "Alice")]
    {
        world.press(person, &board, button).await;
        let is_shown = |it: &Message| it.id() == board.id() && it.text().contains(shown);
        world.expect(GROUP, is_shown).await;
    }
    let week = monday(&world);
    let store = world.store().await;
    for ((_, uin), seconds) in UINS.into_iter().zip([90_000, 3_600, 3_660]) {
        let uin = Uin::new(uin).expect("not zero");
        store.sample(uin, week + Days::new(6), seconds).await.expect("samples");
    }
    drop(store);
    world.start_bot();
    // Each member is asked about three times a look. The fourth look posts, without who came first.
    world.faults().at(ASKED, Fault::Status(502), Some(21));
    to_monday(&world);
    for left in [15, 9, 3] {
        crate::wait::until("each was asked about", async || {
            world.faults().list().first().is_none_or(|rule| rule.times <= Some(left))
        })
        .await;
        assert!(boards(&world).is_empty());
        world.advance_clock(Duration::from_secs(60));
    }
    let posted = world.expect(GROUP, |it| it.has("photo")).await;
    assert!(
        posted.text().contains("Alice") && !posted.text().contains("小林"),
        "{}",
        posted.text()
    );
}

/// With `QQMUSIC_CARDS=<folder>` the pictures are written there, to be looked at.
#[test]
fn a_board_has_room_for_names_of_every_kind_and_shows_who_shares_a_place() {
    let names = [
        ("小林", 151_320),
        ("𝓐𝓵𝓲𝓬𝓮 🌸✨ in the very long name of Wonderland and Beyond the Looking-Glass", 98_000),
        ("佐藤 さくら🎧", 98_000),
        ("김하늘 하늘정원에서 노래하는 사람", 61_260),
        ("愛情釀的酒與無盡的風吹過山崗吹過海面吹過你的窗", 7_200),
        ("👨‍👩‍👧‍👦🐳🐳🐳", 3_661),
        ("\u{200f}\u{202e}", 59),
    ];
    let rows = ranked(names.map(|(name, seconds)| (name.to_owned(), seconds)));
    assert_eq!(rows.iter().map(|row| row.place).collect::<Vec<_>>(), [1, 2, 2, 4, 5, 6, 7]);
    let many = ranked((1..=30).map(|at| (format!("听众 {at}"), 90_000 / at)));
    let week = NaiveDate::from_ymd_opt(2026, 11, 16).expect("a date");
    for (language, theme) in Language::ALL.into_iter().zip(Theme::ALL.into_iter().cycle()) {
        let style = Style { language, theme, today: week };
        for (title, rows) in [("深夜听歌群 🎵 Late Night Listeners", &rows), ("", &many)] {
            let png = board_card(title, week, rows, style).expect("draws");
            assert!(png.starts_with(b"\x89PNG") && png.len() < 1 << 20);
            if let Ok(folder) = std::env::var("QQMUSIC_CARDS") {
                let name = format!("board-{}-{}.png", language.code(), rows.len());
                std::fs::write(std::path::Path::new(&folder).join(name), &png).expect("writes");
            }
        }
    }
}
