//! One thread for short reads.
//!
//! A read from the cache takes microseconds, handing it to a pool of threads ten times that; a
//! thread that stays awake while there is work makes a burst of reads cheap, and the async
//! threads never wait for the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::thread::{Builder, JoinHandle};

use tokio::sync::oneshot;

use super::kept::Kept;
use super::{Error, Result};

type Job = Box<dyn FnOnce(&Kept) + Send>;

/// The thread; it ends when this is dropped.
pub(super) struct Reader {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    /// Starts the thread.
    pub(super) fn start(kept: Arc<Kept>) -> Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let work = move || {
            for job in queue {
                // What waits for a job that panicked is told by its channel, and others go on.
                let _told_elsewhere = catch_unwind(AssertUnwindSafe(|| job(&kept)));
            }
        };
        let thread = Builder::new().name("store reader".into()).spawn(work)?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Runs a read there and waits for its answer.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let job = Box::new(move |kept: &Kept| {
            if !tell.is_closed() {
                // Nobody waits any more: nothing to tell.
                let _unheard = tell.send(work(kept));
            }
        });
        let queue = self.jobs.as_ref().expect("the queue is open until the drop");
        let sent = queue.send(job).is_ok();
        let answer = if sent { told.await.ok() } else { None };
        answer.unwrap_or_else(|| Err(Error::Engine("a read was given up".into())))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // It only fails when the thread panicked, and jobs do not let it.
            let _ended = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::KeyRing;
    use super::super::memory::Memory;
    use super::*;

    #[tokio::test]
    async fn a_read_that_panics_costs_its_own_answer_only() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        let reader = Reader::start(Arc::new(kept)).expect("starts");
        let failed = reader.read(|_| -> Result<()> { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(Error::Engine(_))));
        assert_eq!(reader.read(|_| Ok(7)).await.expect("goes on"), 7);
    }
}
