//! The boards of groups: one record a group.

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{Board, BoardChange, ChatId, PersonId};
use crate::store::record::BoardOf;

/// Who can join one board: more do not fit on a picture by far.
const MOST_MEMBERS: usize = 200;

impl Kept {
    /// See [`Boards::board`](crate::store::Boards::board).
    pub(in crate::store) fn board(&self, chat: ChatId) -> Result<Board> {
        let found: Option<BoardOf> = self.read(&self.board_name(chat))?;
        Ok(found.map(|BoardOf(_, board)| board).unwrap_or_default())
    }

    /// See [`Boards::change_board`](crate::store::Boards::change_board).
    pub(in crate::store) fn change_board(
        &self,
        chat: ChatId,
        title: Option<String>,
        change: &BoardChange,
    ) -> Result<Board> {
        let mut batch = Batch::default();
        let before = self.board(chat)?;
        let title = title.unwrap_or_else(|| before.title.clone());
        let mut board = Board { title, ..before.changed(change) };
        board.members.truncate(MOST_MEMBERS);
        self.put_board(&mut batch, chat, &board);
        self.engine.apply(batch)?;
        Ok(board)
    }

    /// See [`Boards::boards`](crate::store::Boards::boards).
    pub(in crate::store) fn boards(&self) -> Result<Vec<(ChatId, Board)>> {
        let mut all = Vec::new();
        visit(self.engine(), Kind::Board.prefix(), |(name, sealed)| {
            // One that cannot be read is not in the way of the others.
            let found = self.vault.open::<BoardOf>(&name, &sealed).ok();
            all.extend(found.map(|BoardOf(chat, board)| (chat, board)));
            Ok(())
        })?;
        Ok(all)
    }

    /// The boards that a person joined; looks at every one.
    pub(super) fn boards_with(&self, person: PersonId) -> Result<Vec<(ChatId, Board)>> {
        let mut all = self.boards()?;
        all.retain(|(_, board)| board.members.iter().any(|member| member.person == person));
        Ok(all)
    }

    /// Takes a person from these boards.
    pub(super) fn leave_boards(
        &self,
        batch: &mut Batch,
        person: PersonId,
        boards: &[(ChatId, Board)],
    ) -> Result<()> {
        for (chat, _) in boards {
            let board = self.board(*chat)?.changed(&BoardChange::Leave(person));
            self.put_board(batch, *chat, &board);
        }
        Ok(())
    }

    /// A group became a supergroup: its board is that one's, unless that has one.
    pub(super) fn move_board(&self, batch: &mut Batch, from: ChatId, to: ChatId) -> Result<()> {
        let board = self.board(from)?;
        if !board.is_empty() && self.board(to)?.is_empty() {
            self.put_board(batch, to, &board);
        }
        self.put_board(batch, from, &Board::default());
        Ok(())
    }

    fn put_board(&self, batch: &mut Batch, chat: ChatId, board: &Board) {
        let name = self.board_name(chat);
        if board.is_empty() {
            batch.remove(name);
        } else {
            self.put(batch, name, &BoardOf(chat, board.clone()));
        }
    }

    fn board_name(&self, chat: ChatId) -> Vec<u8> {
        self.vault.name(Kind::Board, &[&chat.0.to_be_bytes()])
    }
}
