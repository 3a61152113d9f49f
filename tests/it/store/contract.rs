//! What every store promises: one story, each engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use qqmusic_bot::model::{
    AlbumId, AlbumMid, ChatId, CommentTarget, CommentText, DirId, Drawing, Language, LoginKind,
    Operation, PersonId, PlaylistId, Quality, ReportKey, SearchKind, Settings, SongMid, Subject,
    Theme, ThemeChoice,
};
use qqmusic_bot::store::{
    Audience, Draft, DraftState, FileId, FileKey, KeptReportKey, KeyRing, Listing, Question, Store,
    View, open_memory, open_sled,
};
use secrecy::ExposeSecret;

use super::values::{ANN, BEN, account, at, day, key_of, login, shown, uin};

#[tokio::test]
async fn the_store_in_memory_keeps_its_promises() {
    story(open_memory().expect("opens")).await;
}

#[tokio::test]
async fn the_store_on_disk_keeps_its_promises() {
    let folder = tempfile::tempdir().expect("a folder");
    story(open_sled(folder.path(), &KeyRing::generate()).await.expect("opens")).await;
}

async fn story(store: Arc<dyn Store>) {
    accounts_are_shared_and_counted(store.as_ref()).await;
    super::accounts::a_person_has_several_and_uses_one(store.as_ref()).await;
    super::accounts::nobody_has_too_many(store.as_ref()).await;
    settings_are_per_chat(store.as_ref()).await;
    report_keys_are_per_person(store.as_ref()).await;
    a_person_has_one_login(store.as_ref()).await;
    views_are_forgotten_in_time(store.as_ref()).await;
    the_other_server_a_person_was_told_of_is_kept(store.as_ref()).await;
    questions_are_per_chat_and_person(store.as_ref()).await;
    files_are_found_again(store.as_ref()).await;
    super::tasks::an_account_has_one_task_of_a_kind(store.as_ref()).await;
    super::tasks::what_belongs_to_tasks_is_kept_and_forgotten(store.as_ref()).await;
    a_comment_is_begun_once(&store).await;
    chats_are_counted_by_the_day_they_were_seen_last(store.as_ref()).await;
    calls_are_counted(store.as_ref()).await;
    many_at_once_lose_nothing(store).await;
}

async fn accounts_are_shared_and_counted(store: &dyn Store) {
    assert!(store.account(ANN).await.expect("reads").is_none());
    assert!(store.unlink(ANN).await.expect("works").is_none());
    let first = account(1_000_000_001, "Q_H_L_one");
    let own = &first.credential.musickey;
    assert!(!store.update_account(&first, own).await.expect("works"));
    assert!(store.account_of(uin(1_000_000_001)).await.expect("reads").is_none(), "not linked");

    store.link(ANN, &first).await.expect("links");
    let found = store.account(ANN).await.expect("reads").expect("is there");
    assert_eq!(shown(&found), shown(&first));
    assert_eq!(store.size().await.expect("reads").accounts, 1);

    let newer = account(1_000_000_001, "Q_H_L_two");
    store.link(BEN, &newer).await.expect("links");
    assert_eq!(key_of(store.account(ANN).await.expect("reads")).as_deref(), Some("Q_H_L_two"));
    let third = account(1_000_000_001, "Q_H_L_three");
    let late = store.update_account(&third, &"Q_H_L_one".into()).await.expect("works");
    assert!(!late, "newer keys are there already");
    assert_eq!(key_of(store.account(BEN).await.expect("reads")).as_deref(), Some("Q_H_L_two"));
    assert!(store.update_account(&third, &"Q_H_L_two".into()).await.expect("updates"));
    assert_eq!(key_of(store.account(BEN).await.expect("reads")).as_deref(), Some("Q_H_L_three"));

    let mut people = store.people_of(uin(1_000_000_001)).await.expect("reads");
    people.sort_unstable();
    assert_eq!(people, [ANN, BEN]);
    let (_, last) = store.unlink(ANN).await.expect("works").expect("was linked");
    assert!(!last, "Ben still points to it");
    assert_eq!(store.people_of(uin(1_000_000_001)).await.expect("reads"), [BEN]);
    assert!(store.account(ANN).await.expect("reads").is_none());
    assert!(store.account(BEN).await.expect("reads").is_some());
    let (gone, last) = store.unlink(BEN).await.expect("works").expect("was linked");
    assert!(last);
    assert_eq!(key_of(Some(gone)).as_deref(), Some("Q_H_L_three"));
    assert!(store.account_of(uin(1_000_000_001)).await.expect("reads").is_none());
    assert_eq!(store.size().await.expect("reads").accounts, 0);
}

