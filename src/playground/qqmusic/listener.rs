//! How accounts listen: invented, the same every time for an account and a day.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::catalog::{Catalog, Song};
use super::rows::ROWS;

/// What kind of listener an account is. Unless it is set, it follows from the last digit of its
/// number: 0 never listened, 1 rarely does, 2 has the longest of everything, others listen daily.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listener {
    /// Every day, to much.
    Rich,
    /// A few minutes on a day of five.
    Sparse,
    /// Not yet.
    Empty,
    /// Almost all day, to songs and singers with the longest names.
    Longest,
}

/// Seconds of a day, but for a few: what one can listen to at most.
const ALL_DAY_S: u64 = 86_340;

impl Listener {
    /// What an account with this number is unless it is set.
    pub fn of(uin: u64) -> Self {
        match uin % 10 {
            0 => Self::Empty,
            1 => Self::Sparse,
            2 => Self::Longest,
            _ => Self::Rich,
        }
    }
}

/// An account's listening, play reports left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taste {
    pub(super) listener: Listener,
    pub(super) uin: u64,
}

/// A number that looks random and follows from two others.
fn mixed(one: u64, other: u64) -> u64 {
    let mut state =
        one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state = (state ^ (state >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state ^ (state >> 29)
}

impl Taste {
    /// Seconds heard on a day.
    pub(super) fn seconds(self, date: NaiveDate) -> u64 {
        let chance = mixed(self.uin, u64::from(date.num_days_from_ce().unsigned_abs()));
        match self.listener {
            Listener::Rich => 1500 + chance % 9000,
            Listener::Sparse if chance.is_multiple_of(5) => 120 + chance % 400,
            Listener::Sparse | Listener::Empty => 0,
            Listener::Longest => ALL_DAY_S,
        }
    }

    /// How a number of seconds is spread over the hours of a day.
    pub(super) fn hours(self, seconds: u64) -> [u64; 24] {
        let peak = 8 + self.uin % 15;
        let weight = |hour: u64| match self.listener {
            Listener::Longest => 1,
            Listener::Sparse => u64::from(hour == peak),
            Listener::Rich | Listener::Empty if (3..7).contains(&hour) => 0,
            Listener::Rich | Listener::Empty => {
                let far = hour.abs_diff(peak);
                12_u64.saturating_sub(far.min(24 - far) * 2) + mixed(self.uin, hour) % 3
            }
        };
        let sum: u64 = (0..24).map(weight).sum();
        std::array::from_fn(|hour| seconds * weight(hour as u64) / sum.max(1))
    }

    /// Favourite songs with how often they were played, the most first; `span` tells periods apart.
    pub(super) fn songs(self, catalog: &Catalog, span: u64, seconds: u64) -> Vec<(&Song, u64)> {
        let count = match self.listener {
            _ if seconds == 0 => 0,
            Listener::Rich => 10,
            Listener::Sparse => 1 + span as usize % 2,
            Listener::Empty => 1,
            Listener::Longest => 20,
        };
        let plays = (seconds / 200).max(1);
        let mut songs: Vec<&Song> = catalog.songs.iter().take(ROWS.len()).collect();
        if self.listener == Listener::Longest {
            songs.sort_by_key(|song| std::cmp::Reverse(song.name.chars().count()));
        } else {
            songs.sort_by_key(|song| mixed(self.uin.wrapping_add(span), song.id));
        }
        let ranked = songs.into_iter().take(count).enumerate();
        ranked.map(|(rank, song)| (song, (plays / (rank as u64 + 2)).max(1))).collect()
    }

    /// Favourite singers (the catalogue's numbers) with the seconds they were heard, the most first.
    pub(super) fn singers(self, catalog: &Catalog, span: u64, seconds: u64) -> Vec<(usize, u64)> {
        let mut found: Vec<(usize, u64)> = Vec::new();
        for (song, plays) in self.songs(catalog, span, seconds) {
            let heard = plays * song.interval;
            match found.iter_mut().find(|(singer, _)| *singer == song.singers[0]) {
                Some((_, seconds)) => *seconds += heard,
                None => found.push((song.singers[0], heard)),
            }
        }
        found.sort_by_key(|(_, seconds)| std::cmp::Reverse(*seconds));
        found
    }
}
