//! Files: uploads, file ids, what a message shows of them.

use std::io::Cursor;

use bytes::Bytes;
use serde_json::{Value, json};

use super::super::call::Call;
use super::super::params::{Params, Upload};
use super::super::refusal::{Answer, Refusal};
use super::super::state::{File, FileKind, State};

/// The largest photo.
const PHOTO_BYTES: usize = 10 << 20;
/// The largest file that a bot may fetch.
const DOWNLOAD_BYTES: usize = 20 << 20;
/// The largest sum of width and height of a photo.
const PHOTO_SIDES: u32 = 10_000;
/// The largest ratio of a photo's sides.
const PHOTO_RATIO: u32 = 20;
/// The largest thumbnail: bytes, and pixels of a side.
const THUMBNAIL: (usize, u32) = (200 << 10, 320);

/// What an audio has beside its content.
#[derive(Debug, Default)]
pub(super) struct Extra {
    duration: i64,
    performer: Option<String>,
    title: Option<String>,
    thumbnail: Option<Upload>,
}

impl Extra {
    /// From the parameters of a send.
    pub(super) fn of_params(params: &Params) -> Self {
        let thumbnail = ["thumbnail", "thumb"].into_iter().find_map(|name| {
            let attached = params
                .text(name)
                .and_then(|text| text.strip_prefix("attach://"))
                .and_then(|name| params.file(name));
            params.file(name).or(attached)
        });
        Self {
            duration: params.number("duration").unwrap_or(0),
            performer: params.filled("performer").map(str::to_owned),
            title: params.filled("title").map(str::to_owned),
            thumbnail: thumbnail.cloned(),
        }
    }

    /// From an `InputMedia`.
    pub(super) fn of_media(media: &Value) -> Self {
        Self {
            duration: media["duration"].as_i64().unwrap_or(0),
            performer: media["performer"].as_str().map(str::to_owned),
            title: media["title"].as_str().map(str::to_owned),
            thumbnail: None,
        }
    }
}

/// The file of a parameter as a message shows it: an upload, an attached one, a known file id.
pub(super) fn resolve(
    call: &mut Call<'_>,
    kind: FileKind,
    name: &str,
    value: &str,
    extra: &Extra,
) -> Result<Value, Refusal> {
    let attached = value.strip_prefix("attach://").and_then(|name| call.params.file(name));
    let upload = attached.or_else(|| call.params.file(name)).cloned();
    if let Some(upload) = upload {
        return store(call.state, kind, &upload, extra);
    }
    if value.starts_with("http://") || value.starts_with("https://") {
        return Err(Refusal::bad("failed to get HTTP URL content"));
    }
    let wrong = || Refusal::bad("wrong file identifier/HTTP URL specified");
    let file = call.state.files.get(value).ok_or_else(wrong)?;
    if file.kind != kind {
        return Err(Refusal::bad(format!("can't use file of type {:?} as {kind:?}", file.kind)));
    }
    Ok(file.shown.clone())
}

/// Keeps a new file.
fn store(
    state: &mut State,
    kind: FileKind,
    upload: &Upload,
    extra: &Extra,
) -> Result<Value, Refusal> {
    if upload.bytes.is_empty() {
        return Err(Refusal::bad("file must be non-empty"));
    }
    match kind {
        FileKind::Photo => store_photo(state, &upload.bytes),
        FileKind::Audio | FileKind::Document => Ok(store_named(state, kind, upload, extra)),
    }
}

/// Keeps a photo that a person or a bot sends.
pub(crate) fn store_photo(state: &mut State, bytes: &Bytes) -> Result<Value, Refusal> {
    if bytes.len() > PHOTO_BYTES {
        return Err(Refusal::bad(format!(
            "file of size {} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes",
            bytes.len()
        )));
    }
    let (width, height, mime) =
        dimensions(bytes).ok_or_else(|| Refusal::bad("IMAGE_PROCESS_FAILED"))?;
    let (long, short) = (width.max(height), width.min(height).max(1));
    if width + height > PHOTO_SIDES || long / short > PHOTO_RATIO {
        return Err(Refusal::bad("PHOTO_INVALID_DIMENSIONS"));
    }
    let (id, unique) = ids(state, "AgACAg");
    let small = format!("{id}s");
    let scale = |side: u32| (side * long.min(90) / long.max(1)).max(1);
    let shown = json!([
        {"file_id": small, "file_unique_id": format!("{unique}s"), "width": scale(width),
         "height": scale(height), "file_size": bytes.len()},
        {"file_id": id, "file_unique_id": unique, "width": width, "height": height,
         "file_size": bytes.len()},
    ]);
    let file = File {
        kind: FileKind::Photo,
        shown: shown.clone(),
        bytes: bytes.clone(),
        mime: mime.to_owned(),
        path: format!("photos/file_{unique}.jpg"),
    };
    state.files.insert(small, file.clone());
    state.files.insert(id, file);
    Ok(shown)
}

