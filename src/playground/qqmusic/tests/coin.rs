//! Coin tasks: what counts as done, what a claim credits, and every refusal.

use serde_json::{Value, json};

use super::super::{Deed, Habits};
use super::sign::{mini, start};
use super::*;

const TASKS: &str = "music.activeCenter.ActTaskNewSvr";
const ACTIVITY: &str = "Z1NRf2o";

impl Client {
    async fn floor(&self, login: &Value, page: &str, floor: u64) -> Vec<Value> {
        let param =
            json!({"Release": 1, "PageID": page, "PersonalityMode": 1, "FloorIDs": [floor]});
        let module = "music.activeCenter.FloorManagerSvr";
        let answer = self.call(mini(login), module, "GetFloors", param).await;
        assert_eq!((&answer["code"], &answer["data"]["RetCode"]), (&json!(0), &json!(0)));
        let floors = answer["data"]["Floors"].as_array().expect("a list").clone();
        let items = floors.iter().flat_map(|floor| floor["ItemList"].as_array().expect("items"));
        let confs = items.filter_map(|item| {
            let conf = item["ResourceConf"].as_str().expect("a text of JSON");
            serde_json::from_str::<Value>(conf).ok()
        });
        let lists = confs.filter_map(|conf| conf["ActTaskModule"]["TaskList"].as_array().cloned());
        lists.flatten().collect()
    }

    async fn tasks(&self, login: &Value) -> Vec<Value> {
        self.floor(login, "18NtBy", 193).await
    }

    async fn task(&self, login: &Value, id: &str) -> Value {
        let tasks = self.tasks(login).await;
        tasks.into_iter().find(|task| task["ID"] == id).expect("the task")
    }

    async fn chest(&self, login: &Value) -> Value {
        let param = json!({"actID": ACTIVITY, "taskModuleIDs": ["ZGp4ja"]});
        let answer = self.call(mini(login), TASKS, "GetTaskModules", param).await;
        let modules = &answer["data"]["taskModules"];
        let module = modules.as_array().map_or(&modules["ZGp4ja"], |list| &list[0]);
        module["TaskList"][0].clone()
    }

    async fn report(&self, login: &Value, id: &str) -> i64 {
        let param = json!({"actID": ACTIVITY, "taskID": id, "actData": 1});
        let answer = self.call(mini(login), TASKS, "TaskActDataReport", param).await;
        answer["data"]["retCode"].as_i64().expect("a code")
    }

    async fn claim(&self, login: &Value, id: &str) -> Value {
        let param = json!({"actID": ACTIVITY, "TaskID": id});
        self.call(mini(login), TASKS, "AwardTaskPrize", param).await["data"].clone()
    }
}

