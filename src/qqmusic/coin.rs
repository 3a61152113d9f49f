//! Coin tasks: their lists, that one was done, its coins.

use serde::Deserialize;
use serde_json::{Value, json};

use super::call::{As, Call};
use super::comm::Comm;
use super::lenient::{self, integer_of};
use super::{Client, Error, Result};
use crate::model::Credential;

/// Another page that lists coin tasks, with its floor, asked when the configured one has none.
const OTHER_PAGE: (&str, &str) = ("songpopup", "85");
/// What the signed form of the calls names in `comm`.
const MESH: &str = "DevopsBase";
/// The kind of prize that is coins.
const COINS: u64 = 12;
/// Rows of an answer that are looked at: a page has about twenty.
const MAX_ROWS: usize = 100;
/// How deep within an answer lists of tasks are looked for.
const MAX_DEPTH: usize = 8;

/// A coin task as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CoinRow {
    /// The activity; the configured one where none is told.
    pub(crate) activity: String,
    /// Its id as the JSON that came, so that it goes back in the same form.
    pub(crate) id: String,
    pub(crate) name: String,
    /// `TaskActTypID`, `Type`: either may hold what it wants.
    pub(crate) kinds: [i64; 2],
    pub(crate) state: i64,
    pub(crate) most: u64,
    pub(crate) finished: u64,
    pub(crate) coins: u64,
    /// Whether it came with the tasks that count listening time.
    pub(crate) is_timer: bool,
}

/// The answer to a report or a claim.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CoinAnswer {
    #[serde(rename = "retCode", alias = "RetCode", deserialize_with = "lenient::maybe_integer")]
    pub(crate) ret_code: Option<i64>,
    #[serde(rename = "awardValue", deserialize_with = "lenient::maybe_number")]
    pub(crate) award: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    #[serde(rename = "Name", alias = "name", deserialize_with = "lenient::text")]
    name: String,
    #[serde(rename = "Type", alias = "type", deserialize_with = "lenient::integer")]
    kind: i64,
    #[serde(
        rename = "TaskActTypID",
        alias = "taskActTypID",
        deserialize_with = "lenient::integer"
    )]
    act_kind: i64,
    #[serde(rename = "State", alias = "state", deserialize_with = "lenient::integer")]
    state: i64,
    #[serde(rename = "TaskMaxTimes", alias = "taskMaxTimes", deserialize_with = "lenient::number")]
    most: u64,
    #[serde(
        rename = "TaskFinishTime",
        alias = "taskFinishTime",
        deserialize_with = "lenient::number"
    )]
    finished: u64,
    #[serde(rename = "PrizeList", alias = "prizeList", deserialize_with = "lenient::list")]
    prizes: Vec<Prize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
struct Prize {
    kind: u64,
    value: u64,
}

impl From<Value> for Prize {
    fn from(row: Value) -> Self {
        let number = |names: &[&str]| lenient::first_number(&row, names).unwrap_or_default();
        Self { kind: number(&["Type", "type"]), value: number(&["Value", "value"]) }
    }
}

impl Client {
    /// The coin tasks that are done by doing something:
    /// `music.activeCenter.FloorManagerSvr/GetFloors`.
    pub(crate) async fn coin_floors(&self, credential: &Credential) -> Result<Vec<CoinRow>> {
        let ids = self.activities();
        let found = self.floors(credential, &ids.coin_page, &ids.coin_floor).await?;
        if !found.is_empty() || ids.coin_page == OTHER_PAGE.0 {
            return Ok(found);
        }
        self.floors(credential, OTHER_PAGE.0, OTHER_PAGE.1).await
    }

    async fn floors(
        &self,
        credential: &Credential,
        page: &str,
        floor: &str,
    ) -> Result<Vec<CoinRow>> {
        // Numbers are sent as numbers, whatever else an id may be one day as text.
        let floor = floor.parse::<u64>().map_or_else(|_| json!(floor), |number| json!(number));
        let param =
            json!({"Release": 1, "PageID": page, "PersonalityMode": 1, "FloorIDs": [floor]});
        let call = Call::new("music.activeCenter.FloorManagerSvr/GetFloors", param);
        let data: Value = self.call(mini_program(credential), call).await?;
        Ok(rows_of_floors(&data, &self.activities().coin_timer))
    }

    /// The coin tasks that count listening time: `music.activeCenter.ActTaskNewSvr/GetTaskModules`.
    pub(crate) async fn coin_timers(&self, credential: &Credential) -> Result<Vec<CoinRow>> {
        let ids = self.activities();
        let param = json!({"actID": ids.coin_timer, "taskModuleIDs": [ids.coin_module]});
        let call = Call::new("music.activeCenter.ActTaskNewSvr/GetTaskModules", param);
        let data: Value = self.call(mini_program(credential), call).await?;
        let mut rows = Vec::new();
        // A map by module, a list, or null.
        if let Some(modules) = data.get("taskModules") {
            collect(modules, &ids.coin_timer, true, 0, &mut rows);
        }
        Ok(rows)
    }

    /// Tells that a task was done: `music.activeCenter.ActTaskNewSvr/TaskActDataReport`. Sent once.
    pub(crate) async fn coin_report(
        &self,
        credential: &Credential,
        activity: &str,
        id: &str,
    ) -> Result<CoinAnswer> {
        let param = json!({"actID": activity, "taskID": id_of(id)?, "actData": 1});
        let call = Call::new("music.activeCenter.ActTaskNewSvr/TaskActDataReport", param);
        self.call(mini_program(credential).once(), call).await
    }

