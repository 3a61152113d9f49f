//! What every store promises about what was done, what waits to be told, and what was listened to.

use qqmusic_bot::model::{
    Amount, Bars, Chart, Chore, Note, Outcome, Period, Ranked, Reading, Report, ReportSource,
    StepState, Unit,
};
use qqmusic_bot::store::{KeyRing, Load, News, Notice, NoticeId, Store, backup, open_sled, rotate};

use super::agendas::{agenda, notice, run};
use super::values::{ANN, BEN, at, day, uin};

pub(super) async fn the_ledger_is_written_before_and_after(store: &dyn Store) {
    let account = uin(1_000_000_041);
    let begin =
        async |chore| store.begin_chore(account, day(1), chore).await.expect("writes the ledger");
    let settle = async |outcome: &Outcome| {
        store.settle_chore(account, day(1), outcome).await.expect("writes the ledger");
    };
    assert_eq!(begin(Chore::Sign).await, None);
    let doing = Outcome { state: StepState::Doing, tries: 1, ..Outcome::todo(Chore::Sign) };
    assert_eq!(begin(Chore::Sign).await, Some(doing), "as it was left");
    let failed = Outcome {
        state: StepState::Failed,
        note: Some(Note::Unreachable),
        tries: 2,
        ..Outcome::todo(Chore::Sign)
    };
    settle(&failed).await;
    assert_eq!(begin(Chore::Sign).await, Some(failed));
    let done =
        Outcome { gained: Some(5), state: StepState::Done, tries: 3, ..run(1).outcomes[0].clone() };
    settle(&done).await;
    assert_eq!(begin(Chore::Sign).await, Some(done.clone()));
    assert_eq!(begin(Chore::Coin).await, None, "another chore");
    let coin = Outcome { state: StepState::Doing, tries: 1, ..Outcome::todo(Chore::Coin) };
    assert_eq!(store.ledger(account, day(1)).await.expect("reads"), [done, coin], "done stays");
    assert_eq!(store.ledger(account, day(2)).await.expect("reads"), [], "another date");
    assert_eq!(store.ledger(uin(1_000_000_042), day(1)).await.expect("reads"), []);
    let evening = |number| day(number).and_hms_opt(23, 0, 0).expect("a time").and_utc();
    store.purge(evening(15)).await.expect("purges");
    assert_eq!(store.ledger(account, day(1)).await.expect("reads").len(), 2, "two weeks");
    store.purge(evening(16)).await.expect("purges");
    assert_eq!(store.ledger(account, day(1)).await.expect("reads"), []);
}

pub(super) async fn notices_wait_for_their_time(store: &dyn Store) {
    let plain = Notice { place: None, news: News::LoginDead(None), ..notice(20, 1) };
    let words = Notice { person: BEN, news: News::Broadcast("雨".into()), ..notice(20, 2) };
    let all = [notice(30, 0), words.clone(), plain.clone()];
    store.queue(&all).await.expect("queues");
    assert_eq!(store.load(at(0)).await.expect("reads").notices, 3);
    assert_eq!(store.notices(at(19), None, 9).await.expect("reads"), []);
    assert_eq!(
        store.notices(at(29), None, 9).await.expect("reads"),
        [plain.clone(), words.clone()]
    );
    assert_eq!(store.notices(at(30), None, 1).await.expect("reads"), std::slice::from_ref(&plain));
    let behind = store.notices(at(29), Some(plain.id), 9).await.expect("reads");
    assert_eq!(behind, std::slice::from_ref(&words));
    let later = Notice { tries: 5, ..notice(40, 1) };
    store.postpone_notice(plain.id, &later).await.expect("postpones");
    store.drop_notice(words.id).await.expect("drops");
    store.postpone_notice(words.id, &notice(50, 7)).await.expect("it is not there any more");
    assert_eq!(
        store.notices(at(99), None, 9).await.expect("reads"),
        [notice(30, 0), later.clone()]
    );
    store.drop_notice(later.id).await.expect("drops");
    store.drop_notice(notice(30, 0).id).await.expect("drops");
    assert_eq!(store.load(at(0)).await.expect("reads"), Load::default());
}

