//! Every kind of button, written and read.

use proptest::prelude::*;

use super::*;

/// The most that Telegram takes, in bytes.
const MAX_BYTES: usize = 64;

/// Every kind, with the longest fields there can be.
fn extremes() -> Vec<Callback> {
    let view = "f".repeat(16);
    let song = SongMid::new("z".repeat(32)).expect("valid");
    let playlist = PlaylistId::new(u64::MAX).expect("not zero");
    let mut all = vec![
        Callback::Page { view: view.clone(), page: u32::MAX },
        Callback::Pick { view: view.clone(), song: song.clone() },
        Callback::Open { view: view.clone(), playlist },
        Callback::Album {
            view: view.clone(),
            album: AlbumMid::new("z".repeat(32)).expect("valid"),
        },
        Callback::Singer {
            view: view.clone(),
            page: u32::MAX,
            singer: SingerMid::new("z".repeat(32)).expect("valid"),
        },
        Callback::CommentSend { draft: view.clone() },
        Callback::CommentDrop { draft: view.clone() },
        Callback::Comment { song: song.clone() },
        Callback::Lyric { song: song.clone() },
        Callback::LoginCancel,
        Callback::RemoteTold,
        Callback::AuthorizeYes { id: "f".repeat(16) },
        Callback::AuthorizeNo { id: "f".repeat(16) },
        Callback::LogoutYes,
        Callback::LogoutNo,
        Callback::ReportKeyOff,
    ];
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
    for allowed in [true, false] {
        all.push(Callback::AllowLibrary(allowed));
        all.push(Callback::AllowAccelerate(allowed));
    }
    all.extend(Quality::ALL.map(|quality| Callback::Audio { song: song.clone(), quality }));
    all.extend(Command::ALL.iter().map(|command| Callback::Do(*command)));
    all.extend(LoginKind::ALL.map(Callback::Login));
    all.extend(Language::ALL.map(Callback::Language));
    all.extend(Quality::ALL.map(Callback::Quality));
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
fn what_we_never_wrote_is_nothing() {
    for data in ["", "p", "p:", "p:x", "p:x:0", "p:x:-1", "a:../..:128", "zz:1", "k::a"] {
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
