//! What every store promises about forgetting a person: nothing of them stays, everything of others
//! does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use qqmusic_bot::model::{
    AlbumId, BoardChange, BoardMember, ChatId, Chore, CommentTarget, CommentText, Language, LentTo,
    Outcome, Period, Permissions, PersonId, Reading, Report, ReportKey, SearchKind, Settings,
    StepState, Subject, Taken, TaskKind,
};
use qqmusic_bot::store::{
    Behalf, Draft, DraftState, KeptReportKey, KeyRing, Listing, News, Notice, NoticeId, Plays,
    Question, Store, TaskMessage, View, open_memory, open_sled,
};

use super::agendas::{agenda, notice, run};
use super::shares::{lending, used};
use super::tasks::job;
use super::values::{ANN, BEN, account, at, day, login, uin};

const EVE: PersonId = PersonId(7_100_000_003);
/// Somebody who lends, and borrows of everyone.
const LENDER: PersonId = PersonId(7_100_000_009);
const LENT: u64 = 1_300_000_009;
/// What a person has beside the account that they use.
const FORMER: u64 = 500_000_000;

/// Everything that can be stored about a person, twice where there can be two.
pub(super) async fn everything(store: &dyn Store, person: PersonId, number: u64) {
    let chat = person.chat();
    for held in [number + FORMER, number] {
        store.link(person, &account(held, "Q_H_L_theirs")).await.expect("links");
        of_account(store, held).await;
    }
    let former = uin(number + FORMER);
    assert!(store.name_account(person, former, Some("小号")).await.expect("names"));
    let settings = Settings { language: Some(Language::En), ..Settings::default() };
    store.save_settings(chat, settings).await.expect("saves");
    let allowed = Permissions { library: true, accelerate: true };
    store.save_permissions(person, allowed).await.expect("saves");
    let key = ReportKey::parse("qmk-invented-key").expect("a key");
    let key = KeptReportKey { key, uin: Some(uin(number)) };
    store.save_report_key(person, Some(&key)).await.expect("saves");
    store.save_told_remote(person, "one.example").await.expect("saves");
    store.begin_login(&login(person, "under way")).await.expect("begins");
    store.save_question(chat, person, Some(Question::Zone), at(500)).await.expect("saves");
    store.saw(&[chat], day(2)).await.expect("saves");
    for id in ["one", "two"] {
        let (id, group) = (format!("{id} of {person}"), ChatId(-5));
        let listing = Listing::Search { kind: SearchKind::Song, query: id.clone() };
        store
            .save_view(&id, &View { owner: person, listing, back: None }, at(500))
            .await
            .expect("saves");
        let draft = draft(&id, person, number, group);
        store.save_draft(&draft, at(500)).await.expect("saves");
    }
    shared(store, person, number).await;
    by_itself(store, person, number).await;
    tasks(store, person, number).await;
}

/// What they lend, and what they borrow.
async fn shared(store: &dyn Store, person: PersonId, number: u64) {
    let join = BoardChange::Join(BoardMember { person, name: "小林".into() });
    store.change_board(ChatId(-5), Some("听歌群"), &join).await.expect("joins");
    for to in [LentTo::Everyone, LentTo::Group(ChatId(-5))] {
        assert!(store.lend(&lending(to, person, number)).await.expect("lends"));
        assert!(store.lend(&lending(to, LENDER, LENT)).await.expect("lends"));
        for (lender, member) in [(person, LENDER), (LENDER, person)] {
            let taken = store.take_use(to, lender, &used(person.0, member), day(14)).await;
            assert_eq!(taken.expect("takes"), Taken::Yes);
        }
    }
}

async fn of_account(store: &dyn Store, number: u64) {
    let number = uin(number);
    store.begin_chore(number, day(14), Chore::Sign).await.expect("writes");
    let done = Outcome { state: StepState::Done, ..Outcome::todo(Chore::Sign) };
    store.settle_chore(number, day(15), &done).await.expect("writes");
    store.sample(number, day(14), 77).await.expect("saves");
    let plays = Plays { seconds: 100, reports: 2, stopped: true };
    store.save_plays(number, day(15), plays, at(500)).await.expect("saves");
}

