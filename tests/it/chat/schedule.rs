//! `/schedule`: what runs every day, at whose time, and running it now.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Deed;

use super::coin::{UIN, hurried, ledger};
use super::{has_button, labels, log_in};
use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// What QQ Music calls the look at a sign-in.
const SUMMARY: &str = "qqmusic:music.actCenter.ActCenterSignNewSvr/GetSignInSummary";

/// Two hours before the usual time, so that what is switched on waits for it.
pub(super) const MORNING: i64 = 6;

/// 小林 is logged in, and it is early.
pub(super) async fn early() -> World {
    let world = hurried().await;
    world.advance_to_hour(MORNING);
    world
}

/// 小林's schedule, as it is shown.
async fn shown(world: &World) -> Message {
    world.say(XIAOLIN, "/schedule").await;
    world.expect_text(XIAOLIN, "每天自动做").await
}

/// Switches the usual things on.
pub(super) async fn usual(world: &World) -> Message {
    let message = shown(world).await;
    world.press(XIAOLIN, &message, "打开常用的").await;
    world
        .expect(XIAOLIN, |edited| edited.id() == message.id() && has_button(edited, "✅ 签到"))
        .await
}

/// Says words and waits for an answer that holds others.
async fn answered(world: &World, said: &str, words: &str) -> Message {
    let id = world.say(XIAOLIN, said).await;
    world.expect(XIAOLIN, |message| message.id() > id && message.text().contains(words)).await
}

