//! Why something is as it is, inside other records.

use serde::{Deserialize, Serialize};

use crate::model::Note;

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
    }
}
