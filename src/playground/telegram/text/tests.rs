use super::*;

fn shown(mode: &str, text: &str) -> (String, Vec<(String, usize, usize)>) {
    let parsed = read_with(text, Some(mode), None).expect("parses");
    let entities = parsed.entities.iter().map(|e| (e.kind.clone(), e.offset, e.length)).collect();
    (parsed.text, entities)
}

fn error(mode: &str, text: &str) -> String {
    let refusal = read_with(text, Some(mode), None).expect_err("refused");
    refusal.text.replace("Bad Request: can't parse entities: ", "")
}

fn e(kind: &str, offset: usize, length: usize) -> (String, usize, usize) {
    (kind.to_owned(), offset, length)
}

#[test]
fn html_is_measured_in_utf16_units_after_parsing() {
    assert_eq!(
        shown("HTML", "😀<b>晴天 &lt;3</b> <i><u>x</u></i>&amp;"),
        ("😀晴天 <3 x&".to_owned(), vec![e("bold", 2, 5), e("underline", 8, 1), e("italic", 8, 1)])
    );
    let (text, entities) = shown(
        "html",
        "<pre><code class=\"language-rust\">fn</code></pre> <a href=\"https://y.qq.com/\">歌</a>",
    );
    assert_eq!(text, "fn 歌");
    assert_eq!(entities, vec![e("pre", 0, 2), e("text_link", 3, 1)]);
}

#[test]
fn html_is_refused_with_telegrams_words() {
    assert_eq!(error("HTML", "<b>x"), "Can't find end tag corresponding to start tag \"b\"");
    assert_eq!(
        error("HTML", "a <song>x</song>"),
        "Unsupported start tag \"song\" at byte offset 2"
    );
    assert_eq!(
        error("HTML", "<b>x</i>"),
        "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""
    );
    assert_eq!(error("HTML", "x</b>"), "Unexpected end tag at byte offset 1");
    assert_eq!(error("HTML", "1 < 2"), "Unsupported start tag \"\" at byte offset 2");
    assert_eq!(error("HTML", "1 <b"), "Unclosed start tag at byte offset 2");
}

#[test]
fn markdown_v2_nests_and_refuses_reserved_characters() {
    assert_eq!(
        shown("MarkdownV2", "*b _i_* `c` ||s|| [t](https://y.qq.com) \\."),
        (
            "b i c s t .".to_owned(),
            vec![
                e("bold", 0, 3),
                e("italic", 2, 1),
                e("code", 4, 1),
                e("spoiler", 6, 1),
                e("text_link", 8, 1)
            ]
        )
    );
    assert_eq!(
        error("MarkdownV2", "1.0"),
        "Character '.' is reserved and must be escaped with the preceding '\\'"
    );
    assert_eq!(error("MarkdownV2", "晴 *b"), "Can't find end of Bold entity at byte offset 4");
    assert_eq!(error("MarkdownV2", "`c"), "Can't find end of Code entity at byte offset 0");
}

#[test]
fn old_markdown_does_not_nest() {
    assert_eq!(
        shown("Markdown", "*b* _i_ \\_ [t](https://y.qq.com)"),
        ("b i _ t".to_owned(), vec![e("bold", 0, 1), e("italic", 2, 1), e("text_link", 6, 1)])
    );
    assert_eq!(error("Markdown", "a_b"), "Can't find end of the entity starting at byte offset 1");
}

#[test]
fn white_space_around_a_text_is_cut_and_unknown_modes_are_refused() {
    assert_eq!(shown("HTML", "  <b> x </b>\n"), ("x".to_owned(), vec![e("bold", 0, 1)]));
    let refusal = read_with("x", Some("bbcode"), None).expect_err("refused");
    assert_eq!(refusal.text, "Bad Request: unsupported parse_mode");
}

#[test]
fn commands_mentions_and_links_are_detected() {
    let kinds: Vec<_> = detect("/song@music_bot 晴天 @alice #jay https://y.qq.com/a. 1/2 a@bcde")
        .into_iter()
        .map(|e| (e.kind, e.offset, e.length))
        .collect();
    assert_eq!(
        kinds,
        vec![e("bot_command", 0, 15), e("mention", 19, 6), e("hashtag", 26, 4), e("url", 31, 18)]
    );
}
