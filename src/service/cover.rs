//! Covers and avatars for pictures that are drawn: fetched together within a short time, and the
//! small ones remembered for a while.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::time::{Instant, timeout_at};

use super::Service;
use crate::model::{Artwork, Covers, ImageUrl, Ranked, Report, SingerMid, Song, SongMid, SongRef};

/// How long a card waits for all of its pictures together; then it is drawn without the rest.
const TOGETHER: Duration = Duration::from_secs(3);
/// The width of small pictures, in pixels: as QQ Music has them, and a little more than is drawn.
const SMALL: u32 = 150;
/// The width of the cover that fills a song's card, in pixels.
const LARGE: u32 = 800;
/// The most bytes of remembered pictures: about two hundred covers.
const MOST: usize = 2 << 20;
/// What an entry takes besides its picture, roughly, in bytes.
const ENTRY: usize = 256;
/// How long a picture is remembered, for people change theirs.
const KEPT: TimeDelta = TimeDelta::hours(6);

impl Service {
    /// The pictures that go into the cards of these reports: the covers of the first songs, the
    /// photos of the first singers, and the avatar. Never fails: what cannot be had in a few
    /// seconds is missing. Cards that come drawn from elsewhere need none.
    pub async fn covers(
        &self,
        avatar: Option<&ImageUrl>,
        reports: impl IntoIterator<Item = &Report>,
        now: DateTime<Utc>,
    ) -> Covers {
        let until = Instant::now() + TOGETHER;
        let (mut songs, mut wanted, mut mids) = (Vec::new(), Vec::new(), HashMap::new());
        for report in reports.into_iter().filter(|report| report.picture.is_none()) {
            let shown = |row: &Ranked| row.mid.clone();
            songs.extend(report.songs.iter().take(Report::ROWS).filter_map(shown));
            for mid in report.singers.iter().take(Report::ROWS).filter_map(shown) {
                if let Ok(singer) = SingerMid::new(&mid) {
                    mids.insert(mid, Artwork::Singer(singer));
                }
            }
        }
        songs.sort_unstable();
        songs.dedup();
        let songs: Vec<_> = songs.into_iter().filter_map(|mid| SongMid::new(&mid).ok()).collect();
        for (mid, artwork) in self.artworks(&songs, until, now).await {
            mids.insert(mid.to_string(), artwork);
        }
        wanted.extend(mids.values().cloned());
        wanted.extend(avatar.cloned().map(Artwork::At));
        let found = self.small(wanted, until, now).await;
        let picture = |artwork: &Artwork| found.get(artwork).cloned();
        Covers {
            avatar: avatar.cloned().and_then(|avatar| picture(&Artwork::At(avatar))),
            by_mid: mids
                .into_iter()
                .filter_map(|(mid, artwork)| Some((mid, picture(&artwork)?)))
                .collect(),
        }
    }

    /// The large picture of a song: its album's cover, else a photo of its first singer; `None` when
    /// there is none or it cannot be had. Never fails.
    pub async fn song_cover(&self, song: &Song) -> Option<Bytes> {
        let artwork = artwork_of(song)?;
        let asked = self.backend.picture(&artwork, LARGE);
        match tokio::time::timeout(TOGETHER, asked).await {
            Ok(Ok(picture)) => picture,
            Ok(Err(error)) => {
                tracing::debug!(%error, "a cover could not be had; the card goes without");
                None
            }
            Err(_) => None,
        }
    }

    /// Which pictures songs have, by their mids; what is known is not asked again.
    async fn artworks(
        &self,
        songs: &[SongMid],
        until: Instant,
        now: DateTime<Utc>,
    ) -> Vec<(SongMid, Artwork)> {
        let mut known = Vec::new();
        let mut asked = Vec::new();
        for mid in songs {
            match self.pictures.lock().song(mid, now) {
                Some(artwork) => known.extend(artwork.map(|artwork| (mid.clone(), artwork))),
                None => asked.push(mid.clone()),
            }
        }
        if asked.is_empty() {
            return known;
        }
        let refs: Vec<_> = asked.iter().cloned().map(SongRef::Mid).collect();
        match timeout_at(until, self.backend.songs(&refs, None)).await {
            Ok(Ok(found)) => {
                for (mid, song) in asked.into_iter().zip(found) {
                    let artwork = song.as_ref().and_then(artwork_of);
                    self.pictures.lock().keep(
                        Key::Song(mid.clone()),
                        Kept::Song(artwork.clone()),
                        now,
                    );
                    known.extend(artwork.map(|artwork| (mid, artwork)));
                }
            }
            Ok(Err(error)) => tracing::debug!(%error, "which covers songs have could not be had"),
            Err(_) => tracing::debug!("which covers songs have was not answered in time"),
        }
        known
    }

