//! Drawing in turn, away from the threads that answer.

use tokio::sync::Semaphore;

use super::Error;

/// Pictures drawn at once by the process: one, so that drawing never takes the processor from
/// everybody else's answers.
static DRAWING: Semaphore = Semaphore::const_new(1);

/// Draws on a thread for blocking work; whoever comes meanwhile waits for their turn.
/// Errors: those of the drawing; [`Error::Broken`] when it panicked.
pub(super) async fn drawn(
    draw: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
) -> Result<Vec<u8>, Error> {
    let turn = DRAWING.acquire().await.map_err(|_| Error::Broken)?;
    let drawing = tokio::task::spawn_blocking(move || {
        // Held until it is drawn, also when nobody waits for it any more.
        let _turn = turn;
        draw()
    });
    drawing.await.map_err(|_| Error::Broken)?
}
