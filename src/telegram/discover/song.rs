//! A song's card: its other buttons, and its singers.

use std::sync::Arc;

use teloxide::types::ChatAction;

use crate::i18n::t;
use crate::model::{SearchKind, SongMid, SongRef};
use crate::service::Listing;
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, show_list};
use crate::telegram::render::{Reply, card, discover as render};

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
        let name = singer.name.clone();
        return show_list(ctx, to, Listing::Singer { kind: SearchKind::Song, name }).await;
    }
    let reply = if named.is_empty() {
        Reply::text(t!(to.language, "discover-no-singer"))
    } else {
        render::singers(to.language, &song)
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The rest of a card's buttons, in place of the first.
pub(super) async fn more(ctx: &Arc<Ctx>, to: &Conversation, song: &SongMid) -> anyhow::Result<()> {
    let buttons = card::more(to.language, song);
    Ok(ctx.sender.edit_markup(to.chat(), to.message, buttons).await?)
}

/// The first of a card's buttons again.
pub(super) async fn less(ctx: &Arc<Ctx>, to: &Conversation, song: SongMid) -> anyhow::Result<()> {
    let song = ctx.service.song(&to.caller, &SongRef::Mid(song)).await?;
    let buttons = card::buttons(to.language, &song, to.best_quality());
    Ok(ctx.sender.edit_markup(to.chat(), to.message, buttons).await?)
}
