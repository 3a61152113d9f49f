//! Covers and audio.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures::stream;
use image::{ImageFormat, Rgb, RgbImage};

use super::Inner;
use super::call::Http;
use super::session::encode;
use super::song::coding_of;
use super::tone::{Coding, Tone};

/// Hosts that give out audio.
pub(super) const HOSTS: [&str; 6] = [
    "isure.stream.qqmusic.qq.com",
    "ws.stream.qqmusic.qq.com",
    "ws6.stream.qqmusic.qq.com",
    "dl.stream.qqmusic.qq.com",
    "aqqmusic.tc.qq.com",
    "sjy6.stream.qqmusic.qq.com",
];
/// Bytes that are made at a time.
const CHUNK: usize = 64 * 1024;
/// Widths of covers that there are.
const SIZES: [u32; 6] = [90, 150, 180, 300, 500, 800];

/// `photo_new/T002R<w>x<w>M000<mid>.jpg`: a picture in the album's (or singer's) own colours.
pub(super) fn cover(world: &Inner, http: &Http) -> Response {
    let name = http.path.rsplit('/').next().unwrap_or_default();
    let Some((kind, size, mid)) = picture_name(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let known = kind != "T002" || world.catalog.albums.iter().any(|album| album.mid == mid);
    if !known || !SIZES.contains(&size) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CONTENT_TYPE, "image/jpeg")], encode(draw(mid, size), ImageFormat::Jpeg))
        .into_response()
}

fn picture_name(name: &str) -> Option<(&str, u32, &str)> {
    let kind = name.get(..4).filter(|kind| matches!(*kind, "T001" | "T002"))?;
    let (size, mid) = name.get(4..)?.strip_prefix('R')?.split_once("M000")?;
    let (width, height) = size.split_once('x')?;
    let mid = mid.strip_suffix(".jpg")?;
    (width == height).then_some((kind, width.parse().ok()?, mid.split('_').next()?))
}

/// A pattern over a slope of two colours, both of which follow from the mid.
fn draw(mid: &str, size: u32) -> RgbImage {
    let seed = super::hash::hash33(mid, 5381);
    let tint = |shift: u32| 60.0 + ((seed >> shift) & 0x7f) as f32;
    let (from, to) = ([tint(0), tint(5), tint(10)], [tint(14), tint(19), tint(22)]);
    let side = size as f32;
    RgbImage::from_fn(size, size, |x, y| {
        let (x, y) = (x as f32 / side, y as f32 / side);
        let far = ((x - 0.5).powi(2) + (y - 0.5).powi(2)).sqrt();
        let (across, bands) = (((x * 6.0) as u32, (y * 6.0) as u32), ((x + y) * 9.0) as u32);
        let is_light = match seed >> 3 & 3 {
            0 => far < 0.42 && ((far * 24.0) as u32).is_multiple_of(3),
            1 => bands.is_multiple_of(3),
            2 => (across.0 + across.1).is_multiple_of(2) && far < 0.46,
            _ => far < 0.3 || y > 0.8,
        };
        let light = if is_light { 40.0 } else { 0.0 };
        let slope = (x + y) / 2.0;
        Rgb(std::array::from_fn(|at| (from[at] * (1.0 - slope) + to[at] * slope + light) as u8))
    })
}

/// A file of audio, for a right `vkey`; a part of it when asked by `Range`.
pub(super) fn audio(world: &Arc<Inner>, http: &Http) -> Response {
    if !matches!(http.method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let filename = http.path.trim_start_matches('/');
    if !world.is_vkey(http.query("vkey"), filename) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some((coding, middle)) = coding_of(filename) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let half = middle.get(..middle.len() / 2).unwrap_or_default();
    let song = world.catalog.by_media(middle).or_else(|| world.catalog.by_mid(half));
    let Some(tone) = song.and_then(|song| song.tone(coding)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let size = tone.size();
    let kind = if coding == Coding::Flac { "audio/x-flac" } else { "audio/mpeg" };
    let (status, from, to) = match range(http.header(header::RANGE), size) {
        Range::Whole => (StatusCode::OK, 0, size),
        Range::Part(from, to) => (StatusCode::PARTIAL_CONTENT, from, to),
        Range::Impossible => {
            let headers = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
            return (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response();
        }
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_LENGTH, (to - from).to_string()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let content_range = (status == StatusCode::PARTIAL_CONTENT)
        .then(|| [(header::CONTENT_RANGE, format!("bytes {from}-{}/{size}", to - 1))]);
    let body =
        if http.method == Method::HEAD { Body::empty() } else { sent(world, tone, from, to) };
    match content_range {
        Some(content_range) => (status, headers, content_range, body).into_response(),
        None => (status, headers, body).into_response(),
    }
}

enum Range {
    Whole,
    /// From a byte to before a byte.
    Part(u64, u64),
    Impossible,
}

fn range(header: &str, size: u64) -> Range {
    let Some((from, to)) = header.strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Range::Whole;
    };
    let part = match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), Ok(to)) => (from, to.saturating_add(1).min(size)),
        (Ok(from), Err(_)) if to.is_empty() => (from, size),
        (Err(_), Ok(last)) if from.is_empty() => (size.saturating_sub(last), size),
        _ => return Range::Whole,
    };
    if part.0 < part.1 { Range::Part(part.0, part.1) } else { Range::Impossible }
}

/// The bytes `from` to before `to`, made while they are taken.
fn sent(world: &Arc<Inner>, tone: Tone, from: u64, to: u64) -> Body {
    let (mut low, mut high) = (0, tone.pieces());
    while low + 1 < high {
        let middle = low.midpoint(high);
        (low, high) = if tone.offset(middle) <= from { (middle, high) } else { (low, middle) };
    }
    let counted = world.audio.enter();
    let start = (tone, counted, low, from);
    Body::from_stream(stream::unfold(start, move |(tone, counted, mut piece, mut at)| async move {
        let mut chunk = Vec::with_capacity(CHUNK);
        while at < to && chunk.len() < CHUNK && piece < tone.pieces() {
            let bytes = tone.piece(piece);
            let begin = (at - tone.offset(piece)) as usize;
            let end = bytes.len().min(begin + (to - at) as usize);
            chunk.extend_from_slice(&bytes[begin..end]);
            at += (end - begin) as u64;
            piece += 1;
        }
        let next = (tone, counted, piece, at);
        (!chunk.is_empty()).then(|| (Ok::<_, std::io::Error>(Bytes::from(chunk)), next))
    }))
}
