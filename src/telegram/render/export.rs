//! All that is stored about a person, as a document to keep: JSON with plain names and times by their own
//! clock. Keys, cookies and tokens are not in it, for they are not in what it is made from.

mod conversation;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::i18n::t;
use crate::model::{
    Bars, Language, Lending, LentTo, Outcome, PersonId, Place, Ranked, Reading, Run, Schedule,
    Settings, Task, Unit, Use, Uses,
};
use crate::service::{Agenda, Belongings, Day, KeptAccount, KeptLogin, News, Notice, Origin, View};
use conversation::{asked, comment, list, task_message};

/// The document, by the clock of a zone.
pub(crate) fn document(
    language: Language,
    person: PersonId,
    kept: &Belongings,
    zone: Tz,
    now: DateTime<Utc>,
) -> Value {
    let Belongings {
        logins,
        accounts,
        settings,
        permissions,
        has_report_key,
        told_remote,
        login_under_way,
        question,
        agenda,
        runs,
        readings,
        notices,
        tasks,
        task_messages,
        drafts,
        views,
        lent,
        borrowed,
        borrowed_on,
        boards,
        seen,
    } = kept;
    let clock = By(zone);
    json!({
        "about": t!(language, "export-about"),
        "made_at": clock.time(now),
        "time_zone": zone.name(),
        "telegram": { "id": person.0, "last_seen_in_private": seen },
        "logins": logins.iter().map(|login| clock.login(login)).collect::<Vec<_>>(),
        "accounts": accounts.iter().map(account).collect::<Vec<_>>(),
        "settings": chosen(settings),
        "permissions": {
            "may_change_favourites": permissions.library,
            "may_report_plays": permissions.accelerate,
        },
        "report_key": { "stored": has_report_key },
        "other_server_you_were_told_of": told_remote,
        "login_under_way": login_under_way.map(|(kind, ends_at)| {
            json!({ "kind": kind.name(), "ends_at": clock.time(ends_at) })
        }),
        "question_you_were_asked": question.as_ref().map(asked),
        "schedule": agenda.as_ref().map(|agenda| clock.agenda(agenda)),
        "history": runs.iter().map(|run| clock.run(run)).collect::<Vec<_>>(),
        "reports_waiting": readings.iter().map(reading).collect::<Vec<_>>(),
        "messages_waiting": notices.iter().map(|notice| clock.notice(notice)).collect::<Vec<_>>(),
        "tasks": tasks.iter().map(|task| clock.task(task)).collect::<Vec<_>>(),
        "task_messages": task_messages.iter().map(task_message).collect::<Vec<_>>(),
        "comments": drafts.iter().map(comment).collect::<Vec<_>>(),
        "lists_with_buttons": views.iter().map(shown).collect::<Vec<_>>(),
        "logins_you_lend": lent.iter().map(|(lending, uses)| clock.lending(lending, uses)).collect::<Vec<_>>(),
        "weekly_boards_you_joined": boards.iter().map(|(group, title)| json!({ "group": group.0, "title": title })).collect::<Vec<_>>(),
        "lent_logins_you_used": borrowed.iter().map(|used| clock.used(used)).collect::<Vec<_>>(),
        "lent_logins_used_by_date": borrowed_on.iter().map(|(date, times)| json!({ "date": date, "times": times })).collect::<Vec<_>>(),
    })
}

fn shown(View { owner: _, listing, back }: &View) -> Value {
    let mut shown = list(listing);
    shown["came_from"] = json!(back);
    shown
}

fn account(account: &KeptAccount) -> Value {
    let KeptAccount { uin, is_shared, listened, chores, coins, plays } = account;
    let by_date = chores.iter().map(|(date, outcomes)| {
        json!({ "date": date, "chores": outcomes.iter().map(outcome).collect::<Vec<_>>() })
    });
    let coins = coins.iter().map(|(date, day)| {
        json!({ "date": date, "coins_earned": day.earned, "streak_days": day.streak })
    });
    let plays = plays.iter().map(|(date, used)| {
        json!({
            "date": date, "reported_plays": used.reports, "reported_seconds": used.seconds,
            "stopped": used.stopped,
        })
    });
    let days =
        listened.days.iter().map(|(date, seconds)| json!({ "date": date, "seconds": seconds }));
    json!({
        "qq_music_number": uin.to_string(),
        "used_by_others_here_too": is_shared,
        "listening": {
            "since": listened.since, "total_seconds": listened.total_s,
            "days": days.collect::<Vec<_>>(),
        },
        "done_by_date": by_date.collect::<Vec<_>>(),
        "coins_by_date": coins.collect::<Vec<_>>(),
        "play_reports_by_date": plays.collect::<Vec<_>>(),
    })
}

