//! The integration tests: one binary, which links once; a module for each subject.

mod api;
mod browser;
mod chat;
mod command_line;
mod conversation;
mod daily;
mod direct;
mod failures;
mod login;
mod music_double;
mod proxy;
mod remote;
mod secrets;
mod service;
mod shipping;
mod source;
mod stopping;
mod store;
mod task;
mod telegram_double;
mod tidy;
mod wait;
mod webhook;
mod world;
