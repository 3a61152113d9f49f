//! Coin tasks as QQ Music lists them.

use super::FavouriteKind;

/// What QQ Music calls a coin task, as it lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoinTask {
    /// The activity it belongs to.
    pub activity: String,
    /// Its id within the activity, as QQ Music's own words: it is only handed back.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it wants.
    pub kind: CoinTaskKind,
    /// How far it is.
    pub state: CoinTaskState,
    /// How often it was done of [`most`](Self::most).
    pub finished: u32,
    /// How often it must be done; at least 1.
    pub most: u32,
    /// Coins it promises.
    pub prize: u64,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoinClaim {
    /// It was given; how much, when the answer tells it.
    Given(Option<u64>),
    /// It had been given before.
    Already,
    /// It cannot be claimed yet.
    NotYet,
}

/// What a coin task wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoinTaskKind {
    /// Something that is reported: opening a page and the like.
    Click,
    /// That something becomes a favourite: it changes the person's library.
    Favourite(FavouriteKind),
    /// Following a singer, keeping an audio book: it changes the library too, and there is no public
    /// call for it.
    InApp,
    /// Listening for a time: it can only be claimed, when QQ Music has counted the time.
    Timer,
}

/// How far a coin task is at QQ Music.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoinTaskState {
    /// To be done.
    Todo,
    /// Done, its coins wait.
    Claimable,
    /// Its coins were given.
    Claimed,
}

/// What came of an account's coins on one of QQ Music's days, whoever asked for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CoinDay {
    /// Coins that sign-ins and coin tasks gave here.
    pub earned: u64,
    /// Days signed in without a gap, as QQ Music said after a sign-in here.
    pub streak: Option<u32>,
}
