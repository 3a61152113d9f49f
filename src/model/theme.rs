//! How pictures look: light or dark.

use chrono::{NaiveTime, Timelike};

use super::Language;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark letters on a light ground.
    #[default]
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Theme {
    /// Either.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The [`name`](Self::name) of each, in the same order.
    pub const NAMES: [&'static str; 2] = [Self::Light.name(), Self::Dark.name()];

    /// Its word in addresses, and in the names of stored files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// What a person chose about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Dark from evening to morning.
    ByTime,
}

/// The hour of the evening from which pictures are dark by themselves.
const EVENING: u32 = 19;
/// The hour of the morning from which they are light again.
const MORNING: u32 = 7;

impl ThemeChoice {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::ByTime];

    /// Its word in commands, in buttons and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::ByTime => "auto",
        }
    }

    /// The choice with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }

    /// What it means at a time of the person's own clock.
    pub fn at(self, clock: NaiveTime) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::ByTime if (MORNING..EVENING).contains(&clock.hour()) => Theme::Light,
            Self::ByTime => Theme::Dark,
        }
    }
}

/// How a picture is drawn for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// The language of its words.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_time_it_is_dark_from_evening_to_morning() {
        let at = |hour, minute| {
            let clock = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
            ThemeChoice::ByTime.at(clock)
        };
        let light = [at(7, 0), at(12, 0), at(18, 59)];
        let dark = [at(19, 0), at(23, 59), at(0, 0), at(6, 59)];
        assert!(light.into_iter().all(|theme| theme == Theme::Light));
        assert!(dark.into_iter().all(|theme| theme == Theme::Dark));
        assert_eq!(ThemeChoice::Light.at(NaiveTime::MIN), Theme::Light);
    }

    #[test]
    fn every_choice_is_found_by_its_name() {
        for choice in ThemeChoice::ALL {
            assert_eq!(ThemeChoice::from_name(choice.name()), Some(choice));
        }
        for theme in Theme::ALL {
            assert_eq!(Theme::from_name(theme.name()), Some(theme));
        }
    }
}
