//! A Telegram bot for QQ Music.
//!
//! Three parts meet in [`app`]: doors (the chat in [`telegram`]) translate requests, the
//! [`service`] decides, and two ports hide the outside: [`backend`] (QQ Music) and [`store`].
//! `ARCHITECTURE.md` has the picture, the import table and the invariants.

pub mod app;
pub mod backend;
pub mod config;
pub mod i18n;
pub mod model;
pub mod picture;
pub mod playground;
pub mod qqmusic;
pub mod service;
pub mod store;
pub mod telegram;
