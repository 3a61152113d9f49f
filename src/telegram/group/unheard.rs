//! When an answer cannot be given in a group: the asker hears of it in private, if that is possible.

use std::time::Duration;

use super::super::handlers::Conversation;
use crate::i18n::t;
use crate::model::{Answers, ChatId, PersonId};
use crate::telegram::render::{Reply, html};
use crate::telegram::{Ctx, Html, Place, SendError};

/// A person is told once in so long that a group cannot be written to, whatever they ask there.
const AGAIN_AFTER: Duration = Duration::from_secs(3600);
/// People and groups that are remembered for it.
const KEPT: u64 = 10_000;
/// The longest name of a group that is repeated.
const TITLE: usize = 60;

/// Who was told lately that a group cannot be written to.
pub struct Unheard(moka::future::Cache<(ChatId, PersonId), ()>);

impl Default for Unheard {
    fn default() -> Self {
        let told = moka::future::Cache::builder().max_capacity(KEPT).time_to_live(AGAIN_AFTER);
        Self(told.build())
    }
}

impl Unheard {
    /// Whether this is the first time lately.
    async fn is_first(&self, chat: ChatId, person: PersonId) -> bool {
        self.0.entry((chat, person)).or_insert(()).await.is_fresh()
    }
}

/// What Telegram says when only files of a kind may not be sent.
const MEDIA: [&str; 5] = ["audios", "documents", "photos", "music", "forbidden_media"];
/// What it says of a topic that is closed or gone.
const TOPIC: [&str; 3] = ["topic_closed", "topic_deleted", "thread not found"];

/// An answer could not be sent to a chat, because of `why`. Says it where it can be said, quietly:
/// nothing is tried twice.
pub(in crate::telegram) async fn unheard(ctx: &Ctx, to: &Conversation, why: &str) {
    tracing::debug!(why, "a chat cannot be written to");
    if to.is_private() || why.starts_with("Forbidden") {
        return;
    }
    let says = |words: &[&str]| {
        let why = why.to_lowercase();
        words.iter().any(|word| why.contains(word))
    };
    let elsewhere = to.where_asked();
    if says(&TOPIC) && elsewhere.place.thread != to.place.thread {
        let chosen = to.group.answers;
        let forgotten = ctx.service.change_group(to.chat(), move |group| {
            if group.answers == chosen {
                group.answers = Answers::WhereAsked;
            }
        });
        if let Err(error) = forgotten.await {
            tracing::error!(%error, "a topic that is gone could not be forgotten");
        }
        if said(ctx, &elsewhere, t!(to.language, "group-topic-gone")).await {
            return;
        }
    } else if says(&MEDIA) && said(ctx, to, t!(to.language, "group-no-media")).await {
        return;
    }
    if to.person == PersonId::ANONYMOUS_ADMIN || !ctx.unheard.is_first(to.chat(), to.person).await {
        return;
    }
    let group = html::name(&to.title, TITLE);
    let text = Html(t!(to.language, "group-unheard", group = group));
    if let Err(error) = ctx.sender.text(Place::chat(to.person.chat()), &text, None).await {
        tracing::debug!(%error, "nor can its asker be told in private");
    }
}

async fn said(ctx: &Ctx, to: &Conversation, text: String) -> bool {
    match to.reply(ctx, Reply::text(text)).await {
        Ok(_) => true,
        // It may have come.
        Err(SendError::Unsure(_)) => true,
        Err(error) => {
            tracing::debug!(%error, "nor can it be said there");
            false
        }
    }
}
