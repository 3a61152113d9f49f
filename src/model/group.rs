//! What a group decided about the bot, and how the bot stands in it.

use std::time::Duration;

use super::Quality;

/// What a group decided, and whether the bot may write there. Its language is in its
/// [`Settings`](super::Settings).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Group {
    /// Whether pasted links of QQ Music are answered without a command.
    pub links: bool,
    /// What members may use; admins may use everything.
    pub open: Open,
    /// The best quality in which audio is sent there.
    pub cap: Cap,
    /// Where answers go.
    pub answers: Answers,
    /// How long answers stay.
    pub quiet: Quiet,
    /// How the bot stands there.
    pub standing: Standing,
}

/// What the members of a group may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Open {
    /// Everything.
    #[default]
    Everything,
    /// What finds, reads and plays music.
    Listening,
    /// Nothing: the bot is for the admins.
    Admins,
}

impl Open {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Everything, Self::Listening, Self::Admins];

    /// Its word in `/settings open`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everything => "all",
            Self::Listening => "music",
            Self::Admins => "admins",
        }
    }

    /// The choice with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|open| open.name().eq_ignore_ascii_case(name))
    }

    /// Whether it lets members use what needs this.
    pub fn allows(self, what: Purpose) -> bool {
        match what {
            Purpose::Always => true,
            Purpose::Music => self != Self::Admins,
            Purpose::Other => self == Self::Everything,
        }
    }
}

/// What a command or a button is, to a group that does not let members use everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It ends what one has begun, leads into the private chat, or asks for itself who may.
    Always,
    /// It finds, reads or plays music.
    Music,
    /// It deals with one's own account, or writes something.
    Other,
}

/// The best quality in which audio is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap(pub Quality);

impl Default for Cap {
    /// The best that there is.
    fn default() -> Self {
        Self(Quality::Flac)
    }
}

/// Where answers go in a group with topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answers {
    /// Where the bot was asked.
    #[default]
    WhereAsked,
    /// Into one topic; `None` is the general one, which has no id in messages.
    Topic(Option<i32>),
}

/// How long answers stay in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quiet {
    /// For good.
    #[default]
    Off,
    /// For ten minutes.
    TenMinutes,
    /// For an hour.
    Hour,
    /// For a day, which is well below the 48 hours after which Telegram deletes nothing for bots.
    Day,
}

impl Quiet {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Off, Self::TenMinutes, Self::Hour, Self::Day];

    /// Its word in `/settings quiet`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::TenMinutes => "10m",
            Self::Hour => "1h",
            Self::Day => "1d",
        }
    }

    /// The choice with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quiet| quiet.name().eq_ignore_ascii_case(name))
    }

    /// After how long an answer is deleted; `None`: it stays.
    pub fn after(self) -> Option<Duration> {
        const MINUTE: u64 = 60;
        match self {
            Self::Off => None,
            Self::TenMinutes => Some(Duration::from_secs(10 * MINUTE)),
            Self::Hour => Some(Duration::from_secs(60 * MINUTE)),
            Self::Day => Some(Duration::from_secs(24 * 60 * MINUTE)),
        }
    }
}

/// How the bot stands in a group, as far as Telegram has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// It may write.
    #[default]
    Writes,
    /// It is there and may not write.
    Muted,
    /// It was removed.
    Gone,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Writes, Self::Muted, Self::Gone];

    /// Its stable name, in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Writes => "writes",
            Self::Muted => "muted",
            Self::Gone => "gone",
        }
    }

    /// The standing with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_may_use_what_the_group_opened() {
        let allowed = |what| Open::ALL.map(|open| open.allows(what));
        assert_eq!(allowed(Purpose::Always), [true, true, true]);
        assert_eq!(allowed(Purpose::Music), [true, true, false]);
        assert_eq!(allowed(Purpose::Other), [true, false, false]);
    }

    #[test]
    fn every_choice_is_found_by_its_name() {
        assert!(Open::ALL.iter().all(|one| Open::from_name(one.name()) == Some(*one)));
        assert!(Quiet::ALL.iter().all(|one| Quiet::from_name(one.name()) == Some(*one)));
        assert!(Standing::ALL.iter().all(|one| Standing::from_name(one.name()) == Some(*one)));
    }
}
