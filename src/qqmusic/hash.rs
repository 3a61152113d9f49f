//! The hashes and the signature of the protocol.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

/// QQ's string hash: `h = h * 33 + c` over the characters, of which 31 bits are kept.
pub(crate) fn hash33(text: &str, seed: u32) -> u32 {
    let step =
        |hash: u32, character: char| hash.wrapping_mul(33).wrapping_add(u32::from(character));
    text.chars().fold(seed, step) & 0x7fff_ffff
}

/// `g_tk`: [`hash33`] of a key (`musickey`, `p_skey`) from the seed 5381.
pub(crate) fn g_tk(key: &str) -> u32 {
    hash33(key, 5381)
}

/// The `zzc` signature of a request to `musics.fcg`, over exactly the bytes that are sent.
pub(crate) fn sign(body: &[u8]) -> String {
    const HEAD: [usize; 7] = [23, 14, 6, 36, 16, 7, 19];
    const TAIL: [usize; 8] = [16, 1, 32, 12, 19, 27, 8, 5];
    const MASK: [u8; 20] = [
        89, 39, 179, 150, 218, 82, 58, 252, 177, 52, 186, 123, 120, 64, 242, 133, 143, 161, 121,
        179,
    ];
    let digest: [u8; 20] = Sha1::digest(body).into();
    let hex = hex::encode(digest);
    let pick = |places: &[usize]| places.iter().map(|&at| &hex[at..=at]).collect::<String>();
    let masked: Vec<u8> = digest.iter().zip(MASK).map(|(byte, mask)| byte ^ mask).collect();
    let mut middle = STANDARD.encode(masked);
    middle.retain(|character| !matches!(character, '\\' | '/' | '+' | '='));
    format!("zzc{}{middle}{}", pick(&HEAD), pick(&TAIL)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hashes_are_those_of_the_protocol() {
        assert_eq!(g_tk("abc"), 193_485_963);
        assert_eq!(hash33("qrsig-example", 0), 1_236_244_831);
        assert_eq!(hash33("", 5381), 5381);
    }

    #[test]
    fn a_signature_is_that_of_the_protocol() {
        let body = br#"{"comm":{"ct":11},"req_0":{"module":"m","method":"n","param":{}}}"#;
        assert_eq!(body.len(), 65);
        assert_eq!(sign(body), "zzcc815c8dyrlrjqilkx19ydqnamprrrwujbycb91da72");
    }

    proptest! {
        #[test]
        fn a_hash_keeps_31_bits_and_grows_character_by_character(
            text in ".{0,40}", last in any::<char>(), seed in any::<u32>(),
        ) {
            let mut longer = text.clone();
            longer.push(last);
            let expected = hash33(&text, seed)
                .wrapping_mul(33)
                .wrapping_add(u32::from(last)) & 0x7fff_ffff;
            prop_assert_eq!(hash33(&longer, seed), expected);
            prop_assert!(hash33(&text, seed) <= 0x7fff_ffff);
        }

        #[test]
        fn a_signature_fits_into_a_query_as_it_is(body in any::<Vec<u8>>()) {
            let signature = sign(&body);
            prop_assert!(signature.starts_with("zzc"));
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            prop_assert!(signature.bytes().all(plain));
            // 7 and 8 picked characters around 28 of base64 less its padding and odd characters
            prop_assert!((3 + 15..=3 + 15 + 27).contains(&signature.len()));
        }

        #[test]
        fn another_body_has_another_signature(body in any::<Vec<u8>>(), at in any::<prop::sample::Index>()) {
            prop_assume!(!body.is_empty());
            let mut other = body.clone();
            other[at.index(body.len())] ^= 1;
            prop_assert_ne!(sign(&body), sign(&other));
        }
    }
}
