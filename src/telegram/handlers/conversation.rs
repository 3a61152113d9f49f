//! Who speaks, where the answer goes, and in which language.

use teloxide::types::{
    CallbackQuery, Chat, ChatKind, InlineKeyboardButton, Message, MessageId, PublicChatKind, User,
};

use super::authorize::Photo;
use crate::i18n::t;
use crate::model::{Answers, ChatId, Group, Language, PersonId, Quality, Settings};
use crate::service::{self, Caller, Question, Recalled};
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;
use crate::telegram::render::{Remedy, Reply, buttons, error, share};
use crate::telegram::{Ctx, Place, SendError};

/// How much of a person's name is known, in characters.
const NAME: usize = 64;

/// One update, as every handler sees it.
#[derive(Debug, Clone)]
pub(crate) struct Conversation {
    /// Who asks.
    pub(crate) person: PersonId,
    /// With whose login, and when.
    pub(crate) caller: Caller,
    /// Where answers go: in a group, in reply to the message, in its topic.
    pub(crate) place: Place,
    /// The message that spoke, or that bears the pressed button.
    pub(crate) message: i32,
    /// The language of the answer.
    pub(crate) language: Language,
    /// The language of who asks: that of the answer, unless the chat chose another.
    pub(crate) app_language: Language,
    /// What the chat (a person's own, or a group) chose.
    pub(crate) settings: Settings,
    /// In a group: what it decided.
    pub(crate) group: Group,
    /// In a group: its name.
    pub(crate) title: String,
    /// Whether it is a group with topics.
    pub(crate) is_forum: bool,
    /// The topic in which the bot was asked.
    topic: Option<i32>,
    /// The picture that came with the message, or stands in the one it answers.
    pub(super) photo: Option<Photo>,
    /// What the bot asked the person here and waits for.
    pub(super) question: Option<Question>,
    /// Whether this is a `/cancel` that has ended other requests of the person already.
    pub(super) has_ended: bool,
    /// In private: whether what is done for the person by itself rests, or they have no agenda yet
    /// though they logged in.
    pub(super) rests: bool,
    /// Whether the message was posted in the group's own name, which only its admins can.
    is_anonymous_admin: bool,
}

impl Conversation {
    /// Of a message; `None` when nobody stands behind it (a channel's post).
    pub(super) async fn of_message(ctx: &Ctx, message: &Message) -> Option<Self> {
        let user = message.from.as_ref()?;
        let is_anonymous_admin =
            message.sender_chat.as_ref().is_some_and(|sender| sender.id == message.chat.id);
        let photo = Photo::of(message);
        // Who writes as a channel comes with the name of a program of Telegram's.
        let channel = message.sender_chat.as_ref().filter(|_| !is_anonymous_admin);
        let name = channel.and_then(|channel| channel.title()).map(str::to_owned);
        let name = name.unwrap_or_else(|| user.full_name());
        Some(Self { photo, ..Self::new(ctx, (user, &name), message, is_anonymous_admin).await })
    }

    /// Of a press on a button that still can be seen.
    pub(super) async fn of_press(ctx: &Ctx, query: &CallbackQuery) -> Option<Self> {
        let message = query.regular_message()?;
        let name = query.from.full_name();
        Some(Self::new(ctx, (&query.from, &name), message, false).await)
    }

    async fn new(
        ctx: &Ctx,
        (user, name): (&User, &str),
        message: &Message,
        is_anonymous_admin: bool,
    ) -> Self {
        let chat = ChatId(message.chat.id.0);
        let topic = message.thread_id.filter(|_| message.is_topic_message).map(|it| it.0.0);
        let person = PersonId(user.id.0);
        let name: String = name.chars().take(NAME).collect();
        let caller = Caller::person(person, ctx.clock.now()).within(chat).called(&name);
        let recalled = ctx.service.recall(&caller, chat).await.unwrap_or_else(|error| {
            super::log(&error);
            Recalled::default()
        });
        let Recalled { mut settings, group, question, has_agenda, pause, unplanned } = recalled;
        let is_forum = is_forum(&message.chat);
        let place = Place {
            chat,
            thread: match group.answers {
                Answers::Topic(chosen) if is_forum => chosen,
                Answers::Topic(_) | Answers::WhereAsked => topic,
            },
            reply_to: (!chat.is_private()).then_some(message.id.0),
            lives: group.quiet.after(),
        };
        let code = user.language_code.as_deref();
        let app_language = code.map_or(ctx.config.telegram.language, Language::negotiate);
        // Where a group chose none, its members are answered in what each chose for themselves.
        let chosen = match settings.language {
            None if !chat.is_private() => own_language(ctx, person).await,
            chosen => chosen,
        };
        let language = chosen.unwrap_or(app_language);
        // Only who may be told something unasked needs to be known by their language.
        let spoken = code.map(Language::negotiate).filter(|_| has_agenda || unplanned);
        if spoken.is_some() && settings.app_language != spoken {
            settings.app_language = spoken;
            if let Err(error) = ctx.service.save_settings(chat, settings).await {
                super::log(&error);
            }
        }
        Self {
            person,
            caller,
            place,
            message: message.id.0,
            language,
            app_language,
            settings,
            group,
            title: message.chat.title().unwrap_or_default().to_owned(),
            is_forum,
            topic,
            photo: None,
            question,
            has_ended: false,
            rests: pause.is_some() || unplanned,
            is_anonymous_admin,
        }
    }

