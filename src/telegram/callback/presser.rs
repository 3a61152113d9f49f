//! Who may press which button.

use super::{BoardAct, Callback, Discover, List, Own, ShareAct};
use crate::model::{PersonId, Purpose, TaskId};

/// Who may press a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presser<'a> {
    /// Anybody who sees it.
    Anyone,
    /// The owner of the stored view, or an administrator of the chat.
    Owner {
        /// The view.
        view: &'a str,
    },
    /// This person, whose search it is, or an administrator of the chat.
    Searcher(PersonId),
    /// The writer of the comment, nobody else.
    Writer {
        /// The comment.
        draft: &'a str,
    },
    /// Anybody, in private: it shows or changes what is the presser's own.
    Alone,
    /// An administrator, where it stands in a group.
    Admin,
    /// Nobody in a group: it deals with keys, or with what is a person's own.
    Private,
    /// One person.
    Only(PersonId),
    /// Whose schedule or run it is.
    Planner(PersonId),
    /// Whose login is lent.
    Lender(PersonId),
    /// Who is asked whether to lend theirs.
    Asked(PersonId),
    /// The bot's owners.
    BotOwner,
    /// Whose task it is: who began it, or has the same account.
    TaskOwner(TaskId),
}

impl Callback {
    /// Whether it is about what is stored of the person; see [`Command`](crate::telegram::command::Command::is_about_own_data).
    pub(crate) fn is_about_own_data(&self) -> bool {
        match self {
            Self::Do(command) => command.is_about_own_data(),
            Self::ForgetYes { .. } | Self::ForgetNo { .. } => true,
            _ => false,
        }
    }

    /// The question that it answers, by what tells it from others in the same message; `None` for a press
    /// that may be repeated.
    pub(crate) fn question(&self) -> Option<String> {
        match self {
            Self::LogoutYes(_) | Self::LogoutNo => Some("logout".to_owned()),
            Self::Own(own @ Own::RemoveYes(_)) => Some(own.encode()),
            Self::ForgetYes { id, .. }
            | Self::ForgetNo { id }
            | Self::AuthorizeYes { id }
            | Self::AuthorizeNo { id }
            | Self::BroadcastSend { id }
            | Self::BroadcastDrop { id } => Some(id.clone()),
            _ => None,
        }
    }

    /// What it is, to a group that does not let its members use everything.
    pub(crate) fn used_for(&self) -> Purpose {
        match self {
            Self::Page { .. }
            | Self::Search { .. }
            | Self::Pick { .. }
            | Self::Open { .. }
            | Self::Album { .. }
            | Self::Singer { .. }
            | Self::Kind { .. }
            | Self::Audio { .. }
            | Self::SongCard { .. }
            | Self::Lyric { .. } => Purpose::Music,
            Self::Discover(wanted) => match wanted {
                Discover::Shelf { .. }
                | Discover::Open { .. }
                | Discover::More { .. }
                | Discover::Less { .. }
                | Discover::Album { .. }
                | Discover::Singer { .. }
                | Discover::Comments { .. }
                | Discover::SendAll { .. } => Purpose::Music,
                Discover::Add { .. }
                | Discover::AddAsk { .. }
                | Discover::AddYes { .. }
                | Discover::AddNo
                | Discover::Answer { .. } => Purpose::Other,
            },
            Self::Comment { .. }
            | Self::CommentSend { .. }
            | Self::Report(_)
            | Self::AccelerateYes { .. }
            | Self::Plan { .. }
            | Self::RunDetails { .. }
            | Self::RunCard { .. }
            | Self::TryAgain { .. }
            | Self::Share { act: ShareAct::Lend, .. }
            | Self::Board(BoardAct::Join(_)) => Purpose::Other,
            // The command decides, once it runs.
            Self::Do(_)
            // These end something.
            | Self::Share { .. }
            | Self::Board(BoardAct::Leave(_) | BoardAct::LeaveFrom(_) | BoardAct::Post(..))
            | Self::CommentDrop { .. }
            | Self::AccelerateNo { .. }
            | Self::TaskCancel(_)
            // These ask for themselves who may press.
            | Self::Language(_)
            | Self::Quality(_)
            | Self::GroupPage(_)
            | Self::GroupChoice(_)
            | Self::AdminLook
            | Self::AdminStop(_)
            | Self::BroadcastSend { .. }
            | Self::BroadcastDrop { .. }
            // These work in private only.
            | Self::AuthorizeYes { .. }
            | Self::AuthorizeNo { .. }
            | Self::RemoteTold
            | Self::Login(_)
            | Self::LoginCancel
            | Self::LogoutYes(_)
            | Self::Own(_)
            | Self::LogoutNo
            | Self::ForgetYes { .. }
            | Self::ForgetNo { .. }
            | Self::ReportKeyOff
            | Self::Theme(_)
            | Self::AllowLibrary(_)
            | Self::AllowAccelerate(_) => Purpose::Always,
        }
    }

