//! Behaviour about which reports of the real service differ, or say too little.

use serde::{Deserialize, Serialize};

/// What the service does where reports of the real one differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// The `retCode` of a second sign-in on a day: 200002, or 0.
    pub already_signed: i64,
    /// Coins for the sign-in itself, beside those of the day's prize.
    pub coins_at_sign_in: u64,
    /// Whether the coin centre's own page has its tasks; if not, only the second page has some.
    pub main_floor: bool,
    /// Whether modules of tasks come as a list instead of a map.
    pub modules_as_list: bool,
    /// The hour in Shanghai from which prizes of tasks can be claimed (20100 before).
    pub claims_from_hour: u32,
    /// How many times the lists of coin tasks still show a task as it was before its claim.
    pub stale_lists: u32,
    /// Whether a wrong key for the official report is HTTP 401 instead of a `ret`.
    pub bad_report_key_is_401: bool,
    /// Whether a song that is reported again on the same day counts again.
    pub repeats_count: bool,
    /// Whether play reports without a login count.
    pub plays_without_login: bool,
    /// Whether answers to changes of the favourites come without any code.
    pub silent_writes: bool,
}

impl Habits {
    /// The `retCode` that older clients know for a second sign-in.
    pub const ALREADY_SIGNED: i64 = 200_002;
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            already_signed: Self::ALREADY_SIGNED,
            coins_at_sign_in: 0,
            main_floor: true,
            modules_as_list: false,
            claims_from_hour: 0,
            stale_lists: 0,
            bad_report_key_is_401: false,
            repeats_count: false,
            plays_without_login: false,
            silent_writes: false,
        }
    }
}
