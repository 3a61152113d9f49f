//! The cipher of lyrics: triple DES of the kind in `des`, block by block, around a zlib stream.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::des::{BLOCK, Direction, Schedule};

/// The key that every client of QQ Music carries.
const KEYS: [&[u8; BLOCK]; 3] = [b"!@#)(*$%", b"123ZXC!@", b"!@#)(NHL"];
/// The longest lyrics, in bytes, that are unpacked; real ones are a hundredth of it.
const MAX_TEXT: u64 = 1 << 20;

/// Decrypts and unpacks lyrics; `None` when the bytes are not such lyrics. What follows the zlib
/// stream is padding and ignored.
pub(crate) fn decrypt(cipher: &[u8]) -> Option<String> {
    if cipher.is_empty() || !cipher.len().is_multiple_of(BLOCK) {
        return None;
    }
    let [first, second, third] = KEYS.map(Schedule::new);
    let mut packed = Vec::with_capacity(cipher.len());
    for block in cipher.chunks_exact(BLOCK) {
        let block = block.try_into().ok()?;
        let block = third.apply(block, Direction::Decrypt);
        let block = second.apply(&block, Direction::Encrypt);
        packed.extend(first.apply(&block, Direction::Decrypt));
    }
    let mut text = Vec::new();
    ZlibDecoder::new(packed.as_slice()).take(MAX_TEXT).read_to_end(&mut text).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;

    use super::*;

    /// The reverse, from textbook triple DES.
    fn encrypt(text: &str) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).expect("memory takes it");
        let mut packed = encoder.finish().expect("memory takes it");
        packed.resize(packed.len().next_multiple_of(BLOCK), 0);
        let [first, second, third] = KEYS.map(Schedule::new);
        let through = |block: &[u8]| {
            let block = block.try_into().expect("a whole block");
            let block = first.apply(block, Direction::Encrypt);
            let block = second.apply(&block, Direction::Decrypt);
            third.apply(&block, Direction::Encrypt)
        };
        packed.chunks_exact(BLOCK).flat_map(through).collect()
    }

    #[test]
    fn the_known_answer_is_read() {
        let hex = "32DABB4C5E9846FA5BC0F8029167505A8AFF353107E1A0BE89B12FAB7A4054FB";
        let text = decrypt(&hex::decode(hex).expect("hex"));
        assert_eq!(text.as_deref(), Some("[00:01.00]测试 test\n"));
    }

    #[test]
    fn what_is_no_lyrics_is_told() {
        assert_eq!(decrypt(b""), None);
        assert_eq!(decrypt(b"seven b"), None);
        assert_eq!(decrypt(b"eight by"), None);
    }

    proptest! {
        #[test]
        fn every_text_survives(text in ".{0,200}") {
            let decrypted = decrypt(&encrypt(&text));
            prop_assert_eq!(decrypted.as_deref(), Some(text.as_str()));
        }

        #[test]
        fn any_bytes_are_taken_without_a_panic(bytes in any::<Vec<u8>>()) {
            let _ = decrypt(&bytes);
        }
    }
}