async fn by_itself(store: &dyn Store, person: PersonId, number: u64) {
    assert!(store.save_agenda(person, &agenda(10)).await.expect("saves"));
    let claim = store.claim_person(person, at(1), at(2)).await.expect("claims").expect("is free");
    let told = Notice { person, ..notice(5, person.0) };
    let settled = store.settle(&claim, &claim.agenda, Some(&run(1)), Some(&told)).await;
    assert!(settled.expect("settles"));
    // Somebody is at work for them.
    store.claim_person(person, at(3), at(400)).await.expect("claims").expect("is free");
    let report = Report::unknown(Period::Today, Some(day(14)), day(14));
    let reading = Reading { uin: uin(number), nick: "小林".into(), avatar: None, report };
    store.save_readings(person, &[reading]).await.expect("saves");
}

async fn tasks(store: &dyn Store, person: PersonId, number: u64) {
    // Their own, and one that was begun with keys of their account.
    for (kind, at_number) in [(TaskKind::Coins, 0), (TaskKind::Accelerate, 1)] {
        let mut job = job(u128::from(person.0) * 10 + at_number, kind);
        job.task.uin = uin(number);
        if kind == TaskKind::Coins {
            job.behalf = Behalf::Person(person);
        }
        assert!(store.begin_task(&job, at(500)).await.expect("begins").is_none());
        let (task, message, language) = (job.task.id, 7, Language::En);
        let message = TaskMessage { task, chat: ChatId(-5), thread: None, message, language };
        store.save_task_message(&message, at(500)).await.expect("saves");
    }
}

fn draft(id: &str, owner: PersonId, number: u64, chat: ChatId) -> Draft {
    Draft {
        id: id.into(),
        owner,
        uin: uin(number),
        language: Language::Zh,
        chat,
        message: 3,
        reply_to: None,
        subject: Subject {
            target: CommentTarget::Album(AlbumId::new(80_001).expect("not zero")),
            title: "一张专辑".into(),
            url: "https://y.qq.com/n/ryqq/albumDetail/80001".into(),
        },
        text: CommentText::new("好听").expect("a comment"),
        state: DraftState::Sending,
    }
}

/// The records of a backup: names and sealed values.
pub(super) fn entries(backup: &[u8]) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut rest = backup.strip_prefix(b"qqmusic-bot backup 1\n").expect("a backup");
    let number = |rest: &mut &[u8]| {
        let (number, behind) = rest.split_first_chunk().expect("a length");
        *rest = behind;
        u32::from_be_bytes(*number)
    };
    let mut all = BTreeMap::new();
    loop {
        let name = number(&mut rest);
        if name == u32::MAX {
            return all;
        }
        let value = number(&mut rest) as usize;
        let (name, behind) = rest.split_at(name as usize);
        let (value, behind) = behind.split_at(value);
        all.insert(name.to_vec(), value.to_vec());
        rest = behind;
    }
}

/// What the store holds, but when somebody was forgotten last.
pub(crate) async fn records(store: &dyn Store, folder: &Path) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let file = folder.join("records.bak");
    store.export(&file).await.expect("exports");
    let mut all = entries(&fs::read(&file).expect("reads"));
    all.remove(b"v1/forgotten".as_slice());
    // What several people stand in is sealed anew when one of them goes.
    for (name, value) in &mut all {
        let shared = [&b"v1/lendings/"[..], b"v1/lent-uses/", b"v1/lent-by/", b"v1/board/"];
        if shared.iter().any(|prefix| name.starts_with(prefix)) {
            value.clear();
        }
    }
    all
}

#[tokio::test]
async fn the_store_in_memory_forgets_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    story(&open_memory().expect("opens"), folder.path()).await;
}

#[tokio::test]
async fn the_store_on_disk_forgets_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open_sled(&folder.path().join("data"), &KeyRing::generate()).await.expect("opens");
    story(&store, folder.path()).await;
}

async fn story(store: &Arc<dyn Store>, folder: &Path) {
    assert_eq!(store.forgotten().await.expect("reads"), None);
    nothing_of_the_person_and_all_of_others_is_left(store.as_ref(), folder).await;
    an_account_that_others_use_stays(store.as_ref(), folder).await;
    former_accounts_are_found(store.as_ref(), folder).await;
    what_is_under_way_brings_nothing_back(store.as_ref(), folder).await;
    a_broadcast_goes_on_for_the_others(store.as_ref()).await;
}