    /// Small pictures; those that cannot be had until then are missing.
    async fn small(
        &self,
        mut wanted: Vec<Artwork>,
        until: Instant,
        now: DateTime<Utc>,
    ) -> HashMap<Artwork, Bytes> {
        let mut found = HashMap::new();
        wanted.retain(|artwork| match self.pictures.lock().picture(artwork, now) {
            Some(picture) => {
                found.extend(picture.map(|picture| (artwork.clone(), picture)));
                false
            }
            None => true,
        });
        let mut asked: FuturesUnordered<_> = wanted
            .into_iter()
            .map(|artwork| async move { (self.backend.picture(&artwork, SMALL).await, artwork) })
            .collect();
        while let Ok(Some((answer, artwork))) = timeout_at(until, asked.next()).await {
            match answer {
                Ok(picture) => {
                    let kept = Kept::Picture(picture.clone());
                    self.pictures.lock().keep(Key::Picture(artwork.clone()), kept, now);
                    found.extend(picture.map(|picture| (artwork, picture)));
                }
                Err(error) => tracing::debug!(%error, "a picture could not be had"),
            }
        }
        found
    }
}

/// The picture that stands for a song.
fn artwork_of(song: &Song) -> Option<Artwork> {
    let singer = || song.singers.iter().find_map(|singer| singer.mid.clone());
    song.album.mid.clone().map(Artwork::Album).or_else(|| singer().map(Artwork::Singer))
}

/// What is remembered of pictures. In memory only.
#[derive(Default)]
pub(super) struct Pictures(Mutex<Shelf>);

impl Pictures {
    fn lock(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Song(SongMid),
    Picture(Artwork),
}

/// What is known, also that there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    Song(Option<Artwork>),
    Picture(Option<Bytes>),
}

impl Kept {
    fn size(&self) -> usize {
        match self {
            Self::Song(_) | Self::Picture(None) => ENTRY,
            Self::Picture(Some(picture)) => picture.len() + ENTRY,
        }
    }
}

/// The newest, as many as fit.
#[derive(Default)]
struct Shelf {
    kept: HashMap<Key, (Kept, DateTime<Utc>)>,
    /// The oldest first.
    order: VecDeque<Key>,
    bytes: usize,
}

impl Shelf {
    fn song(&self, mid: &SongMid, now: DateTime<Utc>) -> Option<Option<Artwork>> {
        match self.get(&Key::Song(mid.clone()), now)? {
            Kept::Song(artwork) => Some(artwork.clone()),
            Kept::Picture(_) => None,
        }
    }

    fn picture(&self, artwork: &Artwork, now: DateTime<Utc>) -> Option<Option<Bytes>> {
        match self.get(&Key::Picture(artwork.clone()), now)? {
            Kept::Picture(picture) => Some(picture.clone()),
            Kept::Song(_) => None,
        }
    }

    fn get(&self, key: &Key, now: DateTime<Utc>) -> Option<&Kept> {
        let (kept, at) = self.kept.get(key)?;
        (now - *at < KEPT).then_some(kept)
    }

    fn keep(&mut self, key: Key, kept: Kept, now: DateTime<Utc>) {
        let size = kept.size();
        if size > MOST / 8 {
            return;
        }
        self.bytes += size;
        if let Some((before, _)) = self.kept.insert(key.clone(), (kept, now)) {
            self.bytes -= before.size();
            self.order.retain(|other| *other != key);
        }
        self.order.push_back(key);
        while self.bytes > MOST {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some((gone, _)) = self.kept.remove(&oldest) {
                self.bytes -= gone.size();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> (Key, Artwork) {
        let artwork = Artwork::Singer(SingerMid::new(format!("{number:014}")).expect("a mid"));
        (Key::Picture(artwork.clone()), artwork)
    }

    #[test]
    fn pictures_are_remembered_within_a_bound_and_for_a_time() {
        let now = DateTime::UNIX_EPOCH;
        let mut shelf = Shelf::default();
        let picture = || Kept::Picture(Some(Bytes::from(vec![7; 100 << 10])));
        for number in 0..50 {
            shelf.keep(key(number).0, picture(), now);
            shelf.keep(key(number).0, picture(), now);
            assert!(shelf.bytes <= MOST);
        }
        assert_eq!((shelf.kept.len(), shelf.order.len()), (20, 20), "the newest stay");
        assert_eq!(shelf.bytes, 20 * picture().size());
        assert!(shelf.picture(&key(49).1, now).is_some_and(|it| it.is_some()));
        assert!(shelf.picture(&key(0).1, now).is_none());
        assert!(shelf.picture(&key(49).1, now + KEPT).is_none());
        shelf.keep(key(99).0, Kept::Picture(Some(Bytes::from(vec![7; MOST / 4]))), now);
        assert!(shelf.picture(&key(99).1, now).is_none(), "one takes no place of many");
        shelf.keep(key(100).0, Kept::Picture(None), now);
        assert_eq!(shelf.picture(&key(100).1, now), Some(None), "that there is none is known too");
    }
}
