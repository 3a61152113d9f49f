//! A group's weekly board: who joined, and the lines below its picture.

use super::buttons::{press, rows};
use super::share::person;
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{Board, BoardRow, ChatId, Language, PersonId};
use crate::telegram::callback::{BoardAct, Callback};

/// Names that are shown of those who joined.
const NAMES: usize = 30;
/// Boards of a person that are shown.
const BOARDS: usize = 20;
/// The longest title of a group.
const TITLE: usize = 40;

/// A group's board, with buttons to join and leave, and for admins to have it posted.
pub(crate) fn board(language: Language, board: &Board) -> Reply {
    let mut lines = vec![t!(language, "board-about")];
    lines.push(if board.is_on { t!(language, "board-on") } else { t!(language, "board-off") });
    if board.members.is_empty() {
        lines.push(t!(language, "board-nobody"));
    } else {
        let shown = board.members.iter().take(NAMES);
        let names: Vec<_> = shown.map(|member| person(language, &member.name)).collect();
        let names = names.join(&t!(language, "list-and"));
        lines.push(t!(language, "board-members", people = board.members.len(), names = names));
    }
    let join = press(t!(language, "board-join"), &Callback::Board(BoardAct::Join));
    let leave = press(t!(language, "board-leave"), &Callback::Board(BoardAct::Leave));
    let label = if board.is_on { t!(language, "board-stop") } else { t!(language, "board-start") };
    let post = press(label, &Callback::Board(BoardAct::Post(!board.is_on)));
    let buttons = rows([vec![join, leave], vec![post]]);
    Reply { buttons, ..Reply::text(lines.join("\n\n")) }
}

/// The boards that a person joined.
pub(crate) fn joined(language: Language, boards: &[(ChatId, Board)]) -> Reply {
    if boards.is_empty() {
        return Reply::text(t!(language, "board-none"));
    }
    let leave = |(chat, board): &(ChatId, Board)| {
        let title = html::plain(&board.title, TITLE);
        let label = t!(language, "board-leave-of", title = title);
        vec![press(label, &Callback::Board(BoardAct::LeaveFrom(*chat)))]
    };
    let buttons = rows(boards.iter().take(BOARDS).map(leave));
    Reply { buttons, ..Reply::text(t!(language, "board-joined")) }
}

/// Offers who joined to have their listening sampled, without which they are on no board.
pub(crate) fn offer_sampling(language: Language, who: PersonId, name: &str) -> Reply {
    let yes = Callback::Board(BoardAct::Sample(who));
    let yes = press(t!(language, "board-sample"), &yes);
    let text = t!(language, "board-sample-offer", name = person(language, name));
    Reply { buttons: rows([vec![yes]]), ..Reply::text(text) }
}

/// That their listening is sampled from now on.
pub(crate) fn sampled(language: Language, name: &str) -> Reply {
    Reply::text(t!(language, "board-sampled", name = person(language, name)))
}

/// What stands below the picture.
pub(crate) fn posted(language: Language, rows: &[BoardRow]) -> Reply {
    let first: Vec<_> = rows.iter().filter(|row| row.place == 1).take(3).collect();
    let names: Vec<_> = first.iter().map(|row| person(language, &row.name)).collect();
    let names = names.join(&t!(language, "list-and"));
    Reply::text(t!(language, "board-posted", names = names))
}
