//! Ids, each a type of its own so that one cannot be passed for another.

use std::fmt;

/// A text that is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {kind}")]
pub struct InvalidId {
    /// What was wanted, as a noun: "song mid", "QQ number".
    pub kind: &'static str,
}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u64);

        impl $name {
            /// Wraps a number; zero is what QQ Music answers for "there is none" and is refused.
            pub fn new(value: u64) -> Result<Self, InvalidId> {
                if value == 0 { Err(InvalidId { kind: $kind }) } else { Ok(Self(value)) }
            }

            /// Reads decimal digits.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                let value = if digits { text.parse().ok() } else { None };
                value.map_or(Err(InvalidId { kind: $kind }), Self::new)
            }

            /// The number itself.
            pub fn value(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! mid {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Accepts 1 to 32 ASCII letters and digits. QQ Music's own mids have 14 of them.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                let fits = (1..=32).contains(&text.len())
                    && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
                if fits { Ok(Self(text)) } else { Err(InvalidId { kind: $kind }) }
            }

            /// The mid as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number_id!(
    /// A song's number.
    SongId, "song id"
);
number_id!(
    /// A playlist's number (`disstid`, `tid`).
    PlaylistId, "playlist id"
);
number_id!(
    /// An album's number.
    AlbumId, "album id"
);
number_id!(
    /// A QQ Music account's number (`musicid`, `uin`). For WeChat accounts it is a long one.
    Uin, "QQ Music number"
);
mid!(
    /// A song's mid. There is no arithmetic between id and mid: QQ Music must be asked.
    SongMid, "song mid"
);
mid!(
    /// An album's mid.
    AlbumMid, "album mid"
);
mid!(
    /// A singer's mid.
    SingerMid, "singer mid"
);

impl Uin {
    /// Its last three digits, for telling a person's accounts apart where others may read it.
    pub fn end(self) -> String {
        format!("···{:03}", self.0 % 1000)
    }

    /// Reads a `uin` as cookies carry it: digits, perhaps behind one `o` and leading zeros.
    pub fn parse_cookie(text: &str) -> Result<Self, InvalidId> {
        Self::parse(text.strip_prefix('o').unwrap_or(text))
    }
}

/// One of the account's own directories: 201 favourites, 202 today's recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DirId(pub u32);

impl DirId {
    /// "我喜欢", the favourites.
    pub const FAVOURITES: Self = Self(201);
    /// The daily recommendation of thirty songs.
    pub const DAILY: Self = Self(202);
}

/// A person in Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub u64);

/// A chat in Telegram: a person's own chat has the person's id, groups are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChatId(pub i64);

impl PersonId {
    /// Who Telegram says wrote a message that an admin posted in the group's name.
    pub const ANONYMOUS_ADMIN: Self = Self(1_087_968_824);

    /// The person's private chat.
    pub fn chat(self) -> ChatId {
        ChatId(i64::try_from(self.0).unwrap_or(i64::MAX))
    }
}

impl ChatId {
    /// Whether this is a private chat.
    pub fn is_private(self) -> bool {
        self.0 > 0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ChatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_no_song() {
        assert!(SongId::new(0).is_err());
        assert!(SongId::parse("0").is_err());
    }

    #[test]
    fn a_uin_may_carry_the_letter_o_and_zeros() {
        let plain = Uin::parse_cookie("1000000077");
        assert_eq!(plain, Uin::parse_cookie("o1000000077"));
        assert_eq!(plain, Uin::parse_cookie("o01000000077"));
        assert!(Uin::parse_cookie("oo1").is_err());
        assert!(Uin::parse_cookie("+1").is_err());
    }

    #[test]
    fn a_mid_is_letters_and_digits() {
        assert!(SongMid::new("0039MnYb0qxYhV").is_ok());
        assert!(SongMid::new("").is_err());
        assert!(SongMid::new("../etc/passwd").is_err());
    }
}
