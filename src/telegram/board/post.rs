//! Posting the boards of a week: told at least once, and twice only when the process died between
//! sending and saving.

use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use crate::i18n::t;
use crate::model::{Board, BoardMember, ChatId, Theme, ThemeChoice};
use crate::picture::{self, Style};
use crate::telegram::render::board as render;
use crate::telegram::{Ctx, Media, Place, SendError};

/// How often it is looked whether a board is due: how late it comes at most.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Posts what is due until the bot stops.
pub(in crate::telegram) async fn run(ctx: Arc<Ctx>) {
    let mut moves = ctx.clock.moves();
    let mut done = None;
    while !ctx.stopping.is_cancelled() {
        let week = ctx.service.board_week(ctx.clock.now());
        // A board that is switched on begins with the week under way: one look a week is enough.
        if done != Some(week) && post_all(&ctx, week).await {
            done = Some(week);
        }
        tokio::select! {
            () = ctx.stopping.cancelled() => return,
            () = moves.next() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Posts the boards of a week; tells whether none is left.
async fn post_all(ctx: &Ctx, week: NaiveDate) -> bool {
    let due = match ctx.service.due_boards(week).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(%error, "which boards are due could not be read");
            return false;
        }
    };
    let mut is_all = true;
    for (chat, board) in due {
        match post(ctx, chat, &board, week).await {
            Ok(()) => {}
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "a board is posted later");
                is_all = false;
            }
        }
    }
    is_all
}

/// Errors: it was not posted, and may be later.
async fn post(ctx: &Ctx, chat: ChatId, board: &Board, week: NaiveDate) -> anyhow::Result<()> {
    let members = present(ctx, chat, board).await?;
    let rows = ctx.service.board_rows(&members, week).await?;
    if rows.is_empty() {
        return Ok(ctx.service.board_posted(chat, week).await?);
    }
    let settings = ctx.service.settings(chat).await?;
    let language = settings.language.unwrap_or(ctx.config.telegram.language);
    let today = crate::service::day_of(ctx.clock.now());
    // It comes in the morning, when pictures that go by the time are light.
    let theme = match settings.theme {
        Some(ThemeChoice::Dark) => Theme::Dark,
        Some(ThemeChoice::Light | ThemeChoice::ByTime) | None => Theme::Light,
    };
    let style = Style { language, theme, today };
    let caption = render::posted(language, &rows);
    let png = picture::drawn_board(board.title.clone(), week, rows, style).await?;
    let name = format!("{}.png", t!(language, "board-file"));
    let photo = Media::Bytes { name, bytes: png.into() };
    let place = Place { thread: board.topic, ..Place::chat(chat) };
    match ctx.sender.photo(place, photo, &caption.html, caption.buttons).await {
        Ok(_) => {}
        Err(error @ SendError::NotSent(_)) => return Err(error.into()),
        Err(SendError::Blocked(why)) => {
            tracing::info!(why, "a group cannot be written to: its board ends");
            ctx.service.end_board(chat).await?;
        }
        // It may have come, or never will.
        Err(error) => tracing::warn!(%error, "a board may not have been posted"),
    }
    Ok(ctx.service.board_posted(chat, week).await?)
}

/// Those who joined and still are in the group; who left is on the board no more.
async fn present(ctx: &Ctx, chat: ChatId, board: &Board) -> anyhow::Result<Vec<BoardMember>> {
    let mut present = Vec::new();
    for member in &board.members {
        let person = member.person;
        if !ctx.service.access().allows(chat, person) {
            continue;
        }
        if ctx.sender.member(chat, person).await?.is_some_and(|standing| !standing.is_in) {
            ctx.service.leave_board(chat, person).await?;
            continue;
        }
        present.push(member.clone());
    }
    Ok(present)
}
