//! Logging in, as a conversation: pictures to scan, cookies to paste, and what became of a login.
//!
//! A picture belongs to one message. Whoever shows another one in the same place or elsewhere ends
//! the one before; each has one follower that edits its message and ends with it. A login is
//! stored before it is followed, so a restart of the bot goes on where it stopped.
//!
//! Keys are never shown, and a message that holds one is deleted before anything else is done.

mod check;
mod cookie;
mod follow;
mod logout;
mod qr;
mod registry;

pub(super) use check::{check, refresh};
pub(super) use cookie::command as cookie;
pub(super) use cookie::{is_cookie, leaked};
pub(super) use follow::resume;
pub(super) use logout::command as logout;
pub(super) use logout::{confirmed as logout_confirmed, declined as logout_declined};
pub(super) use qr::{again, beside, cancel, command as login, pressed_cancel};
pub use registry::Logins;
