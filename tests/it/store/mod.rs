//! The store, through its public door only.

mod accounts;
mod agendas;
mod backups;
mod contract;
mod crash;
mod daily;
mod forget;
mod groups;
mod keys;
mod privacy;
mod rewrite;
mod shares;
mod tasks;
mod values;

pub(crate) use forget::records;
