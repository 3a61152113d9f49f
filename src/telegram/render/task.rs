//! A background task: its progress, its end, and what came of it.

use super::buttons::{press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{
    Added, Favourite, FavouriteId, Language, Note, PersonId, Song, Step, StepState, Task, TaskKind,
    TaskState,
};
use crate::telegram::callback::Callback;

/// The cells of a progress bar.
const BAR: usize = 10;
/// Steps that are listed; a page of QQ Music has about a dozen.
const MOST_STEPS: usize = 20;
/// The longest name of a step.
const NAME: usize = 40;
/// Things put among the favourites that a note names: a coin task adds three at most, and a day has
/// two that want some.
const MOST_ADDED: usize = 6;
/// Steps beyond the listed ones that are told because something was added for them.
const ADDED_BEYOND: usize = 3;
/// The longest sentence of another server.
const TOLD: usize = 120;
/// The longest title in the warning.
const TITLE: usize = 60;

/// How far a task is, or how it ended.
pub(crate) fn card(language: Language, task: &Task) -> Reply {
    let mut lines = vec![match task.kind {
        TaskKind::Coins => t!(language, "task-coins-title"),
        TaskKind::Accelerate => t!(language, "task-accelerate-title"),
    }];
    match task.state {
        TaskState::Queued => lines.push(t!(language, "task-queued")),
        _ if task.total() == 0 => {}
        _ => lines.push(progress(language, task)),
    }
    match task.kind {
        TaskKind::Coins => coins(language, task, &mut lines),
        TaskKind::Accelerate => plays(language, task, &mut lines),
    }
    if task.state.is_final() {
        end(language, task, &mut lines);
    } else if task.state == TaskState::Running {
        lines.push(t!(language, "task-pace"));
    }
    if task.state.is_final() {
        // One under way is the newest, which is found without its id.
        lines.push(t!(language, "task-id", id = task.id.to_string()));
    }
    let cancel = press(t!(language, "task-cancel"), &Callback::TaskCancel(task.id));
    let buttons = if task.state.is_final() { Vec::new() } else { vec![cancel] };
    Reply { buttons: rows([buttons]), ..Reply::text(lines.join("\n")) }
}

fn progress(language: Language, task: &Task) -> String {
    let (done, total) = (task.done(), task.total().max(1));
    let full = done * BAR / total;
    let bar = "▓".repeat(full) + &"░".repeat(BAR - full);
    t!(language, "task-progress", bar = bar, done = done, total = total)
}

fn coins(language: Language, task: &Task, lines: &mut Vec<String>) {
    // What was added to the favourites is told wherever it stands.
    let shown = task.steps.iter().enumerate().filter(|(at, step)| {
        *at < MOST_STEPS || step.note.as_ref().is_some_and(|note| !note.added().is_empty())
    });
    let shown: Vec<_> =
        shown.map(|(_, step)| line(language, step)).take(MOST_STEPS + ADDED_BEYOND).collect();
    let more = task.total().saturating_sub(shown.len());
    lines.extend(shown);
    if more > 0 {
        lines.push(t!(language, "task-more-steps", count = more));
    }
    if !task.state.is_final() && task.earned > 0 {
        lines.push(t!(language, "task-earned-coins", coins = task.earned));
    }
}

fn line(language: Language, step: &Step) -> String {
    let mark = mark(step.state);
    let name = html::name(&step.name, NAME);
    match &step.note {
        Some(note) => format!("{mark} {name} · {}", sentence(language, note)),
        None => format!("{mark} {name}"),
    }
}

/// The sign before a step.
pub(super) fn mark(state: StepState) -> &'static str {
    match state {
        StepState::Todo => "▫️",
        StepState::Doing => "⏳",
        StepState::Done => "✅",
        StepState::Skipped => "⏭",
        StepState::Failed => "⚠️",
        StepState::Unsure => "❓",
    }
}

