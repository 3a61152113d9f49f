//! Tolerant reading: a field may be missing, null, a number written as text or the reverse, a truth
//! written as 0 or 1. Used with `#[serde(default, deserialize_with = "…")]`; nothing here fails.
//!
//! What is read is text, straight into the types that are wanted: a tree of values in between would
//! cost more than everything else about an answer.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

/// A whole number that is not negative, also from text, a fraction or a truth; else 0.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    Ok(maybe_number(from)?.unwrap_or_default())
}

/// As [`number`], but `None` where there is nothing to read.
pub(crate) fn maybe_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Ok(maybe_integer(from)?.and_then(|number| number.try_into().ok()))
}

/// A whole number with a sign; else 0.
pub(crate) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    Ok(maybe_integer(from)?.unwrap_or_default())
}

/// As [`integer`], but `None` where there is nothing to read.
pub(crate) fn maybe_integer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(Scalar::deserialize(from)?.integer())
}

/// A text, also from a number; else empty.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(Scalar::deserialize(from)?.text())
}

/// A list of texts, each read as [`text`]; empty where there is none.
pub(crate) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(Scalar::deserialize(from)?.rows(Scalar::text))
}

/// A truth, also from 0, 1 and their texts; `None` where there is nothing to read.
pub(crate) fn maybe_flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Ok(match Scalar::deserialize(from)? {
        Scalar::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Scalar::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
        other => other.integer().map(|number| number != 0),
    })
}

/// An object, whose fields are all read as here; its default where there is none.
pub(crate) fn object<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(Shape::deserialize(from)?.object())
}

/// A list of such objects; empty where there is none. A row that is none becomes its default, so
/// that rows keep their places and are counted.
pub(crate) fn list<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(Shape::deserialize(from)?.rows(Shape::object))
}

/// Reads a value; its default where it cannot be read.
pub(crate) fn read<T: DeserializeOwned + Default>(value: Value) -> T {
    serde_json::from_value(value).unwrap_or_default()
}

/// The same from text. Errors: when it is not JSON.
pub(crate) fn read_text<T: DeserializeOwned + Default>(text: &str) -> serde_json::Result<T> {
    // What contradicts itself, as by a field that stands there twice, is read by way of a tree, in
    // which the last one counts.
    serde_json::from_str(text).or_else(|_| serde_json::from_str(text).map(read::<T>))
}

/// The first field with one of these names that holds a text or a number; else empty.
pub(crate) fn first_text(row: &Value, names: &[&str]) -> String {
    let text = |name: &&str| text(row.get(*name)?).ok().filter(|text| !text.is_empty());
    names.iter().find_map(text).unwrap_or_default()
}

/// The first field with one of these names that holds a whole number that is not negative.
pub(crate) fn first_number(row: &Value, names: &[&str]) -> Option<u64> {
    names.iter().find_map(|name| integer_of(row.get(*name)?)?.try_into().ok())
}

/// A whole number in any of the forms QQ Music writes it.
pub(crate) fn integer_of(value: &Value) -> Option<i64> {
    maybe_integer(value).ok().flatten()
}

/// What stands somewhere, whatever it was to be. `T` is what an object is read as; it must not fail.
enum Shape<'de, T> {
    Nothing,
    Flag(bool),
    Number(Number),
    Text(Cow<'de, str>),
    List(Vec<Shape<'de, T>>),
    Object(T),
}

/// Where no object is looked for.
type Scalar<'de> = Shape<'de, IgnoredAny>;

impl<T> Shape<'_, T> {
    fn integer(self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
            Self::Text(text) => {
                let text = text.trim();
                text.parse().ok().or_else(|| text.parse().ok().and_then(whole))
            }
            Self::Flag(flag) => Some(i64::from(flag)),
            Self::Nothing | Self::List(_) | Self::Object(_) => None,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Text(text) => text.into_owned(),
            Self::Number(number) => number.to_string(),
            Self::Flag(_) | Self::Nothing | Self::List(_) | Self::Object(_) => String::new(),
        }
    }

    fn rows<R>(self, row: impl Fn(Self) -> R) -> Vec<R> {
        match self {
            Self::List(rows) => rows.into_iter().map(row).collect(),
            _ => Vec::new(),
        }
    }

    fn object(self) -> T
    where
        T: Default,
    {
        match self {
            Self::Object(object) => object,
            _ => T::default(),
        }
    }
}

