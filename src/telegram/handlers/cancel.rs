//! `/cancel`: ends what a person has going on, and says what that was.

use std::sync::Arc;

use super::Conversation;
use crate::i18n::t;
use crate::telegram::render::{self, Reply};
use crate::telegram::{Ctx, login, task};

/// `/cancel`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let language = to.language;
    let mut done = Vec::new();
    if to.question.is_some() {
        ctx.service.ask(&to.caller, to.chat(), None).await?;
        done.push(t!(language, "cancel-question"));
    }
    if login::cancel(ctx, to).await? {
        done.push(t!(language, "cancel-login"));
    }
    done.extend(render::queue::cancelled(language, ctx.queue.cancel(to.person)));
    match task::cancel(ctx, to).await? {
        task::Stopped::Nothing => {}
        task::Stopped::Ended => done.push(t!(language, "cancel-task")),
        task::Stopped::Left => done.push(t!(language, "cancel-task-left")),
    }
    if done.is_empty() && to.has_ended {
        done.push(t!(language, "cancel-done"));
    }
    if done.is_empty() {
        done.push(t!(language, "cancel-nothing"));
    }
    to.reply(ctx, Reply::text(done.join("\n"))).await?;
    Ok(())
}
