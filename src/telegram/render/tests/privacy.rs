//! What is said about what is stored, in every language.

use chrono::DateTime;

use super::super::{export, privacy};
use super::{CAPTION, TEXT, check};
use crate::model::*;
use crate::service::{
    Belongings, Draft, DraftState, ForgetDone, ForgetOffer, ForgottenLogin, KeptAccount, KeptLogin,
    LoginEnd, LoginFate, Origin, Question, RemoteServer, RemoteUse,
};

fn kept() -> Belongings {
    let uin = Uin::new(u64::MAX).expect("not zero");
    let login = KeptLogin {
        uin,
        nick: "<b>&阿棠".repeat(40),
        name: None,
        is_current: true,
        login_type: LoginType::App,
        origin: Origin::Pasted,
        updated_at: DateTime::UNIX_EPOCH,
        refreshed_at: None,
        key_ends_at: Some(0),
        dead: true,
        refreshable: false,
        holds: vec!["music key"],
    };
    let listened =
        Listened { days: vec![(DateTime::UNIX_EPOCH.date_naive(), 1)], ..<_>::default() };
    let lending = Lending {
        to: LentTo::Group(ChatId(-7)),
        lender: PersonId(7),
        uin,
        name: "<b>".into(),
        title: "<b>".into(),
        since: DateTime::UNIX_EPOCH,
        caps: Caps { member: 50, total: 300 },
        said: None,
    };
    let (chores, coins, plays) = (Vec::new(), Vec::new(), Vec::new());
    let account = KeptAccount { uin, is_shared: false, listened, chores, coins, plays };
    Belongings {
        logins: vec![login],
        accounts: vec![account],
        has_report_key: true,
        lent: vec![(lending, Uses::default())],
        boards: vec![(ChatId(-7), "<b>".into())],
        ..Belongings::default()
    }
}

#[test]
fn what_is_stored_is_told_in_every_language() {
    let remote = |used_for| RemoteServer { name: "a<b>.example:3000".into(), used_for };
    let remotes = [None, Some(RemoteUse::Everything), Some(RemoteUse::TheRest)];
    for language in Language::ALL {
        for remote in remotes.map(|used_for| used_for.map(remote)) {
            let text = check(&privacy::told(language, remote.as_ref()), TEXT);
            assert_eq!(text.contains("a<b>.example"), remote.is_some());
        }
        check(&privacy::exported(language), CAPTION);
    }
}

#[test]
fn what_goes_and_what_became_of_it_is_told_in_every_language() {
    let id = "f".repeat(16);
    for language in Language::ALL {
        let fates = [LoginFate::Ends, LoginFate::Chosen, LoginFate::Shared];
        let all: Vec<_> = fates.iter().map(|fate| (kept().logins.remove(0), *fate)).collect();
        let each = all.iter().map(|one| vec![one.clone()]);
        let several = [Vec::new(), all.clone(), [&all[..2], &all[..2]].concat()];
        for logins in each.chain(several) {
            for kept in [kept(), Belongings::default()] {
                let is_chosen = logins.iter().any(|(_, fate)| *fate == LoginFate::Chosen);
                let offer = ForgetOffer { id: id.clone(), kept, logins: logins.clone() };
                let reply = privacy::question(language, &offer);
                check(&reply, TEXT);
                let rows = reply.buttons.expect("buttons").inline_keyboard.len();
                assert_eq!(rows, if is_chosen { 3 } else { 2 });
            }
        }
        let ends = [LoginEnd::Ended, LoginEnd::Left, LoginEnd::Shared, LoginEnd::NotEnded];
        let label = "<b>&阿棠".repeat(40);
        let all = ends.map(|end| ForgottenLogin { label: label.clone(), end });
        let each = all.iter().map(|one| vec![one.clone()]);
        for logins in each.chain([Vec::new(), all.to_vec()]) {
            let done = ForgetDone::Forgotten { logins, left_elsewhere: true };
            check(&privacy::done(language, done), TEXT);
        }
        check(&privacy::done(language, ForgetDone::Busy), TEXT);
    }
}

#[test]
fn a_file_of_everything_says_which_keys_are_stored() {
    let (person, zone) = (PersonId(7), chrono_tz::Asia::Shanghai);
    let all = export::document(Language::Zh, person, &kept(), zone, DateTime::UNIX_EPOCH);
    assert_eq!(all["made_at"], "1970-01-01 08:00:00 +08:00");
    assert_eq!(all["logins"][0]["qq_music_number"], u64::MAX.to_string());
    assert_eq!(all["logins"][0]["stored_but_not_shown"][0], "music key");
    assert_eq!(all["report_key"]["stored"], true);
    assert_eq!(all["accounts"][0]["listening"]["days"][0]["seconds"], 1);
}

#[test]
fn a_file_of_everything_says_what_is_asked_and_what_a_comment_answers() {
    let song = CommentTarget::Song(SongId::new(97773).expect("not zero"));
    let subject =
        Subject { target: song, title: "晴天".into(), url: "https://y.qq.com/s".into() };
    let reply_to = ReplyTo { id: "song_97773_1".into(), nick: "阿棠".into() };
    let draft = Draft {
        id: "d".into(),
        owner: PersonId(7),
        uin: Uin::new(1).expect("not zero"),
        language: Language::En,
        chat: ChatId(7),
        message: 3,
        subject: subject.clone(),
        reply_to: Some(reply_to.clone()),
        text: CommentText::new("好听").expect("short"),
        state: DraftState::Unsure,
    };
    let question = Some(Question::Answer(subject, reply_to));
    let kept = Belongings { drafts: vec![draft], question, ..kept() };
    let zone = chrono_tz::Asia::Shanghai;
    let all = export::document(Language::Zh, PersonId(7), &kept, zone, DateTime::UNIX_EPOCH);
    assert_eq!(all["comments"][0]["answers"]["by"], "阿棠");
    assert_eq!(all["comments"][0]["state"], "may have been sent");
    assert_eq!(all["question_you_were_asked"]["for"], "an answer to a comment");
    assert_eq!(all["question_you_were_asked"]["answers"]["comment"], "song_97773_1");
    assert_eq!(all["logins"][0]["kind"], "app");
}
