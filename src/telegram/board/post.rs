//! Posting the boards of a week: told at least once, and twice only when the process died between
//! sending and saving.

use std::collections::HashMap;
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
/// How often a board waits for Telegram to tell who is still in the group.
const WAITS: u32 = 3;

/// Posts what is due until the bot stops.
pub(in crate::telegram) async fn run(ctx: Arc<Ctx>) {
    let mut moves = ctx.clock.moves();
    let mut done = None;
    let mut waited = HashMap::new();
    while !ctx.stopping.is_cancelled() {
        let week = ctx.service.board_week(ctx.clock.now());
        // A board that is switched on begins with the week under way: one look a week is enough.
        if done != Some(week) && post_all(&ctx, week, &mut waited).await {
            done = Some(week);
            waited.clear();
        }
        tokio::select! {
            () = ctx.stopping.cancelled() => return,
            () = moves.next() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Posts the boards of a week; tells whether none is left.
async fn post_all(ctx: &Ctx, week: NaiveDate, waited: &mut HashMap<ChatId, u32>) -> bool {
    let due = match ctx.service.due_boards(week).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(%error, "which boards are due could not be read");
            return false;
        }
    };
    let mut is_all = true;
    for (chat, board) in due {
        let waits = waited.entry(chat).or_default();
        match post(ctx, (chat, &board), week, *waits < WAITS).await {
            Ok(true) => {}
            Ok(false) => {
                *waits += 1;
                is_all = false;
            }
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "a board is posted later");
                is_all = false;
            }
        }
    }
    is_all
}

/// `false`: who is still in the group could not be asked of all, and the board waits for it where it
/// `may_wait`; else they are left out this time, for who left may not be on it.
/// Errors: it was not posted, and may be later.
async fn post(
    ctx: &Ctx,
    (chat, board): (ChatId, &Board),
    week: NaiveDate,
    may_wait: bool,
) -> anyhow::Result<bool> {
    let Present { members, unknown } = present(ctx, chat, board).await?;
    if unknown > 0 && may_wait {
        tracing::info!(unknown, "a board waits: Telegram does not tell who is in the group");
        return Ok(false);
    }
    let rows = ctx.service.board_rows(&members, week).await?;
    if rows.is_empty() {
        ctx.service.board_posted(chat, week).await?;
        return Ok(true);
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
    ctx.service.board_posted(chat, week).await?;
    Ok(true)
}

/// Those who joined and still are in the group.
struct Present {
    members: Vec<BoardMember>,
    /// Of how many it could not be asked now.
    unknown: u32,
}

/// Who left is on the board no more.
async fn present(ctx: &Ctx, chat: ChatId, board: &Board) -> anyhow::Result<Present> {
    let mut present = Present { members: Vec::new(), unknown: 0 };
    for member in &board.members {
        let person = member.person;
        if !ctx.service.access().allows(chat, person) {
            continue;
        }
        match ctx.sender.member(chat, person).await {
            Ok(Some(standing)) if !standing.is_in => {
                ctx.service.leave_board(chat, person).await?;
            }
            Ok(_) => present.members.push(member.clone()),
            Err(error) => {
                tracing::debug!(%error, "whether somebody is in a group could not be asked");
                present.unknown += 1;
            }
        }
    }
    Ok(present)
}
