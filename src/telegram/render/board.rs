//! A group's weekly board: who joined, and the lines below its picture.

use super::buttons::{press, rows};
use super::share::person;
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{BOARD_AT, Board, BoardRow, ChatId, Language};
use crate::telegram::callback::{BoardAct, BoardView, Callback};

/// Names that are shown of those who joined.
const NAMES: usize = 30;
/// Boards of a person that are shown.
const BOARDS: usize = 20;
/// The longest title of a group.
const TITLE: usize = 40;

/// A group's board, with buttons to join and, once somebody has, to leave; for admins to have it posted.
/// `zone` is whose clock says when.
pub(crate) fn board(language: Language, board: &Board, is_admin: bool, zone: &str) -> Reply {
    let view = BoardView { is_admin, language: Some(language) };
    let time = moment::time(BOARD_AT);
    let mut lines = vec![t!(language, "board-about", time = time, zone = html::escape(zone))];
    lines.push(match (board.is_on, is_admin) {
        (true, _) => t!(language, "board-on"),
        (false, true) => t!(language, "board-off-admin"),
        (false, false) => t!(language, "board-off"),
    });
    let act = |label: String, act| press(label, &Callback::Board(act));
    let mut buttons = vec![act(t!(language, "board-join"), BoardAct::Join(view))];
    if board.members.is_empty() {
        lines.push(t!(language, "board-nobody"));
    } else {
        let shown = board.members.iter().take(NAMES);
        let names: Vec<_> = shown.map(|member| person(language, &member.name)).collect();
        let names = names.join(&t!(language, "list-and"));
        lines.push(t!(language, "board-members", people = board.members.len(), names = names));
        buttons.push(act(t!(language, "board-leave"), BoardAct::Leave(view)));
    }
    let post = is_admin.then(|| match board.is_on {
        true => act(t!(language, "board-stop"), BoardAct::Post(false, view.language)),
        false => act(t!(language, "board-start"), BoardAct::Post(true, view.language)),
    });
    let buttons = rows([buttons, Vec::from_iter(post)]);
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

/// What stands below the picture.
pub(crate) fn posted(language: Language, rows: &[BoardRow]) -> Reply {
    let first: Vec<_> = rows.iter().filter(|row| row.place == 1).take(3).collect();
    let names: Vec<_> = first.iter().map(|row| person(language, &row.name)).collect();
    let names = names.join(&t!(language, "list-and"));
    Reply::text(t!(language, "board-posted", names = names))
}
