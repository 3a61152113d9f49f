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
