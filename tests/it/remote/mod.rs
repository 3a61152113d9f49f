//! The backend over another server: of kinds written by hand, and of our own kind.

mod contract;
mod keys;
pub(crate) mod other;
mod server;
mod shapes;
mod tasks;

use qqmusic_bot::model::{Credential, Uin};

const UIN: u64 = 1_000_000_077;

fn credential() -> Credential {
    let uin = Uin::new(UIN).expect("not zero");
    Credential {
        refresh_key: Some("RK_invented".into()),
        ..Credential::bare(uin, "Q_H_L_invented".into())
    }
}
