//! Play addresses, audio and covers.

use std::time::Duration;

use bytes::Bytes;
use futures::stream::{self, BoxStream, StreamExt};
use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;
use url::Url;

use super::call::{As, Call};
use super::client::Open;
use super::comm::{Comm, device, uin_text};
use super::request::{Lane, Request};
use super::{Client, Error, Result, lenient};
use crate::model::{Credential, ImageUrl, SongMid};

/// A song's reception ends after this, however steadily bytes arrive.
const STREAM_TOTAL: Duration = Duration::from_secs(600);
/// The largest picture that is read: ten times a cover of 800 pixels.
const MAX_PICTURE: usize = 1 << 20;

/// What is answered when play addresses are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Vkey {
    /// Hosts to put before `purl`; may be empty.
    #[serde(deserialize_with = "lenient::texts")]
    pub(crate) sip: Vec<String>,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) midurlinfo: Vec<VkeyRow>,
    /// Seconds that the addresses live.
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) expiration: u64,
}

/// The address of one file.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct VkeyRow {
    /// Path and token; a secret. Empty when not permitted.
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) purl: String,
    #[serde(deserialize_with = "lenient::integer")]
    pub(crate) result: i64,
}

impl std::fmt::Debug for VkeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VkeyRow({}, [REDACTED])", self.result)
    }
}

/// Audio that is being received.
pub(crate) struct Audio {
    /// The size in bytes, when told.
    pub(crate) size: Option<u64>,
    /// The bytes. An error ends them.
    pub(crate) bytes: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Client {
    /// The play address of one file: `music.vkey.GetVkey/UrlGetVkey`.
    pub(crate) async fn vkey(
        &self,
        mid: &SongMid,
        filename: &str,
        credential: Option<&Credential>,
    ) -> Result<Vkey> {
        let param = json!({
            "uin": uin_text(credential), "guid": device(credential), "songmid": [mid.as_str()],
            "filename": [filename], "songtype": [0], "ctx": 0,
        });
        let call = Call::new("music.vkey.GetVkey/UrlGetVkey", param);
        self.call(As::new(Comm::Android, credential), call).await
    }

    /// Opens the audio behind an address. It ends with an error after a silence, or when it takes
    /// far too long. Errors: [`Error::Status`] for an address that has ended.
    pub(crate) async fn audio(&self, url: &Url) -> Result<Audio> {
        let Open { response, slot } = self.open(url).await?;
        if is_page(&response) {
            return Err(Error::Garbage("a page instead of audio"));
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        let size = response.content_length();
        let ends = Instant::now() + STREAM_TOTAL;
        // the slot is given back when the stream is dropped
        let bytes = stream::unfold(Some((response, slot)), move |state| {
            let host = host.clone();
            async move {
                let (mut response, slot) = state?;
                let received = tokio::time::timeout_at(ends, response.chunk()).await;
                let received = match received {
                    Ok(received) => received.map_err(|error| Error::of_http(&host, error)),
                    Err(_) => Err(Error::Timeout { host }),
                };
                match received {
                    Ok(Some(bytes)) => Some((Ok(bytes), Some((response, slot)))),
                    Ok(None) => None,
                    Err(error) => Some((Err(std::io::Error::other(error)), None)),
                }
            }
        });
        Ok(Audio { size, bytes: bytes.boxed() })
    }

    /// A picture from one of the hosts that [`ImageUrl`] names; `None` when there is none. Redirects
    /// are not followed, for nobody knows whereto: they count as a failure.
    pub(crate) async fn picture(&self, address: &ImageUrl) -> Result<Option<Bytes>> {
        let request = Request::get(address.url().clone()).lane(Lane::File).at_most(MAX_PICTURE);
        // An avatar's path tells whose it is.
        let answer = self.send(request.hide_path()).await?;
        if answer.status == reqwest::StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let body = answer.ok()?.body;
        Ok((!body.is_empty()).then_some(body))
    }
}

/// Whether an error page came instead of audio.
fn is_page(response: &reqwest::Response) -> bool {
    let kind = response.headers().get(reqwest::header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    ["text/html", "text/xml", "application/json"].iter().any(|page| kind.starts_with(page))
}