#[tokio::test]
async fn who_is_not_logged_in_is_told_so_with_the_button() {
    let world = World::start().await;
    world.say(ALICE, "/schedule").await;
    world.expect(ALICE, |message| has_button(message, "Log in")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn one_press_switches_the_usual_on_and_the_next_time_is_the_real_one() {
    let world = early().await;
    let message = usual(&world).await;
    let text = message.text();
    assert!(text.contains("签到、金币任务、登录续期"), "{text}");
    assert!(text.contains("⏰ 每天 08:30（北京 UTC+8）"), "{text}");
    assert!(text.contains("下次：今天 08:3") || text.contains("下次：今天 08:4"), "{text}");
    assert!(!has_button(&message, "打开常用的") && !has_button(&message, "⬜ 签到"));
    world.press(XIAOLIN, &message, "✅ 金币任务").await;
    let off = world.expect(XIAOLIN, |message| has_button(message, "⬜ 金币任务")).await;
    assert_eq!(off.id(), message.id(), "the same message is edited");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn time_and_zone_are_picked_with_buttons_or_found_by_a_city() {
    let world = early().await;
    let message = usual(&world).await;
    world.press(XIAOLIN, &message, "⏰").await;
    let times = world.expect(XIAOLIN, |message| has_button(message, "✓8")).await;
    world.press(XIAOLIN, &times, "21").await;
    let times = world.expect(XIAOLIN, |message| has_button(message, "✓21")).await;
    world.press(XIAOLIN, &times, ":05").await;
    let times = world.expect_text(XIAOLIN, "每天 21:05").await;
    world.press(XIAOLIN, &times, "返回").await;
    let message = world.expect(XIAOLIN, |message| has_button(message, "时区")).await;
    world.press(XIAOLIN, &message, "时区").await;
    let zones = world.expect(XIAOLIN, |message| has_button(message, "输入城市")).await;
    world.press(XIAOLIN, &zones, "输入城市").await;
    world.expect_text(XIAOLIN, "你在哪个城市").await;
    world.say(XIAOLIN, "亚特兰蒂斯").await;
    world.expect_text(XIAOLIN, "没找到“亚特兰蒂斯”").await;
    world.say(XIAOLIN, "加德满都").await;
    world.expect_text(XIAOLIN, "每天 21:05（加德满都 UTC+5:45）").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn everything_can_be_said_in_words_and_what_makes_no_sense_is_answered_with_an_example() {
    let world = early().await;
    answered(&world, "/schedule on sign coin report", "自动做：签到、金币任务、听歌日报").await;
    answered(&world, "/schedule off coin", "自动做：签到、听歌日报").await;
    answered(&world, "/schedule 08:45", "每天 08:45（北京 UTC+8）").await;
    answered(&world, "/schedule 08:30 Europe/London", "每天 08:30（伦敦 UTC").await;
    answered(&world, "/schedule notify failures", "没做成才告诉我").await;
    answered(&world, "/schedule notify none", "结果不告诉你").await;
    answered(&world, "/schedule notify all", "每次都告诉我").await;
    answered(&world, "/schedule quiet 23:30-7:15", "23:30–07:15 不打扰").await;
    for (said, words) in [
        ("/schedule 25:00", "不像时间"),
        ("/schedule 08:30 Atlantis", "没找到“Atlantis”"),
        ("/schedule on sing", "没有“sing”这一项"),
        ("/schedule notify never", "没看懂“never”"),
        ("/schedule quiet 8", "没看懂“8”"),
        ("/schedule whenever", "没看懂“whenever”"),
    ] {
        let answer = answered(&world, said, words).await;
        assert!(answer.text().contains("/schedule"), "an example: {}", answer.text());
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn reported_plays_need_the_owners_leave_and_ones_consent() {
    let world = early().await;
    let message = shown(&world).await;
    world.press(XIAOLIN, &message, "⬜ 时长加速").await;
    let warning = world.expect_text(XIAOLIN, "先看清楚再决定").await;
    world.press(XIAOLIN, &warning, "算了").await;
    let message = world.expect(XIAOLIN, |message| has_button(message, "⬜ 时长加速")).await;
    world.press(XIAOLIN, &message, "⬜ 时长加速").await;
    let warning = world.expect_text(XIAOLIN, "先看清楚再决定").await;
    world.press(XIAOLIN, &warning, "我知道风险").await;
    world.expect(XIAOLIN, |message| has_button(message, "✅ 时长加速")).await;

    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let message = shown(&world).await;
    assert!(!has_button(&message, "时长加速"), "{:?}", labels(&message));
    world.say(XIAOLIN, "/schedule on accelerate").await;
    world.expect_text(XIAOLIN, "没有开放加速").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_a_group_only_the_owner_of_a_schedule_presses_and_may_be_told_there() {
    let world = early().await;
    usual(&world).await;
    world.say_in(GROUP, XIAOLIN, "/schedule").await;
    let offer = world.expect_text(GROUP, "想把每天的结果发在这里吗").await;
    let press = world.press(ALICE, &offer, "以后在这里告诉我").await;
    let answer = world.answer_to(&press).await;
    assert!(
        answer["text"].as_str().is_some_and(|text| text.contains("someone else's")),
        "{answer}"
    );
    world.press(XIAOLIN, &offer, "以后在这里告诉我").await;
    world.expect_text(GROUP, "每天的结果会发在这里").await;
    world.advance_clock(Duration::from_secs(3 * 3600));
    let told = world.expect_text(GROUP, "的事都做好了").await;
    assert!(has_button(&told, "详情"), "{}", told.json());
    world.press(XIAOLIN, &told, "🖼 卡片").await;
    let is_card = |message: &Message| message.has("photo") && message.text().contains("都做好了");
    let card = world.expect(GROUP, is_card).await;
    assert_eq!(card.json()["photo"].as_array().expect("sizes").last().expect("one")["width"], 1080);
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn run_now_shows_its_progress_and_its_end_in_one_message() {
    let world = early().await;
    answered(&world, "/schedule now", "一项都还没打开").await;
    let message = usual(&world).await;
    world.press(XIAOLIN, &message, "现在做一次").await;
    let told = world.expect_text(XIAOLIN, "的事都做好了").await;
    assert!(told.text().contains("✅ 签到"), "{}", told.text());
    assert!(told.text().contains("🪙 金币："), "{}", told.text());
    // Its message is the last: nothing is told twice.
    world.say(XIAOLIN, "/history").await;
    let history = world.expect_text(XIAOLIN, "最近自动做的").await;
    let told_in = |message: &Message| message.text().contains("的事都做好了");
    assert_eq!(world.messages(XIAOLIN).iter().filter(|message| told_in(message)).count(), 1);
    assert!(history.text().contains("✅ 签到"), "{}", history.text());
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_being_done_is_shown_once_and_who_asks_again_is_led_to_it() {
    let world = early().await;
    let message = usual(&world).await;
    world.faults().at(SUMMARY, HELD, Some(1));
    world.press(XIAOLIN, &message, "现在做一次").await;
    let shown = world.expect_text(XIAOLIN, "正在做，做一项更新一项").await;
    let press = world.press(XIAOLIN, &message, "现在做一次").await;
    let hint = world.answer_to(&press).await;
    assert!(hint.to_string().contains("进度和结果"), "{hint}");
    let led = answered(&world, "/schedule now", "进度和结果").await;
    assert_eq!(led.json()["reply_to_message"]["message_id"], shown.id(), "{}", led.json());
    let schedule = answered(&world, "/schedule", "正在做，做完就告诉你").await;
    assert!(!has_button(&schedule, "现在做一次"), "{:?}", labels(&schedule));
    world.faults().clear();
    let told = world.expect_text(XIAOLIN, "的事都做好了").await;
    assert_eq!(told.id(), shown.id());
    assert!(told.text().contains("🗓 登录续期、"), "what is not done now: {}", told.text());
    assert!(has_button(&answered(&world, "/schedule", "下次").await, "现在做一次"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_has_its_own_time_is_not_called_done_and_what_is_left_of_today_is_said() {
    let world = early().await;
    answered(&world, "/schedule on refresh", "自动做：登录续期").await;
    let answer = answered(&world, "/schedule now", "🗓 登录续期").await;
    assert!(!answer.text().contains("没打开"), "{}", answer.text());
    world.advance_to_hour(12);
    answered(&world, "/schedule on sign", "（补上今天还没做的）").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_cannot_be_shown_where_it_is_watched_is_told_anew() {
    let world = early().await;
    usual(&world).await;
    world.faults().at("telegram:editMessageText", Fault::Code(400), None);
    world.say(XIAOLIN, "/schedule now").await;
    let told = world.expect_text(XIAOLIN, "的事都做好了").await;
    assert!(told.text().contains("✅ 签到"), "{}", told.text());
    world.assert_no_rule_broken(&["injected"]);
}

#[tokio::test]
async fn the_daily_run_comes_at_its_time_once_a_day_and_is_told_once() {
    let world = early().await;
    usual(&world).await;
    let is_told = |message: &Message| message.text().contains("的事都做好了");
    let mut last = 0;
    for day in 1..=2 {
        world.advance_to_hour(9);
        last = world.expect(XIAOLIN, |one| is_told(one) && one.id() > last).await.id();
        assert_eq!(ledger(&world).asked(Deed::SignIn).len(), day);
        world.advance_to_hour(MORNING);
    }
    assert_eq!(world.messages(XIAOLIN).iter().filter(|one| is_told(one)).count(), 2);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_told_in_the_night_waits_for_the_morning() {
    let world = early().await;
    usual(&world).await;
    answered(&world, "/schedule quiet 8:00-10:00", "08:00–10:00 不打扰").await;
    world.advance_to_hour(9);
    until_done(&world).await;
    assert!(!world.messages(XIAOLIN).iter().any(|m| m.text().contains("的事都做好了")));
    world.advance_to_hour(10);
    world.expect_text(XIAOLIN, "的事都做好了").await;
}

/// Waits until the run is over, told or not: a clock that is moved meanwhile cuts its tasks short.
async fn until_done(world: &World) {
    for _ in 0..30 {
        let asked = world.say(XIAOLIN, "/history").await;
        let shown = world.expect(XIAOLIN, |one| one.id() > asked).await;
        if shown.text().contains("金币任务") && !shown.text().contains('⏳') {
            return;
        }
    }
    panic!("the run does not end: {:?}", world.messages(XIAOLIN).last().map(Message::text));
}
