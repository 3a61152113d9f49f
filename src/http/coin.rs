//! Background tasks: coin tasks, play reports, and how far they are.

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog;
use super::failure::{Code, Failure};
use crate::model::TaskId;
use crate::{service, wire};

pub(super) async fn coin_task(state: &State, asked: &Asked) -> Answer {
    answer(wire::TaskBegun::from(state.ctx.service.coin_task(&asked.caller).await?))
}

pub(super) async fn coin_check(state: &State, asked: &Asked) -> Answer {
    let unknown = || {
        Failure::new(Code::NoSession, "there is no such task, or it is of another account's keys")
    };
    let id = TaskId::parse(asked.input.text("taskId")).map_err(|_| unknown())?;
    match state.ctx.service.coin_check(&asked.caller, id).await {
        Ok(task) => answer(wire::Task::from(task)),
        Err(service::Error::NotFound) => Err(unknown()),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn accelerate(state: &State, asked: &Asked) -> Answer {
    let song = asked.input.object("songInfo");
    let song = catalog::song_ref(state, &song, "songId").await?;
    answer(wire::TaskBegun::from(state.ctx.service.accelerate(&asked.caller, &song).await?))
}
