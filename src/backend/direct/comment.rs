//! Operation `comment`, and the albums that are commented on.

use super::super::{Error, Result};
use super::error::of_once;
use crate::model::{AlbumId, AlbumInfo, AlbumMid, AlbumRef, CommentDone, Credential, NewComment};
use crate::qqmusic::{self, Added, AlbumBasic, AlbumDetail, Client};

/// QQ Music's `SubCode` when a captcha must be solved first; the item's code is the same, should it
/// stand there.
const CAPTCHA: i64 = 10009;

/// Item and answer each have a code. Beside a refusal an address is where a captcha is.
pub(super) async fn comment(
    client: &Client,
    comment: &NewComment,
    credential: &Credential,
) -> Result<CommentDone> {
    let Added { sub_code, id, verify_url } = match client.add_comment(credential, comment).await {
        Ok(added) => added,
        Err(error) => return Err(refused(error)),
    };
    let id = Some(id).filter(|id| !id.is_empty());
    let url = Some(verify_url).filter(|url| url.starts_with("http"));
    match sub_code {
        Some(0) => Ok(CommentDone { id }),
        Some(code) if code == CAPTCHA || url.is_some() => Err(Error::VerificationRequired { url }),
        Some(code) => {
            Err(Error::Refused { code, message: "the comment was not accepted".to_owned() })
        }
        None if id.is_some() => Ok(CommentDone { id }),
        None => Err(Error::Uncertain("an answer without a word on the comment".into())),
    }
}

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
