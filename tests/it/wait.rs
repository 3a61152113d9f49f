//! Waiting for what others do: as long as it takes, and never for a time that is hoped to be enough.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

/// Longer than anything takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A call that waits until the faults are cleared, and is then answered.
pub(crate) const HELD: Fault = Fault::Delay(600_000);
/// The same for its answer: what it asks for is done at once.
pub(crate) const ANSWER_HELD: Fault = Fault::Late(600_000);

/// What comes of `work`, which has to end.
pub(crate) async fn in_time<T>(what: &str, work: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(done) => done,
        Err(_) => panic!("not in time: {what}"),
    }
}

/// Waits until it is so.
pub(crate) async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    in_time(what, waiting).await;
}