async fn nothing_of_the_person_and_all_of_others_is_left(store: &dyn Store, folder: &Path) {
    everything(store, BEN, 1_000_000_002).await;
    store.begin_broadcast("words", at(1)).await.expect("begins");
    while store.spread(at(1), 9).await.expect("spreads") {}
    let before = records(store, folder).await;
    everything(store, ANN, 1_000_000_001).await;
    let to_ben = store.notices(at(100), None, 9).await.expect("reads").pop().expect("a broadcast");
    let id = NoticeId { number: 77, ..to_ben.id };
    store.queue(&[Notice { id, person: ANN, ..to_ben }]).await.expect("queues");

    let all = store.belongings(ANN, at(100)).await.expect("reads");
    let logins: Vec<_> = all.logins.iter().map(|login| (login.uin, login.is_current)).collect();
    let former = uin(1_000_000_001 + FORMER);
    assert_eq!(logins, [(former, false), (uin(1_000_000_001), true)]);
    assert_eq!(all.logins[0].name.as_deref(), Some("小号"));
    assert_eq!(all.accounts.len(), 2);
    for of_account in &all.accounts {
        assert!(!of_account.is_shared);
        assert_eq!(of_account.listened.total_s, 77);
        assert_eq!((of_account.chores.len(), of_account.plays.len()), (2, 1));
        assert_eq!(of_account.coins.len(), 2);
    }
    assert!(all.permissions.library && all.has_report_key && all.agenda.is_some());
    assert_eq!(all.settings.language, Some(Language::En));
    assert_eq!(all.told_remote.as_deref(), Some("one.example"));
    assert!(all.login_under_way.is_some() && all.question == Some(Question::Zone));
    assert_eq!((all.runs.len(), all.readings.len(), all.notices.len()), (1, 1, 2));
    let words = |notice: &Notice| notice.news == News::Broadcast("words".into());
    assert!(all.notices.iter().any(words));
    assert_eq!((all.tasks.len(), all.task_messages.len()), (2, 2));
    assert_eq!((all.drafts.len(), all.views.len(), all.seen), (2, 2, Some(day(2))));
    assert!(!format!("{all:?}").contains("Q_H_L_theirs"));
    assert_eq!((all.lent.len(), all.borrowed.len(), all.boards.len()), (2, 2, 1));

    let gone = store.forget(ANN, at(100)).await.expect("forgets");
    let gone: Vec<_> = gone.iter().map(|(gone, last)| (gone.credential.uin, *last)).collect();
    assert_eq!(gone, [(former, true), (uin(1_000_000_001), true)]);
    assert_eq!(records(store, folder).await, before, "as if they had never been there");
    let left = store.belongings(ANN, at(100)).await.expect("reads");
    assert_eq!(format!("{left:?}"), format!("{:?}", qqmusic_bot::store::Belongings::default()));
    let board = store.board(ChatId(-5)).await.expect("reads");
    assert_eq!(board.members.iter().map(|it| it.person).collect::<Vec<_>>(), [BEN]);
    let lent = store.lendings(LentTo::Everyone).await.expect("reads");
    assert_eq!(lent.iter().map(|it| it.lender).collect::<Vec<_>>(), [BEN, LENDER]);
    let uses = store.uses(LentTo::Everyone, LENDER).await.expect("reads");
    assert_eq!(
        (uses.on(day(14), ANN), uses.on(day(14), BEN)),
        ((0, 2), (1, 2)),
        "forgetting gives no use back"
    );
    let forgotten = store.forgotten().await.expect("reads").expect("somebody was");
    assert_eq!((forgotten.since, forgotten.last), (Some(at(100)), at(100)));

    assert!(store.forget(ANN, at(200)).await.expect("works").is_empty());
    assert_eq!(store.forgotten().await.expect("reads"), Some(forgotten), "nothing was to be done");
    assert_eq!(records(store, folder).await, before);
    store.forget(BEN, at(300)).await.expect("forgets");
    let forgotten = store.forgotten().await.expect("reads").expect("somebody was");
    assert_eq!((forgotten.since, forgotten.last), (Some(at(100)), at(300)));
    store.rewrite().await.expect("writes anew");
    let forgotten = store.forgotten().await.expect("reads").expect("somebody was");
    assert_eq!((forgotten.since, forgotten.last), (None, at(300)));
}

