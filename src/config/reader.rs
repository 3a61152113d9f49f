//! One flat map of keys over the file and the environment, which knows what was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use toml::{Table, Value as Toml};
use url::Url;

use super::Error;

/// What environment variables begin with.
const PREFIX: &str = "QQMUSIC_BOT_";
/// What stands between two levels in the name of a variable.
const LEVEL: &str = "__";

enum Value {
    File(Toml),
    Environment(String),
}

/// Hands out each value once, converted; what nobody took is unknown.
pub(super) struct Reader {
    values: BTreeMap<String, Value>,
    asked: BTreeSet<&'static str>,
}

type Result<T> = std::result::Result<T, Error>;

impl Reader {
    /// Over a file's text, named `file` in refusals, and over variables, which win. An empty
    /// variable counts as not set.
    pub(super) fn new(
        file: &str,
        text: &str,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| Error::Syntax {
            file: file.to_owned(),
            line: line_of(text, error.span().map_or(0, |span| span.start)),
        })?;
        let mut values = BTreeMap::new();
        flatten("", table, &mut values);
        for (name, value) in variables {
            let Some(path) = name.strip_prefix(PREFIX).filter(|_| !value.is_empty()) else {
                continue;
            };
            if !path.contains(LEVEL) {
                return Err(Error::Unknown {
                    key: name,
                    hint: ": two underscores stand between section and key".to_owned(),
                });
            }
            let key = path.to_ascii_lowercase().replace(LEVEL, ".");
            values.insert(key, Value::Environment(value));
        }
        Ok(Self { values, asked: BTreeSet::new() })
    }

    /// Whether the file, not the environment, sets this key.
    pub(super) fn is_in_file(&self, key: &str) -> bool {
        matches!(self.values.get(key), Some(Value::File(_)))
    }

    /// A variable that is not called as its key, as if it had been.
    pub(super) fn alias(&mut self, key: &str, value: String) {
        if !matches!(self.values.get(key), Some(Value::Environment(_))) && !value.is_empty() {
            self.values.insert(key.to_owned(), Value::Environment(value));
        }
    }

    /// A value for a key that is set nowhere.
    pub(super) fn otherwise(&mut self, key: &str, value: &str) {
        let value = Value::Environment(value.to_owned());
        self.values.entry(key.to_owned()).or_insert(value);
    }

    fn take(&mut self, key: &'static str) -> Option<Value> {
        self.asked.insert(key);
        self.values.remove(key)
    }

    /// A text; `expected` completes "KEY must be …".
    pub(super) fn text(&mut self, key: &'static str, expected: &str) -> Result<Option<String>> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Environment(text) | Value::File(Toml::String(text))) => Ok(Some(text)),
            Some(Value::File(_)) => Err(bad(key, &format!("{expected}, in quotes"))),
        }
    }

    /// A whole number within a range.
    pub(super) fn number<T>(
        &mut self,
        key: &'static str,
        range: RangeInclusive<T>,
        default: T,
    ) -> Result<T>
    where
        T: TryFrom<i64> + PartialOrd + std::fmt::Display,
    {
        let number = match self.take(key) {
            None => return Ok(default),
            Some(Value::File(Toml::Integer(number))) => Some(number),
            Some(Value::Environment(text)) => text.trim().parse().ok(),
            Some(Value::File(_)) => None,
        };
        number.and_then(|number| T::try_from(number).ok()).filter(|n| range.contains(n)).ok_or_else(
            || bad(key, &format!("a whole number from {} to {}", range.start(), range.end())),
        )
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str, default: bool) -> Result<bool> {
        match self.take(key) {
            None => Ok(default),
            Some(Value::File(Toml::Boolean(flag))) => Ok(flag),
            Some(Value::Environment(text)) if text == "true" || text == "1" => Ok(true),
            Some(Value::Environment(text)) if text == "false" || text == "0" => Ok(false),
            Some(_) => Err(bad(key, "true or false")),
        }
    }

    /// One whole number of Telegram that is not zero.
    pub(super) fn id(&mut self, key: &'static str) -> Result<Option<i64>> {
        let number = match self.take(key) {
            None => return Ok(None),
            Some(Value::File(Toml::Integer(number))) => Some(number),
            Some(Value::Environment(text)) => text.trim().parse().ok(),
            Some(Value::File(_)) => None,
        };
        number.filter(|number| *number != 0).map(Some).ok_or_else(|| bad(key, "a Telegram id"))
    }

    /// A list of whole numbers; in a variable they are separated by commas.
    pub(super) fn ids(&mut self, key: &'static str) -> Result<Vec<i64>> {
        let numbers: Option<Vec<i64>> = match self.take(key) {
            None => return Ok(Vec::new()),
            Some(Value::File(Toml::Array(items))) => items.iter().map(Toml::as_integer).collect(),
            Some(Value::Environment(text)) => {
                let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
                let items = inner.split(',').map(str::trim).filter(|item| !item.is_empty());
                items.map(|item| item.parse().ok()).collect()
            }
            Some(Value::File(_)) => None,
        };
        numbers.ok_or_else(|| bad(key, "a list of Telegram ids, such as [123, 456]"))
    }

    /// An address with a host and one of the schemes, without question mark and fragment.
    pub(super) fn url(&mut self, key: &'static str, schemes: &[&str]) -> Result<Option<Url>> {
        let expected = format!("an address that begins with {}://", schemes.join(":// or "));
        let Some(text) = self.text(key, &expected)? else { return Ok(None) };
        let usable = |url: &Url| {
            schemes.contains(&url.scheme())
                && url.host_str().is_some_and(|host| !host.is_empty())
                && url.query().is_none()
                && url.fragment().is_none()
        };
        Url::parse(text.trim()).ok().filter(usable).map(Some).ok_or_else(|| bad(key, &expected))
    }

    /// Ends the reading: what is left is unknown. Gives every key that was asked for.
    pub(super) fn finish(self) -> Result<BTreeSet<&'static str>> {
        let is_section = |name: &str| {
            self.asked.iter().any(|key| key.strip_prefix(name).is_some_and(|k| k.starts_with('.')))
        };
        for (key, value) in &self.values {
            match value {
                Value::File(Toml::Table(_)) if is_section(key) => {}
                Value::File(_) => {
                    return Err(Error::Unknown { key: key.clone(), hint: self.hint(key) });
                }
                Value::Environment(_) => {
                    let name = key.to_ascii_uppercase().replace('.', LEVEL);
                    let key = format!("{PREFIX}{name}");
                    return Err(Error::Unknown { key, hint: String::new() });
                }
            }
        }
        Ok(self.asked)
    }

    /// What is wrong with a key that is none of those that there are, if there is one.
    pub(super) fn misspelled(mut self, known: BTreeSet<&'static str>) -> Option<Error> {
        self.values.retain(|key, _| !known.contains(key.as_str()));
        self.asked = known;
        self.finish().err()
    }

    /// The keys of the same section, or the sections.
    fn hint(&self, key: &str) -> String {
        let section = key.rsplit_once('.').map_or("", |(section, _)| section);
        let in_section = |known: &&&str| known.rsplit_once('.').is_some_and(|(s, _)| s == section);
        let known: Vec<&str> = self.asked.iter().filter(in_section).copied().collect();
        if known.is_empty() {
            return ": see bot.toml.example for those that are".to_owned();
        }
        format!(": there are {}", known.join(", "))
    }
}

/// A refused value.
pub(super) fn bad(key: &'static str, expected: &str) -> Error {
    Error::Bad { key, expected: expected.to_owned() }
}

fn flatten(prefix: &str, table: Table, out: &mut BTreeMap<String, Value>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
        match value {
            Toml::Table(inner) if !inner.is_empty() => flatten(&key, inner, out),
            other => {
                out.insert(key, Value::File(other));
            }
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
