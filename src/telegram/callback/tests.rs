//! Every kind of button, written and read.

use proptest::prelude::*;

use super::*;
use crate::model::{ChatId, DailyCap, LentTo, LoginKind, Open, Quiet};

/// The most that Telegram takes, in bytes.
const MAX_BYTES: usize = 64;

/// Every kind, with the longest fields there can be.
fn extremes() -> Vec<Callback> {
    let view = "f".repeat(16);
    let song = SongMid::new("z".repeat(32)).expect("valid");
    let playlist = PlaylistId::new(u64::MAX).expect("not zero");
    let mut all = vec![
        Callback::Page { view: view.clone(), page: u32::MAX },
        Callback::Singer {
            view: view.clone(),
            page: u32::MAX,
            singer: SingerMid::new("z".repeat(32)).expect("valid"),
        },
        Callback::CommentSend { draft: view.clone() },
        Callback::CommentDrop { draft: view.clone() },
        Callback::Comment { song: song.clone() },
        Callback::Lyric { song: song.clone() },
        Callback::SongCard { song: song.clone() },
        Callback::LoginCancel,
        Callback::RemoteTold,
        Callback::AuthorizeYes { id: "f".repeat(16) },
        Callback::AuthorizeNo { id: "f".repeat(16) },
        Callback::LogoutYes(Uin::new(u64::MAX).expect("not zero")),
        Callback::LogoutNo,
        Callback::ForgetYes { id: "f".repeat(16), ends_pasted: true },
        Callback::ForgetYes { id: "f".repeat(16), ends_pasted: false },
        Callback::ForgetNo { id: "f".repeat(16) },
        Callback::ReportKeyOff,
    ];
    let album = AlbumMid::new("z".repeat(32)).expect("valid");
    for list in [List::Stored(view.clone()), List::Search(PersonId(u64::MAX))] {
        all.push(Callback::Pick { list: list.clone(), song: song.clone() });
        all.push(Callback::Open { list: list.clone(), playlist });
        all.push(Callback::Album { list, album: album.clone() });
    }
    let words = Words::new(&"晴".repeat(11)).expect("short");
    all.extend(SearchKind::ALL.map(|kind| {
        let (owner, words) = (PersonId(u64::MAX), words.clone());
        Callback::Search { owner, kind, page: u32::MAX, words }
    }));
    all.extend(Period::ALL.map(Callback::Report));
    all.extend(SearchKind::ALL.map(|kind| Callback::Kind { view: view.clone(), kind }));
    let person = PersonId(u64::MAX);
    let id = TaskId::parse(&"f".repeat(32)).expect("valid");
    let longest = SongId::new(u64::MAX).expect("not zero");
    all.extend([
        Callback::TaskCancel(id),
        Callback::AccelerateYes { person, song: longest },
        Callback::AccelerateNo { person },
    ]);
    let group = LentTo::Group(ChatId(i64::MIN));
    let acts = [
        ShareAct::Lend,
        ShareAct::Decline,
        ShareAct::Overview,
        ShareAct::AskDefault,
        ShareAct::LendToAll,
        ShareAct::TakeBack(group),
        ShareAct::TakeBack(LentTo::Everyone),
        ShareAct::Caps(group),
        ShareAct::Cap(group, DailyCap::Member(200)),
        ShareAct::Cap(LentTo::Everyone, DailyCap::Total(10_000)),
    ];
    all.extend(acts.map(|act| Callback::Share { person, act }));
    let acts = [
        BoardAct::Join(BoardView { is_admin: false, language: None }),
        BoardAct::Join(BoardView { is_admin: true, language: Some(Language::ZhHant) }),
        BoardAct::Leave(BoardView { is_admin: false, language: Some(Language::En) }),
        BoardAct::Leave(BoardView { is_admin: true, language: None }),
        BoardAct::LeaveFrom(ChatId(i64::MIN)),
        BoardAct::Post(true, Some(Language::Ja)),
        BoardAct::Post(false, None),
    ];
    all.extend(acts.map(Callback::Board));
    let run = RunId(u64::MAX);
    all.extend(Chore::ALL.map(|chore| Callback::TryAgain { person, run, chore }));
    let zones =
        chrono_tz::TZ_VARIANTS.map(|zone| Callback::Plan { person, plan: Plan::Zone(zone) });
    all.extend(zones);
    all.extend([
        Callback::RunDetails { person, run: RunId(0) },
        Callback::RunCard { person, run: RunId(u64::MAX) },
        Callback::AdminLook,
        Callback::BroadcastSend { id: "f".repeat(16) },
        Callback::BroadcastDrop { id: "f".repeat(16) },
    ]);
    for allowed in [true, false] {
        all.push(Callback::AdminStop(allowed));
        all.push(Callback::AllowLibrary(allowed));
        all.push(Callback::AllowAccelerate(allowed));
    }
    all.extend(Quality::ALL.map(|quality| Callback::Audio { song: song.clone(), quality }));
    all.extend(Command::ALL.iter().map(|command| Callback::Do(*command)));
    for beside in [true, false] {
        all.extend(LoginKind::ALL.map(|kind| Callback::Login(Way { kind, beside })));
    }
    let uin = Uin::new(u64::MAX).expect("not zero");
    let of_one = [Own::Look, Own::Use, Own::Name, Own::Remove, Own::RemoveYes].map(|own| own(uin));
    all.extend([Own::List, Own::Add].into_iter().chain(of_one).map(Callback::Own));
    all.extend(Language::ALL.map(Some).map(Callback::Language));
    all.push(Callback::Language(None));
    all.extend(Quality::ALL.map(Callback::Quality));
    all.extend(ThemeChoice::ALL.map(Callback::Theme));
    all.push(Callback::GroupPage(None));
    all.extend(GroupRow::ALL.map(|row| Callback::GroupPage(Some(row))));
    let choices =
        [true, false].into_iter().flat_map(|on| [GroupChoice::Links(on), GroupChoice::Here(on)]);
    let choices = choices
        .chain(Open::ALL.map(GroupChoice::Open))
        .chain(Quality::ALL.map(GroupChoice::Cap))
        .chain(Quiet::ALL.map(GroupChoice::Quiet));
    all.extend(choices.map(Callback::GroupChoice));
    all
}

