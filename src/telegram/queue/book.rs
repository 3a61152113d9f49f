//! Who has what in the queue, and whose turn it is. No I/O, no tasks.
//!
//! There are a few hundred entries at most, so everything is found by looking at all of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::model::{ChatId, PersonId};
use crate::service::FileKey;

/// Songs that are sent at once. Each holds a connection to QQ Music and one to Telegram.
pub(super) const SONGS_AT_ONCE: usize = 6;
/// Pictures that are made at once. Each asks QQ Music for a while; one is drawn at a time.
pub(super) const PICTURES_AT_ONCE: usize = 4;
/// Things of one person that are done at once: one that is slow leaves another going.
pub(super) const AT_ONCE_OF_PERSON: usize = 2;
/// Things for one chat that are done at once: a group takes 20 messages a minute, and what waits
/// for that must not hold the places of others.
pub(super) const AT_ONCE_OF_CHAT: usize = 2;
/// Things of one person in the queue: a short list that is sent whole, and a few songs beside it.
pub(super) const MOST_OF_PERSON: usize = 40;
/// Things for one chat in the queue: two such lists, about four minutes of a group's messages.
pub(super) const MOST_OF_CHAT: usize = 80;
/// Things in the queue altogether: more would wait for many minutes.
pub(super) const MOST: usize = 256;

/// What is costly about a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Cost {
    /// Audio, fetched from QQ Music and uploaded to Telegram.
    Song,
    /// A picture that is drawn.
    Picture,
}

impl Cost {
    fn at_once(self) -> usize {
        match self {
            Self::Song => SONGS_AT_ONCE,
            Self::Picture => PICTURES_AT_ONCE,
        }
    }
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    /// A list is being sent to the person already.
    List,
    /// The person has too many already.
    Person,
    /// The chat has too many already.
    Chat,
    /// Everybody together has too many.
    Everybody,
}

impl Full {
    /// The bound that was reached.
    pub(crate) fn most(self) -> usize {
        match self {
            Self::List => 1,
            Self::Person => MOST_OF_PERSON,
            Self::Chat => MOST_OF_CHAT,
            Self::Everybody => MOST,
        }
    }
}

/// What was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cancelled {
    /// Songs that are not sent.
    pub(crate) songs: usize,
    /// Pictures that are not made.
    pub(crate) pictures: usize,
}

/// What a person has waiting in a chat, of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) cost: Cost,
    pub(super) person: PersonId,
    pub(super) chat: ChatId,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The place of the next of them, from 1.
    pub(crate) place: usize,
    /// How many wait.
    pub(crate) own: usize,
}

/// What is to be taken.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    pub(super) cost: Cost,
    pub(super) person: PersonId,
    pub(super) chat: ChatId,
    /// How many things it is.
    pub(super) count: usize,
}

struct Entry {
    line: Line,
    /// Of its things, those that are not done.
    left: usize,
    state: State,
    cancelled: CancellationToken,
    /// Whether its person is told by the line that a single thing has.
    is_single: bool,
}

enum State {
    /// Between two turns.
    Idle,
    Waiting {
        same: Option<FileKey>,
        wake: oneshot::Sender<()>,
    },
    Running {
        same: Option<FileKey>,
    },
}

impl Entry {
    fn is_live(&self) -> bool {
        !self.cancelled.is_cancelled()
    }

    fn waits(&self) -> bool {
        matches!(self.state, State::Waiting { .. }) && self.is_live()
    }

    fn runs(&self) -> bool {
        matches!(self.state, State::Running { .. })
    }
}

/// Everything in the queue.
#[derive(Default)]
pub(super) struct Book {
    last: u64,
    entries: BTreeMap<u64, Entry>,
    /// When people came to wait or had their last turn: the earliest is next.
    since: HashMap<(Cost, PersonId), u64>,
    now: u64,
    watched: HashSet<Line>,
}

impl Book {
    /// Takes a wish in; gives its number.
    pub(super) fn enter(&mut self, wish: Wish, cancelled: CancellationToken) -> Result<u64, Full> {
        let Wish { cost, person, chat, count } = wish;
        let is_single = count == 1;
        // A second press on "send all" is rarely meant, and one list at a time comes no later.
        let is_list = |it: &Entry| it.line.person == person && !it.is_single && it.is_live();
        if !is_single && self.entries.values().any(is_list) {
            return Err(Full::List);
        }
        let of = |is: &dyn Fn(&Line) -> bool| {
            let live = self.entries.values().filter(|entry| entry.is_live() && is(&entry.line));
            live.map(|entry| entry.left).sum::<usize>()
        };
        if of(&|line| line.person == person) + count > MOST_OF_PERSON {
            return Err(Full::Person);
        }
        if of(&|line| line.chat == chat) + count > MOST_OF_CHAT {
            return Err(Full::Chat);
        }
        if self.entries.values().map(|entry| entry.left).sum::<usize>() + count > MOST {
            return Err(Full::Everybody);
        }
        self.last += 1;
        let line = Line { cost, person, chat };
        let entry = Entry { line, left: count, state: State::Idle, cancelled, is_single };
        self.entries.insert(self.last, entry);
        Ok(self.last)
    }

