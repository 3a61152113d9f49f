//! The day's coin tasks, and how far an account is with them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::sign::COINS;

/// What a task wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// A look at a page, which the page then reports.
    Click,
    /// The same, by VIPs only.
    Vip,
    /// A change of what the account keeps; only that change counts, no report.
    Library(Keeps),
    /// That many seconds since it was last claimed or first looked at; no report.
    Wait(i64),
}

/// A change of what an account keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    Song,
    Playlist,
    Singer,
    Book,
}

impl Keeps {
    /// How one of them is named among what an account keeps.
    pub(super) fn named(self, id: impl std::fmt::Display) -> String {
        format!("{self:?}/{id}")
    }
}

/// A task.
#[derive(Debug)]
pub(super) struct Errand {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    /// The kind that clients know: 8 a song, 9 a playlist, 13 a singer, 36 a book, 600 time.
    pub(super) kind: u64,
    pub(super) id_of_kind: &'static str,
    /// How often it can be claimed in a day.
    pub(super) times: u64,
    /// The kind of prize: coins or something else.
    pub(super) prize: u64,
    pub(super) value: u64,
    pub(super) how: How,
}

/// Points of a membership, as an example of a prize that is not coins.
const POINTS: u64 = 3;

const fn errand(
    names: (&'static str, &'static str),
    kind: (u64, &'static str),
    times: u64,
    value: u64,
    how: How,
) -> Errand {
    let ((id, name), (kind, id_of_kind)) = (names, kind);
    Errand { id, name, kind, id_of_kind, times, prize: COINS, value, how }
}

const CLICK: (u64, &str) = (2, "kTlick");

/// On the floor: the first two are on the second floor too.
static FLOOR: [Errand; 10] = [
    errand(("Zt1Vis", "浏览福利页"), CLICK, 1, 6, How::Click),
    errand(("Zt2Tre", "摇一摇摇钱树"), CLICK, 3, 4, How::Click),
    errand(("Zt3Qui", "答一道题"), CLICK, 1, 8, How::Click),
    errand(("Zt4Son", "收藏一首歌"), (8, "kTsong"), 1, 10, How::Library(Keeps::Song)),
    errand(("Zt5Lis", "收藏一个歌单"), (9, "kTlist"), 1, 10, How::Library(Keeps::Playlist)),
    errand(("Zt6Sin", "关注一位歌手"), (13, "kTsing"), 1, 12, How::Library(Keeps::Singer)),
    errand(("Zt7Boo", "收藏一本有声书"), (36, "kTbook"), 1, 12, How::Library(Keeps::Book)),
    errand(("Zt8Vip", "会员专享金币"), CLICK, 1, 30, How::Vip),
    Errand {
        prize: POINTS, ..errand(("Zt9Gro", "逛一逛成长中心"), CLICK, 1, 2, How::Click)
    },
    errand(("ZtATim", "定时领金币"), (600, "kTtime"), 4, 5, How::Wait(1800)),
];
/// Beside the floor.
static CHESTS: [Errand; 1] = [errand(("ZtBChe", "宝箱"), (600, "kTches"), 6, 7, How::Wait(600))];

/// The task with this id.
pub(super) fn find(id: &str) -> Option<&'static Errand> {
    FLOOR.iter().chain(&CHESTS).find(|errand| errand.id == id)
}

impl Errand {
    pub(super) fn on_floor() -> impl Iterator<Item = &'static Self> {
        FLOOR.iter()
    }

    pub(super) fn timers() -> impl Iterator<Item = &'static Self> {
        CHESTS.iter()
    }

    pub(super) fn prize_name(&self) -> String {
        format!("{}{}", self.value, if self.prize == COINS { "金币" } else { "成长值" })
    }
}

/// How far an account is with a task on a day.
#[derive(Debug)]
pub(super) struct Progress {
    /// Done and not claimed yet.
    pub(super) ready: bool,
    /// How often it was claimed.
    pub(super) claimed: u64,
    /// Since when time counts.
    pub(super) since: i64,
    /// How many times lists still show it as it was before it was claimed last.
    pub(super) stale: u32,
}

impl Progress {
    pub(super) const OPEN: u8 = 1;
    pub(super) const CLAIMABLE: u8 = 2;
    pub(super) const CLAIMED: u8 = 3;

    pub(super) fn state(&self, errand: &Errand, now: i64) -> u8 {
        let ready = match errand.how {
            How::Wait(seconds) => now - self.since >= seconds,
            _ => self.ready,
        };
        match ready {
            _ if self.claimed >= errand.times => Self::CLAIMED,
            true => Self::CLAIMABLE,
            false => Self::OPEN,
        }
    }
}

/// An account's tasks; each day begins anew.
#[derive(Debug, Default)]
pub(super) struct Errands {
    date: Option<NaiveDate>,
    by_id: HashMap<&'static str, Progress>,
}

impl Errands {
    pub(super) fn progress(
        &mut self,
        id: &'static str,
        today: NaiveDate,
        now: i64,
    ) -> &mut Progress {
        if self.date != Some(today) {
            self.by_id.clear();
            self.date = Some(today);
        }
        self.by_id.entry(id).or_insert(Progress { ready: false, claimed: 0, since: now, stale: 0 })
    }

    /// The account changed what it keeps.
    pub(super) fn kept(&mut self, what: Keeps, today: NaiveDate, now: i64) {
        for errand in FLOOR.iter().filter(|errand| errand.how == How::Library(what)) {
            let progress = self.progress(errand.id, today, now);
            progress.ready = progress.claimed < errand.times;
        }
    }
}
