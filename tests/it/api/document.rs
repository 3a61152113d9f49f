//! The OpenAPI document tells the truth: about the routes, and about the answers.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use qqmusic_bot::http::{document, endpoint};
use qqmusic_bot::model::Operation;
use serde_json::{Value, json};

use super::{World, cookie};

/// The methods and paths of the product, written down once more by hand.
const ROUTES: [(&str, &str, &str); 19] = [
    ("login_qrcode", "get", "/api/login/qrcode"),
    ("login_check", "get", "/api/login/check"),
    ("authorize", "post", "/api/login/qrcode"),
    ("search", "get", "/api/search"),
    ("playlist", "get", "/api/playlist"),
    ("user", "get", "/api/user"),
    ("sign", "post", "/api/sign"),
    ("comment", "post", "/api/addcomment"),
    ("coin_task", "post", "/api/coin/task"),
    ("coin_check", "get", "/api/coin/task/check"),
    ("song_url", "get", "/api/musicurl"),
    ("lyric", "get", "/api/lyric"),
    ("convert", "get", "/api/convert"),
    ("report", "get", "/api/listenreport"),
    ("accelerate", "post", "/api/accelerate/song"),
    ("accelerate_list", "get", "/api/accelerate/songlist"),
    ("refresh", "post", "/api/accelerate/refreshkey"),
    ("userinfo", "get", "/api/accelerate/userinfo"),
    ("stats", "get", "/api/stats"),
];

#[test]
fn the_document_has_exactly_the_nineteen_operations() {
    let document = document();
    let mut found = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let name = operation["operationId"].as_str().expect("a name");
            assert!(Operation::from_name(name).is_some(), "{name}");
            found.insert((name.to_owned(), method.clone(), path.clone()));
        }
    }
    let wanted = ROUTES.map(|(name, method, path)| (name.into(), method.into(), path.into()));
    assert_eq!(found, BTreeSet::from(wanted));
    let operations: Vec<_> = endpoint::ALL.iter().map(|endpoint| endpoint.operation).collect();
    assert_eq!(operations, Operation::ALL);
}

