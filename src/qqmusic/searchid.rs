//! The number that names a search.

use rand::Rng as _;

const MS_PER_DAY: u64 = 86_400_000;

/// A fresh `searchid` at a time in milliseconds since 1970.
pub(crate) fn fresh(now_ms: u64) -> String {
    let mut random = rand::rng();
    compose(random.random_range(1..=20), random.random_range(0..=4_194_304), now_ms)
}

/// From a number of 1 to 20, one of 0 to 4,194,304, and the time.
fn compose(kind: u64, random: u64, now_ms: u64) -> String {
    (kind * (1 << 54) + random * (1 << 32) + now_ms % MS_PER_DAY).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_is_composed_of_three_numbers() {
        assert_eq!(compose(1, 0, 0), "18014398509481984");
        assert_eq!(compose(20, 4_194_304, 86_399_999), "378302368785521663");
        assert_eq!(compose(1, 1, MS_PER_DAY + 5), "18014402804449285");
    }

    proptest! {
        #[test]
        fn it_is_a_number_in_its_range(now_ms in any::<u64>()) {
            let id: u64 = fresh(now_ms).parse().expect("digits");
            prop_assert!((1 << 54..21 * (1u64 << 54) + (1 << 32)).contains(&id));
            prop_assert_eq!(id % (1 << 32), now_ms % MS_PER_DAY);
        }
    }
}