fn id_of_kind(tasks: &[Value], kind: u64) -> String {
    let task = tasks.iter().find(|task| task["Type"] == kind).expect("a task of that kind");
    task["ID"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn a_clicked_task_is_reported_then_claimed_once_and_moves_the_coins() {
    let (client, login) = start(UIN).await;
    let coins = client.qq.coins(UIN);
    let task = client.tasks(&login).await.remove(0);
    let id = task["ID"].as_str().expect("an id");
    assert_eq!((&task["State"], &task["TaskMaxTimes"]), (&json!(1), &json!(1)));
    assert_eq!(client.claim(&login, id).await["retCode"], 20_100);
    assert_eq!(client.report(&login, id).await, 0);
    assert_eq!(client.task(&login, id).await["State"], 2);
    assert_eq!(client.report(&login, id).await, 0);
    let claimed = client.claim(&login, id).await;
    assert_eq!(claimed["retCode"], 0);
    assert_eq!(claimed["awardValue"], task["PrizeList"][0]["Value"]);
    assert_eq!(claimed["taskStatusInfo"]["State"], 3);
    let value = claimed["awardValue"].as_u64().expect("coins");
    assert_eq!(client.qq.coins(UIN), coins + value);
    assert_eq!(client.claim(&login, id).await["retCode"], 100_004);
    assert_eq!(client.report(&login, id).await, 20_101);
    assert_eq!(client.qq.coins(UIN), coins + value);
    let ledger = client.qq.ledger(UIN);
    assert_eq!((ledger.done(Deed::TaskClaim).len(), ledger.asked(Deed::TaskClaim).len()), (1, 3));
    assert_eq!(ledger.coins(), value);
}

#[tokio::test]
async fn a_task_of_several_times_begins_anew_until_they_are_used_up() {
    let (client, login) = start(UIN).await;
    let tasks = client.tasks(&login).await;
    let task = tasks.iter().find(|task| task["TaskMaxTimes"] == 3).expect("three times");
    let id = task["ID"].as_str().expect("an id");
    for time in 1..=3 {
        assert_eq!(client.report(&login, id).await, 0);
        let claimed = client.claim(&login, id).await;
        assert_eq!(claimed["retCode"], 0);
        assert_eq!(claimed["taskStatusInfo"]["TaskFinishTime"], time);
        assert_eq!(claimed["taskStatusInfo"]["State"], if time == 3 { 3 } else { 1 });
    }
    assert_eq!(client.claim(&login, id).await["retCode"], 100_004);
    client.clock.advance(86_400);
    assert_eq!(client.task(&login, id).await["State"], 1);
}

#[tokio::test]
async fn library_tasks_want_the_change_itself_and_no_report() {
    let (client, login) = start(UIN).await;
    let tasks = client.tasks(&login).await;
    let singer = client.qq.inner.catalog.singers[0].mid.clone();
    let unloved = client.qq.inner.catalog.songs[1].id;
    let changes = [
        (
            8,
            "music.musicasset.PlaylistDetailWrite",
            "AddSonglist",
            json!({"dirId": 201, "tid": 0, "v_songInfo": [{"songId": unloved, "songType": 0}]}),
        ),
        (
            9,
            "music.musicasset.PlaylistFavWrite",
            "FavPlaylist",
            json!({"v_playlistId": [7_000_000_002_u64]}),
        ),
        (
            13,
            "music.concern.ConcernSystem",
            "cgi_concern_user_v2",
            json!({"opertype": 0, "userinfo": {"userid": singer, "usertype": 1}}),
        ),
        (
            36,
            "music.favorSystemWrite.FavorSystem",
            "do_favor",
            json!({"reqtype": 1, "fav_type": 1, "vec_id": ["123456"]}),
        ),
    ];
    for (kind, module, method, param) in changes {
        let id = id_of_kind(&tasks, kind);
        assert_eq!(client.report(&login, &id).await, 20_102, "{kind}");
        assert_eq!(client.task(&login, &id).await["State"], 1, "{kind}");
        let done = client.call(mini(&login), module, method, param.clone()).await;
        assert_eq!((&done["code"], &done["data"]["retCode"]), (&json!(0), &json!(0)), "{done}");
        assert_eq!(client.task(&login, &id).await["State"], 2, "{kind}");
        assert_eq!(client.claim(&login, &id).await["retCode"], 0, "{kind}");
    }
    let unknown = json!({"v_playlistId": [5]});
    let refused = client
        .call(mini(&login), "music.musicasset.PlaylistFavWrite", "FavPlaylist", unknown)
        .await;
    assert_eq!(code_of(&refused), 80_092);
}

#[tokio::test]
async fn timer_tasks_become_claimable_with_time_and_cannot_be_reported() {
    let (client, login) = start(UIN).await;
    for as_list in [false, true] {
        client.qq.set_habits(Habits { modules_as_list: as_list, ..Habits::default() });
        let chest = client.chest(&login).await;
        let id = chest["ID"].as_str().expect("an id");
        assert_eq!((&chest["Type"], &chest["State"]), (&json!(600), &json!(1)));
        assert_eq!(client.report(&login, id).await, 20_102);
        assert_eq!(client.claim(&login, id).await["retCode"], 20_100);
        client.clock.advance(chest["TargetNum"].as_i64().expect("seconds"));
        assert_eq!(client.chest(&login).await["State"], 2);
        assert_eq!(client.claim(&login, id).await["retCode"], 0);
        assert_eq!(client.chest(&login).await["State"], 1);
    }
}

#[tokio::test]
async fn a_task_for_vips_is_refused_to_others_and_some_prizes_are_no_coins() {
    let (client, login) = start(UIN).await;
    let tasks = client.tasks(&login).await;
    let named = |words: &str| {
        let task = tasks.iter().find(|task| task["Name"].as_str().expect("a name").contains(words));
        task.expect("the task")["ID"].as_str().expect("an id").to_owned()
    };
    let vip = named("会员");
    assert_eq!(client.report(&login, &vip).await, 20_103);
    client.qq.set_vip(UIN, true);
    assert_eq!(client.report(&login, &vip).await, 0);
    let coins = client.qq.coins(UIN);
    let other = named("成长");
    client.report(&login, &other).await;
    assert_eq!(client.claim(&login, &other).await["retCode"], 0);
    assert_eq!(client.qq.coins(UIN), coins);
}

#[tokio::test]
async fn the_second_floor_has_some_tasks_when_the_first_has_none() {
    let (client, login) = start(UIN).await;
    assert!(client.floor(&login, "elsewhere", 193).await.is_empty());
    assert_eq!(client.floor(&login, "songpopup", 85).await.len(), 2);
    client.qq.set_habits(Habits { main_floor: false, ..Habits::default() });
    assert!(client.tasks(&login).await.is_empty());
    assert_eq!(client.floor(&login, "songpopup", 85).await.len(), 2);
}

#[tokio::test]
async fn claims_wait_for_their_hour_and_unknown_ids_and_strangers_are_refused() {
    let (client, login) = start(UIN).await;
    client.qq.set_habits(Habits { claims_from_hour: 13, ..Habits::default() });
    let id = client.tasks(&login).await[0]["ID"].as_str().expect("an id").to_owned();
    client.report(&login, &id).await;
    assert_eq!(client.claim(&login, &id).await["retCode"], 20_100);
    client.clock.advance(2 * 3600);
    assert_eq!(client.claim(&login, &id).await["retCode"], 0);
    assert_eq!(client.report(&login, "made-up").await, 20_001);
    assert_eq!(client.claim(&login, "made-up").await["retCode"], 20_001);
    let gone = json!({"actID": "Zgone", "taskModuleIDs": ["ZGp4ja"]});
    let gone = client.call(mini(&login), TASKS, "GetTaskModules", gone).await;
    assert_eq!(gone["data"]["retCode"], 20_001);
    let nobody = client.call(json!({"ct": 29}), TASKS, "AwardTaskPrize", json!({})).await;
    assert_eq!(code_of(&nobody), 1000);
    let page = json!({"ct": 23, "cv": 0, "uin": login["musicid"], "authst": login["musickey"]});
    assert_eq!(code_of(&client.call(page, TASKS, "AwardTaskPrize", json!({})).await), 500_031);
}
