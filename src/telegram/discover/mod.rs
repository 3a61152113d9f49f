//! Looking around: `/discover` and its shelves of playlists, and what a song's card leads to: its
//! album, its singers, the comments that people like, an own playlist to put it into. And a short
//! list that is sent whole.

mod add;
mod comments;
mod send_all;
mod shelf;
mod song;

use std::sync::Arc;

use super::Ctx;
use super::callback::Discover;
use super::handlers::Conversation;
use super::render::Reply;
use super::render::list::MOST_SONGS;
use crate::service::{Listing, View};

pub(super) use shelf::command;

/// A press on one of its buttons; with the stored view where one belongs to it.
pub(super) async fn pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    wanted: Discover,
    view: Option<View>,
) -> anyhow::Result<()> {
    match wanted {
        Discover::Shelf { owner, shelf } => shelf::turn(ctx, to, owner, shelf).await,
        Discover::Open { from, playlist, .. } => {
            let listing = Listing::Playlist { id: playlist, num: MOST_SONGS };
            super::handlers::show_list_from(ctx, to, from, listing).await
        }
        Discover::More { song } => song::more(ctx, to, &song).await,
        Discover::Less { song } => song::less(ctx, to, song).await,
        Discover::Album { album } => {
            super::handlers::show_list(ctx, to, Listing::Album { mid: album }).await
        }
        Discover::Singer { song, which } => song::singer(ctx, to, song, which).await,
        Discover::Add { song, page } => add::choose(ctx, to, song, page).await,
        Discover::AddAsk { song, playlist } => add::ask(ctx, to, song, playlist).await,
        Discover::AddYes { song, playlist } => {
            add::agreed(ctx, to, song, playlist);
            Ok(())
        }
        Discover::AddNo => add::declined(ctx, to).await,
        Discover::Comments { song, page } => comments::show(ctx, to, song, page).await,
        Discover::Answer { song, page, mark } => comments::answer(ctx, to, song, page, mark).await,
        Discover::SendAll { .. } => match view {
            Some(view) => send_all::begin(ctx, to, view).await,
            None => Ok(()),
        },
    }
}

/// Shows a page that a button counts from 1: in place of the message that was pressed, or, for the
/// button of a card, which says 0, below it.
async fn show_page(ctx: &Ctx, to: &Conversation, page: u32, reply: Reply) -> anyhow::Result<()> {
    if page > 0 {
        return put(ctx, to, reply).await;
    }
    to.reply(ctx, reply).await?;
    Ok(())
}

/// Puts an answer in the place of the message that was pressed.
async fn put(ctx: &Ctx, to: &Conversation, reply: Reply) -> anyhow::Result<()> {
    Ok(ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?)
}
