//! Hashes, signatures and made-up tokens of QQ's web services, as the server checks them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rand::Rng;
use rand::distr::Alphanumeric;
use sha1::{Digest, Sha1};

/// Positions in the upper-case hex digest that make the first and the last part of a `zzc` sign.
const HEAD: [usize; 7] = [23, 14, 6, 36, 16, 7, 19];
const TAIL: [usize; 8] = [16, 1, 32, 12, 19, 27, 8, 5];
/// What the digest's bytes are mixed with in the middle part.
const MIX: [u8; 20] =
    [89, 39, 179, 150, 218, 82, 58, 252, 177, 52, 186, 123, 120, 64, 242, 133, 143, 161, 121, 179];

/// `h = h*33 + c` over the text, 31 bits kept. Seed 0 for `ptqrtoken`, 5381 for `g_tk`.
pub(super) fn hash33(text: &str, seed: u64) -> u64 {
    let step = |hash: u64, c: char| hash.wrapping_mul(33).wrapping_add(u64::from(c));
    text.chars().fold(seed, step) & 0x7fff_ffff
}

/// The sign that `musics.fcg` wants for a body.
pub(super) fn zzc(body: &[u8]) -> String {
    let digest = Sha1::digest(body);
    let hex = hex::encode_upper(digest).into_bytes();
    let pick = |at: &[usize]| at.iter().map(|&at| char::from(hex[at])).collect::<String>();
    let mixed: Vec<u8> = digest.iter().zip(MIX).map(|(byte, mix)| byte ^ mix).collect();
    let middle = STANDARD.encode(mixed).replace(['\\', '/', '+', '='], "");
    format!("zzc{}{middle}{}", pick(&HEAD), pick(&TAIL)).to_ascii_lowercase()
}

/// A made-up token of letters and digits.
pub(super) fn token(length: usize) -> String {
    rand::rng().sample_iter(Alphanumeric).take(length).map(char::from).collect()
}

/// A made-up token of upper-case hex digits.
pub(super) fn hex_token(length: usize) -> String {
    let bytes: Vec<u8> = (0..length.div_ceil(2)).map(|_| rand::random()).collect();
    let mut text = hex::encode_upper(bytes);
    text.truncate(length);
    text
}

/// Letters and digits that follow from a number, so that the same row has the same mid every time.
pub(super) fn mid_of(kind: u64, number: u64) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut state = number.wrapping_add(kind << 48).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^= state >> 31;
    let mut mid = String::from("00");
    for _ in 0..12 {
        mid.push(char::from(DIGITS[(state % 62) as usize]));
        state = (state / 62) ^ (state << 53);
    }
    mid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash33_gives_the_known_answers() {
        assert_eq!(hash33("abc", 5381), 193_485_963);
        assert_eq!(hash33("qrsig-example", 0), 1_236_244_831);
    }

    #[test]
    fn zzc_gives_the_known_answer() {
        let body = br#"{"comm":{"ct":11},"req_0":{"module":"m","method":"n","param":{}}}"#;
        assert_eq!(zzc(body), "zzcc815c8dyrlrjqilkx19ydqnamprrrwujbycb91da72");
    }

    #[test]
    fn mids_have_fourteen_characters_and_do_not_collide() {
        let mids: std::collections::HashSet<_> = (0..5000).map(|at| mid_of(1, at)).collect();
        assert_eq!(mids.len(), 5000);
        assert!(mids.iter().all(|mid| mid.len() == 14));
    }
}
