//! Why something could not be sent, by what the caller can do.

use super::Failure;

/// Why something could not be sent.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SendError {
    /// The person blocked the bot, the bot was removed, or the chat is gone: give up quietly.
    #[error("the chat cannot be written to: {0}")]
    Blocked(String),
    /// The message to edit or delete is gone.
    #[error("the message is gone")]
    NotFound,
    /// The message already is what it should become. Methods of the sender take it as a success.
    #[error("the message is not modified")]
    NotModified,
    /// The file is larger than this Bot API server takes.
    #[error("the file is too large")]
    TooLarge,
    /// The stored file id is not accepted (any more): upload anew.
    #[error("the file id is not accepted")]
    WrongFileId,
    /// Telegram refused it for another reason: a bug of ours.
    #[error("refused by Telegram: {0}")]
    BadRequest(String),
    /// It was certainly not sent, and may be later: Telegram cannot be reached, or asks to wait for
    /// too long. The text is for the log.
    #[error("not sent, Telegram cannot be reached or asks to wait: {0}")]
    NotSent(String),
    /// It may have been sent or not. The text is for the log.
    #[error("Telegram did not answer: {0}")]
    Unsure(String),
}

/// What Telegram says when nobody can be written to there, besides every 403.
const GONE: [&str; 14] = [
    "chat not found",
    "group is deactivated",
    "user is deactivated",
    "peer_id_invalid",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "_forbidden",
    "need administrator rights",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "upgraded to a supergroup",
];

impl From<Failure> for SendError {
    fn from(failure: Failure) -> Self {
        let (code, description) = match failure {
            Failure::Refused { code, description, .. } => (code, description),
            Failure::NotSent(why) => return Self::NotSent(why),
            Failure::Unknown(why) => return Self::Unsure(why),
        };
        let text = description.to_lowercase();
        let says = |part: &str| text.contains(part);
        match code {
            413 => Self::TooLarge,
            401 | 404 | 409 | 429 => Self::NotSent(description),
            403 => Self::Blocked(description),
            _ if GONE.iter().any(|part| says(part)) => Self::Blocked(description),
            _ if says("message is not modified") => Self::NotModified,
            _ if says("message to edit not found")
                || says("message to delete not found")
                || says("message_id_invalid") =>
            {
                Self::NotFound
            }
            _ if says("too large") || says("too big") => Self::TooLarge,
            _ if says("wrong file") || says("wrong remote file") => Self::WrongFileId,
            _ => Self::BadRequest(description),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str) -> SendError {
        let description = description.to_owned();
        Failure::Refused { code, description, retry_after: None, migrate_to: None }.into()
    }

    #[test]
    fn refusals_are_told_apart_by_what_to_do() {
        type Is = fn(&SendError) -> bool;
        let cases: [(u16, &str, Is); 8] = [
            (403, "Forbidden: bot was blocked by the user", |e| matches!(e, SendError::Blocked(_))),
            (400, "Bad Request: chat not found", |e| matches!(e, SendError::Blocked(_))),
            (400, "Bad Request: message to edit not found", |e| matches!(e, SendError::NotFound)),
            (413, "Request Entity Too Large", |e| matches!(e, SendError::TooLarge)),
            (
                400,
                "Bad Request: message is not modified: specified new message content is the same",
                |e| matches!(e, SendError::NotModified),
            ),
            (400, "Bad Request: wrong file identifier/HTTP URL specified", |e| {
                matches!(e, SendError::WrongFileId)
            }),
            (
                400,
                "Bad Request: wrong remote file identifier specified: can't unserialize it",
                |e| matches!(e, SendError::WrongFileId),
            ),
            (400, "Bad Request: message can't be deleted", |e| {
                matches!(e, SendError::BadRequest(_))
            }),
        ];
        for (code, text, is) in cases {
            assert!(is(&refused(code, text)), "{text}");
        }
    }
}
