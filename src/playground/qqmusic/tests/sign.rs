//! The daily sign-in: what it answers, what it credits, and how it refuses.

use serde_json::{Value, json};

use super::super::{Count, Crediting, Deed, Habits};
use super::*;

const MODULE: &str = "music.actCenter.ActCenterSignNewSvr";
const ACTIVITY: &str = "Z25hHGi";
/// An account that signed in on the three days before.
const RUNNING: u64 = 1_000_000_077;
const DAY: i64 = 86_400;

pub(super) fn mini(credential: &Value) -> Value {
    json!({"uin": credential["musicid"], "authst": credential["musickey"], "mina": 1, "ct": 29, "cv": 0,
           "appid": "wxada7aab80ba27074", "format": "json"})
}

impl Client {
    async fn sign(&self, login: &Value, method: &str, mut param: Value) -> Value {
        if param.get("ActID").is_none() {
            param["ActID"] = ACTIVITY.into();
        }
        let answer = self.call(mini(login), MODULE, method, param).await;
        assert_eq!(answer["code"], 0, "{answer}");
        answer["data"].clone()
    }

    async fn coins_on_page(&self, login: &Value) -> u64 {
        let path = "/i2.y.qq.com/n3/coin_center/pages/client_v1/sign.html?_hidehd=1";
        let cookie = format!(
            "uin=o{}; qm_keyst={}",
            login["musicid"],
            login["musickey"].as_str().expect("text")
        );
        let page = text(self.get(path, &[(header::COOKIE, cookie.as_str())]).await).await;
        let literal = page.split_once("__ssrFirstPageData__=").expect("data").1;
        let literal = literal.split_once("</script>").expect("an end").0;
        let data: String = serde_json::from_str(literal).expect("a text");
        let data: Value = serde_json::from_str(&data).expect("JSON in the text");
        data["coin"].as_u64().expect("a number")
    }

    async fn states(&self, login: &Value) -> Vec<(String, u64)> {
        let list = self.sign(login, "GetSignInTaskList", json!({"ScenesID": "2"})).await;
        let days = list["TaskListInfo"]["TaskList"]["ContinueTaskList"].as_object().expect("a map");
        let day = |at: usize| &days[&at.to_string()];
        let row = |task: &Value| {
            (
                task["ID"].as_str().expect("an id").to_owned(),
                task["State"].as_u64().expect("a state"),
            )
        };
        (1..=days.len()).map(|at| row(day(at))).collect()
    }
}

/// Noon in Shanghai, so that no test runs over a midnight.
fn noon(client: &Client) {
    let into_day = (client.clock.seconds() + 8 * 3600).rem_euclid(DAY);
    client.clock.advance(DAY / 2 - into_day);
}

pub(super) async fn start(uin: u64) -> (Client, Value) {
    let client = Client::new();
    noon(&client);
    let login = client.log_in(uin).await;
    (client, login)
}

fn only_states(rows: &[(String, u64)]) -> Vec<u64> {
    rows.iter().map(|(_, state)| *state).collect()
}

#[tokio::test]
async fn a_sign_in_makes_the_days_prize_claimable_and_the_claim_moves_the_coins() {
    let (client, login) = start(RUNNING).await;
    let run = RUNNING % 6;
    let before = client.sign(&login, "GetSignInSummary", json!({})).await;
    assert_eq!(
        (&before["Info"]["IsSignIn"], &before["Info"]["ContinueSignInCount"]),
        (&json!(false), &json!(run))
    );
    let coins = client.coins_on_page(&login).await;
    let rows = client.states(&login).await;
    assert_eq!(rows.iter().filter(|(_, state)| *state == 3).count() as u64, run);

    let signed = client.sign(&login, "SignIn", json!({"ScenesID": "2"})).await;
    assert_eq!((&signed["retCode"], &signed["Info"]["IsSignIn"]), (&json!(0), &json!(true)));
    assert_eq!(signed["Info"]["ContinueSignInCount"], run + 1);
    assert_eq!(client.coins_on_page(&login).await, coins);
    let rows = client.states(&login).await;
    let (task, state) = rows[run as usize].clone();
    assert_eq!(state, 2);

    let award = client.sign(&login, "AwardPrize", json!({"TaskID": task})).await;
    assert_eq!(award["retCode"], 0);
    let prize = award["PrizeList"][0]["Value"].as_u64().expect("coins");
    assert_eq!(client.coins_on_page(&login).await, coins + prize);
    assert_eq!(client.qq.coins(RUNNING), coins + prize);
    let again = client.sign(&login, "AwardPrize", json!({"TaskID": task})).await;
    assert_eq!(again["retCode"], 100_004);
    assert_eq!(client.coins_on_page(&login).await, coins + prize);
    let ledger = client.qq.ledger(RUNNING);
    assert_eq!(ledger.done(Deed::SignIn).len(), 1);
    assert_eq!((ledger.done(Deed::SignAward).len(), ledger.asked(Deed::SignAward).len()), (1, 2));
    assert_eq!(ledger.coins(), prize);
    let counts = ledger.counts();
    let today = counts.values().next().expect("a day");
    assert_eq!(today[&Deed::SignAward], Count { done: 1, refused: 1 });
    let shown = client.qq.overview(RUNNING).expect("it was named");
    let date = shown["today"].as_str().expect("a date");
    assert_eq!(shown["counts"][date]["sign_award"], json!({"done": 1, "refused": 1}));
    assert_eq!(shown["days"][date][0]["deed"], "sign_in");
}