async fn settings_are_per_chat(store: &dyn Store) {
    let chosen = Settings {
        language: Some(Language::En),
        quality: Some(Quality::Flac),
        login_kind: Some(LoginKind::App),
        app_language: Some(Language::Zh),
        theme: Some(ThemeChoice::ByTime),
    };
    assert_eq!(store.settings(ChatId(5)).await.expect("reads"), Settings::default());
    store.save_settings(ChatId(5), chosen).await.expect("saves");
    assert_eq!(store.settings(ChatId(5)).await.expect("reads"), chosen);
    assert_eq!(store.settings(ChatId(-5)).await.expect("reads"), Settings::default());
    store.save_settings(ChatId(5), Settings::default()).await.expect("saves");
    assert_eq!(store.settings(ChatId(5)).await.expect("reads"), Settings::default());
}

async fn report_keys_are_per_person(store: &dyn Store) {
    let key = |text: &str, number: Option<u64>| KeptReportKey {
        key: ReportKey::parse(text).expect("a key"),
        uin: number.map(uin),
    };
    let stored = async |person| {
        let kept = store.report_key(person).await.expect("reads")?;
        Some((kept.key.expose().to_owned(), kept.uin))
    };
    assert_eq!(stored(ANN).await, None);
    let first = key("qmk-invented-one", Some(1_000_000_001));
    store.save_report_key(ANN, Some(&first)).await.expect("saves");
    store.save_report_key(BEN, Some(&key("qmk-invented-two", None))).await.expect("saves");
    let expected = ("qmk-invented-one".to_owned(), Some(uin(1_000_000_001)));
    assert_eq!(stored(ANN).await, Some(expected));
    assert_eq!(stored(BEN).await, Some(("qmk-invented-two".to_owned(), None)));
    store.save_report_key(ANN, None).await.expect("removes");
    store.save_report_key(ANN, None).await.expect("removing nothing is fine");
    assert_eq!(stored(ANN).await, None);
    assert!(stored(BEN).await.is_some());
    store.save_report_key(BEN, None).await.expect("removes");
}

async fn a_person_has_one_login(store: &dyn Store) {
    assert!(store.begin_login(&login(ANN, "one")).await.expect("begins").is_none());
    let replaced = store.begin_login(&login(ANN, "two")).await.expect("begins");
    assert_eq!(replaced.expect("the older one").id, "one");
    store.begin_login(&login(BEN, "three")).await.expect("begins");

    let found = store.login(ANN).await.expect("reads").expect("is there");
    let expected = login(ANN, "two");
    assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    assert_eq!(found.ticket.key.expose_secret(), "ticket of two");
    let mut all = store.logins().await.expect("reads");
    all.sort_by_key(|session| session.person);
    let all: Vec<_> = all.iter().map(|session| (session.person, session.id.as_str())).collect();
    assert_eq!(all, [(ANN, "two"), (BEN, "three")]);

    assert!(!store.end_login(ANN, "one").await.expect("works"), "the older one is not under way");
    assert!(store.end_login(ANN, "two").await.expect("works"));
    assert!(!store.end_login(ANN, "two").await.expect("works"));
    assert!(store.end_login(BEN, "three").await.expect("works"));
    assert!(store.logins().await.expect("reads").is_empty());
}

