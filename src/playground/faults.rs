//! Faults that tests ask for: what a broken network or a broken server does.
//!
//! Refusals for a reason (limits, wrong keys) are not made here: those follow from the doubles' state.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// What goes wrong. As JSON: `{"status":500}`, `{"delay":250}`, `"hang"`, `"garbage"`, `{"code":1000}`, `"drop"`,
/// `"lost"`, `{"late":250}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// This HTTP status with a short text.
    Status(u16),
    /// The right answer, this many milliseconds late.
    Delay(u64),
    /// No answer until the client goes away.
    Hang,
    /// Status 200 with bytes that are neither JSON nor anything else.
    Garbage,
    /// The service's own error code, in its own shape.
    Code(i64),
    /// The connection breaks in the middle of the answer, and nothing was done.
    Drop,
    /// What was asked for is done, but the connection breaks before its answer is through.
    Lost,
    /// What was asked for is done at once, and its answer comes this many milliseconds later.
    Late(u64),
}

/// A fault, where it strikes and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `qqmusic:module/method`, `qqmusic:host/path` or `telegram:method`; a `*` at the end stands
    /// for anything that follows.
    pub target: String,
    /// What goes wrong.
    pub kind: Fault,
    /// How many times; `None` until cleared.
    #[serde(default)]
    pub times: Option<u32>,
    /// Only for calls about this chat (Telegram only).
    #[serde(default)]
    pub chat: Option<i64>,
}

impl Rule {
    fn strikes(&self, target: &str, chat: Option<i64>) -> bool {
        let same_place = match self.target.strip_suffix('*') {
            Some(prefix) => target.starts_with(prefix),
            None => target.eq_ignore_ascii_case(&self.target),
        };
        same_place && (self.chat.is_none() || self.chat == chat)
    }
}

/// The rules in force; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    rules: Arc<Mutex<Vec<Rule>>>,
    cleared: watch::Sender<()>,
}

/// A fault that strikes one call.
#[derive(Debug)]
pub struct Strike {
    /// What goes wrong.
    pub fault: Fault,
    cleared: watch::Receiver<()>,
}

impl Faults {
    /// No faults.
    pub fn new() -> Self {
        Self::default()
    }

    fn rules(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a rule; of several that fit, the oldest strikes.
    pub fn add(&self, rule: Rule) {
        self.rules().push(rule);
    }

    /// Adds a fault at a target, `times` times or until cleared.
    pub fn at(&self, target: &str, kind: Fault, times: Option<u32>) {
        self.add(Rule { target: target.to_owned(), kind, times, chat: None });
    }

    /// Ends all faults; what a delay or a lateness holds back goes on.
    pub fn clear(&self) {
        self.rules().clear();
        self.cleared.send_replace(());
    }

    /// The rules still in force.
    pub fn list(&self) -> Vec<Rule> {
        self.rules().clone()
    }

    /// The fault that strikes a call at `target`, if any; counts it down.
    pub fn take(&self, target: &str) -> Option<Strike> {
        self.take_for(target, None)
    }

    /// As [`take`](Self::take), for a call about a chat.
    pub fn take_for(&self, target: &str, chat: Option<i64>) -> Option<Strike> {
        let mut rules = self.rules();
        let at = rules.iter().position(|rule| rule.strikes(target, chat))?;
        let strike = Strike { fault: rules[at].kind, cleared: self.cleared.subscribe() };
        match &mut rules[at].times {
            Some(0 | 1) => {
                rules.remove(at);
            }
            Some(times) => *times -= 1,
            None => {}
        }
        Some(strike)
    }
}

impl Strike {
    /// Lets the fault happen. `None` means that the right answer follows; a [`Fault::Code`] is the
    /// caller's to answer, in its service's shape, and gives `None` too; what happens after the
    /// right answer is made is [`after`](Self::after).
    pub async fn happen(&mut self) -> Option<Response> {
        match self.fault {
            Fault::Status(status) => {
                let status =
                    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                Some((status, status.canonical_reason().unwrap_or("")).into_response())
            }
            Fault::Delay(ms) => {
                self.hold(ms).await;
                None
            }
            Fault::Hang => std::future::pending().await,
            Fault::Garbage => Some(Body::from(&b"\x00\xff<not json"[..]).into_response()),
            Fault::Drop => Some(broken()),
            Fault::Code(_) | Fault::Lost | Fault::Late(_) => None,
        }
    }

    /// What becomes of the right answer to a call that is struck, or is not.
    pub async fn after(strike: Option<Self>, answer: Response) -> Response {
        let Some(mut strike) = strike else { return answer };
        match strike.fault {
            Fault::Lost => broken(),
            Fault::Late(ms) => {
                strike.hold(ms).await;
                answer
            }
            _ => answer,
        }
    }

    /// Waits this many milliseconds, or until the faults are ended.
    async fn hold(&mut self, ms: u64) {
        // Whichever comes first: the end of the time, of the faults, or of the playground.
        let _ = tokio::time::timeout(Duration::from_millis(ms), self.cleared.changed()).await;
    }
}

/// An answer whose body ends in an error, at which the server closes the connection.
fn broken() -> Response {
    let parts = [Ok("{"), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
    Body::from_stream(futures::stream::iter(parts)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_strikes_its_target_as_often_as_asked() {
        let faults = Faults::new();
        faults.at("telegram:sendMessage", Fault::Status(500), Some(2));
        let struck = |target| faults.take(target).map(|strike| strike.fault);
        assert_eq!(struck("telegram:getMe"), None);
        assert_eq!(struck("telegram:SendMessage"), Some(Fault::Status(500)));
        assert_eq!(struck("telegram:sendMessage"), Some(Fault::Status(500)));
        assert_eq!(struck("telegram:sendMessage"), None);
    }

    #[test]
    fn a_star_stands_for_any_ending_and_a_chat_narrows() {
        let faults = Faults::new();
        faults.add(Rule {
            target: "telegram:*".to_owned(),
            kind: Fault::Hang,
            times: None,
            chat: Some(7),
        });
        assert!(faults.take_for("telegram:getMe", Some(8)).is_none());
        let struck = faults.take_for("telegram:getMe", Some(7));
        assert_eq!(struck.map(|strike| strike.fault), Some(Fault::Hang));
        assert!(faults.take("qqmusic:u.y.qq.com/cgi-bin/musicu.fcg").is_none());
        faults.clear();
        assert!(faults.list().is_empty());
    }

    #[tokio::test]
    async fn what_is_held_back_goes_on_when_the_faults_end() {
        let faults = Faults::new();
        faults.at("telegram:getMe", Fault::Delay(u64::MAX), Some(1));
        let mut strike = faults.take("telegram:getMe").expect("it strikes");
        // Between the strike and the wait, too.
        faults.clear();
        assert!(strike.happen().await.is_none());
    }

    #[test]
    fn rules_are_read_from_json() {
        let rule: Rule = serde_json::from_str(r#"{"target":"qqmusic:*","kind":{"delay":250}}"#)
            .expect("a valid rule");
        assert_eq!(rule.kind, Fault::Delay(250));
        assert_eq!(rule.times, None);
    }
}
