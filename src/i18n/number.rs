//! Numbers as people read them.

use fluent_bundle::FluentValue;

/// A whole number with its thousands apart, by a comma in each of the languages.
pub(crate) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How Fluent writes an argument: whole numbers [`grouped`], anything else as it does by itself.
/// `M` is Fluent's memory of what it formatted before, which this does not need.
pub(super) fn formatted<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // Up to 2^53 every whole number is exact.
        FluentValue::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            Some(grouped(number.value as u64))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(value), text);
        }
    }
}
