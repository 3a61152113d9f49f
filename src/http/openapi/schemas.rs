//! The shapes of answers. A test holds them against what the endpoints answer.

use serde_json::{Map, Value, json};

use crate::model::{COOKIES, Operation};

/// Every shape by its name: one for each operation, and what they share.
pub(super) fn all() -> Map<String, Value> {
    let mut all = Map::new();
    for operation in Operation::ALL {
        all.insert(operation.name().to_owned(), of(operation));
    }
    all.insert("named".to_owned(), fields(&[("mid", maybe("string")), ("name", text())]));
    all.insert("song".to_owned(), song());
    let found_singer = [
        ("mid", text()),
        ("name", text()),
        ("song_count", maybe("integer")),
        ("album_count", maybe("integer")),
    ];
    all.insert("found_singer".to_owned(), fields(&found_singer));
    let found_album = [
        ("id", maybe("integer")),
        ("mid", text()),
        ("name", text()),
        ("singers", many("named")),
        ("song_count", maybe("integer")),
        ("published", text()),
    ];
    all.insert("found_album".to_owned(), fields(&found_album));
    let found_playlist =
        [("id", count()), ("title", text()), ("creator", text()), ("song_count", maybe("integer"))];
    all.insert("found_playlist".to_owned(), fields(&found_playlist));
    all.insert("cookies".to_owned(), cookies());
    all.insert("calls".to_owned(), fields(&[("total", count()), ("today", count())]));
    all.insert("task".to_owned(), task());
    all.insert("report_card".to_owned(), card());
    all.insert(
        "failure".to_owned(),
        json!({
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "integer", "minimum": 40_000, "maximum": 59_999},
                "message": {"type": "string", "minLength": 1},
                "data": {"type": "object", "description": "What helps to go on, if anything."},
            },
        }),
    );
    all
}

fn of(operation: Operation) -> Value {
    let uin = || ("uin", text());
    match operation {
        Operation::LoginQrcode => fields(&[
            ("key", text()),
            ("image", image()),
            ("expires_in_s", count()),
            ("type", words(&["qq", "wechat", "app"])),
        ]),
        Operation::LoginCheck => {
            let states = words(&["waiting", "scanned", "confirmed", "refused", "expired"]);
            with(fields(&[("state", states)]), "cookies", shared("cookies"))
        }
        Operation::Authorize => fields(&[("state", words(&["authorized"]))]),
        Operation::Search => {
            let page = [
                ("page", count()),
                ("page_size", count()),
                ("total", count()),
                ("has_more", flag()),
            ];
            // One of the four, as `type` asked.
            let lists = ["song", "singer", "album", "playlist"].map(|kind| {
                let row = if kind == "song" { kind.to_owned() } else { format!("found_{kind}") };
                (format!("{kind}s"), many(&row))
            });
            lists.into_iter().fold(fields(&page), |found, (name, list)| with(found, &name, list))
        }
        Operation::Playlist => fields(&[
            ("id", count()),
            ("title", text()),
            ("creator", text()),
            ("total", count()),
            ("songs", many("song")),
        ]),
        Operation::User => fields(&[
            uin(),
            ("nick", text()),
            ("avatar", text()),
            ("vip", maybe("string")),
            ("coins", maybe("integer")),
            ("signed_today", maybe("boolean")),
            ("streak", maybe("integer")),
        ]),
        Operation::Sign => fields(&[
            ("signed", json!({"const": true})),
            ("already", flag()),
            ("streak", maybe("integer")),
            ("coins_before", maybe("integer")),
            ("coins_after", maybe("integer")),
            ("credited", maybe("integer")),
        ]),
        Operation::Comment => fields(&[("comment_id", maybe("string"))]),
        Operation::CoinTask | Operation::Accelerate => {
            fields(&[("taskId", text()), ("state", states())])
        }
        Operation::CoinCheck => shared("task"),
        Operation::SongUrl => fields(&[
            ("mid", text()),
            ("quality", words(&["128", "320", "flac"])),
            ("url", text()),
            ("expires_in_s", count()),
        ]),
        Operation::Lyric => fields(&[("mid", text()), ("lyric", text()), ("trans", text())]),
        Operation::Convert => shared("song"),
        Operation::Report => {
            let card = || shared("report_card");
            fields(&[
                ("nick", text()),
                ("report_key", words(&["absent", "used", "refused", "unreachable"])),
                ("total", card()),
                ("today", card()),
                ("week", card()),
                ("month", card()),
            ])
        }
        Operation::AccelerateList => {
            fields(&[("dirid", count()), ("title", text()), ("songs", many("song"))])
        }
        Operation::Refresh => {
            fields(&[("cookies", shared("cookies")), ("expires_in_s", maybe("integer"))])
        }
        Operation::Userinfo => fields(&[
            uin(),
            ("nick", text()),
            ("avatar", text()),
            ("level", maybe("integer")),
            ("level_name", maybe("string")),
            ("value", maybe("integer")),
            ("next_value", maybe("integer")),
            ("today_listened_s", maybe("integer")),
            ("medals", maybe("integer")),
        ]),
        Operation::Stats => {
            let names = Operation::ALL.map(|it| (it.name(), shared("calls")));
            fields(&[
                ("since", maybe("string")),
                ("total", count()),
                ("today", count()),
                ("operations", fields(&names)),
            ])
        }
    }
}

