//! Behaviour about which reports of the real service differ, or say too little.

/// What the service does where reports of the real one differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// The `retCode` of a second sign-in on a day: 200002, or 0.
    pub already_signed: i64,
    /// Coins for the sign-in itself, beside those of the day's prize.
    pub coins_at_sign_in: u64,
}

impl Habits {
    /// The `retCode` that older clients know for a second sign-in.
    pub const ALREADY_SIGNED: i64 = 200_002;
}

impl Default for Habits {
    fn default() -> Self {
        Self { already_signed: Self::ALREADY_SIGNED, coins_at_sign_in: 0 }
    }
}
