//! The methods that the double acts on, by name.

mod album;
pub(crate) mod callback;
mod chats;
mod delete;
mod edit;
mod files;
pub(crate) mod inline;
mod profile;
mod send;

use serde_json::json;

use super::call::Call;
use super::refusal::{Answer, Refusal};
use super::webhook;

pub(crate) use chats::member_json;
pub(crate) use files::store_photo;

/// Carries out a method that [`super::rules`] has checked. `getUpdates` waits and is elsewhere.
pub(crate) fn run(method: &str, call: &mut Call<'_>) -> Answer {
    match method {
        "getMe" => profile::me(call),
        "logOut" | "close" => Ok(json!(true)),
        "setWebhook" | "deleteWebhook" | "getWebhookInfo" => hook(method, call),
        "sendMessage" => send::text(call),
        "sendPhoto" => send::photo(call),
        "sendAudio" => send::audio(call),
        "sendDocument" => send::document(call),
        "sendMediaGroup" => album::send(call),
        "forwardMessage" => send::forward(call),
        "copyMessage" => send::copy(call),
        "sendChatAction" => send::action(call),
        "editMessageText" => edit::text(call),
        "editMessageCaption" => edit::caption(call),
        "editMessageMedia" => edit::media(call),
        "editMessageReplyMarkup" => edit::markup(call),
        "deleteMessage" => delete::one(call),
        "deleteMessages" => delete::many(call),
        "setMessageReaction" => chats::react(call),
        "pinChatMessage" => chats::pin(call),
        "unpinChatMessage" | "unpinAllChatMessages" => chats::unpin(call),
        "getChat" => chats::full(call),
        "getChatMember" => chats::member(call),
        "getChatAdministrators" => chats::administrators(call),
        "getChatMemberCount" => chats::count(call),
        "leaveChat" => chats::leave(call),
        "getFile" => files::get(call),
        "answerCallbackQuery" => callback::answer(call),
        "answerInlineQuery" => inline::answer(call),
        "setMyCommands" => profile::set_commands(call),
        "getMyCommands" => profile::commands(call),
        "deleteMyCommands" => profile::delete_commands(call),
        "setMyName" => profile::set(call, "name", 64),
        "setMyDescription" => profile::set(call, "description", 512),
        "setMyShortDescription" => profile::set(call, "short_description", 120),
        "getMyName" => profile::get(call, "name"),
        "getMyDescription" => profile::get(call, "description"),
        "getMyShortDescription" => profile::get(call, "short_description"),
        "getChatMenuButton" => Ok(json!({"type": "commands"})),
        "setChatMenuButton" => Ok(json!(true)),
        other => {
            Err(Refusal::raw(501, format!("Not Implemented: the playground does not play {other}")))
        }
    }
}

fn hook(method: &str, call: &mut Call<'_>) -> Answer {
    let params = call.params;
    let Some(bot) = call.state.bots.get_mut(&call.bot) else {
        return Err(Refusal::unauthorized());
    };
    match method {
        "setWebhook" => webhook::set(bot, params),
        "deleteWebhook" => Ok(webhook::delete(bot, params)),
        _ => Ok(webhook::info(bot)),
    }
}
