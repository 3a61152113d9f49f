//! The runs that people watched: of these only the reports are told.

use std::fmt;
use std::time::Duration;

use moka::future::Cache;

use crate::model::RunId;

/// How long a run is remembered: its notice comes at once.
const LIVES: Duration = Duration::from_secs(3600);
/// How many are remembered; of one that is forgotten all is told once more.
const KEPT: u64 = 10_000;

/// The runs that people watched lately. Forgotten with the process.
pub struct ShownRuns(Cache<RunId, ()>);

impl Default for ShownRuns {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(KEPT).time_to_live(LIVES).build())
    }
}

impl fmt::Debug for ShownRuns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownRuns")
    }
}

impl ShownRuns {
    /// A run is being watched.
    pub(in crate::telegram) async fn note(&self, run: RunId) {
        self.0.insert(run, ()).await;
    }

    /// A run is not shown to its end: all of it is told.
    pub(in crate::telegram) async fn forget(&self, run: RunId) {
        self.0.invalidate(&run).await;
    }

    /// Whether a run was watched.
    pub(super) fn has(&self, run: RunId) -> bool {
        self.0.contains_key(&run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_watched_is_known() {
        let shown = ShownRuns::default();
        shown.note(RunId(1)).await;
        assert!(shown.has(RunId(1)) && !shown.has(RunId(2)));
        shown.forget(RunId(1)).await;
        assert!(!shown.has(RunId(1)));
    }
}
