//! Comments: what to write, the preview, and what became of one.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::buttons::{open, press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{BadComment, CommentTarget, CommentText, Language, ReplyTo, Subject};
use crate::service::{Draft, Writer};
use crate::telegram::callback::Callback;

/// The longest title or nickname.
const NAME: usize = 100;

/// What a comment is on, on one line.
fn on(language: Language, subject: &Subject) -> String {
    let title = html::name(&subject.title, NAME);
    let title = if title.is_empty() { t!(language, "list-untitled") } else { title };
    match subject.target {
        CommentTarget::Song(_) => t!(language, "comment-on-song", title = title),
        CommentTarget::Album(_) => t!(language, "comment-on-album", title = title),
        CommentTarget::Playlist(_) => t!(language, "comment-on-playlist", title = title),
    }
}

/// Asks for the words.
pub(crate) fn ask_text(language: Language, subject: &Subject) -> Reply {
    let most = CommentText::MOST.to_string();
    Reply::text(t!(language, "comment-ask-text", subject = on(language, subject), most = most))
}

/// Asks for the words of an answer to somebody's comment.
pub(crate) fn ask_answer(language: Language, subject: &Subject, reply_to: &ReplyTo) -> Reply {
    let (most, on) = (CommentText::MOST.to_string(), on(language, subject));
    let nick = nick(language, &reply_to.nick);
    Reply::text(t!(language, "comment-ask-answer", nick = nick, subject = on, most = most))
}

fn nick(language: Language, nick: &str) -> String {
    let shown = html::name(nick, NAME);
    if shown.is_empty() { t!(language, "user-nameless") } else { shown }
}

/// In a group, where words without a command are talk: the command to write.
pub(crate) fn ask_text_group(language: Language, subject: &Subject) -> Reply {
    let kind = match subject.target {
        CommentTarget::Song(_) => "song",
        CommentTarget::Album(_) => "album",
        CommentTarget::Playlist(_) => "playlist",
    };
    let id = subject.target.biz_id().to_string();
    let on = on(language, subject);
    Reply::text(t!(language, "comment-ask-text-group", subject = on, kind = kind, id = id))
}

/// Why a text cannot be a comment.
pub(crate) fn bad(language: Language, bad: BadComment) -> Reply {
    let most = CommentText::MOST.to_string();
    Reply::text(match bad {
        BadComment::Empty => t!(language, "comment-empty"),
        BadComment::TooLong { length } => {
            t!(language, "comment-too-long", length = length.to_string(), most = most)
        }
    })
}

/// The comment as it will be, and the question whether to write it. In a group the number of the
/// account is nobody's business.
pub(crate) fn preview(language: Language, draft: &Draft, writer: &Writer, private: bool) -> Reply {
    let by_whom = nick(language, &writer.nick);
    let by = if private {
        t!(language, "comment-by-number", nick = by_whom, uin = writer.uin.to_string())
    } else {
        t!(language, "comment-by", nick = by_whom)
    };
    let mut lines = vec![t!(language, "comment-preview")];
    lines.extend(about(language, draft));
    lines.extend([by, quoted(&draft.text)]);
    Reply { buttons: question(language, draft, None), ..Reply::text(lines.join("\n")) }
}

/// What it is on, and whose comment it answers, if any.
fn about(language: Language, draft: &Draft) -> impl Iterator<Item = String> {
    let replied = draft.reply_to.as_ref();
    let answers =
        replied.map(|to| t!(language, "comment-answers", nick = nick(language, &to.nick)));
    [on(language, &draft.subject)].into_iter().chain(answers)
}

fn quoted(text: &CommentText) -> String {
    format!("<blockquote>{}</blockquote>", html::escape(text.as_str()))
}

/// What became of a comment, and below it what it was.
fn told(language: Language, draft: &Draft, what: String) -> String {
    let mut lines = vec![what];
    lines.extend(about(language, draft));
    lines.push(quoted(&draft.text));
    lines.join("\n")
}

fn question(
    language: Language,
    draft: &Draft,
    first: Option<InlineKeyboardButton>,
) -> Option<InlineKeyboardMarkup> {
    let yes = Callback::CommentSend { draft: draft.id.clone() };
    let no = Callback::CommentDrop { draft: draft.id.clone() };
    let answers = vec![
        press(t!(language, "comment-send-button"), &yes),
        press(t!(language, "comment-drop-button"), &no),
    ];
    rows([Vec::from_iter(first), answers])
}

/// What became of a comment, with a way to see it.
fn outcome(language: Language, draft: &Draft, what: String) -> Reply {
    let page = open(t!(language, "comment-look-button"), &draft.subject.url);
    let text = told(language, draft, what);
    Reply { buttons: rows([Vec::from_iter(page)]), ..Reply::text(text) }
}

/// It is written.
pub(crate) fn done(language: Language, draft: &Draft) -> Reply {
    outcome(language, draft, t!(language, "comment-done"))
}

/// It may be written; only the person can look.
pub(crate) fn unsure(language: Language, draft: &Draft) -> Reply {
    outcome(language, draft, t!(language, "comment-unsure"))
}

/// It was being sent when the bot ended.
pub(crate) fn interrupted(language: Language, draft: &Draft) -> Reply {
    outcome(language, draft, t!(language, "comment-interrupted"))
}

/// It was not written, and may be tried again after what helps.
pub(crate) fn waits(
    language: Language,
    draft: &Draft,
    why: &str,
    help: Option<InlineKeyboardButton>,
) -> Reply {
    let text = told(language, draft, t!(language, "comment-not-sent", why = why));
    Reply { buttons: question(language, draft, help), ..Reply::text(text) }
}

/// QQ Music did not take it.
pub(crate) fn refused(code: i64, language: Language) -> String {
    t!(language, "comment-refused", code = code.to_string())
}

/// It was shown for another account than the one that is logged in now.
pub(crate) fn other_account(language: Language) -> Reply {
    Reply::text(t!(language, "comment-other-account"))
}

/// It was dropped.
pub(crate) fn dropped(language: Language) -> Reply {
    Reply::text(t!(language, "comment-dropped"))
}
