//! The weekly board of a group: who joined, when it is due, and what stands on it.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{Caller, Result, Service};
use crate::model::{
    Board, BoardChange, BoardMember, BoardRow, ChatId, Chore, PersonId, board_week, ranked,
};

impl Service {
    /// A group's board.
    pub async fn board(&self, chat: ChatId) -> Result<Board> {
        Ok(self.store.board(chat).await?)
    }

    /// The boards that a person joined, by their groups.
    pub async fn boards_of(&self, person: PersonId) -> Result<Vec<(ChatId, Board)>> {
        let mut all = self.store.boards().await?;
        all.retain(|(_, board)| board.members.iter().any(|member| member.person == person));
        Ok(all)
    }

    /// Somebody joins a group's board, by themselves. Their listening is sampled every day from now on,
    /// for without that there is nothing to show. `false` when they were on it and it was.
    /// Errors: [`Error::NotLoggedIn`](super::Error::NotLoggedIn) and
    /// [`Error::LoginEnded`](super::Error::LoginEnded) without a login.
    pub async fn join_board(&self, caller: &Caller, chat: ChatId, title: &str) -> Result<bool> {
        self.live_account(caller).await?;
        let member = BoardMember { person: caller.stored()?, name: caller.name.clone() };
        let board = self.board(chat).await?;
        let was_on_it = board.members.iter().any(|other| other.person == member.person);
        let mut schedule = self.schedule(member.person, caller.now).await?.schedule;
        let was_sampled = schedule.chores.has(Chore::History);
        if !was_sampled {
            schedule.chores = schedule.chores.with(Chore::History);
            self.save_schedule(member.person, schedule, caller.now).await?;
        }
        self.store.change_board(chat, Some(title), &BoardChange::Join(member)).await?;
        Ok(!(was_on_it && was_sampled))
    }

    /// Somebody is on a group's board no more.
    pub async fn leave_board(&self, chat: ChatId, person: PersonId) -> Result<Board> {
        Ok(self.store.change_board(chat, None, &BoardChange::Leave(person)).await?)
    }

    /// A group's board is posted every week from now on, in a topic, or it is not.
    pub async fn switch_board(
        &self,
        chat: ChatId,
        title: &str,
        on: Option<Option<i32>>,
        now: DateTime<Utc>,
    ) -> Result<Board> {
        let change = match on {
            Some(topic) => BoardChange::On { topic, posted: board_week(now, self.daily.zone()) },
            None => BoardChange::Off,
        };
        Ok(self.store.change_board(chat, Some(title), &change).await?)
    }

    /// The Monday of the week whose boards are due.
    pub fn board_week(&self, now: DateTime<Utc>) -> NaiveDate {
        board_week(now, self.daily.zone())
    }

    /// The boards of a week that are still to be posted.
    pub async fn due_boards(&self, week: NaiveDate) -> Result<Vec<(ChatId, Board)>> {
        let mut all = self.store.boards().await?;
        all.retain(|(_, board)| board.is_on && board.posted.is_none_or(|posted| posted < week));
        Ok(all)
    }

    /// The zone by whose clock boards are posted.
    pub fn board_zone(&self) -> Tz {
        self.daily.zone()
    }

    /// What these people listened to in a week, all accounts of a person together, as a board.
    pub async fn board_rows(
        &self,
        members: &[BoardMember],
        week: NaiveDate,
    ) -> Result<Vec<BoardRow>> {
        let end = week.checked_add_days(Days::new(7)).unwrap_or(week);
        let mut heard = Vec::new();
        for BoardMember { person, name } in members {
            let mut seconds = 0;
            for own in self.store.accounts(*person).await? {
                let listened = self.store.listened(own.account.credential.uin).await?;
                let days = listened.days.iter().filter(|(day, _)| (week..end).contains(day));
                seconds += days.map(|(_, seconds)| u64::from(*seconds)).sum::<u64>();
            }
            heard.push((name.clone(), seconds));
        }
        Ok(ranked(heard))
    }

    /// The board of a week was posted, or there is nobody to post.
    pub async fn board_posted(&self, chat: ChatId, week: NaiveDate) -> Result<()> {
        self.store.change_board(chat, None, &BoardChange::Posted(week)).await?;
        Ok(())
    }

    /// The bot cannot write to a group any more: its board ends.
    pub async fn end_board(&self, chat: ChatId) -> Result<()> {
        for member in self.store.change_board(chat, None, &BoardChange::Off).await?.members {
            self.leave_board(chat, member.person).await?;
        }
        Ok(())
    }
}
