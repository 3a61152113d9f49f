//! The daily sign-in: what is sent, how often, and what is told.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::response::{IntoResponse, Response};
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{SignDone, Warning};
use serde_json::{Value, json};

use super::credential;
use super::upstream::{Seen, Upstream, answers, data, status};

/// A coin centre with one account.
struct Centre {
    signed: AtomicBool,
    coins: AtomicU64,
    /// Coins credited by each claim.
    prize: u64,
    /// Whether the page tells the coins.
    shows_coins: bool,
    /// State 2 while there is one to claim.
    claimable: AtomicBool,
    /// What the sign-in answers instead of what it does.
    answer: Box<dyn Fn() -> Option<Response> + Send + Sync>,
    /// What the state answers, once a sign-in was sent, instead of what it is.
    state_after: Option<fn() -> Response>,
    sent: AtomicBool,
    /// Whether the sign-in does anything.
    works: bool,
    claim_answer: i64,
    /// The code of the answer to a claim.
    award_code: i64,
    comms: Mutex<Vec<Value>>,
}

impl Default for Centre {
    fn default() -> Self {
        Self {
            signed: AtomicBool::new(false),
            coins: AtomicU64::new(100),
            prize: 5,
            shows_coins: true,
            claimable: AtomicBool::new(false),
            answer: Box::new(|| None),
            state_after: None,
            sent: AtomicBool::new(false),
            works: true,
            claim_answer: 0,
            award_code: 0,
            comms: Mutex::default(),
        }
    }
}

impl Centre {
    fn info(&self) -> Value {
        let signed = self.signed.load(Ordering::SeqCst);
        json!({"IsSignIn": signed, "ContinueSignInCount": if signed { "3" } else { "2" }})
    }