#[tokio::test]
async fn a_second_sign_in_is_200002_or_0_but_never_two() {
    let (client, login) = start(RUNNING).await;
    for (habits, code) in
        [(Habits::default(), 200_002), (Habits { already_signed: 0, ..Habits::default() }, 0)]
    {
        client.qq.set_habits(habits);
        client.sign(&login, "SignIn", json!({})).await;
        let again = client.sign(&login, "SignIn", json!({})).await;
        assert_eq!((&again["retCode"], &again["Info"]["IsSignIn"]), (&json!(code), &json!(true)));
    }
    assert_eq!(client.qq.ledger(RUNNING).done(Deed::SignIn).len(), 1);
}

#[tokio::test]
async fn a_prize_of_a_day_to_come_is_20100_and_unknown_ids_are_refused() {
    let (client, login) = start(RUNNING).await;
    let rows = client.states(&login).await;
    let last = json!({"TaskID": rows[6].0});
    assert_eq!(client.sign(&login, "AwardPrize", last).await["retCode"], 20_100);
    let made_up = client.sign(&login, "AwardPrize", json!({"TaskID": "made-up"})).await;
    assert_eq!(made_up["retCode"], 20_001);
    for method in ["SignIn", "GetSignInSummary", "GetSignInTaskList", "AwardPrize"] {
        let gone =
            client.sign(&login, method, json!({"ActID": "Zgone", "TaskID": rows[0].0})).await;
        assert_eq!(gone["retCode"], 20_001, "{method}");
    }
    assert!(client.qq.ledger(RUNNING).done(Deed::SignIn).is_empty());
}

#[tokio::test]
async fn a_day_without_a_sign_in_breaks_the_run_and_seven_days_fill_a_round() {
    const UIN: u64 = 1_000_000_002;
    let (client, mut login) = start(UIN).await;
    for day in 1..=9 {
        client.sign(&login, "SignIn", json!({})).await;
        let rows = client.states(&login).await;
        let due: Vec<_> = rows.iter().filter(|(_, state)| *state == 2).collect();
        assert_eq!(due.len(), 1, "day {day}: {rows:?}");
        client.sign(&login, "AwardPrize", json!({"TaskID": due[0].0})).await;
        client.clock.advance(DAY);
        login = client.log_in(UIN).await;
    }
    let info = client.sign(&login, "GetSignInSummary", json!({})).await;
    assert_eq!(info["Info"]["ContinueSignInCount"], 9 + UIN % 6);
    client.clock.advance(DAY);
    login = client.log_in(UIN).await;
    let info = client.sign(&login, "GetSignInSummary", json!({})).await;
    assert_eq!(info["Info"]["ContinueSignInCount"], 0);
    assert_eq!(only_states(&client.states(&login).await), [1; 7]);
}

#[tokio::test]
async fn coins_may_be_credited_later_or_never_though_the_prize_is_told() {
    for (crediting, later) in [(Crediting::After(600), true), (Crediting::Never, false)] {
        let (client, login) = start(RUNNING).await;
        client.qq.set_coin_crediting(RUNNING, crediting);
        let before = client.coins_on_page(&login).await;
        client.sign(&login, "SignIn", json!({})).await;
        let rows = client.states(&login).await;
        let (task, _) = rows.iter().find(|(_, state)| *state == 2).expect("a claimable prize");
        let award = client.sign(&login, "AwardPrize", json!({"TaskID": task})).await;
        let prize = award["PrizeList"][0]["Value"].as_u64().expect("coins");
        assert_eq!(client.coins_on_page(&login).await, before);
        client.clock.advance(601);
        let credited = if later { prize } else { 0 };
        assert_eq!(client.coins_on_page(&login).await, before + credited);
    }
}

#[tokio::test]
async fn it_needs_a_login_and_pages_inside_the_app_need_a_sign() {
    let (client, login) = start(RUNNING).await;
    let param = json!({"ActID": ACTIVITY});
    let nobody = client.call(json!({"ct": 29}), MODULE, "SignIn", param.clone()).await;
    assert_eq!(code_of(&nobody), 1000);
    let page = json!({"ct": 23, "cv": 0, "uin": login["musicid"], "authst": login["musickey"]});
    assert_eq!(code_of(&client.call(page, MODULE, "SignIn", param.clone()).await), 500_031);
    let app = android(&login);
    assert_eq!(client.call(app, MODULE, "SignIn", param).await["data"]["retCode"], 0);
}

#[tokio::test]
async fn what_is_done_may_be_lost_on_its_way_back() {
    let (client, login) = start(RUNNING).await;
    client.faults.at(&format!("qqmusic:{MODULE}/SignIn"), Fault::Lost, Some(1));
    let body = json!({"comm": mini(&login), "q": {"module": MODULE, "method": "SignIn", "param": {"ActID": ACTIVITY}}});
    let response = client.post(MUSICU, body.to_string()).await;
    let broken = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    assert!(broken.is_err());
    assert_eq!(client.qq.ledger(RUNNING).done(Deed::SignIn).len(), 1);
}