    /// The same as a request of its own.
    pub(crate) fn anew(&self) -> Self {
        Self { caller: self.caller.anew(), ..self.clone() }
    }

    /// Whether the person may use the bot here.
    pub(super) fn is_allowed(&self, ctx: &Ctx) -> bool {
        ctx.service.access().allows(self.place.chat, self.person)
    }

    /// Whether the message was posted in the group's own name: nobody knows by whom.
    pub(crate) fn is_anonymous_admin(&self) -> bool {
        self.is_anonymous_admin
    }

    /// The same, but that answers go where the bot was asked, whatever topic the group chose.
    pub(crate) fn where_asked(&self) -> Self {
        Self { place: Place { thread: self.topic, ..self.place }, ..self.clone() }
    }

    /// The best quality in which audio is sent here.
    pub(crate) fn best_quality(&self) -> Quality {
        self.group.cap.0
    }

    /// The chat it takes place in.
    pub(crate) fn chat(&self) -> ChatId {
        self.place.chat
    }

    /// Whether it takes place in private.
    pub(crate) fn is_private(&self) -> bool {
        self.place.chat.is_private()
    }

    /// The same, with nobody else's login.
    pub(crate) fn alone(&self) -> Self {
        Self { caller: self.caller.clone().alone(), ..self.clone() }
    }

    /// The answer with a line that says whose login gave it, where that is not the person's own.
    pub(crate) fn credited(&self, reply: Reply) -> Reply {
        share::credited(self.language, &self.caller, reply)
    }

    /// Whether the speaker may decide for the chat: anybody in private, admins in a group.
    pub(crate) async fn is_admin(&self, ctx: &Ctx) -> bool {
        self.is_private()
            || self.is_anonymous_admin
            || ctx.sender.is_admin(self.place.chat, self.person).await
    }

    /// Answers with a new message.
    pub(crate) async fn reply(&self, ctx: &Ctx, reply: Reply) -> Result<MessageId, SendError> {
        ctx.sender.text(self.place, &reply.html, reply.buttons).await
    }

    /// A button that runs a command: at once in private; in a group it opens the private chat,
    /// where the command goes on.
    pub(crate) fn door(
        &self,
        ctx: &Ctx,
        label: &str,
        command: Command,
    ) -> Option<InlineKeyboardButton> {
        if self.is_private() {
            return Some(buttons::press(label, &Callback::Do(command)));
        }
        let address = format!("https://t.me/{}?start={}", ctx.me.username, command.name());
        buttons::open(label, &address)
    }

    /// The sentence for a failure, with the button that helps.
    pub(crate) fn failure(&self, ctx: &Ctx, failure: &service::Error) -> Reply {
        let html = error(self.language, failure).0;
        let button = self.remedy(ctx, failure);
        let reply = Reply { html, buttons: buttons::rows([Vec::from_iter(button)]) };
        share::with_missed(self.language, &self.caller, reply)
    }

    /// What a command is for, and below it why it does not work now.
    pub(crate) fn explained(&self, ctx: &Ctx, about: &str, failure: &service::Error) -> Reply {
        let mut reply = self.failure(ctx, failure);
        reply.html.0 = format!("{about}\n{}", reply.html.0);
        reply
    }

    /// The button that helps against a failure.
    pub(crate) fn remedy(
        &self,
        ctx: &Ctx,
        failure: &service::Error,
    ) -> Option<InlineKeyboardButton> {
        match error(self.language, failure).1? {
            Remedy::Login => self.door(ctx, &t!(self.language, "button-login"), Command::Login),
            Remedy::Agree => {
                let label = t!(self.language, "button-remote-agree");
                if self.is_private() {
                    Some(buttons::press(&label, &Callback::RemoteTold))
                } else {
                    self.door(ctx, &t!(self.language, "button-private"), Command::Check)
                }
            }
            Remedy::Verify(address) => buttons::open(t!(self.language, "button-verify"), &address),
        }
    }
}

fn is_forum(chat: &Chat) -> bool {
    let ChatKind::Public(public) = &chat.kind else { return false };
    matches!(&public.kind, PublicChatKind::Supergroup(group) if group.is_forum)
}

/// The language that a person chose.
async fn own_language(ctx: &Ctx, person: PersonId) -> Option<Language> {
    let settings = ctx.service.settings(person.chat()).await;
    settings.inspect_err(super::log).unwrap_or_default().language
}

/// The language for a chat.
pub(in crate::telegram) async fn language(ctx: &Ctx, chat: ChatId, code: Option<&str>) -> Language {
    let settings = ctx.service.settings(chat).await.unwrap_or_else(|error| {
        super::log(&error);
        Settings::default()
    });
    choose(ctx, &settings, code)
}

/// The chosen language, else that of the person's Telegram, else the configured one.
pub(in crate::telegram) fn choose(ctx: &Ctx, settings: &Settings, code: Option<&str>) -> Language {
    let negotiated = || code.map(Language::negotiate);
    settings.language.or_else(negotiated).unwrap_or(ctx.config.telegram.language)
}
