//! `/discover`: shelves of playlists, in one message.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::put;
use crate::model::{DirId, PersonId, PlaylistPage};
use crate::service::{self, Listing};
use crate::telegram::Ctx;
use crate::telegram::callback::Shelf;
use crate::telegram::handlers::{Conversation, show_list_from};
use crate::telegram::render::list::{PAGE_ROWS, begin};
use crate::telegram::render::{Reply, discover as render};

/// `/discover`.
pub(in crate::telegram) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    to.reply(ctx, render::home(to.language, to.person)).await?;
    Ok(())
}

/// Songs of the daily recommendation at most: as many as there are.
const DAILY: u32 = 300;

/// Another shelf, in the same message.
pub(super) async fn turn(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    owner: PersonId,
    shelf: Shelf,
) -> anyhow::Result<()> {
    if shelf == Shelf::Daily {
        let listing = Listing::SongList { dirid: DirId::DAILY, num: DAILY };
        return show_list_from(ctx, to, Shelf::Home, listing).await;
    }
    let work = page(ctx, to, owner, shelf);
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    put(ctx, to, reply).await
}

async fn page(
    ctx: &Ctx,
    to: &Conversation,
    owner: PersonId,
    shelf: Shelf,
) -> service::Result<Reply> {
    let language = to.language;
    let rows = |page| PlaylistPage { begin: begin(page), num: PAGE_ROWS };
    Ok(match shelf {
        Shelf::Home | Shelf::Daily => render::home(language, owner),
        Shelf::Recommended(page) => {
            let found = ctx.service.recommended_playlists(&to.caller, rows(page)).await?;
            render::recommended(language, owner, &found, page)
        }
        Shelf::Categories(page) => {
            let all = ctx.service.playlist_categories().await?;
            render::categories(language, owner, &all, page)
        }
        Shelf::Category { id, page } => {
            let (all, found) = tokio::try_join!(
                ctx.service.playlist_categories(),
                ctx.service.category_playlists(&to.caller, id, rows(page))
            )?;
            let name = all.into_iter().find(|category| category.id == id).map(|it| it.name);
            render::category(language, owner, (id, &name.unwrap_or_default()), &found, page)
        }
        // Always of the one who presses: an admin who turns another's page sees their own.
        Shelf::Own(page) => {
            let all = ctx.service.own_playlists(&to.caller).await?;
            render::own(language, owner, &all, page)
        }
    })
}
