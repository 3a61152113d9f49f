//! Photos, files and audio: uploaded once, sent again by their file id.

use bytes::Bytes;
use reqwest::multipart::Part;
use serde::Deserialize;
use serde_json::json;
use teloxide::types::{InlineKeyboardMarkup, MessageId};

use crate::telegram::upload::Shape;

use super::{ChatId, Failure, Html, Place, Request, SendError, Sender, edited, placed, retry};

/// What the files of an album are called in its request: as many as an album may have.
const ATTACHED: [&str; 10] = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"];

/// A photo or a file.
#[derive(Debug, Clone)]
pub enum Media {
    /// Uploaded.
    Bytes {
        /// The file's name, as people see it.
        name: String,
        /// Its content.
        bytes: Bytes,
    },
    /// Telegram has it already.
    FileId(String),
}

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The message.
    pub message: MessageId,
    /// The file in it, for the next time.
    pub file_id: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    message_id: i32,
    #[serde(default)]
    date: i64,
    #[serde(default)]
    photo: Vec<File>,
    audio: Option<File>,
    document: Option<File>,
}

#[derive(Deserialize)]
struct File {
    file_id: String,
}

impl From<Message> for Sent {
    fn from(message: Message) -> Self {
        let Message { message_id, date: _, mut photo, audio, document } = message;
        // Telegram lists a photo's sizes from the smallest; the largest stands for the photo.
        let file = audio.or(document).or_else(|| photo.pop());
        Self { message: MessageId(message_id), file_id: file.map(|file| file.file_id) }
    }
}

impl Sender {
    /// Sends a photo.
    pub async fn photo(
        &self,
        to: Place,
        photo: Media,
        caption: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<Sent, SendError> {
        self.media(to, "sendPhoto", "photo", &photo, caption, markup.as_ref()).await
    }

    /// Sends a file.
    pub async fn document(
        &self,
        to: Place,
        file: Media,
        caption: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<Sent, SendError> {
        self.media(to, "sendDocument", "document", &file, caption, markup.as_ref()).await
    }

    /// Sends audio that Telegram has already.
    pub async fn audio(
        &self,
        to: Place,
        file_id: String,
        caption: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<Sent, SendError> {
        let file = Media::FileId(file_id);
        self.media(to, "sendAudio", "audio", &file, caption, markup.as_ref()).await
    }

    /// Sends two to ten photos as one, the caption below the first.
    pub async fn album(
        &self,
        to: Place,
        photos: &[(String, Bytes)],
        caption: &Html,
    ) -> Result<Vec<Sent>, SendError> {
        let named = || photos.iter().zip(ATTACHED);
        let request = || {
            let item = |(at, (_, name)): (usize, (&(String, Bytes), &str))| {
                let mut item = json!({ "type": "photo", "media": format!("attach://{name}") });
                if at == 0 {
                    item["caption"] = json!(caption.0);
                    item["parse_mode"] = json!("HTML");
                }
                item
            };
            let items: Vec<_> = named().enumerate().map(item).collect();
            let request = placed(Request::new("sendMediaGroup"), to).with("media", items);
            named().fold(request, |request, ((file, bytes), name)| {
                request.file(name, part(file, bytes))
            })
        };
        let sent: Vec<Message> = self.message(to.chat, retry::Policy::Once, request).await?;
        sent.iter().for_each(|message| self.sent(to, message.message_id, message.date));
        Ok(sent.into_iter().map(Sent::from).collect())
    }

    async fn media(
        &self,
        to: Place,
        method: &'static str,
        field: &'static str,
        media: &Media,
        caption: &Html,
        markup: Option<&InlineKeyboardMarkup>,
    ) -> Result<Sent, SendError> {
        let request = || {
            let request = placed(Request::new(method), to).maybe("reply_markup", markup);
            let request = captioned(request, caption);
            match media {
                Media::FileId(id) => request.with(field, id.as_str()),
                Media::Bytes { name, bytes } => request.file(field, part(name, bytes)),
            }
        };
        let sent: Message = self.message(to.chat, retry::Policy::Once, request).await?;
        self.sent(to, sent.message_id, sent.date);
        Ok(sent.into())
    }

    /// Replaces a message's photo, caption and buttons.
    pub async fn edit_photo(
        &self,
        chat: ChatId,
        message: i32,
        photo: Media,
        caption: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<Sent, SendError> {
        let request = || {
            let source = match &photo {
                Media::FileId(id) => id.as_str(),
                Media::Bytes { .. } => "attach://photo",
            };
            let media = json!({
                "type": "photo", "media": source, "caption": caption.0, "parse_mode": "HTML",
            });
            let request = edited("editMessageMedia", chat, message, markup.as_ref());
            let request = request.with("media", media);
            match &photo {
                Media::FileId(_) => request,
                Media::Bytes { name, bytes } => request.file("photo", part(name, bytes)),
            }
        };
        let edited = self.message::<Message>(chat, retry::Policy::Repeatable, request).await;
        match edited {
            Ok(sent) => Ok(sent.into()),
            Err(SendError::NotModified) => Ok(Sent { message: MessageId(message), file_id: None }),
            Err(error) => Err(error),
        }
    }

    /// The one call of an upload. Neither waits for limits nor repeats.
    pub(in crate::telegram) async fn send_upload(
        &self,
        to: Place,
        shape: Shape,
        file: Part,
        thumbnail: Option<Bytes>,
        caption: &Html,
        markup: Option<&InlineKeyboardMarkup>,
    ) -> Result<Sent, Failure> {
        let request = match shape {
            Shape::Audio { title, performer, duration_s } => Request::new("sendAudio")
                .with("title", title)
                .with("performer", performer)
                .with("duration", duration_s)
                .file("audio", file),
            Shape::Document => Request::new("sendDocument").file("document", file),
        };
        let mut request = placed(request, to).maybe("reply_markup", markup);
        if let Some(jpeg) = thumbnail {
            request =
                request.with("thumbnail", "attach://cover").file("cover", part("cover.jpg", &jpeg));
        }
        let answer = self.0.api.call::<Message>(captioned(request, caption)).await;
        match &answer {
            Ok(message) => self.sent(to, message.message_id, message.date),
            Err(failure) => self.0.limits.note(to.chat, failure),
        }
        Ok(answer?.into())
    }
}

fn captioned(request: Request, caption: &Html) -> Request {
    if caption.0.is_empty() {
        return request;
    }
    request.with("caption", caption.0.as_str()).with("parse_mode", "HTML")
}

fn part(name: &str, bytes: &Bytes) -> Part {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Part::stream_with_length(bytes.clone(), length).file_name(name.to_owned())
}