#[test]
fn every_kind_fits_and_comes_back_as_it_was() {
    for callback in extremes() {
        let data = callback.encode();
        assert!(data.len() <= MAX_BYTES, "{data}");
        assert_eq!(Callback::decode(&data), Some(callback), "{data}");
    }
}

#[test]
fn few_words_stand_in_the_button_whatever_signs_they_hold() {
    for text in ["晴天", "a:b:c", "@x", "It's a <b>", &"x".repeat(35)] {
        let anchor = Anchor::search(PersonId(700_000_001), SearchKind::Song, text).expect("few");
        for callback in [anchor.page(12), anchor.kind(SearchKind::Singer)] {
            let data = callback.encode();
            assert!(data.len() <= MAX_BYTES && data.ends_with(text), "{data}");
            assert_eq!(Callback::decode(&data), Some(callback));
        }
    }
    for text in ["", " ", &"x".repeat(36)] {
        assert_eq!(Anchor::search(PersonId(1), SearchKind::Song, text), None);
    }
    assert_eq!(Anchor::search(PersonId(1), SearchKind::Singer, "周"), None, "the singer is there");
}

#[test]
fn who_searched_may_press_and_the_data_says_who_that_is() {
    let callback = Callback::decode("q:bkrget:b:2:晴天").expect("read");
    assert_eq!(callback.presser(), Presser::Searcher(PersonId(700_001_237)));
    let callback = Callback::decode("k:@bkrget:001abc").expect("read");
    assert_eq!(callback.presser(), Presser::Searcher(PersonId(700_001_237)));
}

#[test]
fn what_we_never_wrote_is_nothing() {
    for data in ["", "p", "p:", "p:x", "p:x:0", "p:x:-1", "a:../..:128", "zz:1", "k::a"] {
        assert_eq!(Callback::decode(data), None, "{data}");
    }
    for data in [
        "q:",
        "q:1",
        "q:1:s:1:",
        "q:1:s:1: ",
        "q:1:s:0:x",
        "q:1:z:1:x",
        "q::s:1:x",
        "q:+1:s:1:x",
        "q:zzzzzzzzzzzzzz:s:1:x",
        "k:@:001abc",
        "k:@-1:001abc",
        "p:@1:1",
        "g:@1:1:001abc",
    ] {
        assert_eq!(Callback::decode(data), None, "{data}");
    }
}

proptest! {
    #[test]
    fn any_data_is_read(data in "\\PC{0,64}") {
        if let Some(callback) = Callback::decode(&data) {
            prop_assert!(callback.encode().len() <= MAX_BYTES);
        }
    }
}
