//! Over a handler that records, with the clock under control.

use std::sync::Mutex;
use std::time::Duration;

use super::*;

/// What it does depends on the text: `slow …` takes a minute, `stuck` never ends, `panic` and
/// `fail` do so.
#[derive(Default)]
struct Recorder {
    seen: Mutex<Vec<String>>,
    sorry: Mutex<Vec<u64>>,
    too_many: Mutex<Vec<u64>>,
}

impl Recorder {
    fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("not poisoned").clone()
    }

    fn sorry(&self) -> Vec<u64> {
        self.sorry.lock().expect("not poisoned").clone()
    }

    fn too_many(&self) -> Vec<u64> {
        self.too_many.lock().expect("not poisoned").clone()
    }
}

#[async_trait]
impl Handler for Recorder {
    async fn handle(&self, update: Update, _ended: bool) -> anyhow::Result<()> {
        let text = match &update.kind {
            UpdateKind::Message(message) => message.text().unwrap_or_default().to_owned(),
            UpdateKind::CallbackQuery(query) => query.data.clone().unwrap_or_default(),
            _ => String::new(),
        };
        match text.split(' ').next().unwrap_or_default() {
            "slow" => tokio::time::sleep(Duration::from_secs(60)).await,
            "stuck" => std::future::pending().await,
            "panic" => panic!("as the test wants"),
            "fail" => anyhow::bail!("as the test wants"),
            _ => tokio::task::yield_now().await,
        }
        self.seen.lock().expect("not poisoned").push(text);
        Ok(())
    }

    async fn sorry(&self, asker: Asker) {
        self.sorry.lock().expect("not poisoned").push(asker.person.0);
    }

    async fn too_many(&self, asker: Asker) {
        self.too_many.lock().expect("not poisoned").push(asker.person.0);
    }
}

fn set_up() -> (Dispatcher, Arc<Recorder>) {
    let recorder = Arc::new(Recorder::default());
    let handler: Arc<dyn Handler> = Arc::clone(&recorder) as Arc<dyn Handler>;
    (Dispatcher::new("me_bot".to_owned(), handler), recorder)
}

