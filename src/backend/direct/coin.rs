//! Operation `coin_task`: coin tasks as the service does them, step by step.

use super::super::{Error, Result};
use super::error::of_once;
use crate::model::{CoinClaim, CoinTask, CoinTaskKind, CoinTaskState, Credential, FavouriteKind};
use crate::qqmusic::{Client, CoinAnswer, CoinRow};

/// The kind that wants a song among the favourites.
const SONG: i64 = 8;
/// The kind that wants a playlist there.
const PLAYLIST: i64 = 9;
/// Kinds that change the library in ways for which no call is public: follow a singer, keep an audio
/// book.
const IN_APP: [i64; 2] = [13, 36];
/// The kind that counts listening time.
const TIMER: i64 = 600;
/// States of a task that is to be done; that some give 0 was not seen, and costs nothing to take so.
const OPEN: [i64; 2] = [0, 1];
/// The state of a task whose coins wait.
const CLAIMABLE: i64 = 2;
/// `retCode` of coins that were given before.
const CLAIMED_ALREADY: i64 = 100_004;
/// `retCode` of coins that cannot be claimed yet.
const NOT_YET: i64 = 20100;

/// Both lists. One of them may fail, or have the same task as the other; a dead login, and a sign
/// that QQ Music watches, are never taken for an empty list.
pub(super) async fn tasks(client: &Client, credential: &Credential) -> Result<Vec<CoinTask>> {
    let floors = client.coin_floors(credential).await;
    let timers = client.coin_timers(credential).await;
    let mut found: Vec<CoinTask> = Vec::new();
    let mut failure = None;
    let lists = [floors, timers];
    let all_failed = lists.iter().all(std::result::Result::is_err);
    for list in lists {
        match list.map_err(Error::from) {
            Ok(rows) => {
                for task in rows.into_iter().map(task) {
                    if !found.iter().any(|known| same(known, &task)) {
                        found.push(task);
                    }
                }
            }
            Err(
                error @ (Error::LoginRequired
                | Error::RateLimited { .. }
                | Error::VerificationRequired { .. }),
            ) => return Err(error),
            Err(error) => {
                tracing::debug!(%error, "a list of coin tasks could not be read");
                failure.get_or_insert(error);
            }
        }
    }
    match failure {
        Some(error) if all_failed => Err(error),
        _ => Ok(found),
    }
}

fn same(one: &CoinTask, other: &CoinTask) -> bool {
    one.id == other.id && one.activity == other.activity
}

fn task(row: CoinRow) -> CoinTask {
    let CoinRow { activity, id, name, kinds, state, most, finished, coins, is_timer } = row;
    let any = |wanted: &[i64]| kinds.iter().any(|kind| wanted.contains(kind));
    let kind = if is_timer || any(&[TIMER]) {
        CoinTaskKind::Timer
    } else if any(&IN_APP) {
        CoinTaskKind::InApp
    } else if any(&[PLAYLIST]) {
        CoinTaskKind::Favourite(FavouriteKind::Playlist)
    } else if any(&[SONG]) {
        CoinTaskKind::Favourite(FavouriteKind::Song)
    } else {
        CoinTaskKind::Click
    };
    // A state that is not known is left alone, as if the coins had been given.
    let state = match state {
        CLAIMABLE => CoinTaskState::Claimable,
        state if OPEN.contains(&state) => CoinTaskState::Todo,
        _ => CoinTaskState::Claimed,
    };
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    CoinTask {
        activity,
        id,
        name,
        kind,
        state,
        finished: number(finished),
        most: number(most).max(1),
        prize: coins,
    }
}

pub(super) async fn report(
    client: &Client,
    task: &CoinTask,
    credential: &Credential,
) -> Result<()> {
    let answer = client.coin_report(credential, &task.activity, &task.id).await;
    match answer.map_err(of_once)? {
        // Whether it counts is read from the list; an answer without a code says as much.
        CoinAnswer { ret_code: Some(0) | None, .. } => Ok(()),
        CoinAnswer { ret_code: Some(code), .. } => Err(refused(code)),
    }
}

pub(super) async fn claim(
    client: &Client,
    task: &CoinTask,
    credential: &Credential,
) -> Result<CoinClaim> {
    let answer = client.coin_claim(credential, &task.activity, &task.id).await;
    match answer.map_err(of_once)? {
        CoinAnswer { ret_code: Some(0), award } => Ok(CoinClaim::Given(award)),
        CoinAnswer { ret_code: None, award: Some(award) } => Ok(CoinClaim::Given(Some(award))),
        CoinAnswer { ret_code: None, award: None } => {
            Err(Error::Uncertain("a claim was answered without a code".into()))
        }
        CoinAnswer { ret_code: Some(CLAIMED_ALREADY), .. } => Ok(CoinClaim::Already),
        CoinAnswer { ret_code: Some(NOT_YET), .. } => Ok(CoinClaim::NotYet),
        CoinAnswer { ret_code: Some(code), .. } => Err(refused(code)),
    }
}

/// A `retCode` may be one of the codes that mean more than a refusal.
fn refused(code: i64) -> Error {
    of_once(crate::qqmusic::Error::Code {
        api: "music.activeCenter.ActTaskNewSvr",
        code,
        url: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kinds: [i64; 2], state: i64, is_timer: bool) -> CoinTask {
        task(CoinRow {
            activity: "act".into(),
            id: "\"t\"".into(),
            name: "逛一逛".into(),
            kinds,
            state,
            most: 0,
            finished: 0,
            coins: 5,
            is_timer,
        })
    }

    #[test]
    fn what_changes_the_library_is_told_by_either_field() {
        let favourite = CoinTaskKind::Favourite;
        assert_eq!(row([8, 1], 1, false).kind, favourite(FavouriteKind::Song));
        assert_eq!(row([0, 9], 1, false).kind, favourite(FavouriteKind::Playlist));
        assert_eq!(row([0, 13], 1, false).kind, CoinTaskKind::InApp);
        assert_eq!(row([36, 1], 1, false).kind, CoinTaskKind::InApp);
        assert_eq!(row([2, 0], 1, false).kind, CoinTaskKind::Click);
        assert_eq!(row([600, 1], 1, false).kind, CoinTaskKind::Timer);
        assert_eq!(row([0, 0], 1, true).kind, CoinTaskKind::Timer);
    }

    #[test]
    fn a_state_that_is_not_known_is_left_alone() {
        assert_eq!(row([0, 0], 1, false).state, CoinTaskState::Todo);
        assert_eq!(row([0, 0], 2, false).state, CoinTaskState::Claimable);
        assert_eq!(row([0, 0], 3, false).state, CoinTaskState::Claimed);
        assert_eq!(row([0, 0], 77, false).state, CoinTaskState::Claimed);
        assert_eq!(row([0, 0], 1, false).most, 1);
    }

    #[test]
    fn a_code_in_the_answer_may_be_a_sign_of_risk() {
        assert!(matches!(refused(2001), Error::RateLimited { .. }));
        assert!(matches!(refused(4711), Error::Refused { code: 4711, .. }));
    }
}
