//! What members may use.

use super::super::handlers::Conversation;
use crate::i18n::t;
use crate::model::{Open, Purpose};
use crate::telegram::Ctx;
use crate::telegram::command::Command;
use crate::telegram::render::{Reply, buttons};

/// Why the speaker may not use this here, in one plain sentence; `None`: they may. Admins may
/// use everything.
pub(in crate::telegram) async fn refusal(
    ctx: &Ctx,
    to: &Conversation,
    what: Purpose,
) -> Option<String> {
    if to.is_private() || to.group.open.allows(what) || to.is_admin(ctx).await {
        return None;
    }
    Some(match to.group.open {
        Open::Everything | Open::Listening => t!(to.language, "group-open-music"),
        Open::Admins => t!(to.language, "group-open-admins"),
    })
}

/// The sentence with the way into the private chat, where the command goes on.
pub(in crate::telegram) fn closed(
    ctx: &Ctx,
    to: &Conversation,
    sentence: String,
    command: Command,
) -> Reply {
    let door = to.door(ctx, &t!(to.language, "button-private"), command);
    Reply { buttons: buttons::rows([Vec::from_iter(door)]), ..Reply::text(sentence) }
}
