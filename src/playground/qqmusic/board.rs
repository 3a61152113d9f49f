//! Comments: what stands below songs, albums and playlists, and who may write there.

use std::collections::{HashMap, HashSet, VecDeque};

use super::call::uin;
use super::catalog::{Catalog, Visibility};
use super::hash::{mid_of, token};

/// The longest text, in characters.
pub(super) const LONGEST: usize = 300;
/// So many comments in a minute make an account suspect.
pub(super) const HASTY: usize = 5;
const HASTE_S: i64 = 60;

const WORDS: [&str; 8] = [
    "单曲循环第三天",
    "前奏一响就回到了那个站台",
    "有人和我一样在凌晨听吗",
    "副歌那里的和声太好了",
    "Found this on a night train.",
    "从别人的歌单里捡到的宝",
    "现场版更好听 🎵",
    "给明天的自己留个言",
];

/// What is commented on: its kind (1 song, 2 album, 3 playlist) and its number.
pub(super) type Target = (i64, u64);

/// A comment.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    pub(super) id: String,
    pub(super) uin: u64,
    pub(super) content: String,
    pub(super) at: i64,
    pub(super) praises: u64,
    /// The comment that it answers; empty: none.
    pub(super) parent: String,
}

/// What keeps an account from writing.
#[derive(Debug, Default)]
pub(super) struct Writer {
    recent: VecDeque<i64>,
    /// Named by the link to solve.
    pub(super) captcha: Option<String>,
    pub(super) muted: bool,
}

impl Writer {
    /// The ticket of the captcha to solve before the next comment, if there is one.
    pub(super) fn suspect(&mut self, now: i64) -> Option<String> {
        self.recent.retain(|at| (0..HASTE_S).contains(&(now - at)));
        if self.recent.len() >= HASTY && self.captcha.is_none() {
            self.suspected();
        }
        self.captcha.clone()
    }

    pub(super) fn suspected(&mut self) {
        self.captcha = Some(token(24));
    }

    pub(super) fn solve(&mut self) {
        self.captcha = None;
        self.recent.clear();
    }

    fn wrote(&mut self, now: i64) {
        self.recent.push_back(now);
    }
}

/// All comments.
#[derive(Debug, Default)]
pub(super) struct Board {
    by_target: HashMap<Target, Vec<Comment>>,
    pub(super) writers: HashMap<u64, Writer>,
    /// Where comments can be neither read nor written.
    pub(super) closed: HashSet<Target>,
}

impl Board {
    /// The comments on something, oldest first: some strangers' to begin with.
    pub(super) fn on(&mut self, target: Target, now: i64) -> &mut Vec<Comment> {
        self.by_target.entry(target).or_insert_with(|| {
            let (kind, id) = target;
            let seed = id.wrapping_mul(7).wrapping_add(kind.unsigned_abs());
            let count = 3 + seed % 23;
            let one = |at: u64| Comment {
                id: format!("1!{}", mid_of(10 + kind.unsigned_abs(), id.wrapping_mul(64) + at)),
                uin: 2_000_000_000 + (seed + at) % 5000,
                content: WORDS[((seed + at) % 8) as usize].to_owned(),
                at: now - ((count - at) * 5400).cast_signed(),
                praises: (seed * (at + 3)) % 97,
                parent: String::new(),
            };
            (0..count).map(one).collect()
        })
    }

    /// Whether a comment stands below this.
    pub(super) fn has(&mut self, target: Target, id: &str, now: i64) -> bool {
        self.on(target, now).iter().any(|comment| comment.id == id)
    }

    /// Puts a comment below something; gives its id, and how many there are now.
    pub(super) fn add(&mut self, target: Target, mut comment: Comment) -> (String, usize) {
        let id = format!("1!{}_{}", target.1, token(16));
        comment.id.clone_from(&id);
        self.writers.entry(comment.uin).or_default().wrote(comment.at);
        let list = self.on(target, comment.at);
        list.push(comment);
        (id, list.len())
    }

    /// Whether an account has answered another's comment with this text.
    pub(super) fn answers(&self, uin: u64, text: &str) -> bool {
        let mut all = self.by_target.values().flatten();
        all.any(|one| one.uin == uin && one.content == text && !one.parent.is_empty())
    }

    /// What an account has written: on what, and the text.
    pub(super) fn by(&self, uin: u64) -> Vec<(i64, u64, String)> {
        let all = self
            .by_target
            .iter()
            .flat_map(|(target, list)| list.iter().map(move |one| (target, one)));
        let mut own: Vec<_> = all.filter(|(_, comment)| comment.uin == uin).collect();
        own.sort_by_key(|(_, comment)| comment.at);
        own.into_iter().map(|((kind, id), comment)| (*kind, *id, comment.content.clone())).collect()
    }

    /// Takes an own comment away; `None` when there is none with this id, else whether it was own.
    pub(super) fn remove(&mut self, id: &str, uin: u64) -> Option<bool> {
        for list in self.by_target.values_mut() {
            if let Some(at) = list.iter().position(|comment| comment.id == id) {
                let own = list[at].uin == uin;
                if own {
                    list.remove(at);
                }
                return Some(own);
            }
        }
        None
    }
}

/// What `BizType` and `BizId` name, if there is such a thing.
pub(super) fn target(catalog: &Catalog, kind: i64, id: &str) -> Option<Target> {
    let id = uin(id).filter(|_| id.bytes().all(|byte| byte.is_ascii_digit()))?;
    let there = match kind {
        1 => catalog.by_id(id).is_some(),
        2 => catalog.albums.iter().any(|album| album.id == id),
        3 => catalog
            .playlists
            .iter()
            .any(|list| list.id == id && list.visibility == Visibility::Public),
        _ => false,
    };
    there.then_some((kind, id))
}