fn whole(number: f64) -> Option<i64> {
    // the bound is where f64 stops telling whole numbers apart
    (number.abs() < 9_007_199_254_740_992.0).then_some(number.trunc() as i64)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shape<'de, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Look(PhantomData))
    }
}

struct Look<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Look<T> {
    type Value = Shape<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Shape::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Shape::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Shape::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Shape::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Shape::Nothing, Shape::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Shape::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Shape::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Shape::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(row) = rows.next_element()? {
            list.push(row);
        }
        Ok(Shape::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(Shape::Object)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Row {
        #[serde(deserialize_with = "number")]
        number: u64,
        #[serde(deserialize_with = "text")]
        text: String,
        #[serde(deserialize_with = "maybe_flag")]
        flag: Option<bool>,
        #[serde(deserialize_with = "list")]
        rows: Vec<Row>,
    }

    #[test]
    fn every_spelling_of_a_value_is_read() {
        let expected = Row { number: 7, text: "8".into(), flag: Some(true), rows: Vec::new() };
        for spelled in [
            json!({"number": 7, "text": "8", "flag": true, "rows": []}),
            json!({"number": "7", "text": 8, "flag": 1, "rows": null}),
            json!({"number": 7.0, "text": "8", "flag": "1"}),
            json!({"number": " 7 ", "text": "8", "flag": "true", "rows": "none"}),
        ] {
            assert_eq!(read::<Row>(spelled.clone()), expected, "{spelled}");
        }
    }

    #[test]
    fn nulls_and_wrong_types_are_defaults_and_rows_keep_their_places() {
        let value =
            json!({"number": {}, "text": null, "flag": null, "rows": [null, {"number": 1}]});
        let row: Row = read(value);
        assert_eq!((row.number, row.text.as_str(), row.flag), (0, "", None));
        assert_eq!(row.rows.len(), 2);
        assert_eq!(row.rows[1].number, 1);
    }

    #[test]
    fn text_is_read_as_a_tree_is() {
        let texts = [
            r#"{"number":"7","text":8.50,"flag":0,"rows":[null,[1],"x",{"number":1,"rows":{}}],"x":[{}]}"#,
            r#"{"number":18446744073709551615,"text":"\u6674\n","flag":"TRUE","rows":[[]]}"#,
            r#"{"number":1e3,"text":-1.0,"flag":"no"}"#,
            r#"{"number":1,"number":2}"#,
            r#"{"rows":[{"number":1,"number":2}]}"#,
            "null",
            "[]",
            "7",
        ];
        for text in texts {
            let tree = serde_json::from_str(text).expect("JSON");
            assert_eq!(read_text::<Row>(text).expect("JSON"), read(tree), "{text}");
        }
        assert_eq!(read_text::<Row>(texts[3]).expect("JSON").number, 2);
        for text in ["", "{", r#"{"number":}"#, r#"{"text":"\ud800"}"#] {
            assert!(read_text::<Row>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_negative_number_is_not_a_huge_one() {
        assert_eq!(read::<Row>(json!({"number": -1})).number, 0);
    }

    proptest! {
        #[test]
        fn no_value_makes_reading_fail(text in ".{0,20}", number in any::<f64>()) {
            for value in [json!(text), json!(number), json!([text]), json!({"a": number})] {
                let row = json!({"number": value, "text": value, "flag": value, "rows": value});
                prop_assert!(serde_json::from_value::<Row>(row).is_ok());
            }
        }
    }
}
