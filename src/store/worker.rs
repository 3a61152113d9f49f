//! A thread for short work on the store.
//!
//! A read from the cache takes microseconds, handing it to a pool of threads ten times that; a
//! thread that stays awake while there is work makes a burst cheap, and the async threads never wait
//! for the disk. What waits for the disk together shares one flush.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::thread::{Builder, JoinHandle};

use tokio::sync::oneshot;

use super::kept::Kept;
use super::{Error, Result};

/// The most that is done before a flush, so that who came first does not wait for an endless queue.
const A_FLUSH: usize = 256;

/// Work, which says what to do when its changes are on the disk, if anything.
type Job = Box<dyn FnOnce(&Kept) -> Option<Flushed> + Send>;
/// Told with what went wrong with the flush.
type Flushed = Box<dyn FnOnce(Option<&Error>) + Send>;

/// The thread, which does one thing after the other; it ends when this is dropped.
pub(super) struct Worker {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(kept: Arc<Kept>, name: &str) -> Result<Self> {
        let (jobs, queue) = mpsc::channel();
        let thread = Builder::new().name(name.into()).spawn(move || work_off(&kept, &queue))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Runs a read and waits for its answer; not when nobody waits any more.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.answer(|tell| {
            Box::new(move |kept| {
                if !tell.is_closed() {
                    let _unheard = tell.send(work(kept));
                }
                None
            })
        })
        .await
    }

    /// Runs a write and waits for its answer. It is done even when nobody waits any more.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.answer(|tell| {
            Box::new(move |kept| {
                let _unheard = tell.send(work(kept));
                None
            })
        })
        .await
    }

    /// As [`write`](Self::write), answered when what was written is on the disk.
    pub(super) async fn durable<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.answer(|tell| {
            Box::new(move |kept| {
                let done = work(kept);
                Some(Box::new(move |failed: Option<&Error>| {
                    let failed = failed.map(|error| Error::Engine(error.to_string().into()));
                    let _unheard = tell.send(done.and_then(|done| failed.map_or(Ok(done), Err)));
                }))
            })
        })
        .await
    }

    async fn answer<T>(&self, job: impl FnOnce(oneshot::Sender<Result<T>>) -> Job) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let queue = self.jobs.as_ref().expect("the queue is open until the drop");
        let sent = queue.send(job(tell)).is_ok();
        let answer = if sent { told.await.ok() } else { None };
        answer.unwrap_or_else(|| Err(Error::Engine("work on the store was given up".into())))
    }
}

fn work_off(kept: &Kept, queue: &mpsc::Receiver<Job>) {
    // Who waits for a job that panicked is told by its channel, and others go on.
    let run = |job: Job| catch_unwind(AssertUnwindSafe(|| job(kept))).ok().flatten();
    while let Ok(first) = queue.recv() {
        let jobs = std::iter::once(first).chain(queue.try_iter());
        let waiting: Vec<Flushed> = jobs.take(A_FLUSH).filter_map(run).collect();
        if waiting.is_empty() {
            continue;
        }
        let flush = catch_unwind(AssertUnwindSafe(|| kept.engine().flush()));
        let failed = flush.unwrap_or_else(|_| Err(Error::Engine("a flush panicked".into()))).err();
        waiting.into_iter().for_each(|flushed| flushed(failed.as_ref()));
    }
}

impl Drop for Worker {
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
    use futures::future::join_all;

    use super::super::KeyRing;
    use super::super::memory::Memory;
    use super::*;

    fn worker() -> Worker {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        Worker::start(Arc::new(kept), "a test").expect("starts")
    }

    #[tokio::test]
    async fn work_that_panics_costs_its_own_answer_only() {
        let worker = worker();
        let failed = worker.read(|_| -> Result<()> { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(Error::Engine(_))));
        let failed = worker.durable(|_| -> Result<()> { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(Error::Engine(_))));
        assert_eq!(worker.read(|_| Ok(7)).await.expect("goes on"), 7);
        assert_eq!(worker.durable(|_| Ok(8)).await.expect("goes on"), 8);
    }

    #[tokio::test]
    async fn everything_is_answered_in_its_order_however_much_waits() {
        let worker = worker();
        let order = Arc::new(std::sync::Mutex::new(Vec::new()));
        let jobs = (0..3 * A_FLUSH).map(|number| {
            let order = Arc::clone(&order);
            worker.durable(move |_| {
                order.lock().expect("no panic").push(number);
                Ok(number)
            })
        });
        let answers = join_all(jobs).await.into_iter().collect::<Result<Vec<_>>>().expect("all");
        assert_eq!(answers, (0..3 * A_FLUSH).collect::<Vec<_>>());
        assert_eq!(*order.lock().expect("no panic"), answers);
    }

    #[tokio::test]
    async fn a_write_is_done_even_when_nobody_waits_for_it() {
        let worker = worker();
        let (tell, told) = oneshot::channel();
        let write = worker.write(move |_| {
            let _unheard = tell.send(());
            Ok(())
        });
        // Asked for once and given up.
        assert!(futures::FutureExt::now_or_never(write).is_none_or(|done| done.is_ok()));
        told.await.expect("it was done");
    }
}
