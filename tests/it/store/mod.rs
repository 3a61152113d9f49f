//! The store, through its public door only.

mod agendas;
mod backups;
mod contract;
mod crash;
mod daily;
mod keys;
mod privacy;
mod tasks;
mod values;
