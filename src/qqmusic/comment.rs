//! Writing comments.

use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call, refusal};
use super::comm::Comm;
use super::{Client, Error, Result, lenient};
use crate::model::{Credential, NewComment};

const ADD: &str = "music.globalComment.CommentWriteServer/AddComment";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Added {
    #[serde(rename = "SubCode", deserialize_with = "lenient::maybe_integer")]
    sub_code: Option<i64>,
    #[serde(rename = "AddedCmId", deserialize_with = "lenient::text")]
    id: String,
}

impl Client {
    /// Writes a comment and gives its id, which may be empty:
    /// `music.globalComment.CommentWriteServer/AddComment`. Sent once.
    ///
    /// No `BizSubType` is sent: the app's newer clients send none either, for any kind.
    /// Errors: [`Error::Code`] with the item's code, or else with a `SubCode` that is not 0;
    /// [`Error::Garbage`] when neither says whether it was written.
    pub(crate) async fn add_comment(
        &self,
        credential: &Credential,
        comment: &NewComment,
    ) -> Result<String> {
        let NewComment { target, text, reply_to } = comment;
        let mut param = json!({
            "Content": text.as_str(),
            "BizType": target.biz_type(),
            "BizId": target.biz_id().to_string(),
        });
        if let Some(reply_to) = reply_to {
            param["RepliedCmId"] = json!(reply_to);
        }
        let who = As::new(Comm::Android, Some(credential)).once();
        let data = self.call(who, Call::new(ADD, param)).await?;
        let Added { sub_code, id } = lenient::read(data.clone());
        match sub_code {
            Some(0) => Ok(id),
            Some(code) => Err(refusal(ADD, code, &data)),
            None if !id.is_empty() => Ok(id),
            None => Err(Error::Garbage("a comment without a word on what became of it")),
        }
    }
}
