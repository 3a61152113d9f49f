//! `/settings` in a group: admins choose by buttons, a page a row, or by words.
//!
//! A new row is a [`GroupRow`] with its page in `render::group`, a [`GroupChoice`], and a line in
//! [`apply`].

use std::sync::Arc;

use super::super::handlers::{Conversation, language_named};
use super::gate;
use crate::i18n::{folded, t};
use crate::model::{Answers, Cap, Group, Language, Open, PersonId, Quality, Quiet};
use crate::telegram::callback::{GroupChoice, GroupRow};
use crate::telegram::command::Command;
use crate::telegram::render::{Reply, group as render, html};
use crate::telegram::{Ctx, menus};

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;

/// `/settings`, `/settings links on`, `/settings quiet 1h`, …
pub(in crate::telegram) async fn command(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    args: &str,
) -> anyhow::Result<()> {
    // "This topic" is the one in which the settings stand.
    let to = &to.where_asked();
    if !to.is_admin(ctx).await {
        let sentence = t!(to.language, "group-admins-only-settings");
        to.reply(ctx, gate::closed(ctx, to, sentence, Command::Settings)).await?;
        return Ok(());
    }
    if args.is_empty() {
        to.reply(ctx, shown(ctx, to, None).await).await?;
        return Ok(());
    }
    let Some(said) = Said::read(args) else {
        let text = t!(to.language, "settings-bad-group", text = html::name(args, SHOWN));
        to.reply(ctx, Reply::text(text)).await?;
        return Ok(());
    };
    let now = save(ctx, to, said).await?;
    let mut reply = shown(ctx, &now, None).await;
    reply.html.0 = format!("{}\n\n{}", t!(now.language, "settings-saved"), reply.html.0);
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The button of a row, or the one back to the first page.
pub(in crate::telegram) async fn open(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    page: Option<GroupRow>,
) -> anyhow::Result<()> {
    show(ctx, &to.where_asked(), page).await
}

/// The button of a choice.
pub(in crate::telegram) async fn choose(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    choice: GroupChoice,
) -> anyhow::Result<()> {
    let now = save(ctx, &to.where_asked(), Said::Choice(choice)).await?;
    show(ctx, &now, None).await
}

/// The button of a language, or of that of whoever asks.
pub(in crate::telegram) async fn choose_language(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    language: Option<Language>,
) -> anyhow::Result<()> {
    let now = save(ctx, &to.where_asked(), Said::Language(language)).await?;
    show(ctx, &now, None).await
}

/// The button of the usual quality.
pub(in crate::telegram) async fn choose_quality(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    quality: Quality,
) -> anyhow::Result<()> {
    let now = save(ctx, &to.where_asked(), Said::Quality(quality)).await?;
    show(ctx, &now, None).await
}

async fn show(ctx: &Arc<Ctx>, to: &Conversation, page: Option<GroupRow>) -> anyhow::Result<()> {
    let reply = shown(ctx, to, page).await;
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

async fn shown(ctx: &Ctx, to: &Conversation, page: Option<GroupRow>) -> Reply {
    let sees_links =
        ctx.me.reads_groups || ctx.sender.is_admin(to.chat(), PersonId(ctx.me.id)).await;
    let chosen = render::Chosen {
        settings: to.settings,
        group: to.group,
        topic: to.is_forum.then_some(to.place.thread),
        sees_links,
    };
    render::settings(to.language, &chosen, page)
}

/// Saves a choice; gives the conversation as it goes on.
async fn save(ctx: &Arc<Ctx>, to: &Conversation, said: Said) -> anyhow::Result<Conversation> {
    let mut now = to.clone();
    match said {
        Said::Language(language) => {
            now.settings.language = language;
            now.language = language.unwrap_or(to.app_language);
            let (ctx, chat) = (Arc::clone(ctx), to.chat());
            let tasks = ctx.tasks.clone();
            tasks.spawn(async move {
                match language {
                    Some(language) => menus::set_chat(&ctx, chat, language).await,
                    None => menus::unset_chat(&ctx, chat).await,
                }
            });
        }
        Said::Quality(quality) => now.settings.quality = Some(quality),
        Said::Choice(choice) => {
            let topic = to.place.thread;
            let change = move |group: &mut Group| apply(group, choice, topic);
            now.group = ctx.service.change_group(to.chat(), change).await?;
        }
    }
    if now.settings != to.settings {
        ctx.service.save_settings(to.chat(), now.settings).await?;
    }
    Ok(now)
}

/// Puts a choice that was made in a topic into what the group decided.
fn apply(group: &mut Group, choice: GroupChoice, topic: Option<i32>) {
    match choice {
        GroupChoice::Links(on) => group.links = on,
        GroupChoice::Open(open) => group.open = open,
        GroupChoice::Cap(quality) => group.cap = Cap(quality),
        GroupChoice::Here(true) => group.answers = Answers::Topic(topic),
        GroupChoice::Here(false) => group.answers = Answers::WhereAsked,
        GroupChoice::Quiet(quiet) => group.quiet = quiet,
    }
}

/// What can be chosen by words. No language is that of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Language(Option<Language>),
    Quality(Quality),
    Choice(GroupChoice),
}

impl Said {
    fn read(args: &str) -> Option<Self> {
        let (what, value) = args.split_once(char::is_whitespace)?;
        let value = folded(value.trim());
        let choice = match folded(what).as_str() {
            "lang" | "language" | "语言" | "言语" => {
                return language_named(&value).map(Self::Language);
            }
            "quality" | "音质" => return Quality::from_name(&value).map(Self::Quality),
            "cap" | "max" | "最高音质" | "上限" => {
                GroupChoice::Cap(Quality::from_name(&value)?)
            }
            "links" | "link" | "链接" | "连结" | "リンク" => {
                GroupChoice::Links(truth(&value)?)
            }
            "open" | "谁能用" => GroupChoice::Open(Open::from_name(&value)?),
            "topic" | "话题" | "主题" | "トピック" => {
                GroupChoice::Here(match value.as_str() {
                    "here" | "这里" => true,
                    "any" | "off" => false,
                    _ => return None,
                })
            }
            "quiet" | "安静" => GroupChoice::Quiet(Quiet::from_name(&value)?),
            _ => return None,
        };
        Some(Self::Choice(choice))
    }
}

fn truth(word: &str) -> Option<bool> {
    match word {
        "on" | "yes" | "开" => Some(true),
        "off" | "no" | "关" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_from_words() {
        let choice = |choice| Some(Said::Choice(choice));
        assert_eq!(Said::read("lang zh-hant"), Some(Said::Language(Some(Language::ZhHant))));
        assert_eq!(Said::read("語言 自動"), Some(Said::Language(None)));
        assert_eq!(Said::read("QUALITY  FLAC"), Some(Said::Quality(Quality::Flac)));
        assert_eq!(Said::read("cap 320"), choice(GroupChoice::Cap(Quality::Mp3_320)));
        assert_eq!(Said::read("連結 on"), choice(GroupChoice::Links(true)));
        assert_eq!(Said::read("open music"), choice(GroupChoice::Open(Open::Listening)));
        assert_eq!(Said::read("topic here"), choice(GroupChoice::Here(true)));
        assert_eq!(Said::read("quiet 10m"), choice(GroupChoice::Quiet(Quiet::TenMinutes)));
        for bad in ["links", "links maybe", "quiet 5m", "open", "colour red", "topic there"] {
            assert_eq!(Said::read(bad), None, "{bad}");
        }
    }
}
