//! Audio from QQ Music to Telegram, streamed: nothing is kept on disk or whole in memory.
//!
//! The form has its exact length when QQ Music tells the audio's. A stream cannot be repeated, so
//! an upload is tried once; [`UploadError::Again`] says when a fresh stream may be tried.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures::stream::{BoxStream, Stream, StreamExt, unfold};
use reqwest::multipart::Part;
use teloxide::types::InlineKeyboardMarkup;

use super::api::Failure;
use super::sender::{Gate, Html, Occupied, Place, SendError, Sender, Sent};
use crate::service::AudioStream;

/// How long QQ Music may be silent in the middle of a song.
const SILENCE: Duration = Duration::from_secs(30);

/// Audio to upload.
pub(crate) struct Upload {
    /// Where it comes from.
    pub(crate) audio: AudioStream,
    /// How it is shown.
    pub(crate) shape: Shape,
    /// The file's name as people see it.
    pub(crate) file_name: String,
    /// Its media type.
    pub(crate) mime: &'static str,
    /// A JPEG of at most 320 pixels and 200 kB.
    pub(crate) thumbnail: Option<Bytes>,
    /// More bytes than this are not sent.
    pub(crate) most: u64,
}

/// How audio is shown.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// In Telegram's player.
    Audio {
        /// The song.
        title: String,
        /// The singers.
        performer: String,
        /// The length in seconds.
        duration_s: u32,
    },
    /// As a file: what is lossless stays as it is.
    Document,
}

/// Why audio could not be uploaded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UploadError {
    /// QQ Music's stream broke or was not as long as it said.
    #[error("the audio broke off")]
    Broken,
    /// Nothing was sent; a fresh stream may be tried.
    #[error("not sent yet: {0}")]
    Again(SendError),
    /// Telegram did not take it, or perhaps it did and did not say so.
    #[error(transparent)]
    Send(#[from] SendError),
}

impl Sender {
    /// Uploads audio. Takes two places in the limits, one when it begins and one when it ends:
    /// Telegram may count it at either time.
    pub(crate) async fn upload(
        &self,
        to: Place,
        upload: Upload,
        caption: &Html,
        markup: Option<&InlineKeyboardMarkup>,
    ) -> Result<Sent, UploadError> {
        let Upload { audio, shape, file_name, mime, thumbnail, most } = upload;
        if audio.size.is_some_and(|size| size > most) {
            return Err(SendError::TooLarge.into());
        }
        let gate = self.gate(to.chat);
        let begun = gate.enter().await.map_err(UploadError::Again)?;
        let passing = Passing::default();
        let size = audio.size;
        let stream = passing.clone().pass(audio, most, begun, gate);
        let body = reqwest::Body::wrap_stream(stream);
        let part = match size {
            Some(size) => Part::stream_with_length(body, size),
            None => Part::stream(body),
        };
        let part = part.file_name(file_name).mime_str(mime).map_err(|_| UploadError::Broken)?;
        let sent = self.send_upload(to, shape, part, thumbnail, caption, markup).await;
        let failure = match sent {
            Ok(sent) => return Ok(sent),
            Err(failure) => failure,
        };
        if passing.too_large.load(Ordering::Relaxed) {
            return Err(SendError::TooLarge.into());
        }
        if passing.broken.load(Ordering::Relaxed) {
            return Err(UploadError::Broken);
        }
        match failure {
            Failure::NotSent(_) | Failure::Refused { retry_after: Some(_), .. } => {
                Err(UploadError::Again(failure.into()))
            }
            failure => Err(SendError::from(failure).into()),
        }
    }
}

/// Watches a stream while it passes.
#[derive(Clone, Default)]
struct Passing {
    broken: Arc<AtomicBool>,
    too_large: Arc<AtomicBool>,
    /// The second place in the limits, kept until Telegram has answered.
    ended: Arc<Mutex<Option<Occupied>>>,
}

struct State {
    passing: Passing,
    bytes: BoxStream<'static, std::io::Result<Bytes>>,
    size: Option<u64>,
    most: u64,
    seen: u64,
    held: Option<Bytes>,
    begun: Option<Occupied>,
    gate: Gate,
    done: bool,
}

impl Passing {
    /// The stream as it goes to Telegram. Its last piece waits for a place in the limits.
    fn pass(
        self,
        audio: AudioStream,
        most: u64,
        begun: Occupied,
        gate: Gate,
    ) -> impl Stream<Item = std::io::Result<Bytes>> + Send + 'static {
        let AudioStream { size, bytes } = audio;
        let state = State {
            passing: self,
            bytes,
            size,
            most,
            seen: 0,
            held: None,
            begun: Some(begun),
            gate,
            done: false,
        };
        unfold(state, |mut state| async move {
            if state.done {
                return None;
            }
            let piece = state.next().await;
            state.done |= piece.as_ref().is_none_or(Result::is_err);
            piece.map(|piece| (piece, state))
        })
    }
}

impl State {
    async fn next(&mut self) -> Option<std::io::Result<Bytes>> {
        // The request is on its way now, so its first place may begin to run out.
        drop(self.begun.take());
        loop {
            let piece = match tokio::time::timeout(SILENCE, self.bytes.next()).await {
                Ok(Some(Ok(piece))) => piece,
                Ok(None) if self.size.is_none_or(|size| size == self.seen) => {
                    return self.last().await;
                }
                Ok(None) => return Some(Err(self.broken("the audio ended early"))),
                Ok(Some(Err(_))) => return Some(Err(self.broken("the audio broke off"))),
                Err(_) => return Some(Err(self.broken("the audio fell silent"))),
            };
            if piece.is_empty() {
                continue;
            }
            self.seen = self.seen.saturating_add(piece.len() as u64);
            if self.size.is_some_and(|size| self.seen > size) {
                return Some(Err(self.broken("the audio is longer than announced")));
            }
            if self.seen > self.most {
                self.passing.too_large.store(true, Ordering::Relaxed);
                return Some(Err(std::io::Error::other("the audio is too large")));
            }
            if let Some(before) = self.held.replace(piece) {
                return Some(Ok(before));
            }
        }
    }

    async fn last(&mut self) -> Option<std::io::Result<Bytes>> {
        self.done = true;
        match self.gate.enter().await {
            Ok(place) => {
                let mut ended = self.passing.ended.lock().unwrap_or_else(PoisonError::into_inner);
                *ended = Some(place);
                self.held.take().map(Ok)
            }
            Err(error) => Some(Err(std::io::Error::other(error))),
        }
    }

    fn broken(&self, why: &str) -> std::io::Error {
        self.passing.broken.store(true, Ordering::Relaxed);
        std::io::Error::other(why.to_owned())
    }
}
