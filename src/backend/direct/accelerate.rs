//! Operation `accelerate`: the report of a play.

use super::super::Result;
use super::error::of_once;
use crate::model::{Credential, Play};
use crate::qqmusic::Client;

pub(super) async fn report_play(
    client: &Client,
    play: &Play,
    credential: &Credential,
) -> Result<()> {
    client.report_play(credential, play).await.map_err(of_once)
}