/// Ann and Ben have agendas.
pub(super) async fn what_everyone_is_told_is_kept_once(store: &dyn Store) {
    let known = store.load(at(0)).await.expect("reads").known;
    assert_eq!(known, 2);
    assert!(!store.spread(at(20), 9).await.expect("works"), "there is nothing to tell");
    let text = "雨".repeat(1000);
    store.begin_broadcast(&text, at(20)).await.expect("saves");
    store.begin_broadcast("later", at(20)).await.expect("saves");
    let mut told = Vec::new();
    for people in [1, 2, 2, 3, 4] {
        assert!(store.spread(at(20), 1).await.expect("one more, or that there is none"));
        told = store.notices(at(20), None, 9).await.expect("reads");
        assert_eq!(told.len(), people);
    }
    assert!(store.spread(at(20), 1).await.expect("works"));
    assert!(!store.spread(at(20), 1).await.expect("works"), "everybody has theirs");
    for (two, words) in told.chunks(2).zip([text.as_str(), "later"]) {
        let mut people: Vec<_> = two.iter().map(|notice| notice.person).collect();
        people.sort();
        assert_eq!(people, [ANN, BEN], "each of them once");
        assert!(two.iter().all(|one| one.news == News::Broadcast(words.to_owned())));
        assert!(two.iter().all(|one| one.place.is_none()));
    }
    // What concerns a person goes before it, however much later it came.
    store.queue(&[notice(30, 1)]).await.expect("queues");
    let first = store.notices(at(30), None, 2).await.expect("reads");
    assert_eq!(first, [notice(30, 1), told[0].clone()]);
    let behind = store.notices(at(30), Some(told[0].id), 9).await.expect("reads");
    assert_eq!(behind, told[1..]);
    store.drop_notice(first[0].id).await.expect("drops");
    // In quiet hours it is told later, with its words.
    let later = Notice { id: NoticeId { not_before: at(40), ..told[0].id }, ..told[0].clone() };
    store.postpone_notice(told[0].id, &later).await.expect("postpones");
    store.drop_notice(told[1].id).await.expect("drops");
    store.drop_notice(told[1].id).await.expect("twice is once");
    let left = store.notices(at(40), None, 9).await.expect("reads");
    assert_eq!(left, [std::slice::from_ref(&later), &told[2..]].concat());
    for notice in left {
        store.drop_notice(notice.id).await.expect("drops");
    }
    for person in [ANN, BEN] {
        store.remove_agenda(person).await.expect("removes");
    }
    assert_eq!(store.load(at(99)).await.expect("reads"), Load::default());
}

pub(super) async fn listening_is_added_up_day_by_day(store: &dyn Store) {
    let account = uin(1_000_000_043);
    let sample = async |date, seconds| {
        store.sample(account, date, seconds).await.expect("saves");
        store.listened(account).await.expect("reads")
    };
    assert_eq!(sample(day(2), 100).await.days, [(day(2), 100)]);
    assert_eq!(sample(day(2), 90).await.total_s, 100, "a day only grows");
    assert_eq!(sample(day(2), 130).await.total_s, 130);
    let all = sample(day(1), 20).await;
    assert_eq!((all.since, all.total_s), (Some(day(1)), 150));
    assert_eq!(all.days, [(day(1), 20), (day(2), 130)]);
    let mut listened = all;
    for date in day(3).iter_days().take(400) {
        listened = sample(date, 1).await;
    }
    assert_eq!((listened.since, listened.total_s), (Some(day(1)), 550));
    assert_eq!((listened.days.len(), listened.days[0]), (400, (day(3), 1)));
    assert_eq!(sample(day(2), 999).await, listened, "a day beyond those is not counted again");
    store.purge(at(400 * 86_400)).await.expect("purges");
    assert_eq!(store.listened(account).await.expect("reads"), listened, "it is still added to");
    store.purge(at(900 * 86_400)).await.expect("purges");
    assert_eq!(store.listened(account).await.expect("reads").total_s, 0);
}

/// A report with every field set, so that none can get lost unseen.
fn reading(period: Period, until: u32) -> Reading {
    let row = |name: &str| Ranked {
        name: name.into(),
        singer: "阿棠".into(),
        mid: Some("000invented0".into()),
        amount: Some(Amount { value: 3, unit: Unit::Plays }),
    };
    let chart = |bars, unit| Chart { bars, unit, values: vec![1, u64::MAX] };
    let until = day(until);
    let report = Report {
        period,
        sources: vec![ReportSource::Official, ReportSource::Remote, ReportSource::History],
        since: period.since(until),
        until,
        listened_s: Some(1),
        daily_average_s: Some(2),
        plays: Some(3),
        new_songs: Some(4),
        favourite_hour: Some(23),
        streak_days: Some(6),
        charts: vec![
            chart(Bars::Hours, Unit::Seconds),
            chart(Bars::Weekdays, Unit::Plays),
            chart(Bars::Days { first: until }, Unit::Plays),
            chart(Bars::Months { year: 2026 }, Unit::Seconds),
        ],
        songs: vec![row("雨声")],
        singers: vec![row("阿棠"), Ranked { mid: None, amount: None, ..row("小鹿") }],
        genres: vec![row("流行")],
        picture: Some(vec![0, 255]),
    };
    Reading {
        uin: uin(1_000_000_041),
        nick: "小林".into(),
        avatar: qqmusic_bot::model::ImageUrl::parse("https://y.gtimg.cn/a.jpg"),
        report,
    }
}

/// One that was missed.
fn missed(period: Period, until: u32) -> Reading {
    let report = Report::unknown(period, period.since(day(until)), day(until));
    Reading { report, ..reading(period, until) }
}

