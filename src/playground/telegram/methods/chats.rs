//! Chats and their members.

use serde_json::{Value, json};

use super::super::call::Call;
use super::super::people::bot_member;
use super::super::refusal::{Answer, Refusal};
use super::super::state::{Chat, Role, Standing, State};

/// `getChat`
pub(super) fn full(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?;
    let mut shown = call.state.chat_json(chat);
    shown["accent_color_id"] = json!(0);
    shown["max_reaction_count"] = json!(11);
    shown["accepted_gift_types"] = json!({
        "unlimited_gifts": true, "limited_gifts": true, "unique_gifts": true,
        "premium_subscription": true, "gifts_from_channels": true,
    });
    if !chat.is_private() {
        shown["permissions"] = json!({
            "can_send_messages": true, "can_send_audios": true, "can_send_documents": true,
            "can_send_photos": true, "can_send_videos": true, "can_send_video_notes": true,
            "can_send_voice_notes": true, "can_send_polls": true,
            "can_send_other_messages": true, "can_add_web_page_previews": true,
            "can_change_info": false, "can_invite_users": true, "can_pin_messages": false,
            "can_manage_topics": false,
        });
    }
    Ok(shown)
}

/// A member as the Bot API shows it.
pub(crate) fn member_json(user: &Value, role: Role) -> Value {
    let mut shown = json!({"user": user, "status": role.status()});
    match role {
        Role::Creator => shown["is_anonymous"] = json!(false),
        Role::Administrator => {
            for right in [
                "can_manage_chat",
                "can_delete_messages",
                "can_manage_video_chats",
                "can_restrict_members",
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
                "can_manage_topics",
            ] {
                shown[right] = json!(true);
            }
            for right in [
                "can_be_edited",
                "is_anonymous",
                "can_promote_members",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories",
            ] {
                shown[right] = json!(false);
            }
        }
        Role::Member | Role::Left => {}
    }
    shown
}

fn role_of(chat: &Chat, user: i64) -> Role {
    if chat.is_private() && user == chat.id {
        return Role::Member;
    }
    chat.members.get(&user).copied().unwrap_or(Role::Left)
}

fn user_json(state: &State, id: i64) -> Option<Value> {
    if state.bots.contains_key(&id) {
        return Some(state.bot_json(id));
    }
    state.people.get(&id).map(super::super::state::Person::json)
}

/// `getChatMember`
pub(super) fn member(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?;
    let id = call.params.number("user_id").unwrap_or_default();
    let user = user_json(call.state, id).ok_or_else(|| Refusal::bad("PARTICIPANT_ID_INVALID"))?;
    if id == call.bot {
        return Ok(bot_member(&user, chat.standing(id)));
    }
    Ok(member_json(&user, role_of(chat, id)))
}

/// `getChatAdministrators`
pub(super) fn administrators(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?;
    if chat.is_private() {
        return Err(Refusal::bad("there are no administrators in the private chat"));
    }
    let mut shown: Vec<Value> = chat
        .members
        .iter()
        .filter(|(_, role)| matches!(role, Role::Creator | Role::Administrator))
        .filter_map(|(id, role)| Some(member_json(&user_json(call.state, *id)?, *role)))
        .collect();
    if chat.standing(call.bot) == Standing::Administrator {
        shown.push(member_json(&call.state.bot_json(call.bot), Role::Administrator));
    }
    Ok(json!(shown))
}

/// `getChatMemberCount`
pub(super) fn count(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?;
    let people = chat.members.values().filter(|role| **role != Role::Left);
    Ok(json!(if chat.is_private() { 2 } else { people.count() + 1 }))
}

/// `leaveChat`
pub(super) fn leave(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?;
    if chat.is_private() {
        return Err(Refusal::bad("chat member status can't be changed in private chats"));
    }
    let (id, bot) = (chat.id, call.bot);
    if let Some(chat) = call.state.chats.get_mut(&id) {
        chat.bots.insert(bot, Standing::Kicked);
    }
    Ok(json!(true))
}

fn known_message(call: &Call<'_>, refusal: &str) -> Result<(i64, i64), Refusal> {
    let chat = call.chat()?;
    let id = call.params.number("message_id").unwrap_or_default();
    if !chat.messages.contains_key(&id) {
        return Err(Refusal::bad(refusal));
    }
    Ok((chat.id, id))
}

/// `setMessageReaction`
pub(super) fn react(call: &mut Call<'_>) -> Answer {
    let (chat, id) = known_message(call, "message to react not found")?;
    let reaction = call.params.json("reaction").unwrap_or_else(|| json!([]));
    let event = json!({"type": "reaction", "chat": chat, "message_id": id, "reaction": reaction});
    call.state.tell(event);
    Ok(json!(true))
}

/// `pinChatMessage`
pub(super) fn pin(call: &mut Call<'_>) -> Answer {
    let (chat, id) = known_message(call, "message to pin not found")?;
    let allowed =
        call.chat()?.is_private() || call.chat()?.standing(call.bot) == Standing::Administrator;
    if !allowed {
        return Err(Refusal::bad("not enough rights to manage pinned messages in the chat"));
    }
    call.state.tell(json!({"type": "pinned", "chat": chat, "message_id": id}));
    Ok(json!(true))
}

/// `unpinChatMessage`, `unpinAllChatMessages`
pub(super) fn unpin(call: &mut Call<'_>) -> Answer {
    let chat = call.chat()?.id;
    call.state.tell(json!({"type": "unpinned", "chat": chat}));
    Ok(json!(true))
}
