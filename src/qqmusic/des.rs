//! The block cipher under QQ Music's lyrics: DES by the tables of FIPS 46, changed in three places.
//!
//! 1. The bytes of each 32-bit half of a block, and of a key, are taken in reverse.
//! 2. Two cells of the S-boxes differ: S2 row 1 column 7 is 15, S4 row 3 column 5 is 10.
//! 3. In PC-2 the right half is read one place too far, as if shifted left by one.
//!
//! It protects nothing and is used for reading lyrics only.

/// Bytes of a block and of a key.
pub(crate) const BLOCK: usize = 8;

/// Which way a block goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From plain to cipher.
    Encrypt,
    /// From cipher to plain.
    Decrypt,
}

/// The sixteen round keys of one key, each 48 bits.
pub(crate) struct Schedule([u64; 16]);

impl Schedule {
    /// Derives the round keys.
    pub(crate) fn new(key: &[u8; BLOCK]) -> Self {
        let halves = permute(load(key), 64, &PC1);
        let (mut c, mut d) = (halves >> 28, halves & HALF_KEY);
        let mut keys = [0; 16];
        for (key, &shift) in keys.iter_mut().zip(&ROTATIONS) {
            c = (c << shift | c >> (28 - shift)) & HALF_KEY;
            d = (d << shift | d >> (28 - shift)) & HALF_KEY;
            // the third change: D one place too far
            let read = c << 28 | (d << 1 & HALF_KEY);
            *key = permute(read, 56, &PC2);
        }
        Self(keys)
    }

    /// Moves one block through the cipher.
    pub(crate) fn apply(&self, block: &[u8; BLOCK], direction: Direction) -> [u8; BLOCK] {
        let mixed = permute(load(block), 64, &IP);
        let (mut left, mut right) = (mixed >> 32, mixed & 0xffff_ffff);
        for round in 0..16 {
            let key = match direction {
                Direction::Encrypt => self.0[round],
                Direction::Decrypt => self.0[15 - round],
            };
            (left, right) = (right, left ^ feistel(right, key));
        }
        store(permute(right << 32 | left, 64, &FP))
    }
}

const HALF_KEY: u64 = 0x0fff_ffff;

fn feistel(half: u64, key: u64) -> u64 {
    let mixed = permute(half, 32, &E) ^ key;
    let substituted = SBOXES.iter().enumerate().fold(0, |out, (at, sbox)| {
        let six = (mixed >> (42 - 6 * at) & 0x3f) as usize;
        let (row, column) = (six >> 4 & 2 | six & 1, six >> 1 & 15);
        out << 4 | u64::from(sbox[row * 16 + column])
    });
    permute(substituted, 32, &P)
}

/// Picks bits by a table whose places count from 1 at the most significant of `width` bits.
fn permute(value: u64, width: u32, table: &[u8]) -> u64 {
    table.iter().fold(0, |out, &place| out << 1 | (value >> (width - u32::from(place)) & 1))
}

/// The first change: each half backwards.
fn load(block: &[u8; BLOCK]) -> u64 {
    let [a, b, c, d, e, f, g, h] = *block;
    u64::from_be_bytes([d, c, b, a, h, g, f, e])
}

fn store(value: u64) -> [u8; BLOCK] {
    let [a, b, c, d, e, f, g, h] = value.to_be_bytes();
    [d, c, b, a, h, g, f, e]
}

const ROTATIONS: [u32; 16] = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

const IP: [u8; 64] = [
    58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6,
    64, 56, 48, 40, 32, 24, 16, 8, 57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61,
    53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
];

const FP: [u8; 64] = [
    40, 8, 48, 16, 56, 24, 64, 32, 39, 7, 47, 15, 55, 23, 63, 31, 38, 6, 46, 14, 54, 22, 62, 30,
    37, 5, 45, 13, 53, 21, 61, 29, 36, 4, 44, 12, 52, 20, 60, 28, 35, 3, 43, 11, 51, 19, 59, 27,
    34, 2, 42, 10, 50, 18, 58, 26, 33, 1, 41, 9, 49, 17, 57, 25,
];

const E: [u8; 48] = [
    32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17, 16, 17, 18,
    19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1,
];

const P: [u8; 32] = [
    16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19,
    13, 30, 6, 22, 11, 4, 25,
];

const PC1: [u8; 56] = [
    57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60,
    52, 44, 36, 63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29,
    21, 13, 5, 28, 20, 12, 4,
];

