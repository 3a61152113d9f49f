//! The bot itself: who it is, its name and descriptions, its menus of commands.

use serde_json::{Value, json};

use super::super::call::Call;
use super::super::refusal::{Answer, Refusal};
use super::super::state::{Bot, Menu};
use super::super::text::units;

/// The most commands of a menu.
const COMMANDS: usize = 100;
/// The most characters of a command's description.
const DESCRIPTION: usize = 256;

/// `getMe`
pub(super) fn me(call: &mut Call<'_>) -> Answer {
    let mut shown = call.state.bot_json(call.bot);
    let inline = call.state.bots.get(&call.bot).is_some_and(|bot| bot.inline);
    for (name, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", !call.privacy),
        ("supports_inline_queries", inline),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        shown[name] = json!(value);
    }
    Ok(shown)
}

fn bot<'a>(call: &'a mut Call<'_>) -> Result<&'a mut Bot, Refusal> {
    let id = call.bot;
    call.state.bots.get_mut(&id).ok_or_else(Refusal::unauthorized)
}

/// Two small letters of ISO 639-1, or nothing.
fn language(call: &Call<'_>) -> Result<String, Refusal> {
    let code = call.params.text("language_code").unwrap_or_default();
    let two_letters = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
    if !code.is_empty() && !two_letters {
        return Err(Refusal::bad("invalid language code specified"));
    }
    Ok(code.to_owned())
}

/// `setMyName` and the descriptions: an empty text removes it.
pub(super) fn set(call: &mut Call<'_>, what: &'static str, most: usize) -> Answer {
    let language = language(call)?;
    let value = call.params.text(what).unwrap_or_default().to_owned();
    if units(&value) > most {
        return Err(Refusal::bad(match what {
            "name" => "BOT_TITLE_INVALID",
            "description" => "DESCRIPTION_TOO_LONG",
            _ => "ABOUT_TOO_LONG",
        }));
    }
    let profile = &mut bot(call)?.profile;
    if value.is_empty() {
        profile.remove(&(what, language));
    } else {
        profile.insert((what, language), value);
    }
    call.state.tell(json!({"type": "chat"}));
    Ok(json!(true))
}

/// `getMyName` and the descriptions.
pub(super) fn get(call: &mut Call<'_>, what: &'static str) -> Answer {
    let language = language(call)?;
    let bot = bot(call)?;
    if what == "name" {
        return Ok(json!({"name": bot.name(&language)}));
    }
    let value =
        bot.profile.get(&(what, language)).or_else(|| bot.profile.get(&(what, String::new())));
    Ok(json!({what: value.cloned().unwrap_or_default()}))
}

fn scope(call: &Call<'_>) -> Result<Value, Refusal> {
    let Some(scope) = call.params.json("scope") else {
        return Ok(json!({"type": "default"}));
    };
    let unreadable = |text: &str| Refusal::bad(format!("can't parse BotCommandScope: {text}"));
    match scope["type"].as_str() {
        Some("default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators") => {}
        Some("chat" | "chat_administrators" | "chat_member") => {
            let chat =
                scope["chat_id"].as_i64().or_else(|| scope["chat_id"].as_str()?.parse().ok());
            if !chat.is_some_and(|id| call.state.chats.contains_key(&id)) {
                return Err(Refusal::bad("chat not found"));
            }
        }
        Some(_) => return Err(unreadable("Unsupported type specified")),
        None => return Err(unreadable("Can't find field \"type\"")),
    }
    Ok(scope)
}

fn check_command(command: &Value) -> Result<(), Refusal> {
    let name = command["command"].as_str().unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.is_empty() || name.len() > 32 || !name.bytes().all(good) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    let description = units(command["description"].as_str().unwrap_or_default().trim());
    if description == 0 {
        return Err(Refusal::bad("command description must be non-empty"));
    }
    if description > DESCRIPTION {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(())
}

/// `setMyCommands`
pub(super) fn set_commands(call: &mut Call<'_>) -> Answer {
    let commands = call.params.json("commands").unwrap_or_else(|| json!([]));
    let list = commands.as_array().map(Vec::as_slice).unwrap_or_default();
    if list.len() > COMMANDS {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    list.iter().try_for_each(check_command)?;
    let (scope, language) = (scope(call)?, language(call)?);
    let menus = &mut bot(call)?.menus;
    menus.retain(|menu| menu.scope != scope || menu.language != language);
    if commands != json!([]) {
        menus.push(Menu { scope, language, commands });
    }
    call.state.tell(json!({"type": "chat"}));
    Ok(json!(true))
}

/// `getMyCommands`
pub(super) fn commands(call: &mut Call<'_>) -> Answer {
    let (scope, language) = (scope(call)?, language(call)?);
    let menu =
        bot(call)?.menus.iter().find(|menu| menu.scope == scope && menu.language == language);
    Ok(menu.map_or_else(|| json!([]), |menu| menu.commands.clone()))
}

/// `deleteMyCommands`
pub(super) fn delete_commands(call: &mut Call<'_>) -> Answer {
    let (scope, language) = (scope(call)?, language(call)?);
    bot(call)?.menus.retain(|menu| menu.scope != scope || menu.language != language);
    call.state.tell(json!({"type": "chat"}));
    Ok(json!(true))
}
