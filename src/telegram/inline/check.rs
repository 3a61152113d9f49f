//! Whether inline mode is on, and whether songs can be parked for it.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::config::{self, Config};
use crate::model::ChatId;
use crate::telegram::api::{Api, Failure, Request};
use crate::telegram::updates;

/// A chat as far as it matters here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chat {
    r#type: String,
    title: Option<String>,
    permissions: Rights,
}

/// How the bot stands in a chat.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Member {
    status: String,
    can_post_messages: bool,
    #[serde(flatten)]
    rights: Rights,
}

/// What may be sent; what is not named may be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Rights {
    can_send_audios: Option<bool>,
    can_send_documents: Option<bool>,
}

impl Rights {
    fn are_enough(&self) -> bool {
        self.can_send_audios != Some(false) && self.can_send_documents != Some(false)
    }
}

/// Tells whether people find songs by the bot's name in any chat, and what is still to be done for it.
///
/// Errors: one sentence about what Telegram answered, or that it did not.
pub async fn mode(config: &Config) -> anyhow::Result<String> {
    let api = Api::new(&config.telegram)?;
    if !updates::me(&api).await?.supports_inline_queries {
        return Ok("it is off; to let people find songs in any chat send @BotFather \
                   /setinline, then /setinlinefeedback"
            .to_owned());
    }
    let storage = match config.telegram.storage_chat {
        Some(_) => "",
        None => {
            "; telegram.storage_chat is not set, so songs that Telegram does not have yet open in \
             the private chat"
        }
    };
    Ok(format!(
        "it is on; Telegram does not tell whether @BotFather's /setinlinefeedback is: set it to \
         100%, or songs come only when a button is pressed{storage}"
    ))
}

/// Tells whether songs can be parked in `telegram.storage_chat`; `None` when it is not set.
///
/// Errors: one sentence about why not.
pub async fn storage(config: &Config) -> Option<anyhow::Result<String>> {
    let chat = config.telegram.storage_chat?;
    Some(look(&config.telegram, chat).await)
}

async fn look(config: &config::Telegram, id: ChatId) -> anyhow::Result<String> {
    let api = Api::new(config)?;
    let me = updates::me(&api).await?;
    let ask = |method| Request::new(method).with("chat_id", id.0);
    let chat: Chat = api.call(ask("getChat")).await.map_err(unknown)?;
    if id.is_private() {
        let action = ask("sendChatAction").with("action", "upload_document");
        api.call::<IgnoredAny>(action).await.map_err(|failure| {
            anyhow::anyhow!("telegram.storage_chat cannot be written to ({failure}): its person must send the bot /start")
        })?;
        return Ok("files are parked in a private chat".to_owned());
    }
    let member: Member =
        api.call(ask("getChatMember").with("user_id", me.id)).await.map_err(unknown)?;
    let title = chat.title.as_deref().unwrap_or("a chat without a name");
    match obstacle(&chat, &member) {
        None => Ok(format!("files are parked in {title}")),
        Some(what) => {
            anyhow::bail!("the bot may not send files to telegram.storage_chat ({title}): {what}")
        }
    }
}

/// Why nothing can be parked there, if so: what to do.
fn obstacle(chat: &Chat, member: &Member) -> Option<&'static str> {
    let is_channel = chat.r#type == "channel";
    match member.status.as_str() {
        "creator" => None,
        "administrator" if !is_channel || member.can_post_messages => None,
        "administrator" => Some("let it post messages"),
        "left" | "kicked" => Some("add it"),
        _ if is_channel => Some("make it an administrator that posts messages"),
        "restricted" if !member.rights.are_enough() => Some("let it send music and files"),
        _ if !chat.permissions.are_enough() => {
            Some("let its members send music and files, or make it an administrator")
        }
        _ => None,
    }
}

fn unknown(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Refused { description, .. } => anyhow::anyhow!(
            "telegram.storage_chat is no chat that the bot knows ({description}): add the bot there, \
             and write its id, for groups and channels with the minus"
        ),
        failure => failure.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_usable(chat: &str, member: &str) -> bool {
        let chat: Chat = serde_json::from_str(chat).expect("a chat");
        let member: Member = serde_json::from_str(member).expect("a member");
        obstacle(&chat, &member).is_none()
    }

    #[test]
    fn files_are_parked_where_the_bot_may_send_them() {
        let (group, channel) = (r#"{"type":"supergroup"}"#, r#"{"type":"channel"}"#);
        let member = r#"{"status":"member"}"#;
        assert!(is_usable(group, member));
        assert!(!is_usable(channel, member));
        assert!(!is_usable(channel, r#"{"status":"administrator"}"#));
        assert!(is_usable(channel, r#"{"status":"administrator","can_post_messages":true}"#));
        assert!(!is_usable(group, r#"{"status":"left"}"#));
        assert!(!is_usable(group, r#"{"status":"restricted","can_send_audios":false}"#));
        let quiet = r#"{"type":"supergroup","permissions":{"can_send_audios":false}}"#;
        assert!(!is_usable(quiet, member));
        assert!(is_usable(quiet, r#"{"status":"administrator"}"#));
    }
}
