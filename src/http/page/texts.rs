//! The page's texts in a language, by their keys in `locales/`.

use serde_json::{Map, Value, json};

use crate::i18n::t;
use crate::model::Language;

macro_rules! texts {
    ($language:expr, $($key:literal),* $(,)?) => {
        Map::from_iter([$(($key.to_owned(), Value::String(t!($language, $key)))),*])
    };
}

/// All of them, the code of the language, and what every language is called in itself.
pub(super) fn of(language: Language) -> Value {
    let mut all = texts!(
        language,
        "api-title",
        "api-lead",
        "api-language",
        "api-keys",
        "api-keys-lead",
        "api-keys-number",
        "api-keys-key",
        "api-keys-more",
        "api-keys-forget",
        "api-keys-kept",
        "api-scan",
        "api-scan-lead",
        "api-scan-wechat",
        "api-scan-app",
        "api-scan-waiting",
        "api-scan-scanned",
        "api-scan-confirmed",
        "api-scan-refused",
        "api-scan-expired",
        "api-answers",
        "api-answers-lead",
        "api-calls",
        "api-today",
        "api-total",
        "api-parameters",
        "api-no-parameters",
        "api-required",
        "api-optional",
        "api-default",
        "api-example",
        "api-try",
        "api-trying",
        "api-answer",
        "api-took",
        "api-failed",
        "api-keys-needed",
        "api-keys-optional",
        "api-keys-unused",
        "api-copy",
        "api-copied",
        "api-picture",
        "api-confirm-write",
        "api-group-find",
        "api-group-account",
        "api-group-do",
        "api-group-login",
        "api-group-server",
        "api-filter",
    );
    let operations = texts!(
        language,
        "api-op-login-qrcode",
        "api-op-login-check",
        "api-op-authorize",
        "api-op-search",
        "api-op-playlist",
        "api-op-user",
        "api-op-sign",
        "api-op-comment",
        "api-op-coin-task",
        "api-op-coin-check",
        "api-op-song-url",
        "api-op-lyric",
        "api-op-convert",
        "api-op-report",
        "api-op-accelerate",
        "api-op-accelerate-list",
        "api-op-refresh",
        "api-op-userinfo",
        "api-op-stats",
        "api-about-login-qrcode",
        "api-about-login-check",
        "api-about-authorize",
        "api-about-search",
        "api-about-playlist",
        "api-about-user",
        "api-about-sign",
        "api-about-comment",
        "api-about-coin-task",
        "api-about-coin-check",
        "api-about-song-url",
        "api-about-lyric",
        "api-about-convert",
        "api-about-report",
        "api-about-accelerate",
        "api-about-accelerate-list",
        "api-about-refresh",
        "api-about-userinfo",
        "api-about-stats",
    );
    let parameters = texts!(
        language,
        "api-param-type",
        "api-param-key",
        "api-param-base64",
        "api-param-query",
        "api-param-page",
        "api-param-page-size",
        "api-param-id",
        "api-param-num",
        "api-param-content",
        "api-param-bizid",
        "api-param-biztype",
        "api-param-repliedcmid",
        "api-param-taskId",
        "api-param-songmid",
        "api-param-fileType",
        "api-param-mid",
        "api-param-songInfo",
        "api-param-songName",
        "api-param-singer",
        "api-param-singerId",
        "api-param-songId",
        "api-param-dirid",
        "api-param-lang",
        "api-param-theme",
        "api-param-Qm-report-key",
    );
    all.extend(operations);
    all.extend(parameters);
    let languages = Language::ALL.map(|one| (one.code(), t!(one, "settings-language-name")));
    all.insert("language".to_owned(), json!(language.code()));
    all.insert("languages".to_owned(), json!(languages));
    Value::Object(all)
}