    /// Who may press it.
    pub(crate) fn presser(&self) -> Presser<'_> {
        match self {
            Self::Page { view, .. } | Self::Singer { view, .. } | Self::Kind { view, .. } => {
                Presser::Owner { view }
            }
            Self::Pick { list, .. } | Self::Open { list, .. } | Self::Album { list, .. } => {
                match list {
                    List::Stored(view) => Presser::Owner { view },
                    List::Search(owner) => Presser::Searcher(*owner),
                }
            }
            Self::Search { owner, .. } => Presser::Searcher(*owner),
            Self::Discover(wanted) => match wanted {
                Discover::Shelf { owner, .. } | Discover::Open { owner, .. } => {
                    Presser::Searcher(*owner)
                }
                Discover::SendAll { view } => Presser::Owner { view },
                Discover::More { .. }
                | Discover::Less { .. }
                | Discover::Album { .. }
                | Discover::Singer { .. }
                | Discover::Comments { .. } => Presser::Anyone,
                Discover::Add { .. }
                | Discover::AddAsk { .. }
                | Discover::AddYes { .. }
                | Discover::AddNo
                | Discover::Answer { .. } => Presser::Alone,
            },
            Self::Audio { .. }
            | Self::Lyric { .. }
            | Self::SongCard { .. }
            | Self::Comment { .. }
            | Self::Report(_)
            | Self::Do(_) => Presser::Anyone,
            Self::CommentSend { draft } | Self::CommentDrop { draft } => Presser::Writer { draft },
            Self::Language(_) | Self::Quality(_) | Self::GroupPage(_) | Self::GroupChoice(_) => {
                Presser::Admin
            }
            Self::AuthorizeYes { .. }
            | Self::AuthorizeNo { .. }
            | Self::RemoteTold
            | Self::Login(_)
            | Self::LoginCancel
            | Self::LogoutYes(_)
            | Self::Own(_)
            | Self::LogoutNo
            | Self::ForgetYes { .. }
            | Self::ForgetNo { .. }
            | Self::ReportKeyOff
            | Self::Theme(_)
            | Self::AllowLibrary(_)
            | Self::AllowAccelerate(_) => Presser::Private,
            Self::TaskCancel(id) => Presser::TaskOwner(*id),
            Self::Plan { person, .. }
            | Self::RunDetails { person, .. }
            | Self::RunCard { person, .. }
            | Self::TryAgain { person, .. } => Presser::Planner(*person),
            Self::Share { act: ShareAct::AskDefault | ShareAct::LendToAll, .. } => {
                Presser::BotOwner
            }
            Self::Share { person, act: ShareAct::Lend | ShareAct::Decline } => {
                Presser::Asked(*person)
            }
            Self::Share { person, .. } => Presser::Lender(*person),
            Self::Board(BoardAct::Join(_) | BoardAct::Leave(_) | BoardAct::LeaveFrom(_)) => {
                Presser::Anyone
            }
            Self::Board(BoardAct::Post(..)) => Presser::Admin,
            Self::AdminLook
            | Self::AdminStop(_)
            | Self::BroadcastSend { .. }
            | Self::BroadcastDrop { .. } => Presser::BotOwner,
            Self::AccelerateYes { person, .. } | Self::AccelerateNo { person } => {
                Presser::Only(*person)
            }
        }
    }
}
