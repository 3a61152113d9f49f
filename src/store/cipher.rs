//! Sealing bytes: XChaCha20-Poly1305 with a random 24-byte nonce, and keyed names by HMAC-SHA256.

use std::fmt;

use chacha20poly1305::aead::{Aead, Generate, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

/// Bytes of every key here.
pub(super) const KEY_BYTES: usize = 32;

const NONCE_BYTES: usize = 24;

/// A key, wiped when it is dropped and never shown.
#[derive(Clone)]
pub(super) struct SecretKey(Box<Zeroizing<[u8; KEY_BYTES]>>);

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey([REDACTED])")
    }
}

impl SecretKey {
    /// A new random key from the operating system.
    pub(super) fn random() -> Self {
        let mut bytes: [u8; KEY_BYTES] = Key::generate().into();
        let key = Self::from_bytes(&bytes);
        bytes.zeroize();
        key
    }

    /// Takes a copy of the bytes; wiping the original is the caller's.
    pub(super) fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        let mut key = Box::new(Zeroizing::new([0; KEY_BYTES]));
        key.copy_from_slice(bytes);
        Self(key)
    }

    /// The bytes.
    pub(super) fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// A key for one purpose, from which this one cannot be found.
    pub(super) fn derive(&self, purpose: &str) -> Self {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        Hkdf::<Sha256>::new(None, self.expose())
            .expand(purpose.as_bytes(), bytes.as_mut())
            .expect("32 bytes are never too many for HKDF");
        Self::from_bytes(&bytes)
    }

    /// A keyed hash over parts whose lengths count, so that "ab","c" differs from "a","bc".
    pub(super) fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.expose())
            .expect("HMAC takes keys of any length");
        for part in parts {
            mac.update(&u64::try_from(part.len()).expect("a length fits").to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Nonce and ciphertext; only the same `aad` opens it.
    pub(super) fn seal(&self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = XNonce::generate();
        let sealed = self
            .cipher()
            .encrypt(&nonce, Payload { msg: plain, aad })
            .expect("a record is far below the cipher's limit");
        [nonce.as_slice(), &sealed].concat()
    }

    /// The plain bytes; `None` when key, `aad` or bytes are not those of the sealing.
    pub(super) fn open(&self, aad: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, msg) = sealed.split_at_checked(NONCE_BYTES)?;
        let nonce = XNonce::try_from(nonce).ok()?;
        self.cipher().decrypt(&nonce, Payload { msg, aad }).ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.expose().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_place_open_what_was_sealed() {
        let key = SecretKey::random();
        let sealed = key.seal(b"here", b"words");
        assert_eq!(key.open(b"here", &sealed).expect("opens").as_slice(), b"words");
        assert!(key.open(b"there", &sealed).is_none());
        assert!(SecretKey::random().open(b"here", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(b"here", &changed).is_none(), "byte {at}");
            assert!(key.open(b"here", &sealed[..at]).is_none(), "cut at {at}");
        }
    }

    #[test]
    fn the_same_words_never_look_the_same() {
        let key = SecretKey::random();
        assert_ne!(key.seal(b"", b"words"), key.seal(b"", b"words"));
    }

    #[test]
    fn where_a_part_ends_counts() {
        let key = SecretKey::random();
        assert_ne!(key.hash(&[b"ab", b"c"]), key.hash(&[b"a", b"bc"]));
        assert_ne!(key.derive("one").hash(&[b"a"]), key.derive("two").hash(&[b"a"]));
    }
}
