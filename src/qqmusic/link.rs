//! Short links.

use url::Url;

use super::request::Request;
use super::{Client, Result};

impl Client {
    /// Where an address redirects to; `None` when it does not. One hop; nothing is followed.
    pub(crate) async fn redirect(&self, url: &Url) -> Result<Option<Url>> {
        let answer = self.send(Request::get(url.clone())).await?;
        if !answer.status.is_redirection() {
            return Ok(None);
        }
        let location = answer.headers.get(reqwest::header::LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        Ok(location.and_then(|location| url.join(location).ok()))
    }
}