fn store_named(state: &mut State, kind: FileKind, upload: &Upload, extra: &Extra) -> Value {
    let (prefix, folder) = match kind {
        FileKind::Audio => ("CQACAg", "music"),
        _ => ("BQACAg", "documents"),
    };
    let (id, unique) = ids(state, prefix);
    let mime = mime_of(upload);
    let mut shown = json!({
        "file_id": id,
        "file_unique_id": unique,
        "file_name": upload.name,
        "mime_type": mime,
        "file_size": upload.bytes.len(),
    });
    if kind == FileKind::Audio {
        shown["duration"] = json!(extra.duration);
        for (name, value) in [("performer", &extra.performer), ("title", &extra.title)] {
            if let Some(value) = value {
                shown[name] = json!(value);
            }
        }
    }
    if let Some(thumbnail) = extra.thumbnail.as_ref().and_then(|t| thumbnail(state, t)) {
        shown["thumbnail"] = thumbnail;
    }
    let extension = upload.name.rsplit_once('.').map_or("bin", |(_, end)| end);
    let file = File {
        kind,
        shown: shown.clone(),
        bytes: upload.bytes.clone(),
        mime,
        path: format!("{folder}/file_{unique}.{extension}"),
    };
    state.files.insert(id, file);
    shown
}

/// A thumbnail; Telegram ignores one that is too large or no JPEG.
fn thumbnail(state: &mut State, upload: &Upload) -> Option<Value> {
    let (width, height, mime) = dimensions(&upload.bytes)?;
    let (bytes, side) = THUMBNAIL;
    if mime != "image/jpeg" || upload.bytes.len() > bytes || width.max(height) > side {
        return None;
    }
    let shown = store_photo(state, &upload.bytes).ok()?;
    shown.as_array()?.last().cloned()
}

fn ids(state: &mut State, prefix: &str) -> (String, String) {
    let serial = state.next_serial();
    (format!("{prefix}AAxkBAAI{serial:08}Qac3VOhK7AAE"), format!("AQAD{serial:08}"))
}

fn dimensions(bytes: &Bytes) -> Option<(u32, u32, &'static str)> {
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mime = reader.format()?.to_mime_type();
    let (width, height) = reader.into_dimensions().ok()?;
    Some((width, height, mime))
}

fn mime_of(upload: &Upload) -> String {
    let by_name = match upload.name.rsplit_once('.').map(|(_, end)| end) {
        Some("mp3") => Some("audio/mpeg"),
        Some("m4a") => Some("audio/mp4"),
        Some("flac") => Some("audio/x-flac"),
        Some("ogg") => Some("audio/ogg"),
        Some("txt" | "lrc") => Some("text/plain"),
        Some("json") => Some("application/json"),
        _ => None,
    };
    by_name
        .map(str::to_owned)
        .or_else(|| upload.mime.clone())
        .unwrap_or_else(|| "application/octet-stream".to_owned())
}

/// `getFile`
pub(super) fn get(call: &mut Call<'_>) -> Answer {
    let id = call.params.text("file_id").unwrap_or_default();
    let Some(file) = call.state.files.get(id) else {
        return Err(Refusal::bad("wrong file_id or the file is temporarily unavailable"));
    };
    if file.bytes.len() > DOWNLOAD_BYTES {
        return Err(Refusal::bad("file is too big"));
    }
    let shown = match &file.shown {
        Value::Array(sizes) => sizes.iter().find(|size| size["file_id"] == id),
        other => Some(other),
    };
    let unique = shown.map_or(Value::Null, |shown| shown["file_unique_id"].clone());
    Ok(json!({
        "file_id": id,
        "file_unique_id": unique,
        "file_size": file.bytes.len(),
        "file_path": file.path,
    }))
}
