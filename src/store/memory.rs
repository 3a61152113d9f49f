//! An engine that forgets everything with the process.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{PoisonError, RwLock};

use super::Result;
use super::engine::{Batch, Engine, Entry};

/// Keys and values in order.
#[derive(Default)]
pub(super) struct Memory(RwLock<BTreeMap<Vec<u8>, Vec<u8>>>);

impl Engine for Memory {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    fn apply(&self, batch: Batch) -> Result<()> {
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (key, value) in batch.changes {
            match value {
                Some(value) => map.insert(key, value),
                None => map.remove(&key),
            };
        }
        Ok(())
    }

    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>> {
        let map = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let start = after.map_or(Bound::Included(prefix), Bound::Excluded);
        let entries = map.range::<[u8], _>((start, Bound::Unbounded));
        let entries = entries.take_while(|(key, _)| key.starts_with(prefix)).take(limit);
        Ok(entries.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        Ok(())
    }

    fn bytes(&self) -> Result<u64> {
        Ok(0)
    }

    fn blocks(&self) -> bool {
        false
    }
}
