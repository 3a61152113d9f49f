//! MD5 (RFC 1321), for the keys of play reports.

/// How far each step of a round turns, by the step's number in its group of four.
const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The digest as upper-case hex.
pub(super) fn md5(message: &[u8]) -> String {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(message.len() as u64).wrapping_mul(8).to_le_bytes());
    let start: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    let digest = padded.chunks_exact(64).fold(start, block);
    hex::encode_upper(digest.map(u32::to_le_bytes).concat())
}

fn block(state: [u32; 4], bytes: &[u8]) -> [u32; 4] {
    let words: [u32; 16] = std::array::from_fn(|at| {
        u32::from_le_bytes(std::array::from_fn(|byte| bytes[at * 4 + byte]))
    });
    let [mut a, mut b, mut c, mut d] = state;
    for step in 0..64_usize {
        let (mix, word) = match step / 16 {
            0 => ((b & c) | (!b & d), step),
            1 => ((d & b) | (!d & c), 5 * step + 1),
            2 => (b ^ c ^ d, 3 * step + 5),
            _ => (c ^ (b | !d), 7 * step),
        };
        // The whole part of 2^32 times the sine of the step's number, from 1.
        let sine = (((step + 1) as f64).sin().abs() * 4_294_967_296.0) as u32;
        let sum = a.wrapping_add(mix).wrapping_add(sine).wrapping_add(words[word % 16]);
        let turned = b.wrapping_add(sum.rotate_left(TURNS[step / 16][step % 4]));
        (a, b, c, d) = (d, turned, b, c);
    }
    let [one, two, three, four] = state;
    [one.wrapping_add(a), two.wrapping_add(b), three.wrapping_add(c), four.wrapping_add(d)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn md5_gives_the_known_answers() {
        assert_eq!(md5(b""), "D41D8CD98F00B204E9800998ECF8427E");
        assert_eq!(md5(b"abc"), "900150983CD24FB0D6963F7D28E17F72");
        let long =
            b"12345678901234567890123456789012345678901234567890123456789012345678901234567890";
        assert_eq!(md5(long), "57EDF4A22BE3C955AC49DA2E2107B67A");
    }
}