/// All steps are plays of the same song: what counts is how many.
fn plays(language: Language, task: &Task, lines: &mut Vec<String>) {
    let count = |state| task.steps.iter().filter(|step| step.state == state).count();
    let unsure = count(StepState::Unsure);
    if let Some(step) = task.steps.first() {
        lines.push(format!("🎵 {}", html::name(&step.name, NAME)));
        let sent = count(StepState::Done) + unsure;
        lines.push(t!(language, "task-plays", sent = sent));
    }
    if unsure > 0 {
        lines.push(t!(language, "task-plays-unsure", count = unsure));
    }
    if task.state.is_final() {
        lines.push(match (task.before, task.after) {
            (Some(before), Some(after)) => t!(
                language,
                "task-time-counted",
                before = minutes(language, before),
                after = minutes(language, after)
            ),
            _ => t!(language, "task-time-uncounted"),
        });
    }
    lines.push(t!(language, "task-time-late"));
}

fn end(language: Language, task: &Task, lines: &mut Vec<String>) {
    lines.push(match task.state {
        TaskState::Cancelled if task.note == Some(Note::LeftElsewhere) => {
            t!(language, "task-end-left")
        }
        TaskState::Failed if task.note == Some(Note::LostSight) => t!(language, "task-end-lost"),
        TaskState::Failed => t!(language, "task-end-failed"),
        TaskState::Cancelled => t!(language, "task-end-cancelled"),
        TaskState::Queued | TaskState::Running | TaskState::Done => t!(language, "task-end-done"),
    });
    // Other lines say these already.
    let said = [Note::CounterUnknown, Note::LeftElsewhere];
    let note = task.note.as_ref().filter(|note| !said.contains(note));
    if let Some(note) = note {
        lines.push(sentence(language, note));
    }
    if task.kind == TaskKind::Coins {
        lines.push(balance(language, task));
    }
}

fn balance(language: Language, task: &Task) -> String {
    match (task.before, task.after) {
        (Some(before), Some(after)) if before != after || task.earned > 0 => {
            t!(language, "task-coins-counted", before = before, after = after, earned = task.earned)
        }
        (Some(_), Some(after)) if may_have_earned(task) => {
            t!(language, "task-coins-still", coins = after)
        }
        (Some(_), Some(_)) => t!(language, "task-coins-none"),
        _ if task.earned == 0 && may_have_earned(task) => t!(language, "task-coins-unknown"),
        _ if task.earned == 0 => t!(language, "task-coins-none"),
        _ => t!(language, "task-coins-uncounted", earned = task.earned),
    }
}

/// Whether coins may have come although none are known of.
fn may_have_earned(task: &Task) -> bool {
    let of_note =
        |note: &Note| matches!(note, Note::CounterUnknown | Note::LeftElsewhere | Note::LostSight);
    task.note.as_ref().is_some_and(of_note)
        || task.steps.iter().any(|step| matches!(step.state, StepState::Done | StepState::Unsure))
}

fn minutes(language: Language, seconds: u64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    t!(language, "task-minutes", minutes = minutes, seconds = seconds)
}

/// Why a step is as it is.
pub(super) fn sentence(language: Language, note: &Note) -> String {
    match note {
        Note::AlreadyDone => t!(language, "note-already-done"),
        Note::ChangesLibrary => t!(language, "note-changes-library"),
        Note::NotYet => t!(language, "note-not-yet"),
        Note::NotCounted => t!(language, "note-not-counted"),
        Note::NotCredited => t!(language, "note-not-credited"),
        Note::CounterUnknown => t!(language, "note-counter-unknown"),
        Note::CounterStill => t!(language, "note-counter-still"),
        Note::CapReached => t!(language, "note-cap-reached"),
        Note::NothingToDo => t!(language, "note-nothing-to-do"),
        Note::Interrupted => t!(language, "note-interrupted"),
        Note::AnswerLost => t!(language, "note-answer-lost"),
        Note::Risk => t!(language, "note-risk"),
        Note::Verification => t!(language, "note-verification"),
        Note::LoginEnded => t!(language, "note-login-ended"),
        Note::NotAllowed => t!(language, "note-not-allowed"),
        Note::Unreachable => t!(language, "note-unreachable"),
        Note::Unexpected => t!(language, "note-unexpected"),
        Note::Refused(code) => t!(language, "note-refused", code = code.to_string()),
        Note::DayEnded => t!(language, "note-day-ended"),
        Note::LeftElsewhere => t!(language, "note-left-elsewhere"),
        Note::LostSight => t!(language, "note-lost-sight"),
        Note::MembersOnly => t!(language, "note-members-only"),
        Note::Stopped => t!(language, "note-stopped"),
        Note::StillWorking => t!(language, "note-still-working"),
        Note::Told(words) => html::name(words, TOLD),
        Note::OnlyInApp => t!(language, "note-only-in-app"),
        Note::Added(added, besides) => {
            let said = added.iter().take(MOST_ADDED).map(|added| self::added(language, added));
            let why = besides.iter().map(|note| sentence(language, note));
            said.chain(why).collect::<Vec<_>>().join(&t!(language, "note-besides"))
        }
    }
}

