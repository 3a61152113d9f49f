//! Language and quality, of a person and of a group.

use super::has_button;
use crate::world::{ALICE, GROUP, World, XIAOLIN};

#[tokio::test]
pub(crate) async fn a_language_is_chosen_by_button_and_stays_after_a_restart() {
    let mut world = World::start().await;
    world.say(XIAOLIN, "/settings").await;
    let shown = world.expect_text(XIAOLIN, "语言：").await;
    world.press(XIAOLIN, &shown, "English").await;
    let changed = world.expect_text(XIAOLIN, "Language: English").await;
    assert_eq!(changed.id(), shown.id());
    world.kill_and_restart_bot().await;
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "What I can do").await;
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_quality_is_chosen_by_words_and_what_is_not_understood_is_said() {
    let world = World::start().await;
    let said = world.say(ALICE, "/settings").await;
    let shown = world.expect(ALICE, |it| it.id() > said && it.text().contains("Quality")).await;
    let is_marked = |quality: &str| has_button(&shown, &format!("✓ {quality}"));
    assert!(is_marked("Basic 128k") && !is_marked("High 320k"), "what holds is marked");
    world.say(ALICE, "/settings quality flac").await;
    world.expect_text(ALICE, "Quality: Lossless FLAC").await;
    world.say(ALICE, "/settings quality <loud>").await;
    world.expect_text(ALICE, "I can't read “quality <loud>”").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn in_a_group_only_admins_change_settings() {
    let world = World::start().await;
    for words in ["/settings", "/settings lang zh"] {
        let said = world.say_in(GROUP, ALICE, words).await;
        let refused = world.expect(GROUP, |message| message.id() > said).await;
        assert!(refused.text().starts_with("Only the group's admins"), "{}", refused.text());
    }
    world.say_in(GROUP, XIAOLIN, "/settings").await;
    let shown = world.expect_text(GROUP, "本群的设置").await;
    let press = world.press(ALICE, &shown, "语言").await;
    let answer = world.answer_to(&press).await;
    assert!(answer["text"].as_str().is_some_and(|text| text.contains("admins")), "{answer}");
    world.press(XIAOLIN, &shown, "语言").await;
    let languages = world.expect_text(GROUP, "我在群里就只用它").await;
    assert_eq!(languages.id(), shown.id());
    world.press(XIAOLIN, &languages, "简体中文").await;
    world.expect_text(GROUP, "语言：简体中文").await;
    // The group's choice holds for everybody in it.
    world.say_in(GROUP, ALICE, "/start").await;
    world.expect_text(GROUP, "大家好").await;
    world.assert_no_rule_broken(&[]);
}
