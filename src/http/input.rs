//! What a request gives: its query or its body, checked by the table of endpoints.

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use super::endpoint::{Kind, Need, Param};
use super::failure::{Code, Failure};

/// The values of an endpoint's parameters, each within its bounds, defaults filled in.
#[derive(Debug, Default)]
pub(super) struct Input(Map<String, Value>);

impl Input {
    /// A text, a word or an id; empty for one that is optional and not there.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// A text that may be left out.
    pub(super) fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A number; 0 for one that is optional and not there.
    pub(super) fn number(&self, name: &str) -> u32 {
        let number = self.0.get(name).and_then(Value::as_u64);
        number.and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
    }

    /// The fields of an object.
    pub(super) fn object(&self, name: &str) -> Self {
        Self(self.0.get(name).and_then(Value::as_object).cloned().unwrap_or_default())
    }

    /// Reads a query. Parameters that the endpoint does not know are left out.
    pub(super) fn of_query(query: &str, params: &[Param]) -> Result<Self, Failure> {
        let mut given = Map::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if let Some(param) = params.iter().find(|param| param.name == name)
                && given.insert(param.name.to_owned(), Value::String(value.into_owned())).is_some()
            {
                let message = format!("the parameter {} is given twice", param.name);
                return Err(Failure::new(Code::BadQuery, message));
            }
        }
        checked(&given, params, Source::Query)
    }

    /// Reads a body's fields. Fields that the endpoint does not know are left out.
    pub(super) fn of_body(body: &Map<String, Value>, params: &[Param]) -> Result<Self, Failure> {
        checked(body, params, Source::Body)
    }
}

/// Where values come from: in a query all are texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Query,
    Body,
}

fn checked(given: &Map<String, Value>, params: &[Param], from: Source) -> Result<Input, Failure> {
    let mut values = Map::new();
    for param in params {
        let there = given.get(param.name).filter(|value| !value.is_null());
        // An empty field of a form is a field that was left out; so is one that need not be there.
        let may_be_empty = from == Source::Query || param.need != Need::Required;
        let there = there.filter(|it| !may_be_empty || it.as_str() != Some(""));
        let value = match (there, param.need) {
            (Some(value), _) => value_of(value, param, from)?,
            (None, Need::Default(text)) => {
                value_of(&Value::String(text.to_owned()), param, Source::Query)?
            }
            (None, Need::Optional) => continue,
            (None, Need::Required) => {
                let message = format!("the parameter {} is missing", param.name);
                return Err(Failure::new(Code::Missing, message));
            }
        };
        values.insert(param.name.to_owned(), value);
    }
    Ok(Input(values))
}

fn value_of(value: &Value, param: &Param, from: Source) -> Result<Value, Failure> {
    let wrong = |wanted: &str| {
        Failure::new(Code::WrongType, format!("the parameter {} must be {wanted}", param.name))
    };
    let out = |wanted: String| {
        Failure::new(Code::OutOfRange, format!("the parameter {} must be {wanted}", param.name))
    };
    match (param.kind, value) {
        (Kind::Text(most) | Kind::Id(most), Value::String(text)) => {
            let text = text.trim();
            let fits = !text.is_empty() && (text.len() <= most || text.chars().count() <= most);
            if fits && !text.contains('\0') {
                Ok(Value::String(text.to_owned()))
            } else {
                Err(out(format!("a text of 1 to {most} characters that is not blank")))
            }
        }
        (Kind::Id(_), Value::Number(number)) => {
            let id = whole_number(number).ok_or_else(|| wrong("a text or a whole number"))?;
            Ok(Value::String(id.to_string()))
        }
        (Kind::Text(_), _) => Err(wrong("a text")),
        (Kind::Id(_), _) => Err(wrong("a text or a whole number")),
        (Kind::Number(least, most), value) => {
            let number = match value {
                Value::String(text) if from == Source::Query => whole(text),
                Value::Number(number) => number.as_f64().filter(|it| it.fract() == 0.0),
                _ => None,
            };
            let number = number.ok_or_else(|| wrong("a whole number"))?;
            if number >= f64::from(least) && number <= f64::from(most) {
                // Within bounds it is a whole number that both types hold exactly.
                Ok(Value::from(number as u32))
            } else {
                Err(out(format!("from {least} to {most}")))
            }
        }
        (Kind::Choice(words), Value::String(text)) => {
            let known = words.iter().find(|word| word.eq_ignore_ascii_case(text));
            known.map(|word| Value::String((*word).to_owned())).ok_or_else(|| match words {
                [only] => out((*only).to_owned()),
                words => out(format!("one of {}", words.join(", "))),
            })
        }
        (Kind::Choice(_), _) => Err(wrong("a text")),
        (Kind::Object(fields), Value::Object(object)) => {
            Ok(Value::Object(checked(object, fields, from)?.0))
        }
        (Kind::Object(_), _) => Err(wrong("an object")),
    }
}

