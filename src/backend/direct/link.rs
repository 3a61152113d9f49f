//! Short links.

use url::Url;

use super::super::{Error, Result};
use crate::model::{Link, is_followable};
use crate::qqmusic::Client;

/// Redirects followed at most.
const MAX_HOPS: usize = 3;

pub(super) async fn follow(client: &Client, short: &Url) -> Result<Link> {
    let mut url = short.clone();
    for _ in 0..MAX_HOPS {
        if !is_followable(&url) {
            return Err(Error::NotFound);
        }
        url = client.redirect(&url).await?.ok_or(Error::NotFound)?;
        match Link::of(&url) {
            Some(Link::Short(_)) | None => {}
            Some(link) => return Ok(link),
        }
    }
    Err(Error::NotFound)
}