    fn handle(&self, seen: &Seen) -> Response {
        if seen.address.starts_with("i2.y.qq.com/") {
            let coins = self.coins.load(Ordering::SeqCst);
            let page = format!(r#"<script>__ssrFirstPageData__="{{\"coin\":{coins}}}"</script>"#);
            return if self.shows_coins { page } else { "<html>".to_owned() }.into_response();
        }
        self.comms.lock().expect("no panic").push(seen.json()["comm"].clone());
        let param = seen.param();
        assert_eq!(param["ActID"], "Z25hHGi");
        match seen.methods()[0].as_str() {
            "GetSignInSummary" => match self.state_after {
                Some(answer) if self.sent.load(Ordering::SeqCst) => answer(),
                _ => data(json!({"Info": self.info()})),
            },
            "SignIn" => {
                self.sent.store(true, Ordering::SeqCst);
                assert_eq!(param["ScenesID"], "2");
                if self.works && !self.signed.swap(true, Ordering::SeqCst) {
                    self.claimable.store(true, Ordering::SeqCst);
                }
                let answered = (self.answer)();
                answered.unwrap_or_else(|| data(json!({"retCode": 0, "Info": self.info()})))
            }
            "GetSignInTaskList" => {
                let state = if self.claimable.load(Ordering::SeqCst) { 2 } else { 3 };
                let days =
                    json!({"1": {"ID": "d1", "State": 3}, "3": {"ID": "d3", "State": state}});
                data(json!({
                    "Info": self.info(),
                    "TaskListInfo": {"TaskList": {"ContinueTaskList": days}},
                }))
            }
            "AwardPrize" => {
                assert_eq!(param["TaskID"], "d3");
                if self.award_code != 0 {
                    return answers(&[(self.award_code, json!({}))]);
                }
                self.claimable.store(false, Ordering::SeqCst);
                if self.claim_answer == 0 {
                    self.coins.fetch_add(self.prize, Ordering::SeqCst);
                }
                data(json!({"retCode": self.claim_answer, "Prize": {"Value": 999}}))
            }
            other => panic!("{other}"),
        }
    }
}

/// What a sign-in comes to there, and the methods that were called.
async fn sign(centre: Centre) -> (Result<SignDone, Error>, Vec<String>) {
    let centre = Arc::new(centre);
    let upstream = {
        let centre = Arc::clone(&centre);
        Upstream::new(move |seen, _| centre.handle(seen)).await
    };
    let done = upstream.direct.sign(&credential()).await;
    let calls = upstream.seen();
    let calls = calls.iter().filter(|seen| seen.address.starts_with('u')).flat_map(Seen::methods);
    (done, calls.collect())
}

fn count(calls: &[String], method: &str) -> usize {
    calls.iter().filter(|call| *call == method).count()
}

#[tokio::test]
async fn a_sign_in_is_sent_and_claimed_once_and_credits_what_the_counter_says() {
    let (done, calls) = sign(Centre::default()).await;
    let expected = SignDone {
        already: false,
        streak: Some(3),
        coins_before: Some(100),
        coins_after: Some(105),
        credited: Some(5),
        warned: None,
    };
    assert_eq!(done.expect("signed"), expected);
    assert_eq!(calls, ["GetSignInSummary", "SignIn", "GetSignInTaskList", "AwardPrize"]);
}

#[tokio::test]
async fn a_warning_beside_the_sign_in_ends_the_claims_and_is_told() {
    for (code, warned) in
        [(2001, Some(Warning::TooOften)), (109_999, Some(Warning::Verification)), (777, None)]
    {
        let centre = Centre { award_code: code, ..Centre::default() };
        let (done, calls) = sign(centre).await;
        let done = done.expect("signed all the same");
        assert_eq!((done.warned, done.credited), (warned, Some(0)), "{code}");
        assert_eq!(count(&calls, "AwardPrize"), 1, "{code}");
    }
}

#[tokio::test]
async fn it_speaks_as_the_mini_program_with_the_key() {
    let centre = Arc::new(Centre::default());
    let upstream = {
        let centre = Arc::clone(&centre);
        Upstream::new(move |seen, _| centre.handle(seen)).await
    };
    upstream.direct.sign(&credential()).await.expect("signed");
    let comms = centre.comms.lock().expect("no panic").clone();
    for comm in comms {
        assert_eq!((&comm["ct"], &comm["mina"]), (&json!(29), &json!(1)));
        assert_eq!(comm["authst"], "Q_H_L_planted-key");
        assert_eq!(comm.get("mesh_devops"), None);
    }
}

#[tokio::test]
async fn signed_in_already_is_an_answer_and_what_is_left_is_claimed() {
    let signed = || AtomicBool::new(true);
    let (done, calls) = sign(Centre { signed: signed(), ..Centre::default() }).await;
    let done = done.expect("signed");
    assert!(done.already);
    assert_eq!((done.streak, done.coins_after, done.credited), (Some(3), Some(100), Some(0)));
    assert_eq!(calls, ["GetSignInSummary", "GetSignInTaskList"]);
    let left = Centre { signed: signed(), claimable: AtomicBool::new(true), ..Centre::default() };
    let (done, calls) = sign(left).await;
    assert_eq!(done.expect("signed").credited, Some(5));
    assert_eq!(calls, ["GetSignInSummary", "GetSignInTaskList", "AwardPrize"]);
}

#[tokio::test]
async fn a_prize_that_does_not_arrive_is_not_told_as_gained() {
    let (done, _) = sign(Centre { prize: 0, ..Centre::default() }).await;
    assert_eq!(done.expect("signed").credited, Some(0));
    let (done, _) = sign(Centre { claim_answer: 100_004, ..Centre::default() }).await;
    assert_eq!(done.expect("claimed before is fine").credited, Some(0));
    let (done, _) = sign(Centre { shows_coins: false, ..Centre::default() }).await;
    let done = done.expect("signed");
    assert_eq!((done.coins_before, done.coins_after, done.credited), (None, None, None));
}

#[tokio::test]
async fn an_unclear_sign_in_is_read_back_and_never_sent_again() {
    type Answer = fn() -> Option<Response>;
    let unclear: [Answer; 5] = [
        || Some(status(502)),
        || Some("planted".into_response()),
        || Some(data(json!({}))),
        || Some(data(json!({"retCode": 0, "Info": {"IsSignIn": 0}}))),
        || Some(answers(&[(31_337, Value::Null)])),
    ];
    for answer in unclear {
        let (done, calls) = sign(Centre { answer: Box::new(answer), ..Centre::default() }).await;
        let done = done.expect("it was done");
        assert_eq!((done.already, done.credited), (false, Some(5)));
        assert_eq!((count(&calls, "SignIn"), count(&calls, "GetSignInSummary")), (1, 2));
        let silent = Centre { answer: Box::new(answer), works: false, ..Centre::default() };
        let (done, calls) = sign(silent).await;
        let error = done.expect_err("it was not done");
        assert!(
            matches!(
                error,
                Error::Unavailable(_) | Error::Unexpected(_) | Error::Refused { code: 31_337, .. }
            ),
            "{error:?}"
        );
        assert_eq!((count(&calls, "SignIn"), count(&calls, "AwardPrize")), (1, 0));
    }
}

#[tokio::test]
async fn a_refused_sign_in_tells_its_code_and_the_old_code_for_already_is_heard() {
    let refused = || Some(data(json!({"retCode": "20100"})));
    let (done, _) =
        sign(Centre { answer: Box::new(refused), works: false, ..Centre::default() }).await;
    assert!(matches!(done, Err(Error::Refused { code: 20100, .. })), "{done:?}");
    // Somebody else signed in between the look and the call.
    let before = || Some(data(json!({"retCode": 200_002})));
    let (done, _) = sign(Centre { answer: Box::new(before), ..Centre::default() }).await;
    assert!(done.expect("signed").already);
}

#[tokio::test]
async fn signed_in_before_counts_although_the_state_cannot_be_read() {
    type Answer = fn() -> Response;
    let unreadable: [Answer; 4] = [
        || status(502),
        || "planted".into_response(),
        || data(json!({"retCode": 0, "Info": null})),
        || answers(&[(31_337, Value::Null)]),
    ];
    let codes: [fn() -> Option<Response>; 2] = [
        || Some(data(json!({"retCode": 200_002, "Info": {"ContinueSignInCount": 3}}))),
        || Some(answers(&[(200_002, Value::Null)])),
    ];
    for (state, code) in unreadable.into_iter().flat_map(|it| codes.map(|code| (it, code))) {
        let centre = Centre {
            answer: Box::new(code),
            state_after: Some(state),
            works: false,
            ..Centre::default()
        };
        let (done, calls) = sign(centre).await;
        let done = done.expect("it was done before");
        assert!(done.already, "{done:?}");
        assert_eq!(count(&calls, "SignIn"), 1);
    }
    let denied: Answer = || data(json!({"Info": {"IsSignIn": 0}}));
    let before = || Some(data(json!({"retCode": 200_002})));
    let (done, _) = sign(Centre {
        answer: Box::new(before),
        state_after: Some(denied),
        works: false,
        ..Centre::default()
    })
    .await;
    assert!(matches!(done, Err(Error::Refused { code: 200_002, .. })), "{done:?}");
}

#[tokio::test]
async fn a_dead_login_does_not_sign_in() {
    let upstream = Upstream::new(|seen, _| match seen.address.starts_with("i2.") {
        true => "<html>".into_response(),
        false => answers(&[(1000, Value::Null)]),
    })
    .await;
    let done = upstream.direct.sign(&credential()).await;
    assert!(matches!(done, Err(Error::LoginRequired)), "{done:?}");
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn where_a_signature_is_wanted_the_calls_are_signed_and_name_their_part() {
    let upstream = Upstream::new(|seen, _| match seen.address.split('/').next() {
        Some("i2.y.qq.com") => "<html>".into_response(),
        Some("u.y.qq.com") => answers(&[(500_031, Value::Null)]),
        _ => data(json!({"retCode": 0, "Info": {"IsSignIn": true, "ContinueSignInCount": 1}})),
    })
    .await;
    assert!(upstream.direct.sign(&credential()).await.expect("signed").already);
    let signed = upstream.seen().into_iter().find(|seen| seen.address.starts_with("u6."));
    let signed = signed.expect("asked again");
    assert!(signed.address.contains("sign=zzc"), "{}", signed.address);
    assert_eq!(signed.json()["comm"]["mesh_devops"], "DevopsSignCoin");
}