/// A number of JSON that is whole and not negative, however it is written: 97773.0 is one.
pub(super) fn whole_number(number: &Number) -> Option<u64> {
    let written = |number: f64| {
        let fits = number.fract() == 0.0 && (0.0..18_446_744_073_709_551_616.0).contains(&number);
        fits.then_some(number as u64)
    };
    number.as_u64().or_else(|| written(number.as_f64()?))
}

/// Decimal digits, perhaps behind a minus.
fn whole(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let fits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// A name or a value of a query: `+` is a space, `%xx` a byte, and the bytes are UTF-8.
fn decoded(text: &str) -> Result<Cow<'_, str>, Failure> {
    if !text.contains(['%', '+']) {
        return Ok(Cow::Borrowed(text));
    }
    let bad = || Failure::new(Code::BadQuery, "the query is not percent-encoded UTF-8");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next()), digit(rest.next()));
                let value = high.zip(low).map(|(high, low)| high * 16 + low);
                value.and_then(|value| u8::try_from(value).ok()).ok_or_else(bad)?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAMS: [Param; 3] = [
        Param { name: "query", kind: Kind::Text(5), need: Need::Required, about: "", example: "" },
        Param {
            name: "page",
            kind: Kind::Number(1, 9),
            need: Need::Default("1"),
            about: "",
            example: "",
        },
        Param {
            name: "type",
            kind: Kind::Choice(&["qq", "app"]),
            need: Need::Optional,
            about: "",
            example: "",
        },
    ];

    fn refused(query: &str) -> Code {
        let failure = Input::of_query(query, &PARAMS).expect_err(query);
        let shown = format!("{failure:?}");
        let all = [Code::BadQuery, Code::Missing, Code::WrongType, Code::OutOfRange];
        all.into_iter().find(|code| shown.contains(&format!("{code:?}"))).expect("a code")
    }

    #[test]
    fn a_query_is_decoded_checked_and_filled_with_defaults() {
        let input =
            Input::of_query("query=%E6%99%B4+%E5%A4%A9&unknown=%31", &PARAMS).expect("good");
        assert_eq!((input.text("query"), input.number("page")), ("晴 天", 1));
        assert_eq!(input.optional("type"), None);
        let input = Input::of_query("&query=a&&page=09&type=APP", &PARAMS).expect("good");
        assert_eq!((input.number("page"), input.text("type")), (9, "app"));
    }

    #[test]
    fn what_does_not_fit_is_refused_by_what_is_wrong_with_it() {
        for query in ["query=%", "query=%4", "query=%zz", "query=%ff", "query=a&query=b"] {
            assert_eq!(refused(query), Code::BadQuery, "{query}");
        }
        for query in ["", "query=", "query&page=2"] {
            assert_eq!(refused(query), Code::Missing, "{query}");
        }
        for query in ["query=a&page=x", "query=a&page=1.5", "query=a&page=%2B1", "query=a&page=-"] {
            assert_eq!(refused(query), Code::WrongType, "{query}");
        }
        let long = format!("query=a&page={}", "9".repeat(400));
        for query in ["query=a&page=0", "query=a&page=10", "query=a&page=-3", &long] {
            assert_eq!(refused(query), Code::OutOfRange, "{query}");
        }
        for query in ["query=abcdef", "query=+", "query=%00", "query=a&type=x"] {
            assert_eq!(refused(query), Code::OutOfRange, "{query}");
        }
    }

    #[test]
    fn a_whole_number_may_be_written_in_any_way() {
        let whole = |text: &str| whole_number(&serde_json::from_str(text).expect("a number"));
        assert_eq!(whole("97773"), Some(97_773));
        assert_eq!((whole("97773.0"), whole("9.7773e4")), (Some(97_773), Some(97_773)));
        assert_eq!(whole("18446744073709551615"), Some(u64::MAX));
        for other in ["-1", "0.5", "-1.0", "18446744073709551616", "1e300"] {
            assert_eq!(whole(other), None, "{other}");
        }
    }

    #[test]
    fn a_body_has_types_of_its_own() {
        let read = |body: Value| {
            let body = body.as_object().expect("an object").clone();
            Input::of_body(&body, &PARAMS)
        };
        let input = read(serde_json::json!({"query": "a", "page": 2.0, "type": null}));
        assert_eq!(input.expect("good").number("page"), 2);
        for bad in [
            serde_json::json!({"query": 1}),
            serde_json::json!({"query": "a", "page": "2"}),
            serde_json::json!({"query": "a", "page": 2.5}),
            serde_json::json!({"query": ["a"]}),
            serde_json::json!({"query": "a", "type": true}),
        ] {
            let failure = read(bad.clone()).expect_err("wrong");
            assert!(format!("{failure:?}").contains("WrongType"), "{bad}");
        }
    }
}
