//! Albums that were answered: Telegram gives each of their photos as a message of its own.

use std::fmt;
use std::time::Duration;

use moka::future::Cache;

/// How long an album is remembered. Its messages come within a second.
const LIVES: Duration = Duration::from_secs(60);
/// How many are remembered; more in a minute would only bring a hint twice.
const KEPT: u64 = 1024;

/// The albums of the last minute.
pub struct Albums(Cache<String, ()>);

impl Default for Albums {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(KEPT).time_to_live(LIVES).build())
    }
}

impl fmt::Debug for Albums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Albums")
    }
}

impl Albums {
    /// Whether this is the first message of an album, by its `media_group_id`.
    pub(super) async fn is_first(&self, id: &str) -> bool {
        self.0.entry_by_ref(id).or_insert(()).await.is_fresh()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn of_an_album_one_message_is_the_first() {
        let albums = Albums::default();
        assert!(albums.is_first("one").await);
        assert!(!albums.is_first("one").await);
        assert!(albums.is_first("two").await);
    }
}
