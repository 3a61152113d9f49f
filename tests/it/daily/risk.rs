//! A sign of risk, wherever it is shown, ends the day of everything that is done by itself.

use qqmusic_bot::model::{Chore, Note, Permissions, StepState};
use qqmusic_bot::playground::faults::Fault;

use super::world::{ANN, UIN, World, at, wish};

const AWARD: &str = "qqmusic:music.actCenter.ActCenterSignNewSvr/AwardPrize";
const FLOORS: &str = "music.activeCenter.FloorManagerSvr/GetFloors";
const REFRESH: &str = "music.login.LoginServer/Login";

#[tokio::test]
async fn risk_that_a_sample_or_a_report_is_answered_with_ends_the_day_of_the_account() {
    for chore in [Chore::History, Chore::DailyReport] {
        let world = World::with(&[]).await;
        world.wants(ANN, wish(&[chore, Chore::Sign], 23, 55)).await;
        world.qqmusic().set_at_risk(UIN, true);
        world.comes(at(23, 23, 50)).await;
        world.qqmusic().set_at_risk(UIN, false);
        let asked = world.qqmusic().stats().calls;
        world.comes(at(23, 23, 55)).await;
        assert_eq!(world.outcome(Chore::Sign).await, (StepState::Skipped, Some(Note::Risk)));
        assert_eq!(world.qqmusic().stats().calls, asked, "{chore:?}: nothing more is asked");
        world.comes(at(24, 23, 55)).await;
        assert_eq!(world.sign_ins(UIN, 24), 1, "the next day is another");
    }
}

#[tokio::test]
async fn risk_that_a_renewal_is_answered_with_ends_the_day_of_the_account() {
    let world = World::with(&[Chore::Refresh]).await;
    world.wants(ANN, wish(&[Chore::Refresh, Chore::Sign], 20, 0)).await;
    world.comes(at(23, 20, 0)).await;
    world.fails(&format!("qqmusic:{REFRESH}"), Fault::Code(2001), 1);
    // Half of their life ends at six in the evening of the second day.
    world.comes(at(24, 18, 1)).await;
    assert!(world.faults().list().is_empty(), "it was asked");
    world.comes(at(24, 20, 0)).await;
    assert_eq!(world.outcome(Chore::Sign).await, (StepState::Skipped, Some(Note::Risk)));
    assert_eq!(world.sign_ins_asked(UIN), 1);
    world.comes(at(25, 20, 0)).await;
    assert_eq!(world.sign_ins(UIN, 25), 1);
}

#[tokio::test]
async fn risk_that_a_prize_of_the_sign_in_is_answered_with_ends_the_day_of_the_account() {
    for (code, note) in [(2001, Note::Risk), (109_999, Note::Verification)] {
        let world = World::with(&[Chore::Sign, Chore::Coin]).await;
        world.fails(AWARD, Fault::Code(code), 1);
        world.comes(at(23, 8, 30)).await;
        assert!(world.faults().list().is_empty(), "it was asked");
        let note = Some(note);
        assert_eq!(world.outcome(Chore::Sign).await, (StepState::Done, note.clone()));
        assert_eq!(world.outcome(Chore::Coin).await, (StepState::Skipped, note));
        assert_eq!(world.qqmusic().stats().count(FLOORS), 0);
    }
}

#[tokio::test]
async fn keys_are_not_renewed_on_a_day_that_showed_risk() {
    let world = World::with(&[Chore::Refresh, Chore::Sign]).await;
    let renewed = || world.qqmusic().stats().count(REFRESH);
    world.comes(at(23, 8, 30)).await;
    world.qqmusic().set_at_risk(UIN, true);
    world.comes(at(24, 8, 30)).await;
    world.qqmusic().set_at_risk(UIN, false);
    assert_eq!(world.outcome(Chore::Sign).await, (StepState::Failed, Some(Note::Risk)));
    // Half of their life ends at six in the evening.
    world.comes(at(24, 18, 1)).await;
    world.comes(at(24, 23, 59)).await;
    assert_eq!(renewed(), 0);
    world.comes(at(25, 0, 30)).await;
    assert_eq!(renewed(), 1);
}

#[tokio::test]
async fn risk_that_a_task_ends_with_later_ends_the_day_of_the_account_too() {
    let world = World::with(&[Chore::Accelerate, Chore::DailyReport]).await;
    let allowed = Permissions { accelerate: true, ..Permissions::default() };
    world.service.save_permissions(ANN, allowed).await.expect("saved");
    world.fails("qqmusic:stat6.y.qq.com/android/fcgi-bin/imusic_tj", Fault::Code(2001), 1);
    world.comes(at(23, 8, 30)).await;
    let risk = (StepState::Failed, Some(Note::Risk));
    assert_eq!(world.outcome(Chore::Accelerate).await, risk, "the run is told what it came to");
    let asked = world.qqmusic().stats().calls;
    world.comes(at(23, 23, 50)).await;
    assert_eq!(world.qqmusic().stats().calls, asked, "no report is read");
    world.clock.advance_to(at(24, 0, 0));
    let waiting = world.service.readings(ANN, None, world.clock.now()).await.expect("read");
    assert!(!waiting[0].report.is_known(), "it is told as missed");
}
