//! Search, playlists, songs by their ids, and the account's own lists.

use super::State;
use super::api::{Answer, Asked, answer};
use super::failure::{Code, Failure};
use super::input::Input;
use crate::model::{
    DirId, PlaylistId, PlaylistPage, SearchKind, SearchQuery, Song, SongMid, SongRef,
};
use crate::service::Target;
use crate::wire;

pub(super) async fn search(state: &State, asked: &Asked) -> Answer {
    let input = &asked.input;
    let kind = SearchKind::from_name(input.text("type"))
        .ok_or_else(|| odd("type", "song, singer, album or playlist"))?;
    let query = SearchQuery {
        kind,
        text: input.text("query").to_owned(),
        page: input.number("page"),
        page_size: input.number("page_size"),
    };
    let found = state.ctx.service.search(&asked.caller, &query).await?;
    answer(wire::Search::from(found))
}

pub(super) async fn playlist(state: &State, asked: &Asked) -> Answer {
    let text = asked.input.text("id");
    let id = match PlaylistId::parse(text) {
        Ok(id) => id,
        Err(_) => match state.ctx.service.resolve(text).await? {
            Target::Playlist(id) => id,
            _ => return Err(odd("id", "a playlist's number or a link to it")),
        },
    };
    let page = PlaylistPage { begin: 0, num: asked.input.number("num") };
    let playlist = state.ctx.service.playlist(&asked.caller, id, page).await?;
    answer(wire::Playlist::from(playlist))
}

pub(super) async fn accelerate_list(state: &State, asked: &Asked) -> Answer {
    let (dirid, num) = (DirId(asked.input.number("dirid")), asked.input.number("num"));
    let list = state.ctx.service.accelerate_list(&asked.caller, dirid, num).await?;
    answer(wire::SongList::from(list))
}

pub(super) async fn convert(state: &State, asked: &Asked) -> Answer {
    let song = song_ref(state, &asked.input, "id").await?;
    let song = state.ctx.service.convert(&asked.caller, &song).await?;
    answer(wire::Song::from(song))
}

/// The song that a parameter names by id, mid or link.
pub(super) async fn song(
    state: &State,
    asked: &Asked,
    name: &'static str,
) -> Result<Song, Failure> {
    let song = song_ref(state, &asked.input, name).await?;
    Ok(state.ctx.service.song(&asked.caller, &song).await?)
}

/// What a parameter names by id, mid or link.
pub(super) async fn song_ref(
    state: &State,
    input: &Input,
    name: &'static str,
) -> Result<SongRef, Failure> {
    let text = input.text(name);
    if let Some(song) = SongRef::parse(text) {
        return Ok(song);
    }
    if let Ok(mid) = SongMid::new(text)
        && !text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Ok(SongRef::Mid(mid));
    }
    match state.ctx.service.resolve(text).await? {
        Target::Song(song) => Ok(song),
        _ => Err(odd(name, "a song's mid, id or a link to it")),
    }
}

/// A value of the right type that names nothing.
pub(super) fn odd(name: &str, wanted: &str) -> Failure {
    Failure::new(Code::OutOfRange, format!("the parameter {name} must be {wanted}"))
}
