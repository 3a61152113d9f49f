//! Tolerant reading: a field may be missing, null, a number written as text or the reverse, a truth
//! written as 0 or 1. Used with `#[serde(default, deserialize_with = "…")]`; nothing here fails.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A whole number that is not negative, also from text, a fraction or a truth; else 0.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    Ok(maybe_number(from)?.unwrap_or_default())
}

/// As [`number`], but `None` where there is nothing to read.
pub(crate) fn maybe_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Ok(integer_of(&Value::deserialize(from)?).and_then(|number| number.try_into().ok()))
}

/// A whole number with a sign; else 0.
pub(crate) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    Ok(maybe_integer(from)?.unwrap_or_default())
}

/// As [`integer`], but `None` where there is nothing to read.
pub(crate) fn maybe_integer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(integer_of(&Value::deserialize(from)?))
}

/// A text, also from a number; else empty.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// A truth, also from 0, 1 and their texts; `None` where there is nothing to read.
pub(crate) fn maybe_flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Bool(flag) => Some(flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        other => integer_of(&other).map(|number| number != 0),
    })
}

/// An object; its default where there is none that can be read.
pub(crate) fn object<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(read(Value::deserialize(from)?))
}

/// A list; empty where there is none. A row that cannot be read becomes its default, so that rows
/// keep their places and are counted.
pub(crate) fn list<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(match Value::deserialize(from)? {
        Value::Array(rows) => rows.into_iter().map(read).collect(),
        _ => Vec::new(),
    })
}

/// Reads a value; its default where it cannot be read.
pub(crate) fn read<T: DeserializeOwned + Default>(value: Value) -> T {
    serde_json::from_value(value).unwrap_or_default()
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
    match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
        Value::String(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| text.parse().ok().and_then(whole))
        }
        Value::Bool(flag) => Some(i64::from(*flag)),
        _ => None,
    }
}

fn whole(number: f64) -> Option<i64> {
    // the bound is where f64 stops telling whole numbers apart
    (number.abs() < 9_007_199_254_740_992.0).then_some(number.trunc() as i64)
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
