//! Lyrics and ids.

use crate::world::{ALICE, World, XIAOLIN};

#[tokio::test]
async fn lyrics_come_by_words_with_the_translation_below_each_line() {
    let world = World::start().await;
    world.say(ALICE, "/lyric Paper Lantern").await;
    let lyrics = world.expect_text(ALICE, "📝 Paper Lantern — Mira Halden").await;
    let lines: Vec<&str> = lyrics.text().lines().collect();
    let at = lines.iter().position(|line| *line == "I left the key upon the sill");
    let at = at.expect("a line of the lyrics");
    assert!(!lines[at + 1].is_ascii(), "{}", lyrics.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn long_lyrics_come_as_a_file_with_the_translation_below_each_line() {
    let world = World::start().await;
    world.say(ALICE, "/lyric Every Street in Order").await;
    let sent = world.expect(ALICE, |message| message.has("document")).await;
    assert!(sent.text().starts_with("📝 Every Street in Order — The Fractions"), "{}", sent.text());
    let document = &sent.json()["document"];
    assert_eq!(document["file_name"], "The Fractions - Every Street in Order.lrc");
    let file = world.file(&document["file_id"]).await;
    let lrc = std::str::from_utf8(&file).expect("UTF-8");
    assert!(lrc.len() > 4096, "it would have fitted a message: {}", lrc.len());
    let lines: Vec<&str> = lrc.lines().collect();
    let sill = lines.iter().position(|line| line.ends_with("]I left the key upon the sill"));
    let at = sill.expect("a line of the lyrics");
    let (stamp, _) = lines[at].split_once(']').expect("a stamp");
    assert_eq!(lines[at + 1], format!("{stamp}]把钥匙放在窗台上"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_song_without_lyrics_gets_one_sentence() {
    let world = World::start().await;
    world.say(XIAOLIN, "/lyric 无词歌").await;
    world.expect_text(XIAOLIN, "没有歌词").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_id_is_converted_both_ways_and_a_question_is_answered() {
    let world = World::start().await;
    world.say(XIAOLIN, "/convert").await;
    world.expect_text(XIAOLIN, "比如：/convert 97773").await;
    world.say(XIAOLIN, "0039MnYb0qxYhV").await;
    let answer = world.expect_text(XIAOLIN, "mid：0039MnYb0qxYhV").await;
    assert!(answer.text().contains("id：97773"), "{}", answer.text());
    world.say(XIAOLIN, "/convert 晴天 周杰伦").await;
    let found = world.expect_text(XIAOLIN, "搜“晴天 周杰伦”找到的第一首").await;
    assert!(found.text().contains("mid：0039MnYb0qxYhV"), "{}", found.text());
    world.say(XIAOLIN, "/convert 999999999").await;
    world.expect_text(XIAOLIN, "没有找到").await;
    world.assert_no_rule_broken(&[]);
}
