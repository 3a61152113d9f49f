//! How often operations were called.

use std::collections::BTreeMap;

use serde::Serialize;

/// Calls of one operation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Calls {
    /// Since the beginning.
    pub total: u64,
    /// Today, in QQ Music's day.
    pub today: u64,
}

/// `data` of `stats`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// The date of the first call ever counted; null before it.
    pub since: Option<String>,
    /// Calls of all operations.
    pub total: u64,
    /// Those of today.
    pub today: u64,
    /// Each operation by its name, also those never called.
    pub operations: BTreeMap<&'static str, Calls>,
}
