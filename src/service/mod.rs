//! What the product decides: whose credential is used, when it is refreshed, what is counted.
//!
//! One function per operation, called by every door. The service speaks to two ports, the
//! [`MusicBackend`] and the [`Store`], and knows no adapter of either, no texts and no chat.
//! Time comes in with the [`Caller`].

mod account;
mod catalog;
mod cookie;
mod counters;
mod credential;
mod error;
mod login;
mod remembered;
mod song;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::backend::MusicBackend;
use crate::model::PersonId;
use crate::store::Store;

pub use crate::backend::{AudioStream, Source};
pub use crate::store::{
    Counters, FileId, FileKey, Listing, LoginSession, Question, Size as StoreSize, View,
};
pub use account::{Health, LogoutDone};
pub use catalog::Target;
pub use error::Error;
pub use login::{LoginDone, LoginProgress};

/// What the service answers.
pub type Result<T> = std::result::Result<T, Error>;

/// Who asks, and when. Made at the door for each request.
#[derive(Debug, Clone, Copy)]
pub struct Caller {
    /// Whose login is used.
    pub person: PersonId,
    /// The time of the request.
    pub now: DateTime<Utc>,
}

/// The decisions of the product. Cheap to share; make one a process.
pub struct Service {
    backend: Arc<dyn MusicBackend>,
    store: Arc<dyn Store>,
    refreshing: credential::Refreshing,
    calls: counters::Calls,
}

impl Service {
    /// Over these two ports.
    pub fn new(backend: Arc<dyn MusicBackend>, store: Arc<dyn Store>) -> Self {
        Self {
            backend,
            store,
            refreshing: credential::Refreshing::default(),
            calls: counters::Calls::default(),
        }
    }
}
