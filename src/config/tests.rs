//! Every refusal, and that none repeats a value.

use secrecy::ExposeSecret;

use super::*;

const TOKEN: &str = "123456:AAH-secret_token";

fn with(toml: &str, environment: &[(&str, &str)]) -> Result<Config, Error> {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    parse("bot.toml", toml, environment.iter().map(own))
}

fn valid(toml: &str) -> Config {
    with(toml, &[("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN)]).expect("a valid configuration")
}

fn refusal(toml: &str) -> String {
    refusal_in(toml, &[])
}

fn refusal_in(toml: &str, environment: &[(&str, &str)]) -> String {
    let token = ("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN);
    let environment: Vec<_> = environment.iter().copied().chain([token]).collect();
    with(toml, &environment).expect_err("a refusal").to_string()
}

#[test]
fn a_token_in_the_environment_is_enough_and_gives_the_documented_defaults() {
    let config = valid("");
    assert_eq!(config.telegram.token.expose_secret(), TOKEN);
    assert_eq!(config.telegram.api_url.as_str(), "https://api.telegram.org/");
    assert_eq!(config.telegram.messages_per_second, 30);
    assert_eq!(config.telegram.max_upload_mb, 50);
    assert_eq!(config.telegram.language, Language::Zh);
    assert!(config.access.people.is_empty() && config.access.groups.is_empty());
    assert_eq!(config.music.requests_per_second, 10);
    assert!(!config.music.allow_accelerate);
    assert_eq!(config.store.kind, StoreKind::Sled);
    assert_eq!(config.store.path, PathBuf::from("data"));
    assert_eq!(config.store.key_file, PathBuf::from("data/master.key"));
    assert_eq!(config.store.backup_dir, PathBuf::from("backups"));
    assert!(config.store.key.is_none() && config.api.listen.is_none());
    assert_eq!(config.schedule.timezone, chrono_tz::Asia::Shanghai);
    assert_eq!(config.schedule.jitter_seconds, 600);
    assert!(config.notices().is_empty());
}

#[test]
fn a_missing_token_is_named_and_how_to_set_it_too() {
    let refusal = with("", &[]).expect_err("a refusal").to_string();
    assert!(refusal.starts_with("telegram.token is missing: "), "{refusal}");
    assert!(refusal.contains("QQMUSIC_BOT_TELEGRAM__TOKEN"));
}

#[test]
fn a_misspelled_key_is_named_before_the_one_that_is_missing_for_it() {
    let refusal = with("[telegram]\ntokn = \"1:sesame\"", &[]).expect_err("a refusal").to_string();
    assert!(
        refusal.starts_with("telegram.tokn is ") && refusal.contains("telegram.token"),
        "{refusal}"
    );
    let misspelled = with("", &[("QQMUSIC_BOT_TELEGRAM__TOKN", "1:sesame")]);
    let refusal = misspelled.expect_err("a refusal").to_string();
    assert!(refusal.starts_with("QQMUSIC_BOT_TELEGRAM__TOKN is "), "{refusal}");
    let other = with("music.timeout_seconds = 0", &[]).expect_err("a refusal").to_string();
    assert!(other.starts_with("telegram.token is missing"), "{other}");
}

#[test]
fn what_cannot_work_together_is_refused() {
    let more = "telegram.max_upload_mb = 51";
    assert!(refusal(more).starts_with("telegram.max_upload_mb is more than the 50 MB"));
    valid(&format!("{more}\ntelegram.api_url = \"http://127.0.0.1:8081\""));
    assert!(
        refusal("store.backup_dir = \"data/sled/x\"").starts_with("store.backup_dir is inside")
    );
}

#[test]
fn the_environment_wins_over_the_file_and_its_own_name_over_the_alias() {
    let file = "telegram.token = \"1:file\"";
    let token = |environment: &[(&str, &str)]| {
        let config = with(file, environment).expect("a valid configuration");
        config.telegram.token.expose_secret().to_owned()
    };
    let own = ("QQMUSIC_BOT_TELEGRAM__TOKEN", "1:own");
    assert_eq!(token(&[]), "1:file");
    assert_eq!(token(&[("TELOXIDE_TOKEN", "1:alias")]), "1:alias");
    assert_eq!(token(&[("TELOXIDE_TOKEN", "1:alias"), own]), "1:own");
    assert_eq!(token(&[own, ("TELOXIDE_TOKEN", "")]), "1:own");
}

#[test]
fn every_kind_of_value_can_come_from_the_environment() {
    let config = with(
        "",
        &[
            ("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN),
            ("QQMUSIC_BOT_TELEGRAM__ADMINS", "123,456"),
            ("QQMUSIC_BOT_TELEGRAM__STORAGE_CHAT", "-100123"),
            ("QQMUSIC_BOT_ACCESS__GROUPS", "[-1, -2]"),
            ("QQMUSIC_BOT_MUSIC__GATEWAY", "http://127.0.0.1:9000/qqmusic/"),
            ("QQMUSIC_BOT_MUSIC__PROXY", ""),
            ("QQMUSIC_BOT_MUSIC__ACTIVITIES__SIGN", "ZZ"),
            ("QQMUSIC_BOT_STORE__KEY", "k"),
            ("QQMUSIC_BOT_LOG__JSON", "true"),
            ("QQMUSIC_BOT_API__LISTEN", "127.0.0.1:3000"),
            ("HOME", "/root"),
        ],
    )
    .expect("a valid configuration");
    assert_eq!(config.telegram.admins, [PersonId(123), PersonId(456)]);
    assert_eq!(config.telegram.storage_chat, Some(ChatId(-100_123)));
    assert_eq!(config.access.groups, [ChatId(-1), ChatId(-2)]);
    let gateway = config.music.gateway.as_ref().map(Url::as_str);
    assert_eq!(gateway, Some("http://127.0.0.1:9000/qqmusic"));
    assert!(config.music.proxy.is_none());
    assert_eq!(config.music.activities.sign, "ZZ");
    assert!(config.store.key.is_some() && config.log.json);
    assert!(config.api.listen.is_some() && config.notices().is_empty());
}

#[test]
fn the_api_alone_needs_no_token_and_has_an_address() {
    let none: [(String, String); 0] = [];
    let config = parse_api("", "", none).expect("nothing is missing");
    assert_eq!(config.api.listen.map(|it| it.to_string()).as_deref(), Some("127.0.0.1:3000"));
    let file = "[api]\nlisten = \"127.0.0.1:4000\"\n[telegram]\ntoken = \"bad\"";
    let refusal = parse_api("", file, []).expect_err("a token that is none");
    assert!(refusal.to_string().starts_with("telegram.token must be"), "{refusal}");
    let own = "music.remote_url = \"http://127.0.0.1:3000\"";
    assert!(parse_api("", own, []).is_err(), "it would ask itself");
}

#[test]
fn unknown_keys_are_refused_by_name_wherever_they_stand() {
    assert!(refusal("[telegram]\ntokn = \"1:a\"").starts_with("telegram.tokn is not a known key"));
    assert!(refusal("[telegram]\ntokn = \"1:a\"").contains("telegram.token"));
    assert!(refusal("[telegarm]\nlanguage = \"zh\"").starts_with("telegarm.language is not"));
    assert!(refusal("[telegarm]").starts_with("telegarm is not"));
    assert!(refusal("debug = true").starts_with("debug is not"));
    let misspelled = refusal_in("", &[("QQMUSIC_BOT_MUSIC__GATWAY", "x")]);
    assert!(misspelled.starts_with("QQMUSIC_BOT_MUSIC__GATWAY is not"), "{misspelled}");
    let one_underscore = refusal_in("", &[("QQMUSIC_BOT_TELEGRAM_TOKEN", "x")]);
    assert!(one_underscore.contains("two underscores"), "{one_underscore}");
}

#[test]
fn an_empty_known_section_is_fine() {
    valid("[access]\n[music.activities]\n");
}

#[test]
fn the_master_key_must_not_be_in_the_file() {
    assert!(refusal("[store]\nkey = \"00ff\"").starts_with("store.key must not be in bot.toml"));
}

#[test]
fn what_a_later_version_brings_is_said_to_be_missing() {
    let kind = refusal("store.kind = \"postgres\"");
    assert!(kind.starts_with("store.kind") && kind.contains("not available"));
}

#[test]
fn each_bad_value_is_refused_with_its_key_and_never_repeated() {
    for (key, value) in [
        ("telegram.token", "\"sesame\""),
        ("telegram.token", "\"1:sesame/../x\""),
        ("telegram.token", "77131"),
        ("telegram.api_url", "\"sesame\""),
        ("telegram.api_url", "\"ftp://sesame\""),
        ("telegram.api_url", "\"https://a/?x=sesame\""),
        ("telegram.api_url", "\"https://me:sesame@host\""),
        ("telegram.admins", "\"sesame\""),
        ("telegram.admins", "[-77131]"),
        ("telegram.admins", "[\"sesame\"]"),
        ("telegram.messages_per_second", "0"),
        ("telegram.messages_per_second", "\"sesame\""),
        ("telegram.messages_per_second", "-77131"),
        ("telegram.proxy", "\"socks9://sesame\""),
        ("telegram.storage_chat", "0"),
        ("telegram.max_upload_mb", "0"),
        ("telegram.max_upload_mb", "77131"),
        ("telegram.language", "77131"),
        ("telegram.profile", "\"sesame\""),
        ("telegram.mode", "\"sesame\""),
        ("telegram.webhook.url", "\"sesame\""),
        ("telegram.webhook.url", "\"https://sesame.example/?x=1\""),
        ("telegram.webhook.url", "\"https://me:sesame@bot.example\""),
        ("telegram.webhook.url", "\"http://sesame.example/updates\""),
        ("telegram.webhook.url", "\"https://sesame.example:9000\""),
        ("telegram.webhook.listen", "\"sesame\""),
        ("telegram.webhook.certificate", "\"\""),
        ("telegram.webhook.private_key", "77131"),
        ("access.people", "[0]"),
        ("access.groups", "[77131]"),
        ("music.backend", "\"sesame\""),
        ("music.remote_url", "\"http://sesame.example\""),
        ("music.gateway", "\"sesame:9000\""),
        ("music.proxy", "\"sesame\""),
        ("music.requests_per_second", "0"),
        ("music.timeout_seconds", "0"),
        ("music.allow_accelerate", "\"sesame\""),
        ("music.activities.sign", "\"se same\""),
        ("store.kind", "\"sesame\""),
        ("store.path", "\"\""),
        ("api.listen", "\"sesame\""),
        ("api.requests_per_minute", "-1"),
        ("schedule.timezone", "\"Sesame/Street\""),
        ("schedule.jitter_seconds", "77131"),
        ("log.json", "\"sesame\""),
    ] {
        let error = with(
            &format!("{key} = {value}"),
            &[("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN)][usize::from(key == "telegram.token")..],
        )
        .expect_err(key);
        let sentence = error.to_string();
        assert!(sentence.starts_with(key), "{key} = {value}: {sentence}");
        let all = format!("{sentence} {error:?}").to_lowercase();
        assert!(!all.contains("sesame") && !all.contains("77131"), "{all}");
    }
}

#[test]
fn a_syntax_error_names_the_line_and_shows_none_of_it() {
    let error = with("[telegram]\n\ntoken = \"1:sesame\n", &[]).expect_err("a refusal");
    assert_eq!(error.to_string(), "bot.toml is not valid TOML, see line 3");
    assert!(!format!("{error:?}").contains("sesame"));
}

#[test]
fn a_remote_server_that_is_the_bot_itself_is_refused() {
    let own = "music.remote_url = \"http://localhost:3000\"\napi.listen = \"127.0.0.1:3000\"";
    assert!(refusal(own).starts_with("music.remote_url is this bot's own api.listen"));
    valid("music.remote_url = \"http://localhost:3001\"\napi.listen = \"127.0.0.1:3000\"");
}

#[test]
fn the_remote_backend_needs_its_address_and_says_at_the_start_where_keys_go() {
    let alone = refusal("music.backend = \"remote\"");
    assert!(alone.starts_with("music.backend") && alone.contains("music.remote_url"), "{alone}");
    let remote = "music.backend = \"remote\"\nmusic.remote_url = \"https://music.example\"";
    let config = valid(remote);
    assert_eq!(config.music.backend, BackendKind::Remote);
    assert!(config.notices().iter().any(|notice| notice.contains("keys go to")));
    let direct = valid("music.remote_url = \"https://music.example\"");
    assert_eq!(direct.music.backend, BackendKind::Direct);
}

#[test]
fn a_webhook_needs_an_address_that_telegram_can_call_and_one_that_is_free() {
    assert!(matches!(valid("telegram.mode = \"polling\"").telegram.mode, Mode::Polling));
    let by = |webhook: &str| format!("telegram.mode = \"webhook\"\n[telegram.webhook]\n{webhook}");
    let alone = refusal("telegram.mode = \"webhook\"");
    assert!(alone.starts_with("telegram.webhook.url is missing: "), "{alone}");
    let config = valid(&by("url = \"https://bot.example/updates/\""));
    let Mode::Webhook(webhook) = &config.telegram.mode else { panic!("it is a webhook") };
    assert_eq!(webhook.url.as_str(), "https://bot.example/updates/");
    assert_eq!(webhook.listen.to_string(), "127.0.0.1:8443");
    assert!(webhook.certificate.is_none() && config.notices().is_empty());
    let open = valid(&by("url = \"https://bot.example\"\nlisten = \"0.0.0.0:8443\""));
    assert!(open.notices().iter().any(|notice| notice.starts_with("telegram.webhook.listen")));
    for (webhook, refused) in [
        ("url = \"https://127.0.0.1:8443/\"", "telegram.webhook.url is on this machine"),
        ("url = \"https://a/AAH-a-long-secret-token/\"", "telegram.webhook.url must not hold"),
        (
            "url = \"https://a\"\ncertificate = \"a.pem\"",
            "telegram.webhook.private_key is missing: ",
        ),
        (
            "url = \"https://a\"\nprivate_key = \"a.key\"",
            "telegram.webhook.certificate is missing: ",
        ),
        (
            "url = \"https://a\"\n[api]\nlisten = \"0.0.0.0:8443\"",
            "telegram.webhook.listen is api.listen too",
        ),
    ] {
        let token = ("QQMUSIC_BOT_TELEGRAM__TOKEN", "1:AAH-a-long-secret-token");
        let sentence = with(&by(webhook), &[token]).expect_err(webhook).to_string();
        assert!(sentence.starts_with(refused), "{webhook}: {sentence}");
    }
}

#[test]
fn on_this_machine_a_webhook_may_be_http_but_not_with_a_certificate() {
    let local = "telegram.api_url = \"http://127.0.0.1:8081\"\ntelegram.mode = \"webhook\"\n\
                 telegram.webhook.url = \"http://127.0.0.1:9000/updates\"";
    assert!(matches!(valid(local).telegram.mode, Mode::Webhook(_)));
    let files = "telegram.webhook.certificate = \"a\"\ntelegram.webhook.private_key = \"b\"";
    let refused = refusal(&format!("{local}\n{files}"));
    assert!(refused.starts_with("telegram.webhook.certificate makes the bot serve"), "{refused}");
}

#[test]
fn unknown_languages_fall_to_english() {
    assert_eq!(valid("telegram.language = \"xx\"").telegram.language, Language::En);
    assert_eq!(valid("telegram.language = \"zh-hans\"").telegram.language, Language::Zh);
    assert_eq!(valid("telegram.language = \"zh-TW\"").telegram.language, Language::ZhHant);
}

#[test]
fn a_file_that_is_named_must_exist() {
    let error = load(Some(std::path::Path::new("/nowhere/bot.toml"))).expect_err("a refusal");
    assert!(error.to_string().starts_with("/nowhere/bot.toml cannot be read"));
}

#[test]
fn debug_output_holds_no_secret() {
    let config = with(
        "telegram.proxy = \"socks5://me:sesame@h\"\nmusic.proxy = \"http://me:sesame@h\"",
        &[("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN), ("QQMUSIC_BOT_STORE__KEY", "sesame")],
    )
    .expect("a valid configuration");
    let shown = format!("{config:?}");
    assert!(!shown.contains("sesame") && !shown.contains(TOKEN), "{shown}");
    assert!(shown.contains("api.telegram.org"), "{shown}");
}

#[test]
fn keys_are_those_of_every_section() {
    let keys = keys();
    assert!(keys.contains("telegram.token") && keys.contains("music.activities.sign"));
    assert!(keys.contains("store.key") && keys.contains("log.filter"));
}
