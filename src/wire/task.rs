//! Background tasks: coin tasks and play reports.

use serde::Serialize;

use crate::model;

/// `data` of `coin_task` and `accelerate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(non_snake_case, reason = "the API's own word")]
pub struct TaskBegun {
    /// The task's id, for `coin_check`.
    pub taskId: String,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: &'static str,
}

/// `data` of `coin_check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(non_snake_case, reason = "the API's own word")]
pub struct Task {
    /// The task's id.
    pub taskId: String,
    /// `coins` or `accelerate`.
    pub kind: &'static str,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: &'static str,
    /// Why it ended so, where that is not plain.
    pub note: Option<String>,
    /// Steps that are over.
    pub done: usize,
    /// Steps there are.
    pub total: usize,
    /// Coins, or seconds of listening, that came as far as the counter proves it.
    pub earned: u64,
    /// The counter before; null when it could not be read.
    pub before: Option<u64>,
    /// The counter after; null before the end.
    pub after: Option<u64>,
    /// Each step.
    pub steps: Vec<Step>,
}

/// A step of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it is about.
    pub name: String,
    /// `todo`, `doing`, `done`, `skipped`, `failed` or `unsure`.
    pub state: &'static str,
    /// Why it is so, where that is not plain.
    pub note: Option<String>,
}

impl From<model::Task> for TaskBegun {
    fn from(task: model::Task) -> Self {
        Self { taskId: task.id.to_string(), state: task.state.name() }
    }
}

impl From<model::Task> for Task {
    fn from(task: model::Task) -> Self {
        let (done, total) = (task.done(), task.total());
        let model::Task {
            id,
            kind,
            uin: _,
            state,
            note,
            steps,
            before,
            after,
            earned,
            created_at: _,
            ended_at: _,
        } = task;
        let step = |model::Step { name, state, note }| Step {
            name,
            state: state.name(),
            note: note.map(|note| note.to_string()),
        };
        Self {
            taskId: id.to_string(),
            kind: kind.name(),
            state: state.name(),
            note: note.map(|note| note.to_string()),
            done,
            total,
            earned,
            before,
            after,
            steps: steps.into_iter().map(step).collect(),
        }
    }
}
