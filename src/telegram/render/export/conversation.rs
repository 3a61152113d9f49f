//! What is kept of conversations, in the document of everything.

use serde_json::{Value, json};

use crate::model::{ReplyTo, Subject};
use crate::service::{Draft, DraftState, Listing, Question, TaskMessage};

/// A message that shows a task.
pub(super) fn task_message(message: &TaskMessage) -> Value {
    json!({
        "task": message.task.to_string(), "chat": message.chat.0, "thread": message.thread,
        "message": message.message,
        "language": message.language.code(),
    })
}

/// A comment on its way.
pub(super) fn comment(draft: &Draft) -> Value {
    let Draft { id: _, owner: _, uin, language, chat, message, subject, reply_to, text, state } =
        draft;
    json!({
        "on": subject.title, "link": subject.url, "text": text.as_str(),
        "answers": reply_to.as_ref().map(answered),
        "state": match state {
            DraftState::Waiting => "waits for your yes",
            DraftState::Sending => "is being sent",
            DraftState::Sent => "sent",
            DraftState::Unsure => "may have been sent",
        },
        "qq_music_number": uin.to_string(),
        "chat": chat.0, "message": message, "language": language.code(),
    })
}

/// Somebody's comment that is answered.
fn answered(ReplyTo { id, nick }: &ReplyTo) -> Value {
    json!({ "comment": id, "by": nick })
}

/// What the bot waits for.
pub(super) fn asked(question: &Question) -> Value {
    let about = |what, Subject { title, url, .. }: &Subject| json!({ "for": what, "on": title, "link": url });
    json!({ "for": match question {
        Question::Cookie => "a cookie",
        Question::Search => "words to search for",
        Question::Song => "a song",
        Question::Lyric => "a song, for its lyrics",
        Question::Convert => "the id or mid of a song",
        Question::Playlist => "a playlist",
        Question::Authorize => "a photo of a code",
        Question::Commented => "what to comment on",
        Question::Zone => "a city or time zone",
        Question::AccountName(uin) => return json!({ "for": "the name of an account", "qq_music_number": uin.to_string() }),
        Question::Comment(subject) => return about("a comment", subject),
        Question::Answer(subject, to) => {
            let mut all = about("an answer to a comment", subject);
            all["answers"] = answered(to);
            return all;
        }
    } })
}

/// A list with buttons.
pub(super) fn list(listing: &Listing) -> Value {
    match listing {
        Listing::Search { kind, query } => json!({ "search": kind.name(), "words": query }),
        Listing::Singer { kind, name } => json!({ "singer": name, "search": kind.name() }),
        Listing::CommentOn { kind, query } => {
            json!({ "search_to_comment": kind.name(), "words": query })
        }
        Listing::Album { mid } => json!({ "album": mid.as_str() }),
        Listing::Playlist { id, num } => json!({ "playlist": id.value(), "songs": num }),
        Listing::SongList { dirid, num } => json!({ "own_directory": dirid.0, "songs": num }),
        Listing::OwnPlaylists => json!({ "own_playlists": true }),
    }
}