async fn views_are_forgotten_in_time(store: &dyn Store) {
    let view = |listing| View { owner: ANN, listing, back: None };
    let id = PlaylistId::new(7).expect("not zero");
    let views = [
        view(Listing::Search { kind: SearchKind::Song, query: "晴天 & <rain>".into() }),
        view(Listing::Search { kind: SearchKind::Singer, query: "周".into() }),
        view(Listing::Album { mid: AlbumMid::new("000MkMni19ClKG").expect("valid") }),
        view(Listing::Singer { kind: SearchKind::Album, name: "周".into() }),
        view(Listing::Playlist { id, num: 30 }),
        view(Listing::SongList { dirid: DirId::DAILY, num: 20 }),
        view(Listing::OwnPlaylists),
        view(Listing::CommentOn { kind: SearchKind::Album, query: "晴天".into() }),
        View { back: Some("h".into()), ..view(Listing::OwnPlaylists) },
    ];
    for (number, view) in views.iter().enumerate() {
        let id = format!("view {number}");
        store.save_view(&id, view, at(10)).await.expect("saves");
        assert_eq!(store.view(&id, at(9)).await.expect("reads").as_ref(), Some(view));
        assert_eq!(store.view(&id, at(10)).await.expect("reads"), None, "forgotten at its time");
    }
    store.save_view("view 0", &views[0], at(20)).await.expect("saves again");
    assert_eq!(store.purge(at(9)).await.expect("purges"), 0);
    assert_eq!(store.purge(at(15)).await.expect("purges"), views.len() as u64 - 1);
    assert_eq!(store.view("view 1", at(0)).await.expect("reads"), None, "it is removed");
    assert!(store.view("view 0", at(15)).await.expect("reads").is_some(), "it got longer");
    assert_eq!(store.purge(at(30)).await.expect("purges"), 1);
    for number in 0..1000 {
        store.save_view(&format!("many {number}"), &views[3], at(number)).await.expect("saves");
    }
    assert_eq!(store.purge(at(900)).await.expect("purges"), 900, "more than a batch at once");
    assert_eq!(store.purge(at(2000)).await.expect("purges"), 100);
}

