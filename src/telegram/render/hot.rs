//! The comments on a song that people like.

use super::buttons::{press, rows};
use super::{Reply, html, list, moment};
use crate::i18n::t;
use crate::model::{HotComment, HotComments, Language, Song};
use crate::telegram::callback::{Callback, Discover};

/// The longest text of a comment that is shown, in UTF-16 units. Five of them stay below a message's
/// limit.
const COMMENT: usize = 300;
/// The longest nickname.
const NICK: usize = 30;
/// QQ Music's day, by which its dates are shown.
const SHANGHAI_S: i32 = 8 * 3600;

/// Where a page of comments is, and what can be done there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommentsAt {
    /// The page, from 1.
    pub(crate) number: u32,
    /// Comments of a page.
    pub(crate) rows: u32,
    /// Whether one can be answered: where words without a command are read.
    pub(crate) can_answer: bool,
}

/// A page of comments that people like.
pub(crate) fn comments(
    language: Language,
    song: &Song,
    found: &HotComments,
    at: CommentsAt,
) -> Reply {
    let CommentsAt { number, rows: size, can_answer } = at;
    let title = list::song_title(language, song);
    let mut lines = vec![t!(language, "discover-comments-title", title = title)];
    let mut answers = Vec::new();
    if found.rows.is_empty() {
        lines.push(if number > 1 {
            t!(language, "list-no-more")
        } else {
            t!(language, "discover-comments-none")
        });
    } else {
        lines.push(t!(language, "discover-comments-page", page = number, total = found.total));
    }
    let first = number.saturating_sub(1).saturating_mul(size) + 1;
    for (number, comment) in (first..).zip(found.rows.iter().take(size as usize)) {
        lines.push(String::new());
        lines.push(format!("{number}. {}", head(language, comment)));
        let text = html::clip(comment.text.trim(), COMMENT);
        lines.push(format!("<blockquote>{}</blockquote>", html::escape(&text)));
        if can_answer {
            let (mark, page) = (mark(&comment.id), at.number);
            let wanted = Discover::Answer { song: song.mid.clone(), page, mark };
            let label = t!(language, "discover-answer-button", number = number.to_string());
            answers.push(press(label, &Callback::Discover(wanted)));
        }
    }
    let turn = |page| Callback::Discover(Discover::Comments { song: song.mid.clone(), page });
    let mut turns = Vec::new();
    if number > 1 {
        turns.push(press(t!(language, "button-previous"), &turn(number - 1)));
    }
    if found.has_more {
        turns.push(press(t!(language, "button-next"), &turn(number.saturating_add(1))));
    }
    let write = Callback::Comment { song: song.mid.clone() };
    let write = vec![press(t!(language, "discover-write-button"), &write)];
    Reply { buttons: rows([answers, turns, write]), ..Reply::text(lines.join("\n")) }
}

fn head(language: Language, comment: &HotComment) -> String {
    let nick = html::name(&comment.nick, NICK);
    let nick = if nick.is_empty() { t!(language, "user-nameless") } else { nick };
    let mut facts = vec![format!("<b>{nick}</b>")];
    facts.push(t!(language, "discover-likes", likes = comment.likes));
    let zone = chrono::FixedOffset::east_opt(SHANGHAI_S);
    let at = comment.at.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
    if let (Some(zone), Some(at)) = (zone, at) {
        facts.push(moment::full(language, at.with_timezone(&zone).date_naive()));
    }
    facts.join(" · ")
}

/// What tells a comment's button from the others on its page: FNV-1a of its id.
pub(crate) fn mark(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// There are no comments to be seen.
pub(crate) fn comments_closed(language: Language, song: &Song) -> Reply {
    Reply::text(t!(language, "discover-comments-closed", title = list::song_title(language, song)))
}

/// The comment to be answered is not where it was.
pub(crate) fn comment_moved(language: Language) -> Reply {
    Reply::text(t!(language, "discover-comment-moved"))
}