async fn an_account_that_others_use_stays(store: &dyn Store, folder: &Path) {
    let shared = 1_000_000_005;
    store.link(BEN, &account(shared, "Q_H_L_shared")).await.expect("links");
    of_account(store, shared).await;
    let mut of_ben = job(50, TaskKind::Coins);
    of_ben.task.uin = uin(shared);
    of_ben.behalf = Behalf::Person(BEN);
    store.begin_task(&of_ben, at(500)).await.expect("begins");
    let before = records(store, folder).await;
    store.link(ANN, &account(shared, "Q_H_L_shared")).await.expect("links");
    let kept = store.belongings(ANN, at(100)).await.expect("reads");
    assert!(kept.accounts[0].is_shared && kept.tasks.is_empty());
    let gone = store.forget(ANN, at(100)).await.expect("forgets");
    assert!(gone.iter().all(|(_, is_last)| !is_last) && gone.len() == 1);
    let after = records(store, folder).await;
    assert!(before.keys().eq(after.keys()), "all of Ben's is there, and nothing else");
    assert!(store.account(BEN).await.expect("reads").is_some());
    assert_eq!(store.listened(uin(shared)).await.expect("reads").total_s, 77);
    store.forget(BEN, at(100)).await.expect("forgets");
}

async fn former_accounts_are_found(store: &dyn Store, folder: &Path) {
    let before = records(store, folder).await;
    let (former, other) = (1_000_000_007, 1_000_000_008);
    store.link(ANN, &account(former, "a")).await.expect("links");
    of_account(store, former).await;
    store.unlink(ANN).await.expect("works");
    store.link(ANN, &account(other, "b")).await.expect("links");
    store.unlink(ANN).await.expect("works");
    assert_eq!(store.belongings(ANN, at(100)).await.expect("reads").accounts.len(), 2);
    store.link(BEN, &account(former, "a")).await.expect("links");
    let shown = store.belongings(ANN, at(100)).await.expect("reads").accounts;
    assert_eq!(shown.len(), 1, "what is Ben's now is not told to Ann");
    assert!(store.forget(ANN, at(100)).await.expect("forgets").is_empty(), "there was no login");
    assert_eq!(store.listened(uin(former)).await.expect("reads").total_s, 77, "it is Ben's now");
    store.forget(BEN, at(100)).await.expect("forgets");
    assert_eq!(records(store, folder).await, before);
}

async fn what_is_under_way_brings_nothing_back(store: &dyn Store, folder: &Path) {
    let before = records(store, folder).await;
    let number = 1_000_000_009;
    everything(store, ANN, number).await;
    let claim = store.claim_person(ANN, at(450), at(460)).await.expect("claims").expect("free");
    let mut job = job(u128::from(ANN.0) * 10, TaskKind::Coins);
    job.task.uin = uin(number);
    let draft = draft("one of 7100000001", ANN, number, ChatId(-5));
    let notices = store.belongings(ANN, at(100)).await.expect("reads").notices;
    store.forget(ANN, at(100)).await.expect("forgets");
    store.save_task(&job, at(500)).await.expect("works");
    store.end_draft(&draft, at(500)).await.expect("works");
    assert!(
        !store.update_account(&account(number, "b"), &"Q_H_L_theirs".into()).await.expect("ok")
    );
    assert!(!store.extend(&claim, at(480)).await.expect("works"));
    assert!(!store.save_agenda(ANN, &claim.agenda).await.expect("works"));
    assert!(!store.settle(&claim, &claim.agenda, Some(&run(2)), None).await.expect("works"));
    store.postpone_notice(notices[0].id, &notices[0]).await.expect("works");
    store.drop_told(&notices[0], &[]).await.expect("works");
    store.save_run(ANN, &run(1)).await.expect("works");
    assert_eq!(records(store, folder).await, before);
}

async fn a_broadcast_goes_on_for_the_others(store: &dyn Store) {
    for forgotten in [ANN, BEN, EVE] {
        for person in [ANN, BEN, EVE] {
            assert!(store.save_agenda(person, &agenda(10)).await.expect("saves"));
        }
        store.begin_broadcast("words", at(10)).await.expect("begins");
        assert!(store.spread(at(10), 1).await.expect("spreads"));
        let first = store.notices(at(10), None, 9).await.expect("reads");
        assert_eq!(first.len(), 1);
        store.forget(forgotten, at(10)).await.expect("forgets");
        while store.spread(at(10), 1).await.expect("spreads") {}
        let notices = store.notices(at(10), None, 9).await.expect("reads");
        let mut told: Vec<_> = notices.iter().map(|notice| notice.person).collect();
        told.sort();
        let others: Vec<_> =
            [ANN, BEN, EVE].into_iter().filter(|person| *person != forgotten).collect();
        assert_eq!(told, others, "each once, without the one who is forgotten");
        for person in others {
            store.forget(person, at(10)).await.expect("forgets");
        }
        assert!(store.notices(at(10), None, 9).await.expect("reads").is_empty());
    }
}
