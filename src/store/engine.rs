//! What a store needs of an engine: bytes under ordered keys. Engines know no domain word, and
//! never see a person's data in clear.

use super::Result;

/// One key with its value.
pub(super) type Entry = (Vec<u8>, Vec<u8>);

/// Changes that happen together or not at all. A later change of a key replaces an earlier one.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Key and new value; `None` removes.
    pub(super) changes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Batch {
    /// Sets a key.
    pub(super) fn put(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.changes.push((key, Some(value)));
    }

    /// Removes a key.
    pub(super) fn remove(&mut self, key: Vec<u8>) {
        self.changes.push((key, None));
    }
}

/// A place for keys and values. All methods may block; callers keep them off the async threads.
/// Read-change-write is made safe by the caller, who lets one writer in at a time.
pub(super) trait Engine: Send + Sync {
    /// The value of a key.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>>;

    /// Makes the changes, all or none; they can be read at once and are on disk after a flush.
    fn apply(&self, batch: Batch) -> Result<()>;

    /// Up to `limit` entries in order whose key begins with `prefix` and comes behind `after`.
    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>>;

    /// Puts every change made so far on disk.
    fn flush(&self) -> Result<()>;

    /// Writes everything anew, so that nothing is left on the disk of what was removed. Nobody else writes
    /// meanwhile. May be killed at any moment; after an error the engine may answer nothing more until it
    /// is opened again.
    fn rewrite(&self) -> Result<()>;

    /// Bytes on disk.
    fn bytes(&self) -> Result<u64>;

    /// Whether the methods may wait for a disk.
    fn blocks(&self) -> bool;
}

/// Visits every entry under a prefix in order, holding only a page of them.
pub(super) fn visit(
    engine: &dyn Engine,
    prefix: &[u8],
    mut each: impl FnMut(Entry) -> Result<()>,
) -> Result<()> {
    const PAGE: usize = 512;
    let mut after = None;
    loop {
        let page = engine.page(prefix, after.as_deref(), PAGE)?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = Some(last.clone());
        page.into_iter().try_for_each(&mut each)?;
    }
}
