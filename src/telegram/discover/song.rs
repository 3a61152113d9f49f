//! From a song's card to its singers.

use std::sync::Arc;

use teloxide::types::ChatAction;

use crate::i18n::t;
use crate::model::{SearchKind, SongMid, SongRef};
use crate::service::Listing;
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, show_list};
use crate::telegram::render::{Reply, discover as render};

/// The singer of a card's song: their songs, with buttons to their albums. QQ Music publishes no list
/// of a singer's songs, so the name is searched for.
pub(super) async fn singer(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    which: Option<usize>,
) -> anyhow::Result<()> {
    let reference = SongRef::Mid(song);
    let work = ctx.service.song(&to.caller, &reference);
    let song = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    let named: Vec<_> =
        song.singers.iter().filter(|singer| !singer.name.trim().is_empty()).collect();
    let chosen = match (which, named.as_slice()) {
        (None, [only]) => Some(*only),
        (None, _) => None,
        (Some(which), _) => named.get(which).copied(),
    };
    if let Some(singer) = chosen {
        let query = singer.name.clone();
        return show_list(ctx, to, Listing::Search { kind: SearchKind::Song, query }).await;
    }
    let reply = if named.is_empty() {
        Reply::text(t!(to.language, "discover-no-singer"))
    } else {
        render::singers(to.language, &song)
    };
    to.reply(ctx, reply).await?;
    Ok(())
}
