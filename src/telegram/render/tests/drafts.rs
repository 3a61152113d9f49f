//! Comments and their drafts.

use proptest::prelude::*;

use super::super::comment;
use super::{TEXT, VIEW, check, language, name};
use crate::model::*;
use crate::service::{Draft, DraftState, Writer};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_comment_is_sendable_and_shown_as_it_is(
        language in language(),
        title in name(),
        nick in name(),
        text in "[<>&_*`\"'a-z晴天🎵]{1,300}",
        private in any::<bool>(),
    ) {
        let draft = Draft {
            id: VIEW.into(),
            owner: PersonId(1),
            uin: Uin::new(u64::MAX).expect("not zero"),
            language,
            chat: ChatId(1),
            message: 1,
            reply_to: None,
            subject: Subject {
                target: CommentTarget::Song(SongId::new(u64::MAX).expect("not zero")),
                title,
                url: "https://y.qq.com/n/ryqq/songDetail/x".into(),
            },
            text: CommentText::new(&text).expect("a comment"),
            state: DraftState::Waiting,
        };
        let writer = Writer { uin: draft.uin, nick };
        let shown = check(&comment::preview(language, &draft, &writer, private), TEXT);
        prop_assert!(shown.ends_with(&text));
        prop_assert_eq!(shown.contains(&u64::MAX.to_string()), private);
        for reply in [
            comment::done(language, &draft),
            comment::unsure(language, &draft),
            comment::interrupted(language, &draft),
            comment::waits(language, &draft, "why", None),
        ] {
            prop_assert!(check(&reply, TEXT).ends_with(&text));
        }
        check(&comment::ask_text(language, &draft.subject), TEXT);
        check(&comment::ask_text_group(language, &draft.subject), TEXT);
    }
}
