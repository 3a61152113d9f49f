//! Conversations that are tested with polling, word for word with a webhook.

use crate::chat::{edited, inline, search, settings, start};
use crate::world::{ALICE, GROUP, Message, Way, World, by_webhook};
use crate::{conversation, failures, stopping};

/// Runs tests of other files again, each in a world with a webhook.
macro_rules! again {
    ($($file:ident { $($test:ident),+ $(,)? })+) => {
        $($(
            #[test]
            fn $test() {
                by_webhook($file::$test);
            }
        )+)+
    };
}

again! {
    conversation {
        a_person_is_greeted_in_the_language_of_their_app,
        a_search_is_picked_and_the_song_is_read,
        a_login_by_qr_is_followed_until_the_account_is_greeted,
    }
    start {
        what_is_not_understood_gets_a_hint,
        the_photos_of_an_album_get_one_hint,
        a_question_can_be_cancelled,
    }
    search {
        pages_turn_in_the_same_message_and_back,
        in_a_group_only_the_asker_or_an_admin_turns_a_page,
        the_buttons_of_a_list_work_after_a_restart,
        talk_in_a_group_and_other_bots_commands_are_left_alone,
    }
    settings {
        a_language_is_chosen_by_button_and_stays_after_a_restart,
        in_a_group_only_admins_change_settings,
    }
    edited {
        a_cookie_that_is_edited_into_a_groups_message_is_deleted_and_its_owner_warned,
    }
    inline {
        a_stranger_finds_songs_with_covers_in_their_own_language_and_pages_on,
        a_chosen_song_is_fetched_parked_and_put_into_the_message,
    }
    failures {
        a_hundred_slow_searches_of_one_person_delay_nobody_else,
    }
    stopping {
        an_exchange_that_is_under_way_is_finished_although_no_scan_was_told,
    }
}

#[test]
fn a_world_that_begins_so_has_a_webhook() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    by_webhook(|| {
        runtime.block_on(async {
            let world = World::start().await;
            world.expect_webhook(|info| info["url"] == world.hook_url()).await;
        });
    });
}

/// What a person and a group see of a conversation: words and buttons.
async fn seen(way: Way) -> Vec<(String, Vec<String>)> {
    let mut world = World::without_bot(Default::default()).await;
    world.start_bot_by(way);
    world.say(ALICE, "/start").await;
    world.expect(ALICE, Message::is_by_bot).await;
    world.say(ALICE, "/search 夜").await;
    let list = world.expect_text(ALICE, "Page 1").await;
    let press = world.press(ALICE, &list, "Next").await;
    world.answer_to(&press).await;
    world.expect_text(ALICE, "Page 2").await;
    world.say_in(GROUP, ALICE, "/convert 97773").await;
    world.expect_text(GROUP, "0039MnYb0qxYhV").await;
    world.assert_no_rule_broken(&[]);
    let messages = [world.messages(ALICE), world.messages(GROUP)].concat();
    let shown = |message: &Message| {
        let labels = message.buttons().into_iter().map(|button| button["text"].to_string());
        (message.text().to_owned(), labels.collect())
    };
    messages.iter().map(shown).collect()
}

#[tokio::test]
async fn both_ways_show_the_same_conversation() {
    let (polled, brought) = tokio::join!(seen(Way::Polling), seen(Way::Webhook));
    assert_eq!(polled, brought);
    assert_eq!(polled.len(), 6, "{polled:?}");
}
