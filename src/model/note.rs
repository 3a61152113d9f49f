//! Why a task, a step or a chore is as it is.

use std::fmt;

use super::Added;

/// Why a task or a step is in its state. `Display` is a sentence in English, for the HTTP API and
/// the log; the chat has texts of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was done before the task came to it.
    AlreadyDone,
    /// It would change the person's favourites, which was not allowed.
    ChangesLibrary,
    /// It cannot be claimed yet.
    NotYet,
    /// It was reported, and QQ Music did not count it.
    NotCounted,
    /// The claim was accepted, and no coins were seen to come.
    NotCredited,
    /// The account's number of coins, or today's listening time, could not be read.
    CounterUnknown,
    /// Today's listening time did not move any more.
    CounterStill,
    /// The day's allowance is used up.
    CapReached,
    /// There was nothing to do.
    NothingToDo,
    /// The bot was stopped in the middle; what came of it cannot be read back.
    Interrupted,
    /// The answer was lost on the way.
    AnswerLost,
    /// QQ Music asked to slow down, a sign that it watches.
    Risk,
    /// QQ Music wants a person to prove to be one.
    Verification,
    /// The login ended, or the account was logged out here.
    LoginEnded,
    /// The person took the consent back, or the owner does not allow it any more.
    NotAllowed,
    /// QQ Music could not be reached.
    Unreachable,
    /// QQ Music answered something that makes no sense, or the backend cannot do it.
    Unexpected,
    /// QQ Music refused with this code.
    Refused(i64),
    /// What another server said, which does the task.
    Told(String),
    /// The day of QQ Music ended before the task did; the rest is left.
    DayEnded,
    /// The person stopped it, and another server has it, which cannot be told to stop.
    LeftElsewhere,
    /// Another server has it, and does not tell any more how far it is.
    LostSight,
    /// It wants something that only the person can do, in QQ Music's own app.
    OnlyInApp,
    /// The task that does it goes on by itself and is not waited for any longer.
    StillWorking,
    /// It is for members, and the account is none.
    MembersOnly,
    /// The person stopped it.
    Stopped,
    /// This was put among the person's favourites, so that they can undo it; and what else there is
    /// to say.
    Added(Vec<Added>, Option<Box<Note>>),
}

/// What the sentence of a refusal begins with; its code follows.
const REFUSED: &str = "refused by QQ Music with code ";

impl Note {
    /// Those that hold nothing.
    const PLAIN: [Self; 24] = [
        Self::AlreadyDone,
        Self::ChangesLibrary,
        Self::NotYet,
        Self::NotCounted,
        Self::NotCredited,
        Self::CounterUnknown,
        Self::CounterStill,
        Self::CapReached,
        Self::NothingToDo,
        Self::Interrupted,
        Self::AnswerLost,
        Self::Risk,
        Self::Verification,
        Self::LoginEnded,
        Self::NotAllowed,
        Self::Unreachable,
        Self::Unexpected,
        Self::DayEnded,
        Self::LeftElsewhere,
        Self::LostSight,
        Self::OnlyInApp,
        Self::StillWorking,
        Self::MembersOnly,
        Self::Stopped,
    ];

    /// What another server said: the note whose sentence it is, so that people read it in their own
    /// language, else its words.
    pub fn told(words: String) -> Self {
        if let Some(Ok(code)) = words.strip_prefix(REFUSED).map(str::parse) {
            return Self::Refused(code);
        }
        let known = Self::PLAIN.into_iter().find(|note| note.to_string() == words);
        known.unwrap_or(Self::Told(words))
    }

    /// What was put among the favourites, and what else there is to say, as one note. That
    /// something may have been added says already that it was not seen to be.
    pub fn with_added(added: Vec<Added>, besides: Option<Self>) -> Option<Self> {
        if added.is_empty() {
            return besides;
        }
        let is_sure = added.iter().all(|it| it.is_sure);
        let besides = besides.filter(|note| {
            is_sure || !matches!(note, Self::Interrupted | Self::AnswerLost | Self::Added(..))
        });
        Some(Self::Added(added, besides.map(Box::new)))
    }

    /// What was put among the favourites.
    pub fn added(&self) -> &[Added] {
        match self {
            Self::Added(added, _) => added,
            _ => &[],
        }
    }

    /// Why it is so, apart from what was put among the favourites.
    pub fn reason(&self) -> Option<&Self> {
        match self {
            Self::Added(_, besides) => besides.as_deref(),
            other => Some(other),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyDone => "was done already",
            Self::ChangesLibrary => "would change the favourites, which is not allowed",
            Self::NotYet => "cannot be claimed yet",
            Self::NotCounted => "reported, but QQ Music did not count it",
            Self::NotCredited => "accepted, but no coins were seen to come",
            Self::CounterUnknown => "the counter could not be read",
            Self::CounterStill => {
                "the listening time did not move; crediting can take hours, so it stops for today"
            }
            Self::CapReached => "the day's allowance is used up",
            Self::NothingToDo => "there was nothing to do",
            Self::Interrupted => "interrupted in the middle; please look whether it was done",
            Self::AnswerLost => "the answer was lost; please look whether it was done",
            Self::Risk => "QQ Music asks to slow down; stopped",
            Self::Verification => "QQ Music wants a verification; stopped",
            Self::LoginEnded => "the login has ended",
            Self::NotAllowed => {
                "left out, as the person or the owner of the bot has not allowed it"
            }
            Self::Unreachable => "QQ Music could not be reached",
            Self::Unexpected => "QQ Music answered something unexpected",
            Self::Refused(code) => return write!(f, "{REFUSED}{code}"),
            Self::Told(words) => words,
            Self::DayEnded => "the day ended; what was left was not done",
            Self::LeftElsewhere => "no longer followed; the other server may go on with it",
            Self::LostSight => "the other server does not tell how far it is; please look",
            Self::OnlyInApp => "has to be done in QQ Music's own app",
            Self::MembersOnly => "is for members only",
            Self::Stopped => "was stopped by the person",
            Self::StillWorking => "still going on; please look later how it went",
            Self::Added(added, besides) => {
                let said = added.iter().map(ToString::to_string);
                let said: Vec<_> = said.chain(besides.iter().map(ToString::to_string)).collect();
                return f.write_str(&said.join("; "));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Favourite, FavouriteId, SongId};

    #[test]
    fn a_sentence_of_ours_that_another_server_says_is_known_again() {
        for note in Note::PLAIN.into_iter().chain([Note::Refused(-7)]) {
            assert_eq!(Note::told(note.to_string()), note);
        }
        assert_eq!(Note::told("so".into()), Note::Told("so".into()));
    }

    #[test]
    fn what_was_added_is_told_with_the_reason_and_never_unsure_twice() {
        let id = FavouriteId::Song(SongId::new(97773).expect("not zero"));
        let added = |is_sure| Added { what: Favourite { id, name: "S".into() }, is_sure };
        assert_eq!(Note::with_added(Vec::new(), Some(Note::Risk)), Some(Note::Risk));
        let both = Note::with_added(vec![added(true)], Some(Note::Risk)).expect("a note");
        assert_eq!((both.reason(), both.added().len()), (Some(&Note::Risk), 1));
        assert_eq!(
            both.to_string(),
            "added the song “S” to the favourites; QQ Music asks to slow down; stopped"
        );
        let unsure = Note::with_added(vec![added(false)], Some(Note::Interrupted));
        assert_eq!(
            unsure.expect("a note").to_string(),
            "may have added the song “S” to the favourites, please look"
        );
    }
}