    /// Claims a task's coins: `music.activeCenter.ActTaskNewSvr/AwardTaskPrize`. Sent once.
    pub(crate) async fn coin_claim(
        &self,
        credential: &Credential,
        activity: &str,
        id: &str,
    ) -> Result<CoinAnswer> {
        let param = json!({"actID": activity, "TaskID": id_of(id)?});
        let call = Call::new("music.activeCenter.ActTaskNewSvr/AwardTaskPrize", param);
        self.call(mini_program(credential).once(), call).await
    }
}

fn mini_program(credential: &Credential) -> As<'_> {
    As::new(Comm::MiniProgram, Some(credential)).mesh(MESH)
}

fn id_of(id: &str) -> Result<Value> {
    serde_json::from_str(id).map_err(|_| Error::Garbage("a coin task's id"))
}

/// The tasks in `Floors[].ItemList[].ResourceConf`, which is JSON within a text.
fn rows_of_floors(data: &Value, activity: &str) -> Vec<CoinRow> {
    let list = |value: &Value, name: &str| -> Vec<Value> {
        value.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let mut rows = Vec::new();
    for item in list(data, "Floors").iter().flat_map(|floor| list(floor, "ItemList")) {
        let conf = match item.get("ResourceConf") {
            Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
            Some(other) => other.clone(),
            None => continue,
        };
        let own = conf.get("ActID").and_then(Value::as_str).filter(|id| !id.is_empty());
        collect(&conf, own.unwrap_or(activity), false, 0, &mut rows);
    }
    rows
}

/// Gathers the rows of every `TaskList` within a value.
fn collect(value: &Value, activity: &str, is_timer: bool, depth: usize, rows: &mut Vec<CoinRow>) {
    if depth > MAX_DEPTH || rows.len() >= MAX_ROWS {
        return;
    }
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| collect(value, activity, is_timer, depth + 1, rows));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::Array(tasks) if name.eq_ignore_ascii_case("tasklist") => {
                        let known = tasks.iter().filter_map(|task| row(task, activity, is_timer));
                        rows.extend(known.take(MAX_ROWS));
                    }
                    other => collect(other, activity, is_timer, depth + 1, rows),
                }
            }
        }
        _ => {}
    }
}

fn row(task: &Value, activity: &str, is_timer: bool) -> Option<CoinRow> {
    let id = ["ID", "id", "TaskID", "taskID"].into_iter().find_map(|name| task.get(name))?;
    let id = match id {
        Value::String(text) if !text.is_empty() => id.to_string(),
        Value::Number(_) if integer_of(id) != Some(0) => id.to_string(),
        _ => return None,
    };
    let Row { name, kind, act_kind, state, most, finished, prizes } = lenient::read(task.clone());
    let coins = prizes.iter().filter(|prize| prize.kind == COINS).map(|prize| prize.value).sum();
    Some(CoinRow {
        activity: activity.to_owned(),
        id,
        name,
        kinds: [act_kind, kind],
        state,
        most,
        finished,
        coins,
        is_timer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_found_in_the_text_within_the_answer() {
        let conf = json!({"ActID": "act-1", "ActTaskModule": {"TaskList": [
            {"ID": "t1", "Name": "逛一逛", "Type": 1, "State": 1, "TaskActTypID": 36,
             "TaskMaxTimes": "2", "TaskFinishTime": 1, "PrizeList": [
                {"Type": 12, "Value": 5}, {"Type": 3, "Value": 99}, {"Type": "12", "Value": "2"}]},
            {"ID": 4711, "State": "2"},
            {"Name": "no id"}, null,
        ]}});
        let data = json!({"RetCode": 0, "Floors": [
            {"ItemList": [{"ResourceConf": conf.to_string()}, {"ResourceConf": "not json"}, {}]},
            {"ItemList": null},
        ]});
        let rows = rows_of_floors(&data, "default");
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!((rows[0].activity.as_str(), rows[0].id.as_str()), ("act-1", "\"t1\""));
        assert_eq!((rows[0].most, rows[0].finished, rows[0].coins), (2, 1, 7));
        assert_eq!(rows[0].kinds, [36, 1]);
        assert_eq!((rows[1].id.as_str(), rows[1].state), ("4711", 2), "a number stays one");
    }

    #[test]
    fn modules_may_be_a_map_a_list_or_nothing() {
        let list = json!([{"ID": "t", "State": 1}]);
        for modules in [
            json!({"ZGp4ja": {"TaskList": list}}),
            json!([{"taskList": list}]),
            json!({"ZGp4ja": {"inner": {"TaskList": list}}}),
        ] {
            let mut rows = Vec::new();
            collect(&modules, "act", true, 0, &mut rows);
            assert_eq!(rows.len(), 1, "{modules}");
            assert!(rows[0].is_timer);
        }
        for nothing in [json!(null), json!([]), json!({}), json!("x")] {
            let mut rows = Vec::new();
            collect(&nothing, "act", true, 0, &mut rows);
            assert!(rows.is_empty());
        }
    }

    #[test]
    fn an_endless_answer_is_cut() {
        let many: Vec<_> = (1..1000).map(|id| json!({"ID": id})).collect();
        let mut rows = Vec::new();
        collect(&json!({"TaskList": many}), "act", false, 0, &mut rows);
        assert_eq!(rows.len(), MAX_ROWS);
    }

    #[test]
    fn an_answer_without_a_code_or_a_value_has_none() {
        let silent: CoinAnswer = lenient::read(json!({}));
        assert_eq!((silent.ret_code, silent.award), (None, None));
        let spoken: CoinAnswer = lenient::read(json!({"retCode": "0", "awardValue": "8"}));
        assert_eq!((spoken.ret_code, spoken.award), (Some(0), Some(8)));
    }
}
