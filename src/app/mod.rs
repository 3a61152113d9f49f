//! The only place that sees everything: puts the parts together and runs them.
//!
//! Every function takes its configuration and, where it goes on, its shutdown; none reads
//! arguments or ends the process. What stops a start is one sentence.

mod bot;
mod check;
mod housekeeping;
mod keep;
pub mod logging;
mod playground;
mod run;

pub use bot::Bot;
pub use check::{Finding, check};
pub use keep::{backup, restore, rotate_key};
pub use playground::{config_for, playground};
pub use run::{run, serve};