fn chosen(settings: &Settings) -> Value {
    let Settings { language, quality, login_kind, app_language, theme } = settings;
    json!({
        "language": language.map(Language::code),
        "quality": quality.map(|quality| quality.name()),
        "last_kind_of_login": login_kind.map(|kind| kind.name()),
        "language_of_your_telegram": app_language.map(Language::code),
        "look_of_pictures": theme.map(|theme| theme.name()),
    })
}

fn outcome(outcome: &Outcome) -> Value {
    let Outcome { chore, state, note, gained, tries } = outcome;
    json!({
        "chore": chore.name(), "state": state.name(), "tries": tries, "gained": gained,
        "note": note.as_ref().map(ToString::to_string),
    })
}

fn place(place: &Place) -> Value {
    json!({ "chat": place.chat.0, "topic": place.topic })
}

fn reading(reading: &Reading) -> Value {
    let Reading { uin, nick, avatar, report } = reading;
    let rows = |rows: &[Ranked]| {
        let row = |row: &Ranked| {
            let amount = row.amount.map(|amount| amount.value);
            json!({ "name": row.name, "singer": row.singer, "amount": amount })
        };
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let charts = report.charts.iter().map(|chart| {
        let bars = match chart.bars {
            Bars::Hours => "the hours of a day".to_owned(),
            Bars::Weekdays => "the days of a week, from Monday".to_owned(),
            Bars::Days { first } => format!("days, from {first}"),
            Bars::Months { year } => format!("the months of {year}"),
        };
        let unit = match chart.unit {
            Unit::Seconds => "seconds",
            Unit::Plays => "plays",
        };
        json!({ "bars": bars, "unit": unit, "values": chart.values })
    });
    json!({
        "qq_music_number": uin.to_string(), "nick": nick,
        "avatar": avatar.as_ref().map(|avatar| avatar.url().as_str()), "period": report.period.name(),
        "since": report.since, "until": report.until,
        "sources": report.sources.iter().map(|source| source.name()).collect::<Vec<_>>(),
        "listened_seconds": report.listened_s, "daily_average_seconds": report.daily_average_s,
        "plays": report.plays, "new_songs": report.new_songs,
        "favourite_hour": report.favourite_hour, "streak_days": report.streak_days,
        "charts": charts.collect::<Vec<_>>(),
        "songs": rows(&report.songs), "singers": rows(&report.singers),
        "genres": rows(&report.genres),
        "picture_base64": report.picture.as_ref().map(|picture| STANDARD.encode(picture)),
    })
}

/// Times by the clock of a zone.
#[derive(Clone, Copy)]
struct By(Tz);

impl By {
    /// `2026-11-23 08:30:00 +08:00`
    fn time(self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.0).format("%Y-%m-%d %H:%M:%S %:z").to_string()
    }

    fn maybe(self, at: Option<DateTime<Utc>>) -> Option<String> {
        at.map(|at| self.time(at))
    }

    fn login(self, login: &KeptLogin) -> Value {
        let KeptLogin {
            uin,
            nick,
            name,
            is_current,
            login_type,
            origin,
            updated_at,
            refreshed_at,
            key_ends_at,
            dead,
            // What it holds says so.
            refreshable: _,
            holds,
        } = login;
        let ends_at = key_ends_at.and_then(|at| DateTime::from_timestamp(at, 0));
        json!({
            "qq_music_number": uin.to_string(), "nick": nick, "your_name_for_it": name,
            "in_use": is_current,
            "kind": match origin {
                Origin::Scanned(Some(kind)) => kind.name(),
                Origin::Scanned(None) | Origin::Pasted => login_type.name(),
            },
            "came_by": match origin {
                Origin::Scanned(_) => "a code that was scanned here",
                Origin::Pasted => "a pasted cookie",
            },
            "updated_at": self.time(*updated_at),
            "last_renewal_tried_at": self.maybe(*refreshed_at),
            "key_ends_at": self.maybe(ends_at),
            "has_died": dead,
            "stored_but_not_shown": holds,
        })
    }

    fn lending(self, lending: &Lending, uses: &Uses) -> Value {
        let Lending { to, lender: _, uin, name, title, since, caps, said } = lending;
        json!({
            "to": match to {
                LentTo::Group(group) => json!({ "group": group.0, "title": title }),
                LentTo::Everyone => json!("everybody, as the bot's default account"),
            },
            "qq_music_number": uin.to_string(), "under_the_name": name,
            "since": self.time(*since), "message_that_says_so": said,
            "most_a_day": { "by_one_person": caps.member, "by_all": caps.total },
            "used_lately": uses.lately.iter().map(|used| self.used(used)).collect::<Vec<_>>(),
        })
    }

    fn used(self, used: &Use) -> Value {
        let Use { request: _, member: _, name, what, about, at } = used;
        json!({ "by": name, "for": what.name(), "song": Some(about).filter(|about| !about.is_empty()), "at": self.time(*at) })
    }

    fn agenda(self, agenda: &Agenda) -> Value {
        let Agenda {
            schedule,
            uin,
            run_at,
            refresh_at,
            sample_at,
            run,
            finished,
            pause,
            others,
            untold,
            version: _,
        } = agenda;
        let Schedule { chores, at, zone, tell, quiet, place: told_in } = schedule;
        json!({
            "chores": chores.iter().map(|chore| chore.name()).collect::<Vec<_>>(),
            "at": at.format("%H:%M").to_string(),
            "time_zone": zone.map(|zone| zone.name()),
            "tells": tell.name(),
            "quiet_hours": quiet.map(|quiet| {
                format!("{}-{}", quiet.from.format("%H:%M"), quiet.until.format("%H:%M"))
            }),
            "told_in": told_in.as_ref().map(place),
            "next_run": self.maybe(*run_at),
            "next_renewal": self.maybe(*refresh_at),
            "next_sample": self.maybe(*sample_at),
            "run_under_way": run.as_ref().map(|run| self.run(run)),
            "last_finished_date": finished,
            "rests_because": pause.map(|pause| pause.name()),
            "qq_music_number": uin.map(|uin| uin.to_string()),
            "other_accounts": others.iter().map(|day| self.day(day)).collect::<Vec<_>>(),
            "runs_to_be_told": untold.iter().map(|run| self.run(run)).collect::<Vec<_>>(),
        })
    }

    fn day(self, day: &Day) -> Value {
        let Day { uin, run_at, refresh_at, sample_at, run, finished, is_dead } = day;
        json!({
            "qq_music_number": uin.to_string(),
            "next_run": self.maybe(*run_at),
            "next_renewal": self.maybe(*refresh_at),
            "next_sample": self.maybe(*sample_at),
            "run_under_way": run.as_ref().map(|run| self.run(run)),
            "last_finished_date": finished,
            "login_is_dead": is_dead,
        })
    }

    fn run(self, run: &Run) -> Value {
        let Run {
            id: _,
            uin,
            date,
            began_at,
            ended_at,
            by_hand,
            outcomes,
            coins_before,
            coins_after,
            streak,
            reports,
        } = run;
        json!({
            "qq_music_number": uin.map(|uin| uin.to_string()),
            "date": date, "began_at": self.time(*began_at), "ended_at": self.time(*ended_at),
            "by_hand": by_hand, "chores": outcomes.iter().map(outcome).collect::<Vec<_>>(),
            "coins_before": coins_before, "coins_after": coins_after, "streak_days": streak,
            "reports": reports.iter().map(|period| period.name()).collect::<Vec<_>>(),
        })
    }

    fn notice(self, notice: &Notice) -> Value {
        let what = match &notice.news {
            News::Run(run) => json!({ "run": self.run(run) }),
            News::Runs(runs) => {
                json!({ "runs": runs.iter().map(|run| self.run(run)).collect::<Vec<_>>() })
            }
            News::LoginDead(uin) => {
                json!({ "the_login_has_died_of": uin.map(|uin| uin.to_string()) })
            }
            News::Broadcast(words) => json!({ "from_the_owner": words }),
        };
        json!({
            "not_before": self.time(notice.id.not_before),
            "told_in": notice.place.as_ref().map(place),
            "tries": notice.tries, "what": what,
        })
    }

    fn task(self, task: &Task) -> Value {
        let Task { id, kind, uin, state, note, steps, before, after, earned, created_at, ended_at } =
            task;
        let steps = steps.iter().map(|step| {
            json!({
                "name": step.name, "state": step.state.name(),
                "note": step.note.as_ref().map(ToString::to_string),
            })
        });
        json!({
            "id": id.to_string(), "kind": kind.name(), "qq_music_number": uin.to_string(),
            "state": state.name(), "note": note.as_ref().map(ToString::to_string),
            "steps": steps.collect::<Vec<_>>(), "before": before, "after": after,
            "earned": earned, "created_at": self.time(*created_at),
            "ended_at": self.maybe(*ended_at),
        })
    }
}
