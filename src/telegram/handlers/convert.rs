//! `/convert`: a song's id and mid.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, find};
use crate::i18n::t;
use crate::service::{Question, Target};
use crate::telegram::Ctx;
use crate::telegram::render::{card, html};

/// How much of what was searched for is repeated.
const SHOWN: usize = 60;

/// `/convert <id, mid, link or words>`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if args.is_empty() {
        let text = t!(to.language, "convert-ask");
        return find::ask(ctx, to, Question::Convert, text.clone(), text).await;
    }
    let reply = match ctx.service.resolve(args).await? {
        Target::Song(wanted) => {
            let work = ctx.service.convert(&to.caller, &wanted);
            let song = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
            card::ids(to.language, &song)
        }
        Target::Words(_) | Target::Playlist(_) | Target::Album(_) => {
            let Some(song) = find::song(ctx, to, args).await? else { return Ok(()) };
            let mut reply = card::ids(to.language, &song);
            let query = html::name(args, SHOWN);
            reply.html.0 += &format!("\n\n{}", t!(to.language, "convert-found", query = query));
            reply
        }
    };
    to.reply(ctx, to.credited(reply)).await?;
    Ok(())
}
