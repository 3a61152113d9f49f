//! The coin centre's daily sign-in of the consecutive-day type, and its prizes.

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::call::{As, Call};
use super::comm::Comm;
use super::lenient::{self, integer_of};
use super::{Client, Result};
use crate::model::Credential;

/// Where in the app the sign-in stands, as its page says it.
const SCENE: &str = "2";
/// What the signed form of the calls names in `comm`.
const MESH: &str = "DevopsSignCoin";
/// The state of a prize that can be claimed.
const CLAIMABLE: i64 = 2;

/// How far the account has signed in: `Info` of every answer.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignInfo {
    #[serde(rename = "IsSignIn", deserialize_with = "lenient::maybe_flag")]
    pub(crate) today: Option<bool>,
    #[serde(rename = "ContinueSignInCount", deserialize_with = "lenient::maybe_number")]
    pub(crate) streak: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Summary {
    #[serde(rename = "Info", deserialize_with = "lenient::object")]
    info: SignInfo,
}

/// The answer to the sign-in itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignedIn {
    #[serde(rename = "retCode", deserialize_with = "lenient::maybe_integer")]
    pub(crate) ret_code: Option<i64>,
    #[serde(rename = "Info", deserialize_with = "lenient::object")]
    pub(crate) info: SignInfo,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Awarded {
    #[serde(rename = "retCode", deserialize_with = "lenient::maybe_integer")]
    ret_code: Option<i64>,
}

/// The id of a prize, as it came: it goes back in the same form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PrizeId(Value);

/// The prizes of consecutive days. `GetSignInTaskList`.
#[derive(Debug, Default)]
pub(crate) struct Prizes {
    pub(crate) info: SignInfo,
    pub(crate) claimable: Vec<PrizeId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TaskList {
    #[serde(rename = "Info", deserialize_with = "lenient::object")]
    info: SignInfo,
    #[serde(rename = "TaskListInfo", deserialize_with = "lenient::object")]
    lists: Lists,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Lists {
    #[serde(rename = "TaskList", deserialize_with = "lenient::object")]
    kinds: Kinds,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Kinds {
    #[serde(rename = "ContinueTaskList", deserialize_with = "claimable")]
    claimable: Vec<PrizeId>,
}

/// Of a map from day to prize, or a list of prizes: those that can be claimed.
fn claimable<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Vec<PrizeId>, D::Error> {
    let rows: Vec<Value> = match Value::deserialize(from)? {
        Value::Object(days) => days.into_iter().map(|(_, row)| row).collect(),
        Value::Array(rows) => rows,
        _ => Vec::new(),
    };
    let id = |row: &Value| match row.get("ID")? {
        Value::String(id) if id.is_empty() => None,
        id @ (Value::String(_) | Value::Number(_)) => Some(PrizeId(id.clone())),
        _ => None,
    };
    let is_claimable =
        |row: &&Value| row.get("State").and_then(integer_of).is_some_and(|it| it == CLAIMABLE);
    Ok(rows.iter().filter(is_claimable).filter_map(id).collect())
}

impl Client {
    /// Whether the account has signed in today, and for how many days:
    /// `music.actCenter.ActCenterSignNewSvr/GetSignInSummary`.
    pub(crate) async fn sign_summary(&self, credential: &Credential) -> Result<SignInfo> {
        let param = json!({"ActID": self.activities().sign_in});
        let call = Call::new("music.actCenter.ActCenterSignNewSvr/GetSignInSummary", param);
        let summary: Summary = self.call(mini_program(credential), call).await?;
        Ok(summary.info)
    }

    /// The prizes: `music.actCenter.ActCenterSignNewSvr/GetSignInTaskList`.
    pub(crate) async fn sign_prizes(&self, credential: &Credential) -> Result<Prizes> {
        let param = json!({"ActID": self.activities().sign_in, "ScenesID": SCENE});
        let call = Call::new("music.actCenter.ActCenterSignNewSvr/GetSignInTaskList", param);
        let TaskList { info, lists: Lists { kinds: Kinds { claimable } } } =
            self.call(mini_program(credential), call).await?;
        Ok(Prizes { info, claimable })
    }

    /// Signs in: `music.actCenter.ActCenterSignNewSvr/SignIn`. Sent once. It is done only when
    /// `ret_code` is 0 and the info says so.
    pub(crate) async fn sign_in(&self, credential: &Credential) -> Result<SignedIn> {
        let param = json!({"ActID": self.activities().sign_in, "ScenesID": SCENE});
        let call = Call::new("music.actCenter.ActCenterSignNewSvr/SignIn", param);
        self.call(mini_program(credential).once(), call).await
    }

    /// Claims a prize and gives the `retCode`, where there is one:
    /// `music.actCenter.ActCenterSignNewSvr/AwardPrize`. Sent once.
    pub(crate) async fn sign_award(
        &self,
        credential: &Credential,
        PrizeId(id): &PrizeId,
    ) -> Result<Option<i64>> {
        let param = json!({"ActID": self.activities().sign_in, "TaskID": id});
        let call = Call::new("music.actCenter.ActCenterSignNewSvr/AwardPrize", param);
        let awarded: Awarded = self.call(mini_program(credential).once(), call).await?;
        Ok(awarded.ret_code)
    }
}

fn mini_program(credential: &Credential) -> As<'_> {
    As::new(Comm::MiniProgram, Some(credential)).mesh(MESH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimable_of(list: &Value) -> Vec<PrizeId> {
        let answer = json!({"TaskListInfo": {"TaskList": {"ContinueTaskList": list}}});
        lenient::read::<TaskList>(answer).lists.kinds.claimable
    }

    #[test]
    fn what_can_be_claimed_keeps_its_id_as_it_came() {
        let days = json!({
            "1": {"ID": "t1", "State": 3, "PrizeList": [{"Name": "金币", "Value": 5, "Type": 12}]},
            "2": {"ID": 4711, "State": "2"},
            "3": {"ID": "t3", "State": 1},
            "4": {"ID": "", "State": 2}, "5": {"State": 2}, "6": null, "7": {"ID": null, "State": 2},
        });
        assert_eq!(claimable_of(&days), [PrizeId(json!(4711))]);
        let rows = json!([{"ID": "t1", "State": 2}, {"ID": "t2"}]);
        assert_eq!(claimable_of(&rows), [PrizeId(json!("t1"))]);
    }

    #[test]
    fn missing_parts_claim_nothing() {
        for list in [json!(null), json!({}), json!("none"), json!(7)] {
            assert!(claimable_of(&list).is_empty());
        }
        for answer in [json!(null), json!({"TaskListInfo": null}), json!({"Info": []})] {
            let list: TaskList = lenient::read(answer);
            assert!(list.info.today.is_none() && list.lists.kinds.claimable.is_empty());
        }
    }

    #[test]
    fn an_answer_without_a_code_is_not_a_zero() {
        let silent: SignedIn = lenient::read(json!({"Info": {"IsSignIn": 1}}));
        assert_eq!((silent.ret_code, silent.info.today), (None, Some(true)));
        let spoken: SignedIn = lenient::read(json!({"retCode": "0", "Info": null}));
        assert_eq!((spoken.ret_code, spoken.info.today), (Some(0), None));
    }
}
