//! Who a person is in a group.

use serde::Deserialize;

use super::{ChatId, PersonId, Request, SendError, Sender};

/// What Telegram says of who is no member and never was one.
const UNKNOWN: [&str; 3] = ["user not found", "participant_id_invalid", "member not found"];

/// A person in a group, now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::telegram) struct Member {
    /// Whether they are in it.
    pub(in crate::telegram) is_in: bool,
    /// Their first name; empty when Telegram does not tell.
    pub(in crate::telegram) name: String,
}

#[derive(Deserialize)]
struct Standing {
    status: String,
    user: User,
    /// With "restricted".
    is_member: Option<bool>,
}

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    first_name: String,
}

impl Sender {
    /// Whether a person is an admin of a group. Believed for a minute; "no" when Telegram does
    /// not tell.
    pub async fn is_admin(&self, chat: ChatId, person: PersonId) -> bool {
        let asked = async {
            let standing = self.standing(chat, person).await?;
            Ok::<_, SendError>(matches!(standing.status.as_str(), "creator" | "administrator"))
        };
        let answer = self.0.admins.try_get_with((chat, person), asked).await;
        answer.unwrap_or_else(|error| {
            tracing::debug!(%error, "who is an admin could not be asked");
            false
        })
    }

    /// Who somebody is in a group has changed: it is asked anew.
    pub(in crate::telegram) async fn forget_admin(&self, chat: ChatId, person: PersonId) {
        self.0.admins.invalidate(&(chat, person)).await;
    }

    /// A person in a group; `None` when Telegram does not tell, as it need not where the bot is no
    /// admin.
    /// Errors: [`SendError::NotSent`] and [`SendError::Unsure`], when it cannot be asked now.
    pub(in crate::telegram) async fn member(
        &self,
        chat: ChatId,
        person: PersonId,
    ) -> Result<Option<Member>, SendError> {
        let standing = match self.standing(chat, person).await {
            Ok(standing) => standing,
            Err(error @ (SendError::NotSent(_) | SendError::Unsure(_))) => return Err(error),
            Err(SendError::BadRequest(why)) if is_unknown(&why) => {
                return Ok(Some(Member { is_in: false, name: String::new() }));
            }
            Err(error) => {
                tracing::debug!(%error, "who is in a group could not be asked");
                return Ok(None);
            }
        };
        let is_in = match standing.status.as_str() {
            "left" | "kicked" => false,
            _ => standing.is_member.unwrap_or(true),
        };
        Ok(Some(Member { is_in, name: standing.user.first_name }))
    }

    async fn standing(&self, chat: ChatId, person: PersonId) -> Result<Standing, SendError> {
        let request =
            || Request::new("getChatMember").with("chat_id", chat.0).with("user_id", person.0);
        self.unlimited(chat, request).await
    }
}

fn is_unknown(why: &str) -> bool {
    let why = why.to_lowercase();
    UNKNOWN.iter().any(|words| why.contains(words))
}