    /// Has an entry wait for its next turn; woken when it comes.
    pub(super) fn wait(&mut self, id: u64, same: Option<FileKey>) -> oneshot::Receiver<()> {
        let (wake, woken) = oneshot::channel();
        let Some(line) = self.entries.get(&id).map(|entry| entry.line) else { return woken };
        let key = (line.cost, line.person);
        if !self.waiting(line.cost).any(|entry| entry.line.person == line.person) {
            self.now += 1;
            self.since.insert(key, self.now);
        }
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.state = State::Waiting { same, wake };
        }
        self.advance(line.cost);
        woken
    }

    /// Ends a turn, or the waiting for one.
    pub(super) fn leave(&mut self, id: u64) {
        let Some(entry) = self.entries.get_mut(&id) else { return };
        if entry.runs() {
            entry.left = entry.left.saturating_sub(1);
        }
        entry.state = State::Idle;
        let cost = entry.line.cost;
        self.advance(cost);
    }

    /// Takes an entry out.
    pub(super) fn end(&mut self, id: u64) {
        let Some(Entry { line: Line { cost, person, .. }, .. }) = self.entries.remove(&id) else {
            return;
        };
        let has_more = |entry: &Entry| (entry.line.cost, entry.line.person) == (cost, person);
        if !self.entries.values().any(has_more) {
            self.since.remove(&(cost, person));
        }
        self.advance(cost);
    }

    /// Cancels what is a person's.
    pub(super) fn cancel(&mut self, person: PersonId) -> Cancelled {
        let mut done = Cancelled::default();
        let own = self.entries.values().filter(|entry| entry.line.person == person);
        for entry in own.filter(|entry| entry.is_live()) {
            entry.cancelled.cancel();
            match entry.line.cost {
                Cost::Song => done.songs += entry.left,
                Cost::Picture => done.pictures += entry.left,
            }
        }
        done
    }

    /// The line of an entry when it waits and nobody watches it; from now on somebody does.
    pub(super) fn watch(&mut self, id: u64) -> Option<Line> {
        let entry = self.entries.get(&id).filter(|entry| entry.waits() && entry.is_single)?;
        let line = entry.line;
        self.watched.insert(line).then_some(line)
    }

    /// How a line stands. One in which nothing waits is no longer watched.
    pub(super) fn standing(&mut self, line: Line) -> Option<Standing> {
        let own = self.singles(line).count();
        if own == 0 {
            self.watched.remove(&line);
            return None;
        }
        Some(Standing { place: self.place(line), own })
    }

    /// Cancels what waits in a line, which is no longer watched.
    pub(super) fn give_up(&mut self, line: Line) -> usize {
        self.watched.remove(&line);
        self.singles(line).inspect(|entry| entry.cancelled.cancel()).count()
    }

    /// The place of an entry's person while it waits, from 1.
    pub(super) fn place_of(&self, id: u64) -> Option<usize> {
        let entry = self.entries.get(&id).filter(|entry| entry.waits())?;
        Some(self.place(entry.line))
    }

    fn place(&self, line: Line) -> usize {
        let own = self.since(&line);
        let before = self.waiting(line.cost).filter(|entry| self.since(&entry.line) < own);
        1 + before.map(|entry| entry.line.person).collect::<HashSet<_>>().len()
    }

    fn since(&self, line: &Line) -> u64 {
        self.since.get(&(line.cost, line.person)).copied().unwrap_or_default()
    }

    fn singles(&self, line: Line) -> impl Iterator<Item = &Entry> {
        let waiting = self.waiting(line.cost);
        waiting.filter(move |entry| entry.line == line && entry.is_single)
    }

    fn waiting(&self, cost: Cost) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(move |entry| entry.line.cost == cost && entry.waits())
    }

    /// Gives turns while there is room: to whoever has had none for longest, their oldest first.
    fn advance(&mut self, cost: Cost) {
        while let Some(id) = self.next(cost) {
            let Some(entry) = self.entries.get_mut(&id) else { return };
            let State::Waiting { same, wake } = std::mem::replace(&mut entry.state, State::Idle)
            else {
                return;
            };
            entry.state = State::Running { same };
            self.now += 1;
            self.since.insert((cost, entry.line.person), self.now);
            // Whoever has just given up waiting leaves the queue right after.
            let _ = wake.send(());
        }
    }

    fn next(&self, cost: Cost) -> Option<u64> {
        let running = || self.entries.values().filter(|entry| entry.runs());
        if running().filter(|entry| entry.line.cost == cost).count() >= cost.at_once() {
            return None;
        }
        let has_room = |entry: &Entry| {
            let State::Waiting { same, .. } = &entry.state else { return false };
            let beside = || running().filter(|other| other.line.cost == cost);
            let of_person = beside().filter(|other| other.line.person == entry.line.person);
            let of_chat = beside().filter(|other| other.line.chat == entry.line.chat);
            let is_same = |other: &Entry| {
                same.is_some() && matches!(&other.state, State::Running { same: s } if s == same)
            };
            of_person.count() < AT_ONCE_OF_PERSON
                && of_chat.count() < AT_ONCE_OF_CHAT
                && !beside().any(is_same)
        };
        let waiting = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.line.cost == cost && entry.waits() && has_room(entry));
        waiting.min_by_key(|(id, entry)| (self.since(&entry.line), **id)).map(|(id, _)| *id)
    }
}

#[cfg(test)]
mod tests {
    impl super::Book {
        /// Whether nothing at all is remembered.
        pub(in crate::telegram::queue) fn is_empty(&self) -> bool {
            self.entries.is_empty() && self.since.is_empty() && self.watched.is_empty()
        }
    }
}
