//! What is particular to groups: their settings, what members may use, answers that leave after a
//! while, and how the bot stands there.
//!
//! The one place where it is decided what members may use is [`refusal`]; it is asked before each
//! command and each press.

mod gate;
mod member;
mod quiet;
pub(super) mod settings;
mod unheard;

pub(super) use gate::{closed, refusal};
pub(super) use member::{changed, is_heard_from};
pub(super) use quiet::{remember, work};
pub use unheard::Unheard;
pub(super) use unheard::unheard;
