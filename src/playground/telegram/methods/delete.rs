//! Deleting messages.

use serde_json::{Value, json};

use super::super::call::Call;
use super::super::refusal::{Answer, Refusal};
use super::super::state::{Chat, Message, Standing};

/// How long a message can be deleted for everyone.
const DELETABLE_S: i64 = 48 * 3600;
/// The most messages of one `deleteMessages`.
const MANY: usize = 100;

fn may(call: &Call<'_>, chat: &Chat, message: &Message) -> Result<(), Refusal> {
    let own = message.from == call.bot;
    let admin = chat.standing(call.bot) == Standing::Administrator;
    if !own && !admin && !chat.is_private() {
        return Err(Refusal::bad("message can't be deleted"));
    }
    let old = call.now - message.date > DELETABLE_S;
    let admin_of_supergroup = admin && chat.kind_name() == "supergroup";
    if old && !admin_of_supergroup {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    Ok(())
}

fn remove(call: &mut Call<'_>, chat: i64, id: i64) {
    if let Some(chat) = call.state.chats.get_mut(&chat) {
        chat.messages.remove(&id);
    }
    call.state.tell(json!({"type": "deleted", "chat": chat, "message_id": id}));
}

/// `deleteMessage`
pub(super) fn one(call: &mut Call<'_>) -> Answer {
    let id = call.params.number("message_id").unwrap_or_default();
    let chat = call.chat()?;
    let message =
        chat.messages.get(&id).ok_or_else(|| Refusal::bad("message to delete not found"))?;
    may(call, chat, message)?;
    let chat = chat.id;
    remove(call, chat, id);
    Ok(json!(true))
}

/// `deleteMessages`: what cannot be found is skipped.
pub(super) fn many(call: &mut Call<'_>) -> Answer {
    let ids: Vec<i64> = match call.params.json("message_ids") {
        Some(Value::Array(ids)) => ids.iter().filter_map(Value::as_i64).collect(),
        _ => Vec::new(),
    };
    if ids.is_empty() || ids.len() > MANY {
        return Err(Refusal::bad(format!(
            "{} message identifiers specified",
            if ids.is_empty() { "too few" } else { "too many" }
        )));
    }
    let chat = call.chat()?;
    let mut gone = Vec::new();
    for id in ids {
        if let Some(message) = chat.messages.get(&id) {
            may(call, chat, message)?;
            gone.push(id);
        }
    }
    let chat = chat.id;
    for id in gone {
        remove(call, chat, id);
    }
    Ok(json!(true))
}
