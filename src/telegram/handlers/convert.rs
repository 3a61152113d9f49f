//! `/convert`: a song's id and mid.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, find};
use crate::i18n::t;
use crate::service::{Question, Target};
use crate::telegram::Ctx;
use crate::telegram::render::{Reply, card, html};

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;

/// `/convert <id, mid or link>`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if args.is_empty() {
        let text = t!(to.language, "convert-ask");
        return find::ask(ctx, to, Question::Convert, text.clone(), text).await;
    }
    let Target::Song(wanted) = ctx.service.resolve(args).await? else {
        let text = t!(to.language, "convert-bad", text = html::name(args, SHOWN));
        to.reply(ctx, Reply::text(text)).await?;
        return Ok(());
    };
    let work = ctx.service.convert(&to.caller, &wanted);
    let song = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, to.credited(card::ids(to.language, &song))).await?;
    Ok(())
}
