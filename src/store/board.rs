//! The boards of groups.

use async_trait::async_trait;

use super::Result;
use crate::model::{Board, BoardChange, ChatId};

/// The part of the store that deals with boards. Errors as those of [`Store`](super::Store).
#[async_trait]
pub trait Boards: Send + Sync {
    /// A group's board; empty when it has none.
    async fn board(&self, chat: ChatId) -> Result<Board>;

    /// Changes a group's board, of which a bounded number of people is part, and gives it as it is
    /// then. The title, where it is given, is the group's present one. Durable.
    async fn change_board(
        &self,
        chat: ChatId,
        title: Option<&str>,
        change: &BoardChange,
    ) -> Result<Board>;

    /// Every board. For the few moments of a week in which one may be due.
    async fn boards(&self) -> Result<Vec<(ChatId, Board)>>;
}
