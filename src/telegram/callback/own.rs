//! What the buttons about a person's accounts carry.

use crate::model::{LoginKind, Uin};

/// A press below the list of one's accounts, or below one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// Shows them all.
    List,
    /// A login that adds one, or renews one, beside the one in use.
    Add,
    /// Shows one.
    Look(Uin),
    /// Uses it from now on.
    Use(Uin),
    /// Asks what it shall be called.
    Name(Uin),
    /// Asks whether it shall be removed.
    Remove(Uin),
    /// Removes it.
    RemoveYes(Uin),
}

impl Own {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::List => "l".to_owned(),
            Self::Add => "a".to_owned(),
            Self::Look(uin) => format!("o{uin}"),
            Self::Use(uin) => format!("u{uin}"),
            Self::Name(uin) => format!("n{uin}"),
            Self::Remove(uin) => format!("r{uin}"),
            Self::RemoveYes(uin) => format!("y{uin}"),
        }
    }

    /// Reads what [`encode`](Self::encode) wrote.
    pub(super) fn decode(fields: &str) -> Option<Self> {
        let of = |make: fn(Uin) -> Self| uin(fields.get(1..)?).map(make);
        match fields.as_bytes() {
            b"l" => Some(Self::List),
            b"a" => Some(Self::Add),
            [b'o', ..] => of(Self::Look),
            [b'u', ..] => of(Self::Use),
            [b'n', ..] => of(Self::Name),
            [b'r', ..] => of(Self::Remove),
            [b'y', ..] => of(Self::RemoveYes),
            _ => None,
        }
    }
}

/// How a login is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Way {
    /// What scans it.
    pub(crate) kind: LoginKind,
    /// Whether the account that the person uses stays the one they use.
    pub(crate) beside: bool,
}

impl Way {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        format!("{}{}", self.kind.name(), if self.beside { ":b" } else { "" })
    }

    /// Reads what [`encode`](Self::encode) wrote.
    pub(super) fn decode(fields: &str) -> Option<Self> {
        let (name, beside) = match fields.strip_suffix(":b") {
            Some(name) => (name, true),
            None => (fields, false),
        };
        Some(Self { kind: LoginKind::from_name(name)?, beside })
    }
}

/// An account's number.
pub(super) fn uin(text: &str) -> Option<Uin> {
    Uin::new(text.parse().ok()?).ok()
}
