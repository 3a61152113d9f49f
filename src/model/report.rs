//! The listening report: what an account heard in a stretch of time.

use std::fmt;

use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};

use super::{ImageUrl, InvalidId};

/// The stretch of time a report is about, in QQ Music's day (the date in Asia/Shanghai).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// As far back as QQ Music tells.
    Total,
    /// Today.
    Today,
    /// This week, from Monday.
    Week,
    /// This month, from the first.
    Month,
}

impl Period {
    /// Every period, in the order it is shown.
    pub const ALL: [Self; 4] = [Self::Total, Self::Today, Self::Week, Self::Month];

    /// Its word in commands, buttons and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The period with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.name() == name)
    }
}

/// Who told a part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportSource {
    /// QQ Music's official gateway, with the person's own key.
    Official,
    /// The report's page inside the app.
    Page,
    /// Listening power (音响力) and the profile.
    Profile,
    /// Another server that speaks our API.
    Remote,
    /// The bot's own samples, day by day, since the person switched them on.
    History,
}

impl ReportSource {
    /// Its word in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Page => "page",
            Self::Profile => "profile",
            Self::Remote => "remote",
            Self::History => "history",
        }
    }

    /// The source with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Official, Self::Page, Self::Profile, Self::Remote, Self::History];
        all.into_iter().find(|source| source.name() == name)
    }
}

/// What a number in a report counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds of listening.
    Seconds,
    /// Plays of songs.
    Plays,
}

/// An amount of listening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub value: u64,
    /// Of what.
    pub unit: Unit,
}

/// What the bars of a chart stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bars {
    /// 24 hours of the day, from midnight.
    Hours,
    /// 7 days of the week, from Monday.
    Weekdays,
    /// Days, one after another.
    Days {
        /// The day of the first bar.
        first: NaiveDate,
    },
    /// The 12 months of a year.
    Months {
        /// The year.
        year: i32,
    },
}

/// Listening over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What the bars stand for.
    pub bars: Bars,
    /// What they count.
    pub unit: Unit,
    /// Their heights. A time that is not over yet has zero.
    pub values: Vec<u64>,
}

/// A row of a ranking: a song, a singer or a genre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Its name.
    pub name: String,
    /// A song's singers; empty for others.
    pub singer: String,
    /// The mid of the song or the singer, where it was told.
    pub mid: Option<String>,
    /// How much it was heard, where it was told.
    pub amount: Option<Amount>,
}

/// The report of one period. What no source tells is `None` or empty, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// Who told it; empty when nobody gives this period.
    pub sources: Vec<ReportSource>,
    /// The first day that counts; `None` for as far back as QQ Music tells.
    pub since: Option<NaiveDate>,
    /// The last day that counts.
    pub until: NaiveDate,
    /// Seconds listened.
    pub listened_s: Option<u64>,
    /// Seconds listened a day, on average.
    pub daily_average_s: Option<u64>,
    /// Songs played, each time they were.
    pub plays: Option<u64>,
    /// Songs heard for the first time.
    pub new_songs: Option<u64>,
    /// The hour of the day with the most listening, 0 to 23.
    pub favourite_hour: Option<u8>,
    /// Days listened without a gap.
    pub streak_days: Option<u32>,
    /// Listening over time, the most telling chart first.
    pub charts: Vec<Chart>,
    /// The songs heard most, the first first.
    pub songs: Vec<Ranked>,
    /// The singers heard most, the first first.
    pub singers: Vec<Ranked>,
    /// The genres heard most, the first first.
    pub genres: Vec<Ranked>,
    /// A picture that came with it from another server, passed on as it came.
    pub picture: Option<Vec<u8>>,
}

impl Report {
    /// Rows of songs, singers and genres that are shown.
    pub const ROWS: usize = 5;

    /// A report in which nothing is known yet.
    pub fn unknown(period: Period, since: Option<NaiveDate>, until: NaiveDate) -> Self {
        Self {
            period,
            sources: Vec::new(),
            since,
            until,
            listened_s: None,
            daily_average_s: None,
            plays: None,
            new_songs: None,
            favourite_hour: None,
            streak_days: None,
            charts: Vec::new(),
            songs: Vec::new(),
            singers: Vec::new(),
            genres: Vec::new(),
            picture: None,
        }
    }

    /// Whether any source told anything about this period.
    pub fn is_known(&self) -> bool {
        !self.sources.is_empty()
    }
}

/// What became of the person's key for the official gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyUse {
    /// There is none.
    Absent,
    /// It was used.
    Used,
    /// The gateway does not accept it any more.
    Refused,
    /// The gateway could not be asked.
    Unreachable,
}

impl KeyUse {
    /// Its word in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Used => "used",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
        }
    }
}

/// Operation `report`: the four periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reports {
    /// The account's nickname; may be empty.
    pub nick: String,
    /// The account's avatar, where it is known.
    pub avatar: Option<ImageUrl>,
    /// What became of the key for the official gateway.
    pub key: KeyUse,
    /// As far back as QQ Music tells.
    pub total: Report,
    /// Today.
    pub today: Report,
    /// This week.
    pub week: Report,
    /// This month.
    pub month: Report,
}

impl Reports {
    /// The report of a period.
    pub fn of(&self, period: Period) -> &Report {
        match period {
            Period::Total => &self.total,
            Period::Today => &self.today,
            Period::Week => &self.week,
            Period::Month => &self.month,
        }
    }
}

/// A person's own key for the official report gateway, as its page gives it: `qmk-…`.
///
/// `Debug` shows nothing.
#[derive(Clone)]
pub struct ReportKey(SecretString);

impl ReportKey {
    /// What every key begins with.
    pub const PREFIX: &'static str = "qmk-";

    /// Reads a key: the prefix, then 8 to 256 letters, digits, `-`, `_`, `.`, `=` or `~`.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let rest = text.trim().strip_prefix(Self::PREFIX).unwrap_or_default();
        let fits = (8..=256).contains(&rest.len())
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.=~".contains(&byte));
        if fits { Ok(Self(text.trim().into())) } else { Err(InvalidId { kind: "report key" }) }
    }

    /// The key itself: a secret.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for ReportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReportKey([REDACTED])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_recognised_and_never_shown() {
        let key = ReportKey::parse(" qmk-invented_Key.01\n").expect("a key");
        assert_eq!(key.expose(), "qmk-invented_Key.01");
        assert_eq!(format!("{key:?}"), "ReportKey([REDACTED])");
        for bad in
            ["", "qmk-", "qmk-short", "key-invented-key", "qmk-with a space", "qmk-<b>12345678"]
        {
            assert!(ReportKey::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn periods_have_names() {
        for period in Period::ALL {
            assert_eq!(Period::from_name(period.name()), Some(period));
        }
    }
}
