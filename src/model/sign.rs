//! The daily sign-in.

/// Operation `sign`: what a sign-in came to. The account is signed in today, whatever else is said
/// here; what could not be read is `None`, never zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignDone {
    /// Whether it was signed in before.
    pub already: bool,
    /// Days signed in without a gap, today included.
    pub streak: Option<u32>,
    /// Music coins (金币) before.
    pub coins_before: Option<u64>,
    /// Music coins after.
    pub coins_after: Option<u64>,
    /// Coins that were really credited: the difference of the two counters, where both were read and
    /// the later is not the smaller. A prize that QQ Music names counts for nothing here.
    pub credited: Option<u64>,
    /// The last warning that came beside the sign-in itself.
    pub warned: Option<Warning>,
}

/// How QQ Music shows that it watches an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// It asks to slow down.
    TooOften,
    /// It wants a verification, which the person does in its app.
    Verification,
}
