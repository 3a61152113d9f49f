//! [`Boards`] over an engine of this process.

use async_trait::async_trait;

use super::Local;
use crate::model::{Board, BoardChange, ChatId};
use crate::store::kept::Kept;
use crate::store::{Boards, Result};

#[async_trait]
impl Boards for Local {
    async fn board(&self, chat: ChatId) -> Result<Board> {
        self.read(move |kept| kept.board(chat)).await
    }

    async fn change_board(
        &self,
        chat: ChatId,
        title: Option<&str>,
        change: &BoardChange,
    ) -> Result<Board> {
        let (title, change) = (title.map(ToOwned::to_owned), change.clone());
        self.durable(move |kept| kept.change_board(chat, title, &change)).await
    }

    async fn boards(&self) -> Result<Vec<(ChatId, Board)>> {
        self.look(Kept::boards).await
    }
}
