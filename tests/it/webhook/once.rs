//! Who may bring updates, each of them once, and none lost at a stop or a change of the way.

use qqmusic_bot::playground::faults::Fault;
use serde_json::{Value, json};

use super::{BOT, bring, secret, world};
use crate::wait::HELD;
use crate::world::{ALICE, Message, Way, World, XIAOLIN};

const SEARCH: &str = "qqmusic:music.search.SearchCgiService/*";

/// "/help" of Alice, as Telegram would bring it.
fn help(update_id: i64) -> Value {
    let alice = json!({"id": ALICE, "is_bot": false, "first_name": "Alice", "language_code": "en"});
    json!({"update_id": update_id, "message": {
        "message_id": 1, "date": 1, "text": "/help", "from": alice,
        "chat": {"id": ALICE, "type": "private", "first_name": "Alice"},
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
    }})
}

fn is_help(message: &Message) -> bool {
    message.is_by_bot() && message.text().contains("What I can do")
}

fn helps(world: &World) -> usize {
    world.messages(ALICE).iter().filter(|message| is_help(message)).count()
}

/// Waits until everything before is answered: a person's messages keep their order.
async fn settled(world: &World) {
    let is_settings =
        |message: &Message| message.is_by_bot() && message.text().contains("Language:");
    let shown = || world.messages(ALICE).iter().filter(|message| is_settings(message)).count();
    let before = shown();
    world.say(ALICE, "/settings").await;
    world.expect(ALICE, |_| shown() > before).await;
}

#[tokio::test]
async fn only_who_knows_the_secret_is_let_in() {
    let world = world().await;
    world.say(ALICE, "/start").await;
    world.expect(ALICE, Message::is_by_bot).await;
    let right = secret(&world);
    assert_eq!(right.len(), 43);
    let longer = format!("{right}x");
    let wrong = "x".repeat(right.len());
    for secret in [None, Some(""), Some(wrong.as_str()), Some(&right[1..]), Some(&longer)] {
        assert_eq!(bring(&world, secret, &help(1)).await, 401);
    }
    let http = reqwest::Client::new();
    let status = async |request: reqwest::RequestBuilder| {
        let request = request.header("X-Telegram-Bot-Api-Secret-Token", &right);
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        assert_eq!(answer.text().await.expect("a body"), "", "{status}");
        status
    };
    let post = || http.post(world.hook_url());
    assert_eq!(status(http.get(world.hook_url())).await, 405);
    assert_eq!(status(post().body("{")).await, 400);
    assert_eq!(status(post().body("[]")).await, 400);
    assert_eq!(status(post().body(vec![b' '; (1 << 20) + 1])).await, 413);
    // What cannot be read must not come again for ever.
    assert_eq!(status(post().json(&json!({"update_id": 2, "unheard_of": {}}))).await, 200);
    assert_eq!(status(post().json(&json!({"update_id": 3, "message": 7}))).await, 200);
    settled(&world).await;
    assert_eq!(helps(&world), 0);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_update_that_comes_twice_is_answered_once() {
    let world = world().await;
    // Once because the answer was lost, and Telegram repeats it.
    world.faults().at("telegram:webhook", Fault::Lost, Some(1));
    world.say(ALICE, "/help").await;
    world.expect(ALICE, is_help).await;
    world.expect_webhook(|info| info["pending_update_count"] == 0).await;
    assert_eq!(world.webhook_info().await["last_error_message"], "Read timeout expired");
    settled(&world).await;
    assert_eq!(helps(&world), 1);
    // And several at the same time.
    let (secret, update) = (secret(&world), help(77));
    let again = || bring(&world, Some(&secret), &update);
    assert_eq!(tokio::join!(again(), again(), again()), (200, 200, 200));
    settled(&world).await;
    assert_eq!(helps(&world), 2);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_while_the_bot_stops_is_refused_and_answered_after_the_restart() {
    let mut world = world().await;
    // A search under way keeps the bot from ending at once.
    world.faults().at(SEARCH, HELD, Some(1));
    world.say(XIAOLIN, "/search 晴天").await;
    crate::wait::until("it is asked for", async || world.faults().list().is_empty()).await;
    let bot = world.take_bot();
    // The first is begun first: the bot stops when Alice writes.
    let (ended, ()) = tokio::join!(bot.stop(), async {
        world.say(ALICE, "/help").await;
        let refused = "Wrong response from the webhook: 503 Service Unavailable";
        world.expect_webhook(|info| info["last_error_message"] == refused).await;
        world.faults().clear();
    });
    ended.expect("the bot ends well");
    world.expect_text(XIAOLIN, "晴天").await;
    // The webhook stays, and Telegram keeps what was not taken.
    let info = world.webhook_info().await;
    assert_eq!(
        (&info["url"], &info["pending_update_count"]),
        (&json!(world.hook_url()), &json!(1))
    );
    assert_eq!(helps(&world), 0);
    let before = secret(&world);
    world.start_bot();
    world.expect(ALICE, is_help).await;
    world.expect_webhook(|info| info["pending_update_count"] == 0).await;
    assert_ne!(secret(&world), before, "it is made anew at each start");
    settled(&world).await;
    assert_eq!(helps(&world), 1);
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn the_way_is_changed_and_changed_back_and_nothing_is_lost_or_doubled() {
    let mut world = world().await;
    for (round, way) in [Way::Polling, Way::Webhook, Way::Polling].into_iter().enumerate() {
        world.say(ALICE, "/help").await;
        let answered = |_: &_| helps(&world) == 2 * round + 1;
        world.expect(ALICE, answered).await;
        world.take_bot().stop().await.expect("the bot ends well");
        world.say(ALICE, "/help").await;
        world.start_bot_by(way);
        let answered = |_: &_| helps(&world) == 2 * round + 2;
        world.expect(ALICE, answered).await;
        let is_set = world.webhook_info().await["url"] == world.hook_url();
        assert_eq!(is_set, way == Way::Webhook);
    }
    settled(&world).await;
    assert_eq!(helps(&world), 6);
    assert_eq!(world.playground().telegram().webhook_secret(BOT), None);
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_telegram_that_does_not_set_it_yet_is_asked_again() {
    let mut world = World::without_bot(Default::default()).await;
    world.faults().at("telegram:getMe", Fault::Status(502), Some(1));
    world.faults().at("telegram:setWebhook", Fault::Code(429), Some(1));
    world.faults().at("telegram:setWebhook", Fault::Drop, Some(1));
    world.say(ALICE, "/help").await;
    world.start_bot_by(Way::Webhook);
    world.expect(ALICE, is_help).await;
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_poller_removes_a_webhook_even_when_that_fails_at_first() {
    let mut world = world().await;
    world.take_bot().stop().await.expect("the bot ends well");
    world.faults().at("telegram:deleteWebhook", Fault::Drop, Some(2));
    world.say(ALICE, "/help").await;
    world.start_bot_by(Way::Polling);
    world.expect(ALICE, is_help).await;
    // No poll was refused because of it.
    world.assert_no_rule_broken(&[]);
}
