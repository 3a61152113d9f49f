//! Why something is as it is, inside other records.

use serde::{Deserialize, Serialize};

use crate::model::{Added, Favourite, FavouriteId, Note, PlaylistId, SongId};

/// Something that was put among the favourites.
#[derive(Serialize, Deserialize)]
pub(super) struct AddedV1 {
    what: FavouriteV1,
    name: String,
    is_sure: bool,
}

#[derive(Serialize, Deserialize)]
enum FavouriteV1 {
    Song(u64),
    Playlist(u64),
}

pub(super) fn added_to(added: &Added) -> AddedV1 {
    let Added { what: Favourite { id, name }, is_sure } = added;
    let what = match id {
        FavouriteId::Song(id) => FavouriteV1::Song(id.value()),
        FavouriteId::Playlist(id) => FavouriteV1::Playlist(id.value()),
    };
    AddedV1 { what, name: name.clone(), is_sure: *is_sure }
}

/// `None` for one without an id, which is never written.
pub(super) fn added_of(record: AddedV1) -> Option<Added> {
    let AddedV1 { what, name, is_sure } = record;
    let id = match what {
        FavouriteV1::Song(id) => FavouriteId::Song(SongId::new(id).ok()?),
        FavouriteV1::Playlist(id) => FavouriteId::Playlist(PlaylistId::new(id).ok()?),
    };
    Some(Added { what: Favourite { id, name }, is_sure })
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
pub(super) enum NoteV1 {
    AlreadyDone,
    ChangesLibrary,
    NotYet,
    NotCounted,
    NotCredited,
    CounterUnknown,
    CounterStill,
    CapReached,
    NothingToDo,
    Interrupted,
    AnswerLost,
    Risk,
    Verification,
    LoginEnded,
    NotAllowed,
    Unreachable,
    Unexpected,
    Refused(i64),
    Told(String),
    DayEnded,
    LeftElsewhere,
    LostSight,
    OnlyInApp,
    Added(Vec<AddedV1>, Option<Box<NoteV1>>),
    StillWorking,
    MembersOnly,
    Stopped,
}

/// A note as it is kept.
pub(super) fn note_to(note: &Note) -> NoteV1 {
    match note {
        Note::AlreadyDone => NoteV1::AlreadyDone,
        Note::ChangesLibrary => NoteV1::ChangesLibrary,
        Note::NotYet => NoteV1::NotYet,
        Note::NotCounted => NoteV1::NotCounted,
        Note::NotCredited => NoteV1::NotCredited,
        Note::CounterUnknown => NoteV1::CounterUnknown,
        Note::CounterStill => NoteV1::CounterStill,
        Note::CapReached => NoteV1::CapReached,
        Note::NothingToDo => NoteV1::NothingToDo,
        Note::Interrupted => NoteV1::Interrupted,
        Note::AnswerLost => NoteV1::AnswerLost,
        Note::Risk => NoteV1::Risk,
        Note::Verification => NoteV1::Verification,
        Note::LoginEnded => NoteV1::LoginEnded,
        Note::NotAllowed => NoteV1::NotAllowed,
        Note::Unreachable => NoteV1::Unreachable,
        Note::Unexpected => NoteV1::Unexpected,
        Note::Refused(code) => NoteV1::Refused(*code),
        Note::Told(words) => NoteV1::Told(words.clone()),
        Note::DayEnded => NoteV1::DayEnded,
        Note::LeftElsewhere => NoteV1::LeftElsewhere,
        Note::LostSight => NoteV1::LostSight,
        Note::OnlyInApp => NoteV1::OnlyInApp,
        Note::Added(added, besides) => NoteV1::Added(
            added.iter().map(added_to).collect(),
            besides.as_deref().map(note_to).map(Box::new),
        ),
        Note::StillWorking => NoteV1::StillWorking,
        Note::MembersOnly => NoteV1::MembersOnly,
        Note::Stopped => NoteV1::Stopped,
    }
}

/// A note that was kept.
pub(super) fn note_of(record: NoteV1) -> Note {
    match record {
        NoteV1::AlreadyDone => Note::AlreadyDone,
        NoteV1::ChangesLibrary => Note::ChangesLibrary,
        NoteV1::NotYet => Note::NotYet,
        NoteV1::NotCounted => Note::NotCounted,
        NoteV1::NotCredited => Note::NotCredited,
        NoteV1::CounterUnknown => Note::CounterUnknown,
        NoteV1::CounterStill => Note::CounterStill,
        NoteV1::CapReached => Note::CapReached,
        NoteV1::NothingToDo => Note::NothingToDo,
        NoteV1::Interrupted => Note::Interrupted,
        NoteV1::AnswerLost => Note::AnswerLost,
        NoteV1::Risk => Note::Risk,
        NoteV1::Verification => Note::Verification,
        NoteV1::LoginEnded => Note::LoginEnded,
        NoteV1::NotAllowed => Note::NotAllowed,
        NoteV1::Unreachable => Note::Unreachable,
        NoteV1::Unexpected => Note::Unexpected,
        NoteV1::Refused(code) => Note::Refused(code),
        NoteV1::Told(words) => Note::Told(words),
        NoteV1::DayEnded => Note::DayEnded,
        NoteV1::LeftElsewhere => Note::LeftElsewhere,
        NoteV1::LostSight => Note::LostSight,
        NoteV1::OnlyInApp => Note::OnlyInApp,
        NoteV1::Added(added, besides) => {
            let besides = besides.map(|note| Box::new(note_of(*note)));
            Note::Added(added.into_iter().filter_map(added_of).collect(), besides)
        }
        NoteV1::StillWorking => Note::StillWorking,
        NoteV1::MembersOnly => Note::MembersOnly,
        NoteV1::Stopped => Note::Stopped,
    }
}