#[tokio::test]
async fn every_route_of_the_document_is_served_and_no_other_method() {
    let world = World::start().await;
    for (name, method, path) in ROUTES {
        let request = Request::builder().method(method.to_uppercase().as_str()).uri(path);
        let answer = world.send(request.body(Body::empty()).expect("a request")).await;
        assert!(![404, 405].contains(&answer.status.as_u16()), "{name}: {answer:?}");
        let other = if method == "get" { "POST" } else { "GET" };
        if !ROUTES.contains(&("login_qrcode", "get", path)) {
            let request = Request::builder().method(other).uri(path);
            let answer = world.send(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(answer.failure(), (405, 40_501), "{name}");
        }
    }
}

#[tokio::test]
async fn the_document_is_served_with_and_without_the_prefix() {
    let world = World::start().await;
    for address in ["/openapi.json", "/api/openapi.json"] {
        let answer = world.get(address).await;
        assert_eq!((answer.status, answer.body), (StatusCode::OK, document()));
    }
}

#[test]
fn every_parameter_has_bounds_and_every_reference_leads_somewhere() {
    let document = document();
    let mut texts = Vec::new();
    strings(&document, &mut texts);
    for reference in texts.iter().filter_map(|text| text.strip_prefix("#")) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
    for endpoint in &endpoint::ALL {
        for param in endpoint.params {
            let method = endpoint.method.name().to_ascii_lowercase();
            let operation = &document["paths"][endpoint.path][method];
            let in_query = operation["parameters"].as_array().into_iter().flatten();
            let schema = in_query
                .filter(|it| it["name"] == param.name)
                .map(|it| &it["schema"])
                .next()
                .unwrap_or(
                    &operation["requestBody"]["content"]["application/json"]["schema"]["properties"]
                        [param.name],
                );
            let bounded = ["maxLength", "maximum", "enum", "properties"];
            assert!(bounded.iter().any(|it| schema.get(it).is_some()), "{}", param.name);
        }
    }
}

#[tokio::test]
async fn ids_in_bodies_keys_of_reports_and_every_way_of_giving_keys_are_described() {
    let document = document();
    let comment = &document["paths"]["/api/addcomment"]["post"]["requestBody"]["content"]["application/json"]
        ["schema"]["properties"];
    assert_eq!(comment["bizid"]["type"], json!(["string", "integer"]));
    assert_eq!(comment["repliedcmid"]["type"], json!(["string", "integer", "null"]));
    assert_eq!(comment["content"]["type"], "string");
    let lyric = &document["paths"]["/api/lyric"]["get"]["parameters"][0];
    assert_eq!((&lyric["name"], &lyric["schema"]["type"]), (&json!("mid"), &json!("string")));

    let is_key = |it: &&Value| it["name"] == "Qm-report-key" && it["in"] == "header";
    for (_, methods) in document["paths"].as_object().expect("paths") {
        for operation in methods.as_object().expect("methods").values() {
            let described =
                operation["parameters"].as_array().into_iter().flatten().any(|it| is_key(&it));
            assert_eq!(described, operation["operationId"] == "report", "{operation}");
        }
    }
    // Where it is not described it is not looked at.
    let world = World::start().await;
    let odd = [("qm-report-key", "no key"), ("uin", "1000000077"), ("qm-keyst", "Q_H_L_invented")];
    assert_eq!(world.get_with("/api/listenreport", &odd).await.failure(), (401, 40_102));
    world.get_with("/api/search?query=a", &odd).await.data();

    let schemes = document["components"]["securitySchemes"].as_object().expect("schemes");
    let named: BTreeSet<_> =
        schemes.values().map(|it| (it["in"].as_str(), it["name"].as_str())).collect();
    let wanted = [("header", "Uin"), ("header", "Qm-keyst"), ("cookie", "uin")];
    let wanted = wanted.into_iter().chain([("cookie", "qm_keyst"), ("cookie", "qqmusic_key")]);
    assert_eq!(named, wanted.map(|(place, name)| (Some(place), Some(name))).collect());
    let ways = document["paths"]["/api/user"]["get"]["security"].as_array().expect("ways");
    assert_eq!(ways.len(), 3);
    for name in ways.iter().flat_map(|way| way.as_object().expect("schemes").keys()) {
        assert!(schemes.contains_key(name), "{name}");
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|value| strings(value, found)),
        Value::Object(all) => all.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn answers_have_the_shape_that_the_document_says() {
    let world = World::start().await;
    let cookies = world.log_in("qq").await;
    let cookies = cookie(&cookies);
    let keys = [("cookie", cookies.as_str())];
    let document = document();
    let shape = |name: &str, data: &Value| {
        let schema = &document["components"]["schemas"][name];
        assert!(!schema.is_null(), "{name}");
        fits(&document, schema, data, name);
    };
    for (name, address) in [
        ("login_qrcode", "/api/login/qrcode"),
        ("search", "/api/search?query=a"),
        ("search", "/api/search?query=%E6%B2%88&type=singer"),
        ("search", "/api/search?query=%E5%A4%9C&type=album"),
        ("search", "/api/search?query=%E5%A4%9C&type=playlist"),
        ("playlist", "/api/playlist?id=7000000001"),
        ("user", "/api/user"),
        ("song_url", "/api/musicurl?songmid=97773"),
        ("lyric", "/api/lyric?mid=97773"),
        ("convert", "/api/convert?id=97773"),
        ("accelerate_list", "/api/accelerate/songlist?dirid=201"),
        ("userinfo", "/api/accelerate/userinfo"),
        ("report", "/api/listenreport?lang=en&theme=dark"),
        ("stats", "/api/stats"),
    ] {
        shape(name, &world.get_with(address, &keys).await.data());
    }
    shape("sign", &world.post("/api/sign", &keys, &json!({})).await.data());
    shape("sign", &world.post("/api/sign", &keys, &json!({"type": "continue"})).await.data());
    let begun = world.post("/api/coin/task", &keys, &json!({})).await.data();
    shape("coin_task", &begun);
    let id = begun["taskId"].as_str().expect("an id");
    let check = format!("/api/coin/task/check?taskId={id}");
    shape("coin_check", &world.get_with(&check, &keys).await.data());
    assert_eq!(world.post("/api/coin/task", &keys, &json!({})).await.data()["taskId"], id);
    let comment = json!({"content": "好听", "bizid": 97773, "biztype": 1, "repliedcmid": null});
    shape("comment", &world.post("/api/addcomment", &keys, &comment).await.data());
    world.playground.qqmusic().expire_key(super::UIN);
    shape("refresh", &world.post("/api/accelerate/refreshkey", &keys, &json!({})).await.data());
    let begun = world.get("/api/login/qrcode").await.data();
    let key = begun["key"].as_str().expect("a key");
    shape("login_check", &world.get(&format!("/api/login/check?key={key}")).await.data());
    world.scan(&begun, qqmusic_bot::playground::qqmusic::ScanState::Confirmed);
    shape("login_check", &world.state(key, "confirmed").await);
    shape("failure", &world.get("/api/search").await.body);
}

/// What a validator of JSON Schema does, as far as this document needs it.
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        let schema = document.pointer(&reference[1..]).expect("it leads somewhere");
        return fits(document, schema, value, at);
    }
    if let Some(only) = schema.get("const") {
        assert_eq!(value, only, "{at}");
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{at}: {value}");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &str| match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{at}: {other}"),
    };
    assert!(types.is_empty() || types.into_iter().any(is), "{at}: {value}");
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().expect("a name");
        assert!(value.get(name).is_some(), "{at} lacks {name}: {value}");
    }
    if let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for (name, value) in fields {
            let schema = known.get(name).unwrap_or_else(|| panic!("{at}.{name} is not described"));
            fits(document, schema, value, &format!("{at}.{name}"));
        }
    }
    for item in value.as_array().into_iter().flatten() {
        fits(document, &schema["items"], item, &format!("{at}[]"));
    }
}
