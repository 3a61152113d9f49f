//! What the service remembers, in one place behind one lock.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::account::{Accounts, Limits};
use super::board::Board;
use super::catalog::Catalog;
use super::habits::Habits;
use super::playlist::own_songs;
use super::session::Sessions;

/// Seconds of a window in which requests are counted.
const WINDOW_SECONDS: i64 = 10;

/// Everything that changes.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) accounts: Accounts,
    pub(super) sessions: Sessions,
    pub(super) traffic: Traffic,
    pub(super) limits: Limits,
    pub(super) habits: Habits,
    pub(super) board: Board,
    /// When a text message with a code was last sent to a number, and the code.
    pub(super) phones: HashMap<String, (i64, String)>,
    favourites: HashMap<u64, Vec<usize>>,
    /// What own playlists hold, by account and directory, once they were changed.
    lists: HashMap<(u64, i64), Vec<usize>>,
    written_at: HashMap<u64, i64>,
}

impl State {
    /// Indexes of an account's favourite songs: some to begin with, then what was changed.
    pub(super) fn favourites_of(&self, uin: u64, catalog: &Catalog) -> Vec<usize> {
        let stored = self.favourites.get(&uin).cloned();
        stored.unwrap_or_else(|| (0..40).map(|at| (at * 3) % catalog.songs.len()).collect())
    }

    /// Adds or removes a favourite; answers whether it was there.
    pub(super) fn favour(&mut self, uin: u64, id: u64, add: bool, catalog: &Catalog) -> bool {
        let mut list = self.favourites_of(uin, catalog);
        let there = list.iter().position(|&at| catalog.songs[at].id == id);
        match (there, add) {
            (Some(at), false) => {
                list.remove(at);
            }
            (None, true) => list.extend(catalog.songs.iter().position(|song| song.id == id)),
            _ => {}
        }
        self.favourites.insert(uin, list);
        there.is_some()
    }

    /// Indexes of the songs of an account's own playlist.
    pub(super) fn listed(&self, uin: u64, dirid: i64) -> Vec<usize> {
        self.lists.get(&(uin, dirid)).cloned().unwrap_or_else(|| own_songs(dirid))
    }

    /// Adds a song to an own playlist or removes it; answers whether it was there.
    pub(super) fn relist(
        &mut self,
        uin: u64,
        dirid: i64,
        id: u64,
        add: bool,
        catalog: &Catalog,
    ) -> bool {
        let mut list = self.listed(uin, dirid);
        let there = list.iter().position(|&at| catalog.songs[at].id == id);
        match (there, add) {
            (Some(at), false) => {
                list.remove(at);
            }
            (None, true) => list.extend(catalog.songs.iter().position(|song| song.id == id)),
            _ => {}
        }
        self.lists.insert((uin, dirid), list);
        there.is_some()
    }

    /// Takes the account's write lock, which lasts a second.
    pub(super) fn lock_write(&mut self, uin: u64, now: i64) -> bool {
        let last = self.written_at.get(&uin).copied();
        let free = last.is_none_or(|last| (now - last).abs() > 1);
        if free {
            self.written_at.insert(uin, now);
        }
        free
    }
}

/// How many requests came from whom in the current window.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    windows: HashMap<Option<u64>, (i64, u64)>,
}

impl Traffic {
    /// Counts a request and answers how many there are in this window.
    pub(super) fn count(&mut self, uin: Option<u64>, now: i64) -> u64 {
        let window = self.windows.entry(uin).or_insert((now, 0));
        if !(0..WINDOW_SECONDS).contains(&(now - window.0)) {
            *window = (now, 0);
        }
        window.1 += 1;
        window.1
    }
}

/// Counts how many things are going on, and how many were at most.
#[derive(Debug, Clone, Default)]
pub(super) struct Gauge {
    now: Arc<AtomicU64>,
    peak: Arc<AtomicU64>,
}

/// Counts until it is dropped.
#[derive(Debug)]
pub(super) struct Entered(Arc<AtomicU64>);

impl Gauge {
    pub(super) fn enter(&self) -> Entered {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.peak.fetch_max(now, Ordering::SeqCst);
        Entered(Arc::clone(&self.now))
    }

    pub(super) fn now(&self) -> u64 {
        self.now.load(Ordering::SeqCst)
    }

    pub(super) fn peak(&self) -> u64 {
        self.peak.load(Ordering::SeqCst)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