fn user(person: u64) -> String {
    format!(r#"{{"id":{person},"is_bot":false,"first_name":"Lin"}}"#)
}

fn message(person: u64, chat: i64, text: &str) -> Update {
    let user = user(person);
    let chat = if chat > 0 {
        format!(r#"{{"id":{chat},"type":"private","first_name":"Lin"}}"#)
    } else {
        format!(r#"{{"id":{chat},"type":"supergroup","title":"Choir"}}"#)
    };
    serde_json::from_str(&format!(
        r#"{{"update_id":1,"message":{{"message_id":1,"date":1,"chat":{chat},"from":{user},"text":"{text}"}}}}"#
    ))
    .expect("an update")
}

fn said(person: u64, text: &str) -> Update {
    message(person, i64::try_from(person).expect("small"), text)
}

fn pressed(person: u64, data: &str) -> Update {
    let user = user(person);
    serde_json::from_str(&format!(
        r#"{{"update_id":1,"callback_query":{{"id":"9","from":{user},"chat_instance":"1","data":"{data}"}}}}"#
    ))
    .expect("an update")
}

/// Lets everything run that can run without the clock moving much.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

#[tokio::test(start_paused = true)]
async fn one_persons_messages_are_handled_in_order() {
    let (dispatcher, recorder) = set_up();
    let texts: Vec<String> =
        (0..20).map(|n| if n % 3 == 0 { format!("slow {n}") } else { format!("{n}") }).collect();
    for text in &texts {
        dispatcher.dispatch(said(1, text)).await;
    }
    dispatcher.finish().await;
    assert_eq!(recorder.seen(), texts);
}

#[tokio::test(start_paused = true)]
async fn one_stuck_person_does_not_delay_another() {
    let (dispatcher, recorder) = set_up();
    for _ in 0..100 {
        dispatcher.dispatch(said(1, "stuck")).await;
    }
    dispatcher.dispatch(said(2, "hello")).await;
    settle().await;
    assert_eq!(recorder.seen(), ["hello"]);
}

#[tokio::test(start_paused = true)]
async fn a_panic_or_a_failure_costs_one_answer() {
    let (dispatcher, recorder) = set_up();
    for text in ["panic", "one", "fail", "two"] {
        dispatcher.dispatch(said(1, text)).await;
    }
    dispatcher.dispatch(pressed(2, "panic")).await;
    dispatcher.finish().await;
    assert_eq!(recorder.seen(), ["one", "two"]);
    let mut sorry = recorder.sorry();
    sorry.sort_unstable();
    assert_eq!(sorry, [1, 1, 2]);
}

#[tokio::test(start_paused = true)]
async fn beyond_the_queue_messages_are_dropped_and_it_is_said_once() {
    let (dispatcher, recorder) = set_up();
    for n in 0..200 {
        dispatcher.dispatch(said(1, &format!("slow {n}"))).await;
    }
    settle().await;
    assert_eq!(recorder.too_many(), [1]);
    dispatcher.finish().await;
    let handled = recorder.seen().len();
    assert!((lanes::WAITING..=lanes::WAITING + 1).contains(&handled), "{handled}");
}

#[tokio::test(start_paused = true)]
async fn a_group_is_not_told_about_talk_that_was_dropped() {
    let (dispatcher, recorder) = set_up();
    for _ in 0..100 {
        dispatcher.dispatch(message(1, -5, "stuck")).await;
    }
    settle().await;
    assert!(recorder.too_many().is_empty());
}

#[tokio::test(start_paused = true)]
async fn cancel_drops_what_waits_and_what_runs() {
    let (dispatcher, recorder) = set_up();
    for text in ["stuck", "one", "two"] {
        dispatcher.dispatch(said(1, text)).await;
    }
    settle().await;
    dispatcher.dispatch(said(1, "/cancel@me_bot")).await;
    settle().await;
    dispatcher.dispatch(said(1, "three")).await;
    dispatcher.finish().await;
    assert_eq!(recorder.seen(), ["/cancel@me_bot", "three"]);
    assert!(recorder.sorry().is_empty());
}

#[tokio::test(start_paused = true)]
async fn cancel_for_another_bot_or_by_another_person_cancels_nothing() {
    let (dispatcher, recorder) = set_up();
    dispatcher.dispatch(said(1, "slow one")).await;
    settle().await;
    dispatcher.dispatch(said(1, "/cancel@other_bot")).await;
    dispatcher.dispatch(said(2, "/cancel")).await;
    dispatcher.finish().await;
    assert_eq!(recorder.seen(), ["/cancel", "slow one", "/cancel@other_bot"]);
}

#[tokio::test(start_paused = true)]
async fn button_presses_do_not_wait_and_are_bounded() {
    let (dispatcher, recorder) = set_up();
    dispatcher.dispatch(said(1, "stuck")).await;
    dispatcher.dispatch(pressed(1, "go")).await;
    settle().await;
    assert_eq!(recorder.seen(), ["go"]);
    for _ in 0..lanes::PRESSES + 2 {
        dispatcher.dispatch(pressed(1, "stuck")).await;
    }
    settle().await;
    assert_eq!(recorder.too_many(), [1, 1]);
}

#[tokio::test(start_paused = true)]
async fn a_group_is_handled_a_few_at_a_time() {
    let (dispatcher, recorder) = set_up();
    for person in 1..=10 {
        dispatcher.dispatch(message(person, -5, "slow")).await;
    }
    dispatcher.dispatch(message(11, -6, "another group")).await;
    settle().await;
    assert_eq!(recorder.seen(), ["another group"]);
    tokio::time::sleep(Duration::from_secs(61)).await;
    assert_eq!(recorder.seen().len(), 1 + lanes::PER_GROUP);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_remembered_of_people_who_are_done() {
    let (dispatcher, _recorder) = set_up();
    for person in 1..=500 {
        dispatcher.dispatch(said(person, "hello")).await;
        dispatcher.dispatch(pressed(person, "go")).await;
        dispatcher.dispatch(message(person, -5, "hello")).await;
    }
    assert!(dispatcher.0.lanes.len() > 0);
    dispatcher.finish().await;
    assert_eq!(dispatcher.0.lanes.len(), 0);
    assert_eq!(dispatcher.0.room.available_permits(), TAKEN);
}

#[tokio::test(start_paused = true)]
async fn stopping_waits_for_what_runs_and_can_give_it_up() {
    let (dispatcher, recorder) = set_up();
    dispatcher.dispatch(said(1, "slow")).await;
    dispatcher.finish().await;
    assert_eq!(recorder.seen(), ["slow"]);

    let (dispatcher, recorder) = set_up();
    dispatcher.dispatch(said(1, "stuck")).await;
    settle().await;
    dispatcher.abort();
    dispatcher.finish().await;
    assert!(recorder.seen().is_empty());
}
