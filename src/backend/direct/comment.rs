//! Operation `comment`, and the albums that are commented on.

use super::super::{Error, Result};
use super::error::of_once;
use crate::model::{AlbumId, AlbumInfo, AlbumMid, AlbumRef, CommentDone, Credential, NewComment};
use crate::qqmusic::{self, AlbumBasic, AlbumDetail, Client};

pub(super) async fn comment(
    client: &Client,
    comment: &NewComment,
    credential: &Credential,
) -> Result<CommentDone> {
    let id = client.add_comment(credential, comment).await.map_err(refused)?;
    Ok(CommentDone { id: Some(id).filter(|id| !id.is_empty()) })
}

/// An address in a refusal is where a captcha is, whatever the code beside it.
fn refused(error: qqmusic::Error) -> Error {
    let address = match &error {
        qqmusic::Error::Code { url, .. } => url.clone(),
        _ => None,
    };
    match of_once(error) {
        Error::Refused { .. } if address.is_some() => Error::VerificationRequired { url: address },
        other => other,
    }
}

pub(super) async fn album(
    client: &Client,
    album: &AlbumRef,
    credential: Option<&Credential>,
) -> Result<AlbumInfo> {
    let AlbumDetail { basic, singer } = client.album(album, credential).await?;
    let AlbumBasic { id, mid, name } = basic;
    let singers = singer.list.into_iter();
    Ok(AlbumInfo {
        id: AlbumId::new(id).map_err(|_| Error::NotFound)?,
        mid: AlbumMid::new(mid).ok(),
        name,
        singers: singers.map(|singer| singer.name).filter(|name| !name.is_empty()).collect(),
    })
}