async fn asked(
    store: &dyn Store,
    chat: ChatId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Option<Question> {
    store.recall(chat, person, now).await.expect("reads").question
}

async fn the_other_server_a_person_was_told_of_is_kept(store: &dyn Store) {
    assert_eq!(store.told_remote(ANN).await.expect("reads"), None);
    for name in ["one.example", "two.example"] {
        store.save_told_remote(ANN, name).await.expect("saves");
        assert_eq!(store.told_remote(ANN).await.expect("reads").as_deref(), Some(name));
    }
    assert_eq!(store.told_remote(BEN).await.expect("reads"), None);
}

async fn questions_are_per_chat_and_person(store: &dyn Store) {
    let group = ChatId(-77);
    let all = [
        Question::Cookie,
        Question::Search,
        Question::Song,
        Question::Lyric,
        Question::Convert,
        Question::Playlist,
        Question::Authorize,
        Question::Commented,
        Question::Comment(subject()),
    ];
    for question in all {
        store.save_question(group, ANN, Some(question.clone()), at(10)).await.expect("saves");
        assert_eq!(asked(store, group, ANN, at(9)).await, Some(question));
    }
    assert_eq!(asked(store, group, BEN, at(9)).await, None);
    assert_eq!(asked(store, ChatId(77), ANN, at(9)).await, None);
    assert_eq!(asked(store, group, ANN, at(10)).await, None);
    store.save_question(group, ANN, None, at(10)).await.expect("forgets");
    assert_eq!(asked(store, group, ANN, at(9)).await, None);
    assert_eq!(store.purge(at(1000)).await.expect("purges"), 0, "nothing was left behind");
}

fn subject() -> Subject {
    Subject {
        target: CommentTarget::Album(AlbumId::new(80_001).expect("not zero")),
        title: "一张 & 专辑".into(),
        url: "https://y.qq.com/n/ryqq/albumDetail/80001".into(),
    }
}

fn draft(id: &str) -> Draft {
    Draft {
        id: id.into(),
        owner: ANN,
        uin: uin(1_000_000_001),
        language: Language::En,
        chat: ChatId(-77),
        message: 0,
        reply_to: None,
        subject: subject(),
        text: CommentText::new("第一行\n<b>second</b>").expect("a comment"),
        state: DraftState::Waiting,
    }
}

async fn a_comment_is_begun_once(store: &Arc<dyn Store>) {
    let one = draft("one");
    store.save_draft(&one, at(10)).await.expect("saves");
    assert_eq!(store.draft("one", at(9)).await.expect("reads").as_ref(), Some(&one));
    assert_eq!(store.draft("one", at(10)).await.expect("reads"), None);
    assert_eq!(store.begin_draft("two", 5, at(9), at(20)).await.expect("works"), None);
    assert_eq!(store.begin_draft("one", 5, at(10), at(20)).await.expect("works"), None, "too late");
    assert!(store.drafts_being_sent().await.expect("reads").is_empty());
    let tries = (0..8).map(|_| {
        let store = Arc::clone(store);
        tokio::spawn(async move { store.begin_draft("one", 5, at(9), at(20)).await })
    });
    let got = futures::future::join_all(tries).await;
    let got: Vec<_> =
        got.into_iter().filter_map(|one| one.expect("no panic").expect("works")).collect();
    let begun = Draft { state: DraftState::Sending, message: 5, ..one };
    assert_eq!(got, std::slice::from_ref(&begun), "one of them gets it");
    let sending = store.drafts_being_sent().await.expect("reads");
    assert_eq!(sending, std::slice::from_ref(&begun));
    assert!(!store.drop_draft("one").await.expect("works"), "it is on its way");
    for state in [DraftState::Sent, DraftState::Unsure] {
        let ended = Draft { state, ..begun.clone() };
        store.save_draft(&ended, at(20)).await.expect("saves");
        assert_eq!(
            store.draft("one", at(15)).await.expect("reads"),
            Some(ended),
            "it lives longer"
        );
        assert_eq!(store.begin_draft("one", 5, at(9), at(20)).await.expect("works"), None);
    }
    assert!(store.drafts_being_sent().await.expect("reads").is_empty());
    store.save_draft(&draft("two"), at(10)).await.expect("saves");
    assert!(store.drop_draft("two").await.expect("works"));
    assert!(!store.drop_draft("two").await.expect("works"));
    assert_eq!(store.purge(at(1000)).await.expect("purges"), 1, "only the first was left");
    assert_eq!(store.draft("one", at(9)).await.expect("reads"), None);
}

async fn chats_are_counted_by_the_day_they_were_seen_last(store: &dyn Store) {
    assert_eq!(store.audience(day(1)).await.expect("reads"), Audience::default());
    let (ann, ben, group) = (ChatId(7_100_000_001), ChatId(7_100_000_002), ChatId(-77));
    store.saw(&[ann, ben, group], day(1)).await.expect("saves");
    store.saw(&[ann, ann], day(5)).await.expect("saves");
    let all = Audience { people: 2, groups: 1, recent_people: 2, recent_groups: 1 };
    assert_eq!(store.audience(day(1)).await.expect("reads"), all);
    let recent = Audience { recent_people: 1, recent_groups: 0, ..all };
    assert_eq!(store.audience(day(2)).await.expect("reads"), recent);
}

async fn files_are_found_again(store: &dyn Store) {
    let mid = SongMid::new("0039MnYb0qxYhV").expect("valid");
    let album = AlbumMid::new("0039MnYb0qxYhV").expect("valid");
    let audio = FileKey::Audio(mid.clone(), Quality::Flac);
    let file = |id: &str, restricted| FileId { id: id.into(), restricted };
    store.save_file_id(&audio, Some(&file("flac", true))).await.expect("saves");
    store
        .save_file_id(&FileKey::Cover(album.clone()), Some(&file("cover", false)))
        .await
        .expect("saves");
    assert_eq!(store.file_id(&audio).await.expect("reads"), Some(file("flac", true)));
    let cover = store.file_id(&FileKey::Cover(album)).await.expect("reads");
    assert_eq!(cover, Some(file("cover", false)));
    let other = FileKey::Audio(mid, Quality::Mp3_128);
    assert_eq!(store.file_id(&other).await.expect("reads"), None);
    let card = |theme| {
        let drawing = Drawing { language: Language::Zh, theme };
        FileKey::SongCard(SongMid::new("0039MnYb0qxYhV").expect("valid"), drawing)
    };
    store.save_file_id(&card(Theme::Dark), Some(&file("dark", false))).await.expect("saves");
    let dark = store.file_id(&card(Theme::Dark)).await.expect("reads");
    assert_eq!(dark, Some(file("dark", false)));
    assert_eq!(store.file_id(&card(Theme::Light)).await.expect("reads"), None);
    store.save_file_id(&audio, None).await.expect("forgets");
    assert_eq!(store.file_id(&audio).await.expect("reads"), None);
}

async fn calls_are_counted(store: &dyn Store) {
    let empty = store.counters(day(1)).await.expect("reads");
    assert_eq!(empty, Default::default());
    let calls = BTreeMap::from([(Operation::Search, 2), (Operation::Lyric, 1)]);
    store.count(day(2), &calls).await.expect("counts");
    store.count(day(2), &BTreeMap::from([(Operation::Search, 3)])).await.expect("counts");
    store.count(day(3), &BTreeMap::from([(Operation::Search, 10)])).await.expect("counts");
    let counters = store.counters(day(2)).await.expect("reads");
    assert_eq!(counters.since, Some(day(2)));
    assert_eq!(counters.today, BTreeMap::from([(Operation::Search, 5), (Operation::Lyric, 1)]));
    assert_eq!(counters.total, BTreeMap::from([(Operation::Search, 15), (Operation::Lyric, 1)]));

    let noon = |date: chrono::NaiveDate| date.and_hms_opt(12, 0, 0).expect("noon").and_utc();
    let days = chrono::Days::new(400);
    assert_eq!(store.purge(noon(day(2) + days)).await.expect("purges"), 0, "400 days are kept");
    assert_eq!(store.purge(noon(day(3) + days)).await.expect("purges"), 1);
    let counters = store.counters(day(2)).await.expect("reads");
    assert!(counters.today.is_empty());
    assert_eq!(counters.total.get(&Operation::Search), Some(&15), "the total stays");
}

async fn many_at_once_lose_nothing(store: Arc<dyn Store>) {
    let before = store.counters(day(9)).await.expect("reads").total;
    let before = before.get(&Operation::User).copied().unwrap_or_default();
    let tasks = (0..40_u64).map(|number| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let person = PersonId(8_000_000_000 + number);
            let calls = BTreeMap::from([(Operation::User, 1)]);
            store.count(day(9), &calls).await.expect("counts");
            store.link(person, &account(1_000_000_009, "shared")).await.expect("links");
            store.unlink(person).await.expect("works").expect("was linked").1
        })
    });
    let lasts = futures::future::join_all(tasks).await;
    assert!(lasts.into_iter().any(|last| last.expect("no panic")), "somebody was the last");
    assert!(store.account_of(uin(1_000_000_009)).await.expect("reads").is_none());
    let after = store.counters(day(9)).await.expect("reads").total;
    assert_eq!(after.get(&Operation::User), Some(&(before + 40)));
}
