//! Operations `login_qrcode` and `login_check`: one loop that follows any of the three ways.

use std::time::Duration;

use futures::stream::{self, BoxStream, StreamExt};
use secrecy::SecretString;
use tokio::time::{Instant, sleep, sleep_until};

use crate::backend::{Error, Result};
use crate::model::{LoginKind, LoginQr, LoginState, LoginTicket};
use crate::qqmusic::Client;
use crate::qqmusic::login::{Look, Signature, Token, app, qq, wechat};

/// How long pictures were seen to live: QQ's two to three minutes, the others' about five.
const QQ_LIVES_S: u32 = 150;
const OTHERS_LIVE_S: u32 = 300;
/// Between two looks at a login by QQ, which are answered at once.
const QQ_PAUSE: Duration = Duration::from_secs(2);
/// Between two long polls of WeChat, in case one is answered at once.
const WECHAT_PAUSE: Duration = Duration::from_secs(1);
/// Faults in a row before a login is given up; with growing pauses that is about half a minute.
const MAX_FAULTS: u32 = 5;
/// The longest pause after a fault.
const MAX_PAUSE: Duration = Duration::from_secs(15);
/// No picture lives this long; a login that never ends is not followed for ever.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Operation `login_qrcode`.
pub(super) async fn qrcode(client: &Client, kind: LoginKind) -> Result<LoginQr> {
    let shown = match kind {
        LoginKind::Qq => qq::show(client).await,
        LoginKind::Wechat => wechat::show(client).await,
        LoginKind::App => app::show(client).await,
    };
    let shown = shown?;
    let expires_in_s = if kind == LoginKind::Qq { QQ_LIVES_S } else { OTHERS_LIVE_S };
    let ticket = LoginTicket { kind, key: shown.key };
    Ok(LoginQr { ticket, image: shown.image, expires_in_s })
}

/// Operation `login_check`. All work is done while the stream is polled; dropping it ends it.
pub(super) fn check(
    client: &Client,
    ticket: LoginTicket,
) -> BoxStream<'static, Result<LoginState>> {
    stream::unfold(Some(Follower::new(client.clone(), ticket)), |follower| async {
        let mut follower = follower?;
        let state = follower.change().await;
        let goes_on = state.as_ref().is_ok_and(|state| !state.is_final());
        Some((state, goes_on.then_some(follower)))
    })
    .boxed()
}

/// A login that is being followed.
struct Follower {
    client: Client,
    way: Way,
    /// The last state that was told.
    told: Option<Told>,
    /// What a phone confirmed before a scan was told: it is exchanged by the next look.
    proof: Option<Proof>,
    /// When the next look may be.
    next: Instant,
    ends: Instant,
}

/// What each way needs to be looked at.
enum Way {
    Qq(SecretString),
    Wechat(SecretString),
    App(Box<app::Events>),
}

/// What each way gives for the credential.
enum Proof {
    Qq(Signature),
    Wechat(SecretString),
    App(Token),
}

/// A state that does not end a login.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Waiting,
    Scanned,
}

impl Follower {
    fn new(client: Client, ticket: LoginTicket) -> Self {
        let LoginTicket { kind, key } = ticket;
        let way = match kind {
            LoginKind::Qq => Way::Qq(key),
            LoginKind::Wechat => Way::Wechat(key),
            LoginKind::App => Way::App(Box::new(app::Events::of(key))),
        };
        let now = Instant::now();
        Self { client, way, told: None, proof: None, next: now, ends: now + LONGEST }
    }

    /// Waits for the next change of the login's state.
    async fn change(&mut self) -> Result<LoginState> {
        if let Some(proof) = self.proof.take() {
            return exchange(&self.client, proof).await;
        }
        loop {
            let looked = tokio::time::timeout_at(self.ends, self.look_until_it_works()).await;
            let told = match looked {
                Err(_) => return Ok(LoginState::Expired),
                Ok(look) => match look? {
                    Look::Waiting => Told::Waiting,
                    Look::Scanned => Told::Scanned,
                    Look::Refused => return Ok(LoginState::Refused),
                    Look::Expired => return Ok(LoginState::Expired),
                    // Told as a scan first, so that whoever follows knows that there is
                    // something to lose: the exchange can be done once only.
                    Look::Confirmed(proof) if self.told != Some(Told::Scanned) => {
                        self.proof = Some(proof);
                        Told::Scanned
                    }
                    Look::Confirmed(proof) => return exchange(&self.client, proof).await,
                },
            };
            // A state never goes back: WeChat's long poll says "waiting" again after a scan.
            if self.told.is_none() || (self.told, told) == (Some(Told::Waiting), Told::Scanned) {
                self.told = Some(told);
                return Ok(match told {
                    Told::Waiting => LoginState::Waiting,
                    Told::Scanned => LoginState::Scanned,
                });
            }
        }
    }

    /// Looks once, and again after a transient fault, with growing pauses.
    async fn look_until_it_works(&mut self) -> Result<Look<Proof>> {
        let mut faults = 0;
        loop {
            sleep_until(self.next).await;
            match self.look().await.map_err(Error::from) {
                Err(Error::Unavailable(_)) if faults < MAX_FAULTS => {
                    sleep(pause(faults, None)).await;
                }
                Err(Error::RateLimited { retry_after }) if faults < MAX_FAULTS => {
                    sleep(pause(faults, retry_after)).await;
                }
                look => return look,
            }
            faults += 1;
        }
    }

    async fn look(&mut self) -> crate::qqmusic::Result<Look<Proof>> {
        let scanned = self.told == Some(Told::Scanned);
        match &mut self.way {
            Way::Qq(qrsig) => {
                self.next = Instant::now() + QQ_PAUSE;
                Ok(qq::look(&self.client, qrsig).await?.map(Proof::Qq))
            }
            Way::Wechat(uuid) => {
                self.next = Instant::now() + WECHAT_PAUSE;
                Ok(wechat::look(&self.client, uuid, scanned).await?.map(Proof::Wechat))
            }
            Way::App(events) => Ok(events.look(&self.client).await?.map(Proof::App)),
        }
    }
}

/// Never repeated: a proof is good for one exchange.
async fn exchange(client: &Client, proof: Proof) -> Result<LoginState> {
    let credential = match proof {
        Proof::Qq(signature) => qq::exchange(client, &signature).await,
        Proof::Wechat(code) => wechat::exchange(client, &code).await,
        Proof::App(token) => app::exchange(client, &token).await,
    };
    let credential = credential.map_err(|error| match Error::from(error) {
        // Not a login that died, but a proof that was not accepted.
        Error::LoginRequired => {
            Error::Refused { code: 1000, message: "the proof was not accepted".to_owned() }
        }
        other => other,
    })?;
    Ok(LoginState::Confirmed(Box::new(credential)))
}

/// 1, 2, 4, 8, 15 seconds; what the server asks for when that is longer, within bounds.
fn pause(faults: u32, asked: Option<Duration>) -> Duration {
    Duration::from_secs(1 << faults.min(10)).max(asked.unwrap_or_default()).min(MAX_PAUSE)
}