/// What was put among the favourites, so that the person can undo it.
fn added(language: Language, added: &Added) -> String {
    let Added { what: Favourite { id, name }, is_sure } = added;
    let name = html::name(name, NAME);
    match (id, is_sure) {
        (FavouriteId::Song(_), true) => t!(language, "note-added-song", name = name),
        (FavouriteId::Song(_), false) => t!(language, "note-added-song-unsure", name = name),
        (FavouriteId::Playlist(_), true) => t!(language, "note-added-playlist", name = name),
        (FavouriteId::Playlist(_), false) => {
            t!(language, "note-added-playlist-unsure", name = name)
        }
    }
}

/// A card that says first that there was a task already.
pub(crate) fn already(language: Language, task: &Task) -> Reply {
    let mut reply = card(language, task);
    reply.html.0 = format!("{}\n{}", t!(language, "task-already"), reply.html.0);
    reply
}

/// In place of a progress that is shown elsewhere now.
pub(crate) fn moved(language: Language) -> Reply {
    Reply::text(t!(language, "task-moved"))
}

/// The warning before plays are reported for the first time, with the two answers.
pub(crate) fn warning(
    language: Language,
    person: PersonId,
    song: &Song,
    seconds_a_day: u32,
) -> Reply {
    let title = html::name(&song.name, TITLE);
    let hours = (seconds_a_day / 3600).to_string();
    let yes = Callback::AccelerateYes { person, song: song.id };
    let yes = press(t!(language, "accelerate-yes"), &yes);
    let no = press(t!(language, "accelerate-no"), &Callback::AccelerateNo { person });
    Reply {
        buttons: rows([vec![yes], vec![no]]),
        ..Reply::text(t!(language, "accelerate-warning", title = title, hours = hours))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEXT, check};
    use super::*;
    use crate::model::{TaskId, Uin};

    #[test]
    fn a_task_is_sendable_however_long_its_names_and_notes_are() {
        use StepState::{Done, Failed, Skipped, Unsure};
        let told = Note::Told("<b>&\"".repeat(200));
        let name = "长<b>&名字\n".repeat(50);
        let id = FavouriteId::Song(crate::model::SongId::new(u64::MAX).expect("not zero"));
        let added = Added { what: Favourite { id, name: name.clone() }, is_sure: true };
        let added = Note::with_added(vec![added], Some(Note::NotCounted));
        let notes = [None, Some(told), Some(Note::Refused(i64::MIN)), added];
        let step = |number: usize| Step {
            name: name.clone(),
            state: [Done, Skipped, Failed, Unsure][number % 4],
            note: notes[number % 4].clone(),
        };
        let states = ["queued", "running", "done", "failed", "cancelled"];
        for (language, kind, state) in Language::ALL.into_iter().flat_map(|language| {
            TaskKind::ALL
                .into_iter()
                .flat_map(move |kind| states.map(|state| (language, kind, state)))
        }) {
            for steps in [0, 1, 100] {
                let task = Task {
                    id: TaskId::parse(&"f".repeat(32)).expect("valid"),
                    kind,
                    uin: Uin::new(u64::MAX).expect("not zero"),
                    state: TaskState::from_name(state).expect("known"),
                    note: notes[1].clone(),
                    steps: (0..steps).map(step).collect(),
                    before: Some(u64::MAX),
                    after: Some(0).filter(|_| steps > 0),
                    earned: u64::MAX,
                    created_at: chrono::DateTime::UNIX_EPOCH,
                    ended_at: None,
                };
                let text = check(&card(language, &task), TEXT);
                assert_eq!(text.contains(&task.id.to_string()), task.state.is_final(), "{text}");
                check(&already(language, &task), TEXT);
            }
        }
    }
}
