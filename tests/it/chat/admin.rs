//! `/admin`: for the bot's owner; to others it does not exist.

use qqmusic_bot::model::{Pace, PersonId};
use qqmusic_bot::playground::qqmusic::Deed;

use super::coin::{UIN, ledger, until_asked};
use super::schedule::MORNING;
use super::{has_button, log_in};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

/// 小林 owns the bot; both are logged in, and it is early.
pub(super) async fn owned() -> World {
    let world = World::configured(|config| {
        config.telegram.admins = vec![PersonId(XIAOLIN.unsigned_abs())];
        config.music.pace = Pace::Fixed(std::time::Duration::ZERO);
        config.music.requests_per_second = 10_000;
    })
    .await;
    log_in(&world, XIAOLIN, UIN).await;
    log_in(&world, ALICE, 1_000_000_077).await;
    world.advance_to_hour(MORNING);
    world
}

#[tokio::test]
async fn to_others_there_is_no_such_command() {
    let world = owned().await;
    world.say(ALICE, "/wurstbrot").await;
    let unknown = world.expect_text(ALICE, "/wurstbrot").await;
    for words in ["/admin", "/admin broadcast hello", "/start admin"] {
        let said = world.say(ALICE, words).await;
        let answer = world.expect(ALICE, |message| message.id() > said).await;
        assert_eq!(answer.text(), unknown.text().replace("wurstbrot", "admin"), "{words}");
    }
    world.say(ALICE, "/help").await;
    let help = world.expect_text(ALICE, "/schedule").await;
    assert!(!help.text().contains("/admin"), "{}", help.text());
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "/admin").await;
    world.say_in(GROUP, XIAOLIN, "/admin").await;
    world.expect_text(GROUP, "这个要在私聊里做").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_owner_stops_everything_and_lets_it_go_on() {
    let world = owned().await;
    world.say(XIAOLIN, "/schedule on sign").await;
    world.expect_text(XIAOLIN, "自动做：签到").await;
    world.say(XIAOLIN, "/admin").await;
    let shown = world.expect_text(XIAOLIN, "运行情况").await;
    assert!(shown.text().contains("QQ 账号：2 · 打开了自动做的人：1"), "{}", shown.text());
    world.press(XIAOLIN, &shown, "全部停下").await;
    let stopped = world.expect(XIAOLIN, |message| has_button(message, "全部继续")).await;
    world.advance_to_hour(9);
    world.press(XIAOLIN, &stopped, "刷新").await;
    let due = world.expect_text(XIAOLIN, "到点还没做：1").await;
    assert!(ledger(&world).asked(Deed::SignIn).is_empty());
    world.press(XIAOLIN, &due, "全部继续").await;
    until_asked(&world, Deed::SignIn, 1).await;
    world.expect_text(XIAOLIN, "的事都做好了").await;
    let how_exports_go = async || {
        let said = world.say(XIAOLIN, "/admin").await;
        world.expect(XIAOLIN, |it| it.id() > said).await.text().to_owned()
    };
    let is_told = async || how_exports_go().await.contains("每小时的备份：最近一次在 0 分钟前");
    crate::wait::until("an export is made and told", is_told).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_broadcast_is_shown_and_counted_first_and_goes_to_everyone_as_it_is() {
    let world = owned().await;
    world.say(XIAOLIN, "/admin broadcast").await;
    world.expect_text(XIAOLIN, "在后面写上要说的话").await;
    world.say(XIAOLIN, "/admin broadcast 今晚 <重启> & 升级").await;
    let question = world.expect_text(XIAOLIN, "要发给 2 个人吗").await;
    assert!(!world.messages(ALICE).iter().any(|message| message.text().contains("重启")));
    world.press(XIAOLIN, &question, "发给 2 个人").await;
    world.expect_text(XIAOLIN, "会慢慢发给 2 个人").await;
    let told = world.expect_text(ALICE, "重启").await;
    assert_eq!(told.text(), "今晚 <重启> & 升级");
    world.say(XIAOLIN, "/admin broadcast again").await;
    let question = world.expect(XIAOLIN, |message| has_button(message, "不发")).await;
    world.press(XIAOLIN, &question, "不发").await;
    world.expect_text(XIAOLIN, "好，不发了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_owner_sees_why_a_run_failed_and_never_a_key() {
    let world = owned().await;
    world.advance_to_hour(7);
    world.say(ALICE, "/schedule on sign").await;
    world.expect_text(ALICE, "Check-in").await;
    world.say(XIAOLIN, &format!("/admin why {ALICE}")).await;
    world.expect_text(XIAOLIN, "还没做过，下次：今天").await;
    world.playground().qqmusic().revoke_key(1_000_000_077);
    world.advance_to_hour(9);
    world.expect_text(ALICE, "login has ended").await;
    world.say(XIAOLIN, &format!("/admin why {ALICE}")).await;
    let why = world.expect_text(XIAOLIN, "登录失效").await;
    assert!(why.text().contains(&ALICE.to_string()), "{}", why.text());
    world.say(XIAOLIN, "/admin why nobody").await;
    world.expect_text(XIAOLIN, "数字 id").await;
    world.assert_no_rule_broken(&[]);
}
