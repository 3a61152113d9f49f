//! The table of endpoints: what the router serves, what the parser accepts, what the OpenAPI
//! document and the page say. There is one place for each fact, so they cannot disagree.

mod table;

use crate::model::Operation;

pub use table::ALL;

/// The methods there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Parameters in the query.
    Get,
    /// Parameters in a JSON body.
    Post,
}

impl Method {
    /// As HTTP writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Whether an endpoint takes keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// It has no use for them.
    Unused,
    /// It answers without, and uses those it is given.
    Optional,
    /// It does not answer without.
    Required,
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A text that is not blank, of at most so many characters.
    Text(usize),
    /// An id, a mid or a link: text, or in a body also a number.
    Id(usize),
    /// A whole number within bounds.
    Number(u32, u32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An object with these fields, in a body only.
    Object(&'static [Param]),
}

/// A parameter of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it is, for programmers.
    pub about: &'static str,
    /// A value that works in the playground.
    pub example: &'static str,
}

/// Whether a parameter must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may, and null is the same as not being there.
    Optional,
    /// It may; without it, this is used.
    Default(&'static str),
}

/// An endpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Endpoint {
    /// What it does.
    pub operation: Operation,
    /// Its method.
    pub method: Method,
    /// Its path.
    pub path: &'static str,
    /// Whether it takes keys.
    pub keys: Keys,
    /// Its parameters, in the query of a GET, in the body of a POST.
    pub params: &'static [Param],
    /// Whether it takes a key of the official report gateway, in the header [`REPORT_KEY`].
    pub report_key: bool,
    /// What it does, for programmers.
    pub about: &'static str,
    /// The largest body in bytes.
    pub body: usize,
}

/// The header of a key of the official report gateway.
pub const REPORT_KEY: &str = "Qm-report-key";
