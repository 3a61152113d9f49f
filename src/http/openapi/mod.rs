//! `/openapi.json`: the API's description, OpenAPI 3.1, made from the table of endpoints.

mod schemas;

use serde_json::{Map, Value, json};

use super::endpoint::{self, Endpoint, Keys, Kind, Method, Need, Param};

/// The document. Its addresses are relative to where it is served from.
pub fn document() -> Value {
    let mut paths = Map::new();
    for endpoint in &endpoint::ALL {
        let path = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        path[endpoint.method.name().to_ascii_lowercase()] = operation(endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "qqmusic-bot",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT", "identifier": "MIT"},
            "description": ABOUT,
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "securitySchemes": {
                "uin": {"type": "apiKey", "in": "header", "name": "Uin"},
                "key": {"type": "apiKey", "in": "header", "name": "Qm-keyst"},
                "uinCookie": {"type": "apiKey", "in": "cookie", "name": "uin"},
                "keyCookie": {"type": "apiKey", "in": "cookie", "name": "qm_keyst"},
                "musicKeyCookie": {"type": "apiKey", "in": "cookie", "name": "qqmusic_key"},
            },
        },
    })
}

const ABOUT: &str = "QQ Music over HTTP. Every answer is {\"code\":0,\"message\":\"ok\",\"data\":…}; a failure has an \
    HTTP status that fits, a code that is not 0 (the status times 100 and a number) and a sentence, \
    always in English: it is for programmers, and programs go by the code. A person's keys are given in one of \
    three ways, the first found wins: the headers Uin and Qm-keyst; the cookies uin and qm_keyst or qqmusic_key; \
    for POST the fields musicid and musickey of the body.";

fn operation(endpoint: &Endpoint) -> Value {
    let Endpoint { operation, method, path: _, keys, params, report_key, about, body: _ } =
        endpoint;
    let mut described = json!({
        "operationId": operation.name(),
        "summary": about,
        "responses": {
            "200": {
                "description": "The answer.",
                "content": {"application/json": {"schema": {
                    "type": "object",
                    "required": ["code", "message", "data"],
                    "properties": {
                        "code": {"const": 0},
                        "message": {"type": "string"},
                        "data": {"$ref": format!("#/components/schemas/{}", operation.name())},
                    },
                }}},
            },
            "default": {
                "description": "A failure.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/failure"}}},
            },
        },
    });
    let by_header = json!({"uin": [], "key": []});
    let by_cookie = json!({"uinCookie": [], "keyCookie": []});
    let by_other_cookie = json!({"uinCookie": [], "musicKeyCookie": []});
    match (keys, method) {
        (Keys::Unused, _) => described["security"] = json!([]),
        (Keys::Optional, _) | (Keys::Required, Method::Post) => {
            // A POST may carry them in its body, which a security scheme cannot say.
            described["security"] = json!([by_header, by_cookie, by_other_cookie, {}]);
        }
        (Keys::Required, Method::Get) => {
            described["security"] = json!([by_header, by_cookie, by_other_cookie]);
        }
    }
    match method {
        Method::Get => {
            let mut all: Vec<_> = params.iter().map(in_query).collect();
            all.extend(report_key.then(in_header));
            described["parameters"] = json!(all);
        }
        Method::Post => {
            let mut body = object(params);
            if *keys != Keys::Unused {
                body["properties"]["musicid"] = json!({
                    "type": ["string", "integer"],
                    "description": "The account's number, when it is not in a header or a cookie.",
                });
                body["properties"]["musickey"] = json!({
                    "type": "string",
                    "description": "The account's key, when it is not in a header or a cookie.",
                });
            }
            described["requestBody"] = json!({
                "required": params.iter().any(|param| param.need == Need::Required),
                "content": {"application/json": {"schema": body}},
            });
        }
    }
    described
}

fn in_query(param: &Param) -> Value {
    let mut described = json!({
        "name": param.name,
        "in": "query",
        "required": param.need == Need::Required,
        "description": param.about,
        "schema": schema(param, Method::Get),
    });
    if !param.example.is_empty() {
        described["example"] = example(param);
    }
    described
}

/// The header of a key of the official report gateway.
fn in_header() -> Value {
    json!({
        "name": endpoint::REPORT_KEY,
        "in": "header",
        "required": false,
        "description": "The person's own key of the official report gateway. A secret.",
        "schema": {"type": "string", "pattern": "^qmk-[A-Za-z0-9_.=~-]{8,256}$"},
    })
}

/// The schema of an object with these fields.
fn object(params: &[Param]) -> Value {
    let mut properties = Map::new();
    for param in params {
        let mut field = schema(param, Method::Post);
        field["description"] = json!(param.about);
        if !param.example.is_empty() {
            field["examples"] = json!([example(param)]);
        }
        properties.insert(param.name.to_owned(), field);
    }
    let required: Vec<_> = params
        .iter()
        .filter(|param| param.need == Need::Required)
        .map(|param| param.name)
        .collect();
    json!({"type": "object", "properties": properties, "required": required})
}

/// A text that holds more than white space, and no NUL.
const NOT_BLANK: &str = r"^[^\u0000]*[^\s\u0000][^\u0000]*$";

/// The schema of a parameter. In a query all are texts, in a body an id may be a number too.
fn schema(param: &Param, method: Method) -> Value {
    let types = |kinds: &[&str]| match (param.need, kinds) {
        (Need::Optional, _) => json!([kinds, &["null"]].concat()),
        (_, [kind]) => json!(kind),
        _ => json!(kinds),
    };
    let text = |kinds: &[&str], most: usize| json!({"type": types(kinds), "minLength": 1, "maxLength": most, "pattern": NOT_BLANK});
    let mut schema = match (param.kind, method) {
        (Kind::Text(most), _) | (Kind::Id(most), Method::Get) => text(&["string"], most),
        (Kind::Id(most), Method::Post) => {
            let mut id = text(&["string", "integer"], most);
            id["minimum"] = json!(0);
            id["maximum"] = json!(u64::MAX);
            id
        }
        (Kind::Number(least, most), _) => {
            json!({"type": types(&["integer"]), "minimum": least, "maximum": most})
        }
        (Kind::Choice(words), _) => json!({"type": types(&["string"]), "enum": words}),
        (Kind::Object(fields), _) => object(fields),
    };
    if let Need::Default(_) = param.need {
        schema["default"] = default(param);
    }
    schema
}

fn example(param: &Param) -> Value {
    typed(param, param.example)
}

fn default(param: &Param) -> Value {
    match param.need {
        Need::Default(text) => typed(param, text),
        Need::Required | Need::Optional => Value::Null,
    }
}

fn typed(param: &Param, text: &str) -> Value {
    match param.kind {
        Kind::Number(..) => text.parse::<u32>().map_or(Value::Null, Value::from),
        _ => json!(text),
    }
}