pub(super) async fn reports_wait_until_they_are_told(store: &dyn Store) {
    let read = async || store.readings(ANN).await.expect("reads");
    let save = async |all: &[Reading]| {
        store.save_readings(ANN, all).await.expect("saves");
        store.readings(ANN).await.expect("reads")
    };
    assert_eq!(read().await, []);
    let (today, week) = (reading(Period::Today, 3), reading(Period::Week, 3));
    assert_eq!(save(&[week.clone(), missed(Period::Today, 3)]).await[1], week);
    assert_eq!(save(std::slice::from_ref(&today)).await, [today.clone(), week.clone()]);
    let older = [missed(Period::Today, 3), reading(Period::Week, 2)];
    assert_eq!(save(&older).await, [today, week.clone()], "what is known and newer stays");
    let tomorrow = missed(Period::Today, 4);
    assert_eq!(save(std::slice::from_ref(&tomorrow)).await, [tomorrow.clone(), week.clone()]);
    let notice = notice(30, 4);
    store.queue(std::slice::from_ref(&notice)).await.expect("queues");
    let told = [
        (uin(1_000_000_041), Period::Today, day(3), true),
        missed(Period::Today, 4).id(),
        week.id(),
    ];
    let late = reading(Period::Today, 4);
    assert_eq!(save(std::slice::from_ref(&late)).await[0], late, "it is read after all");
    store.drop_told(&notice, &told).await.expect("drops");
    assert_eq!(read().await, std::slice::from_ref(&late), "one that came meanwhile stays");
    assert_eq!(store.notices(at(99), None, 9).await.expect("reads"), []);
    let others = Reading { uin: uin(1_000_000_042), ..missed(Period::Today, 2) };
    let both = [late.clone(), others.clone()];
    assert_eq!(save(std::slice::from_ref(&others)).await, both, "of another account, beside it");
    store.forget_past(ANN, uin(1_000_000_042)).await.expect("forgets");
    assert_eq!(read().await, [late]);
    store.forget_past(ANN, uin(1_000_000_041)).await.expect("forgets");
    assert_eq!(read().await, []);
    save(&[tomorrow]).await;
    let evening = |number| day(number).and_hms_opt(23, 0, 0).expect("a time").and_utc();
    store.purge(evening(11)).await.expect("purges");
    assert_eq!(read().await.len(), 1, "a week");
    store.purge(evening(12)).await.expect("purges");
    assert_eq!(read().await, []);
}

#[tokio::test]
async fn what_runs_by_itself_survives_a_restart_new_keys_and_a_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("master.key"));
    let keys = KeyRing::load_or_create(&file, &data).expect("makes one");
    let store = open_sled(&data, &keys).await.expect("opens");
    assert!(store.save_agenda(ANN, &agenda(10)).await.expect("saves"));
    let claim = store.claim_person(ANN, at(1), at(2)).await.expect("claims").expect("is free");
    let told = notice(5, u64::MAX);
    assert!(
        store.settle(&claim, &claim.agenda, Some(&run(1)), Some(&told)).await.expect("settles")
    );
    store.settle_chore(uin(1), day(1), &run(1).outcomes[1]).await.expect("writes");
    store.sample(uin(1), day(1), 77).await.expect("saves");
    store.save_readings(ANN, &[reading(Period::Month, 1)]).await.expect("saves");
    store.save_stopped(true).await.expect("saves");
    let backup = folder.path().join("a.bak");
    store.export(&backup).await.expect("exports");
    drop(store);
    everything_is_there(&open_sled(&data, &keys).await.expect("opens again")).await;

    assert_eq!(rotate(&data, &file).await.expect("rotates"), 7, "a record of each kind");
    let keys = KeyRing::load_or_create(&file, &data).expect("reads both");
    everything_is_there(&open_sled(&data, &keys).await.expect("opens")).await;
    let restored = folder.path().join("restored");
    backup::restore(&backup, &restored, &keys).await.expect("restores");
    everything_is_there(&open_sled(&restored, &keys).await.expect("opens")).await;
}

async fn everything_is_there(store: &std::sync::Arc<dyn Store>) {
    let kept = store.agenda(ANN).await.expect("reads").expect("is there");
    assert_eq!(kept, qqmusic_bot::store::Agenda { version: 2, ..agenda(10) });
    assert_eq!(store.runs(ANN).await.expect("reads"), [run(1)]);
    assert_eq!(store.notices(at(5), None, 9).await.expect("reads"), [notice(5, u64::MAX)]);
    let written = store.ledger(uin(1), day(1)).await.expect("reads");
    assert_eq!(written, [run(1).outcomes[1].clone()]);
    assert_eq!(store.listened(uin(1)).await.expect("reads").days, [(day(1), 77)]);
    assert_eq!(store.readings(ANN).await.expect("reads"), [reading(Period::Month, 1)]);
    assert!(store.is_stopped().await.expect("reads"));
    let load = Load { known: 1, people: 1, due: 1, paused: 0, notices: 1 };
    assert_eq!(store.load(at(10)).await.expect("reads"), load);
}
