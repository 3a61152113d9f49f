//! What the product decides: whose credential is used, when it is refreshed, what is counted.
//!
//! One function per operation, called by every door. The service speaks to two ports, the
//! [`MusicBackend`] and the [`Store`], and knows no adapter of either, no texts and no chat.
//! Time comes in with the [`Caller`].

mod account;
mod accounts;
mod audience;
mod authorize;
mod board;
mod catalog;
mod comment;
mod cookie;
mod counters;
mod cover;
mod credential;
mod daily;
mod discover;
mod draft;
mod error;
mod group;
mod login;
mod metrics;
mod privacy;
mod reader;
mod remembered;
mod remote;
mod report;
mod share;
mod sign;
mod song;
mod task;
mod turns;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::backend::MusicBackend;
use crate::model::{Access, ChatId, Credential, PersonId, Uin, Whose};
use crate::store::Store;

pub use crate::backend::{AudioStream, Source};
pub use crate::store::{
    Agenda, Audience, Belongings, BroadcastId, Counters, Day, Draft, DraftState, Fading, FadingId,
    FileId, FileKey, KeptAccount, KeptLogin, Listing, LoginSession, MOST_ACCOUNTS, News, Notice,
    NoticeId, Origin, Question, Recalled, TaskMessage, View,
};
pub use account::Health;
pub use accounts::{LONGEST_NAME, Labels, LogoutDone};
pub use authorize::AuthorizeOffer;
pub use catalog::Target;
pub use counters::day_of;
pub use daily::{
    Automation, Census, DailyMetrics, DailyPolicy, Fate, Joins, Planned, Progress, RunEnd, Watch,
    Watched, WhyNext,
};
pub use draft::{Sent, Writer};
pub use error::{Error, Obstacle};
pub use login::{LoginDone, LoginProgress};
pub use metrics::{CLASSES_MS, Exports, Latency, Metrics};
pub use privacy::{ForgetDone, ForgetOffer, ForgottenLogin, LoginEnd, LoginFate};
pub use reader::{Missed, Why};
pub use remote::{RemoteServer, RemoteUse};
pub use share::{LendPolicy, Members};
pub use task::{SECONDS_A_DAY, TaskPolicy};

/// What the service answers.
pub type Result<T> = std::result::Result<T, Error>;

/// With whose login something is asked, and when. Made at the door for each request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Whose login is used.
    pub login: Login,
    /// The group in which it is asked: its members may lend their logins for reading and playing.
    pub group: Option<ChatId>,
    /// The name of who asks, as Telegram shows it; a lender is told who used their login. Empty where it
    /// is not known.
    pub name: String,
    /// Whether another's login may read and play for this request.
    borrows: bool,
    /// The time of the request.
    pub now: DateTime<Utc>,
    /// What became of it, shared by all copies.
    request: reader::Request,
}

/// Whose login is used.
#[derive(Debug, Clone)]
pub enum Login {
    /// That which a person uses now, which is stored, and refreshed when it has expired.
    Of(PersonId),
    /// One of a person's accounts, whichever they use now: for what is done by itself.
    Account(PersonId, Uin),
    /// Keys that came with the request. They are used for it only: neither stored nor refreshed.
    Given(Box<Credential>),
    /// None: what QQ Music answers without.
    Without,
}

impl Caller {
    /// A person, with the login that is stored for them.
    pub fn person(person: PersonId, now: DateTime<Utc>) -> Self {
        Self::new(Login::Of(person), now)
    }

    /// Somebody, with this login.
    pub fn new(login: Login, now: DateTime<Utc>) -> Self {
        let request = reader::Request::default();
        Self { login, group: None, name: String::new(), borrows: true, now, request }
    }

    /// The same, in a chat.
    pub fn within(self, chat: ChatId) -> Self {
        Self { group: Some(chat).filter(|chat| !chat.is_private()), ..self }
    }

    /// The same, of somebody with this name.
    pub fn called(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// The same, with nobody else's login: for what is only ever done with one's own.
    pub fn alone(self) -> Self {
        Self { borrows: false, ..self }
    }

    /// The same as a request of its own: what it asks for counts by itself.
    pub fn anew(&self) -> Self {
        Self { request: reader::Request::default(), ..self.clone() }
    }

    /// Whose login answered what was read or played last for this request; `None` before.
    pub fn whose(&self) -> Option<Whose> {
        self.request.whose()
    }

    /// Why no lent login was a help for this request, where it did not get what it asked for.
    pub fn missed(&self) -> Option<Missed> {
        self.request.missed()
    }

    /// A person, with one of their accounts, whichever they use now.
    pub fn account(person: PersonId, uin: Uin, now: DateTime<Utc>) -> Self {
        Self::new(Login::Account(person, uin), now)
    }

    /// The person whose stored login is used; `None` when the request came with its own keys or
    /// without any.
    fn person_stored(&self) -> Option<PersonId> {
        match self.login {
            Login::Of(person) | Login::Account(person, _) => Some(person),
            Login::Given(_) | Login::Without => None,
        }
    }

    /// The person whose stored login is used.
    /// Errors: [`Error::NotLoggedIn`] when the request came with its own keys or without any.
    fn stored(&self) -> Result<PersonId> {
        self.person_stored().ok_or(Error::NotLoggedIn)
    }
}

/// The decisions of the product. Cheap to share; make one a process.
pub struct Service {
    backend: Arc<dyn MusicBackend>,
    store: Arc<dyn Store>,
    refreshing: credential::Refreshing,
    signing: turns::Turns,
    sending: draft::Sending,
    calls: counters::Calls,
    seen: audience::Seen,
    tasks: task::Tasks,
    daily: daily::Daily,
    offers: authorize::Offers,
    privacy: privacy::Privacy,
    lent: share::Lent,
    metrics: Arc<Metrics>,
    remote: Option<RemoteServer>,
    access: Access,
    pictures: cover::Pictures,
}

impl Service {
    /// Over these two ports. Tasks go at a human pace, and plays are not reported.
    pub fn new(backend: Arc<dyn MusicBackend>, store: Arc<dyn Store>) -> Self {
        Self {
            backend,
            store,
            refreshing: credential::Refreshing::default(),
            signing: turns::Turns::default(),
            sending: draft::Sending::default(),
            calls: counters::Calls::default(),
            seen: audience::Seen::default(),
            tasks: task::Tasks::default(),
            daily: daily::Daily::default(),
            offers: authorize::Offers::default(),
            privacy: privacy::Privacy::default(),
            lent: share::Lent::default(),
            metrics: Arc::default(),
            remote: None,
            access: Access::default(),
            pictures: cover::Pictures::default(),
        }
    }

    /// With another policy for background tasks.
    pub fn with_tasks(mut self, policy: TaskPolicy) -> Self {
        self.tasks = task::Tasks::new(policy);
        self
    }

    /// With another policy for daily runs.
    pub fn with_daily(self, policy: DailyPolicy) -> Self {
        Self { daily: daily::Daily::new(policy), ..self }
    }

    /// Only for some people and groups.
    pub fn with_access(self, access: Access) -> Self {
        Self { access, ..self }
    }

    /// Who may use the bot.
    pub fn access(&self) -> &Access {
        &self.access
    }
}
