//! Operation `sign`: the daily sign-in of the consecutive-day type.

use super::super::{Error, Result};
use super::error::of_once;
use crate::model::{Credential, SignDone, Warning};
use crate::qqmusic::{Client, Prizes, SignInfo, SignedIn};

/// `retCode` of a sign-in that was done before.
const SIGNED_ALREADY: i64 = 200_002;
/// `retCode` of a prize that was claimed before.
const CLAIMED_ALREADY: i64 = 100_004;
/// Prizes claimed at most: a month of days, should QQ Music give more without end.
const MAX_PRIZES: usize = 31;

/// Reads the state, signs in when that is still to do, claims what can be claimed, and compares the
/// coins. The sign-in is sent once; when it is not clear what became of it, the state is read back.
/// A prize or a counter that fails does not undo the sign-in.
pub(super) async fn sign(client: &Client, credential: &Credential) -> Result<SignDone> {
    let (before, at_first) =
        tokio::join!(client.sign_summary(credential), client.coins(credential));
    let (before, mut warned) = (before?, None);
    let coins_before = coins(at_first, &mut warned);
    let signed = match before.today {
        Some(true) => Signed { info: before, already: true },
        // not yet, or not to be read: then the answer to the sign-in tells
        Some(false) | None => sign_in(client, credential).await?,
    };
    let (info, claims) = claim(client, credential, &mut warned).await;
    let nothing_sent = signed.already && claims == 0;
    let coins_after = if nothing_sent {
        coins_before
    } else {
        coins(client.coins(credential).await, &mut warned)
    };
    let credited = match (coins_before, coins_after) {
        (Some(before), Some(after)) => after.checked_sub(before),
        _ => None,
    };
    let streak = info.streak.or(signed.info.streak);
    Ok(SignDone {
        already: signed.already,
        streak: streak.and_then(|days| days.try_into().ok()),
        coins_before,
        coins_after,
        credited,
        warned,
    })
}

struct Signed {
    info: SignInfo,
    already: bool,
}

async fn sign_in(client: &Client, credential: &Credential) -> Result<Signed> {
    let failure = match client.sign_in(credential).await {
        Ok(SignedIn { ret_code: Some(0), info: info @ SignInfo { today: Some(true), .. } }) => {
            return Ok(Signed { info, already: false });
        }
        Ok(SignedIn { ret_code: Some(SIGNED_ALREADY), info }) => Failure::Before(info),
        Ok(SignedIn { ret_code, .. }) => Failure::Answered(ret_code.unwrap_or_default()),
        Err(error) => match of_once(error) {
            Error::Refused { code: SIGNED_ALREADY, .. } => Failure::Before(SignInfo::default()),
            refused @ Error::Refused { .. } => Failure::Other(refused),
            // A sign-in may be tried again, since it begins with the state.
            Error::Uncertain(source) => Failure::Other(Error::Unavailable(source)),
            clear => return Err(clear),
        },
    };
    match (client.sign_summary(credential).await, failure) {
        (Ok(info @ SignInfo { today: Some(true), .. }), failure) => {
            Ok(Signed { info, already: matches!(failure, Failure::Before(_)) })
        }
        // The code says that it was done before; only a state that says no is believed more.
        (Ok(SignInfo { today: None, .. }) | Err(_), Failure::Before(info)) => {
            Ok(Signed { info, already: true })
        }
        (Err(error), _) => Err(error.into()),
        (Ok(_), Failure::Other(error)) => Err(error),
        (Ok(_), Failure::Answered(0)) => {
            Err(Error::Unexpected("the sign-in was answered and not done".into()))
        }
        (Ok(_), Failure::Answered(code)) => Err(refused(code)),
        (Ok(_), Failure::Before(_)) => Err(refused(SIGNED_ALREADY)),
    }
}

fn refused(code: i64) -> Error {
    Error::Refused { code, message: "the sign-in was not accepted".to_owned() }
}

/// Why a sign-in does not count as done yet.
enum Failure {
    /// With this code.
    Answered(i64),
    /// By its code it was done before; what the answer tells beside it.
    Before(SignInfo),
    Other(Error),
}

/// Claims what can be claimed, until a warning; gives the newest state and how many claims were sent.
async fn claim(
    client: &Client,
    credential: &Credential,
    warned: &mut Option<Warning>,
) -> (SignInfo, usize) {
    let Prizes { info, claimable } = match client.sign_prizes(credential).await {
        Ok(prizes) => prizes,
        Err(error) => {
            tracing::debug!(%error, "the prizes of the sign-in could not be read");
            *warned = warning(&error.into()).or(*warned);
            return (SignInfo::default(), 0);
        }
    };
    let mut sent = 0;
    for prize in claimable.iter().take(MAX_PRIZES) {
        sent += 1;
        match client.sign_award(credential, prize).await {
            Ok(Some(0 | CLAIMED_ALREADY)) => {}
            Ok(ret_code) => tracing::debug!(ret_code, "a prize of the sign-in was not given"),
            Err(error) => {
                tracing::debug!(%error, "a prize of the sign-in could not be claimed");
                let error = of_once(error);
                *warned = warning(&error).or(*warned);
                if !matches!(error, Error::Refused { .. }) {
                    // The rest is claimed the next time.
                    break;
                }
            }
        }
    }
    (info, sent)
}

fn coins(read: crate::qqmusic::Result<Option<u64>>, warned: &mut Option<Warning>) -> Option<u64> {
    read.unwrap_or_else(|error| {
        tracing::debug!(%error, "the coins could not be read");
        *warned = warning(&error.into()).or(*warned);
        None
    })
}

fn warning(error: &Error) -> Option<Warning> {
    match error {
        Error::RateLimited { .. } => Some(Warning::TooOften),
        Error::VerificationRequired { .. } => Some(Warning::Verification),
        _ => None,
    }
}
