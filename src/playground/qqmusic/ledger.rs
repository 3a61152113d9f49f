//! What accounts did, as the service saw it: for tests that ask whether anything was done twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::day::day;

/// Days that are remembered.
const DAYS: usize = 60;

/// What an account can do that changes something, or that it may do only so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// `ActCenterSignNewSvr/SignIn`; what: the activity.
    SignIn,
    /// `ActCenterSignNewSvr/AwardPrize`; what: the task; amount: coins.
    SignAward,
    /// `ActTaskNewSvr/TaskActDataReport`; what: the task.
    TaskReport,
    /// `ActTaskNewSvr/AwardTaskPrize`; what: the task; amount: coins.
    TaskClaim,
    /// `CommentWriteServer/AddComment`; what: `BizType/BizId`, then the text.
    Comment,
    /// `CommentWriteServer/DelComment`; what: the comment's id.
    CommentDeletion,
    /// `imusic_tj` and `ListeningMusicReport`; what: the song's id; amount: seconds. The code of one
    /// that does not count: 1 a wrong `timekey`, 2 no time or too much, 3 a song that was reported
    /// on this day, 4 an unknown song, 1000 no login, 2001 risk control.
    PlayReport,
    /// `me/report` with the account's key; what: the period.
    ReportRead,
    /// A song or a playlist put among the favourites; what: `song/` or `playlist/` and its id. One
    /// that was there already is done too, and changes nothing.
    Favour,
    /// The same, taken out again.
    Unfavour,
}

/// A deed that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When, in seconds since 1970 by the playground's clock.
    pub at: i64,
    /// What was asked for.
    pub deed: Deed,
    /// On what: see [`Deed`].
    pub what: String,
    /// Zero if it was done, else the code of the refusal.
    pub code: i64,
    /// Coins or seconds that it earned, credited or not: see [`Deed`].
    pub amount: u64,
}

/// How often something was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// And was done.
    pub done: u64,
    /// And was refused.
    pub refused: u64,
}

/// Everything that an account asked to be done, by the day in Shanghai.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Ledger {
    days: BTreeMap<NaiveDate, Vec<Entry>>,
}

impl Ledger {
    pub(super) fn note(&mut self, at: i64, deed: Deed, what: &str, code: i64, amount: u64) {
        let entry = Entry { at, deed, what: what.to_owned(), code, amount };
        self.days.entry(day(at)).or_default().push(entry);
        while self.days.len() > DAYS {
            self.days.pop_first();
        }
    }

    /// The entries of a day, in order.
    pub fn on(&self, date: NaiveDate) -> &[Entry] {
        self.days.get(&date).map_or(&[], Vec::as_slice)
    }

    /// All entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.days.values().flatten()
    }

    /// What was asked for and done.
    pub fn done(&self, deed: Deed) -> Vec<&Entry> {
        self.entries().filter(|entry| entry.deed == deed && entry.code == 0).collect()
    }

    /// What was asked for, done or refused.
    pub fn asked(&self, deed: Deed) -> Vec<&Entry> {
        self.entries().filter(|entry| entry.deed == deed).collect()
    }

    /// How often each deed was done and refused, by the day.
    pub fn counts(&self) -> BTreeMap<NaiveDate, BTreeMap<Deed, Count>> {
        let mut counts: BTreeMap<NaiveDate, BTreeMap<Deed, Count>> = BTreeMap::new();
        for (date, entries) in &self.days {
            for entry in entries {
                let count = counts.entry(*date).or_default().entry(entry.deed).or_default();
                *(if entry.code == 0 { &mut count.done } else { &mut count.refused }) += 1;
            }
        }
        counts
    }

    /// Coins that were given for deeds, whether they were credited or not.
    pub fn coins(&self) -> u64 {
        let paid = [Deed::SignAward, Deed::TaskClaim];
        self.entries().filter(|entry| paid.contains(&entry.deed)).map(|entry| entry.amount).sum()
    }
}
