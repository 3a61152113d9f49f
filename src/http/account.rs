//! What an account has, and new keys for it.

use super::State;
use super::api::{Answer, Asked, answer};
use crate::wire;

pub(super) async fn user(state: &State, asked: &Asked) -> Answer {
    answer(wire::User::from(state.ctx.service.user(&asked.caller).await?))
}

pub(super) async fn userinfo(state: &State, asked: &Asked) -> Answer {
    answer(wire::UserInfo::from(state.ctx.service.userinfo(&asked.caller).await?))
}

pub(super) async fn refresh(state: &State, asked: &Asked) -> Answer {
    let fresh = state.ctx.service.refresh(&asked.caller).await?;
    let cookies = wire::Cookies(fresh.cookies());
    answer(wire::Refresh { cookies, expires_in_s: fresh.key_expires_in })
}
