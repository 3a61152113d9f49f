//! A Telegram bot for QQ Music.
//!
//! Three parts meet in [`app`]: doors (the chat in [`telegram`], the API in [`http`]) translate requests, the
//! [`service`] decides, and two ports hide the outside: [`backend`] (QQ Music) and [`store`].
//! `ARCHITECTURE.md` has the picture, the import table and the invariants.

pub mod app;
pub mod backend;
pub mod config;
pub mod http;
pub mod i18n;
pub mod model;
pub mod picture;
pub mod playground;
pub mod qqmusic;
pub mod scheduler;
pub mod service;
pub mod store;
pub mod telegram;
pub mod wire;