const PC2: [u8; 48] = [
    14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52,
    31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];

/// Row by row, sixteen columns each; the second change is in the second and the fourth box.
const SBOXES: [[u8; 64]; 8] = [
    [
        14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7, 0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12,
        11, 9, 5, 3, 8, 4, 1, 14, 8, 13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0, 15, 12, 8, 2, 4, 9,
        1, 7, 5, 11, 3, 14, 10, 0, 6, 13,
    ],
    [
        15, 1, 8, 14, 6, 11, 3, 4, 9, 7, 2, 13, 12, 0, 5, 10, 3, 13, 4, 7, 15, 2, 8, 15, 12, 0, 1,
        10, 6, 9, 11, 5, 0, 14, 7, 11, 10, 4, 13, 1, 5, 8, 12, 6, 9, 3, 2, 15, 13, 8, 10, 1, 3, 15,
        4, 2, 11, 6, 7, 12, 0, 5, 14, 9,
    ],
    [
        10, 0, 9, 14, 6, 3, 15, 5, 1, 13, 12, 7, 11, 4, 2, 8, 13, 7, 0, 9, 3, 4, 6, 10, 2, 8, 5,
        14, 12, 11, 15, 1, 13, 6, 4, 9, 8, 15, 3, 0, 11, 1, 2, 12, 5, 10, 14, 7, 1, 10, 13, 0, 6,
        9, 8, 7, 4, 15, 14, 3, 11, 5, 2, 12,
    ],
    [
        7, 13, 14, 3, 0, 6, 9, 10, 1, 2, 8, 5, 11, 12, 4, 15, 13, 8, 11, 5, 6, 15, 0, 3, 4, 7, 2,
        12, 1, 10, 14, 9, 10, 6, 9, 0, 12, 11, 7, 13, 15, 1, 3, 14, 5, 2, 8, 4, 3, 15, 0, 6, 10,
        10, 13, 8, 9, 4, 5, 11, 12, 7, 2, 14,
    ],
    [
        2, 12, 4, 1, 7, 10, 11, 6, 8, 5, 3, 15, 13, 0, 14, 9, 14, 11, 2, 12, 4, 7, 13, 1, 5, 0, 15,
        10, 3, 9, 8, 6, 4, 2, 1, 11, 10, 13, 7, 8, 15, 9, 12, 5, 6, 3, 0, 14, 11, 8, 12, 7, 1, 14,
        2, 13, 6, 15, 0, 9, 10, 4, 5, 3,
    ],
    [
        12, 1, 10, 15, 9, 2, 6, 8, 0, 13, 3, 4, 14, 7, 5, 11, 10, 15, 4, 2, 7, 12, 9, 5, 6, 1, 13,
        14, 0, 11, 3, 8, 9, 14, 15, 5, 2, 8, 12, 3, 7, 0, 4, 10, 1, 13, 11, 6, 4, 3, 2, 12, 9, 5,
        15, 10, 11, 14, 1, 7, 6, 0, 8, 13,
    ],
    [
        4, 11, 2, 14, 15, 0, 8, 13, 3, 12, 9, 7, 5, 10, 6, 1, 13, 0, 11, 7, 4, 9, 1, 10, 14, 3, 5,
        12, 2, 15, 8, 6, 1, 4, 11, 13, 12, 3, 7, 14, 10, 15, 6, 8, 0, 5, 9, 2, 6, 11, 13, 8, 1, 4,
        10, 7, 9, 5, 0, 15, 14, 2, 3, 12,
    ],
    [
        13, 2, 8, 4, 6, 15, 11, 1, 10, 9, 3, 14, 5, 0, 12, 7, 1, 15, 13, 8, 10, 3, 7, 4, 12, 5, 6,
        11, 0, 14, 9, 2, 7, 11, 4, 1, 9, 12, 14, 2, 0, 6, 10, 13, 15, 3, 5, 8, 2, 1, 14, 7, 4, 10,
        8, 13, 15, 12, 9, 0, 3, 5, 6, 11,
    ],
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_encrypted_decrypts(key in any::<[u8; 8]>(), block in any::<[u8; 8]>()) {
            let schedule = Schedule::new(&key);
            let cipher = schedule.apply(&block, Direction::Encrypt);
            prop_assert_ne!(cipher, block);
            prop_assert_eq!(schedule.apply(&cipher, Direction::Decrypt), block);
        }
    }
}
