//! Writing comments.

use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call};
use super::comm::Comm;
use super::{Client, Result, lenient};
use crate::model::{Credential, NewComment};

const ADD: &str = "music.globalComment.CommentWriteServer/AddComment";

/// The answer to a new comment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Added {
    /// 0 when it is written. A code of its own, not one of the items'.
    #[serde(rename = "SubCode", deserialize_with = "lenient::maybe_integer")]
    pub(crate) sub_code: Option<i64>,
    #[serde(rename = "AddedCmId", deserialize_with = "lenient::text")]
    pub(crate) id: String,
    /// Where a captcha is, if one must be solved.
    #[serde(rename = "VerifyUrl", deserialize_with = "lenient::text")]
    pub(crate) verify_url: String,
}

impl Client {
    /// Writes a comment: `music.globalComment.CommentWriteServer/AddComment`. Sent once.
    ///
    /// No `BizSubType` is sent: the app's newer clients send none either, for any kind.
    /// Errors: [`Error::Code`](super::Error::Code) with the item's code.
    pub(crate) async fn add_comment(
        &self,
        credential: &Credential,
        comment: &NewComment,
    ) -> Result<Added> {
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
        self.call(who, Call::new(ADD, param)).await
    }
}