fn song() -> Value {
    fields(&[
        ("id", count()),
        ("mid", text()),
        ("name", text()),
        ("singers", many("named")),
        ("album", shared("named")),
        ("interval_s", count()),
        ("vip", flag()),
        ("files", fields(&[("size_128", count()), ("size_320", count()), ("size_flac", count())])),
    ])
}

fn cookies() -> Value {
    let mut schema = fields(&[("uin", text()), ("qm_keyst", text()), ("qqmusic_key", text())]);
    for name in COOKIES {
        schema["properties"][name] = text();
    }
    schema["description"] = json!("What a login gives and a refresh takes. These are secrets.");
    schema
}

fn task() -> Value {
    let step_states = words(&["todo", "doing", "done", "skipped", "failed", "unsure"]);
    let step = fields(&[("name", text()), ("state", step_states), ("note", maybe("string"))]);
    fields(&[
        ("taskId", text()),
        ("kind", words(&["coins", "accelerate"])),
        ("state", states()),
        ("note", maybe("string")),
        ("done", count()),
        ("total", count()),
        ("earned", count()),
        ("before", maybe("integer")),
        ("after", maybe("integer")),
        ("steps", json!({"type": "array", "items": step})),
    ])
}

fn card() -> Value {
    let unit = || words(&["seconds", "plays"]);
    let chart = fields(&[
        ("bars", words(&["hours", "weekdays", "days", "months"])),
        ("first", maybe("string")),
        ("unit", unit()),
        ("values", json!({"type": "array", "items": count()})),
    ]);
    let row = fields(&[
        ("name", text()),
        ("singer", text()),
        ("mid", maybe("string")),
        ("value", maybe("integer")),
        ("unit", maybe("string")),
    ]);
    let rows = || json!({"type": "array", "items": row});
    fields(&[
        ("image", json!({"type": ["string", "null"], "pattern": "^data:image/png;base64,"})),
        ("source", maybe("string")),
        ("sources", json!({"type": "array", "items": text()})),
        ("since", maybe("string")),
        ("until", text()),
        ("listened_s", maybe("integer")),
        ("daily_average_s", maybe("integer")),
        ("plays", maybe("integer")),
        ("new_songs", maybe("integer")),
        ("favourite_hour", maybe("integer")),
        ("streak_days", maybe("integer")),
        ("charts", json!({"type": "array", "items": chart})),
        ("songs", rows()),
        ("singers", rows()),
        ("genres", rows()),
    ])
}

fn states() -> Value {
    words(&["queued", "running", "done", "failed", "cancelled"])
}

/// An object in which all of these must be.
fn fields(all: &[(&str, Value)]) -> Value {
    let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
    let fields: Map<_, _> =
        all.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({"type": "object", "required": names, "properties": fields})
}

/// With one more field that may be missing.
fn with(mut object: Value, name: &str, schema: Value) -> Value {
    object["properties"][name] = schema;
    object
}

fn shared(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn many(name: &str) -> Value {
    json!({"type": "array", "items": shared(name)})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn image() -> Value {
    json!({"type": "string", "pattern": "^data:image/png;base64,"})
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn flag() -> Value {
    json!({"type": "boolean"})
}

fn maybe(kind: &str) -> Value {
    json!({"type": [kind, "null"]})
}

fn words(all: &[&str]) -> Value {
    json!({"type": "string", "enum": all})
}
