//! The audio: a tone that the program makes itself, as MP3 and as FLAC.
//!
//! The MP3 is real MPEG-1 Layer III (48 kHz, mono) of which every frame holds one spectral line: a
//! buzzing tone, not a recording, and the bits that it leaves of its bit rate are padding. The
//! FLAC is real and lossless: a sine in verbatim subframes with its check sums. Both are computed
//! while they are sent, so a file of any size takes no memory.

const SAMPLE_RATE: u64 = 48_000;
/// Samples of an MP3 frame.
const MP3_SAMPLES: u64 = 1152;
/// Samples of a FLAC frame; a multiple of every [`PERIODS`] entry, so that frames join smoothly.
const FLAC_SAMPLES: u64 = 4608;
const FLAC_HEADER: u64 = 42;
/// Bytes of an MP3 frame at 128 and at 320 kbit/s.
const MP3_LOW: u64 = 384;
const MP3_HIGH: u64 = 960;
/// Lengths of a wave in samples: 333 to 750 Hz.
const PERIODS: [u64; 4] = [144, 128, 96, 64];

/// How a file is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// MP3 at 128 kbit/s.
    Mp3Low,
    /// MP3 at 320 kbit/s.
    Mp3High,
    /// FLAC, 16 bit.
    Flac,
}

/// A file of a tone.
#[derive(Debug, Clone)]
pub(super) struct Tone {
    coding: Coding,
    frames: u64,
    /// The MP3 frame, or the FLAC samples: the part that every frame repeats.
    repeated: Vec<u8>,
}

impl Tone {
    /// A tone that lasts at least `seconds`; `pitch` chooses among four.
    pub(super) fn new(coding: Coding, seconds: u64, pitch: u64) -> Self {
        let at = (pitch % 4) as usize;
        let repeated = match coding {
            Coding::Mp3Low => mp3_frame(0x94, MP3_LOW as usize, 2 * (at + 4)),
            Coding::Mp3High => mp3_frame(0xe4, MP3_HIGH as usize, 2 * (at + 4)),
            Coding::Flac => sine(PERIODS[at]),
        };
        Self { coding, frames: frames(coding, seconds), repeated }
    }

    /// The file's size in bytes.
    pub(super) fn size(&self) -> u64 {
        self.offset(self.pieces())
    }

    /// How many pieces [`piece`](Self::piece) knows.
    pub(super) fn pieces(&self) -> u64 {
        match self.coding {
            Coding::Mp3Low | Coding::Mp3High => self.frames,
            Coding::Flac => self.frames + 1,
        }
    }

    /// Where a piece begins.
    pub(super) fn offset(&self, piece: u64) -> u64 {
        match self.coding {
            Coding::Mp3Low | Coding::Mp3High => piece * self.repeated.len() as u64,
            Coding::Flac if piece == 0 => 0,
            Coding::Flac => flac_offset(piece - 1),
        }
    }

    /// The bytes of a piece: an MP3 frame, the FLAC header or a FLAC frame.
    pub(super) fn piece(&self, piece: u64) -> Vec<u8> {
        match self.coding {
            Coding::Mp3Low | Coding::Mp3High => self.repeated.clone(),
            Coding::Flac if piece == 0 => flac_header(self.frames),
            Coding::Flac => flac_frame(piece - 1, &self.repeated),
        }
    }
}

fn frames(coding: Coding, seconds: u64) -> u64 {
    let samples = match coding {
        Coding::Mp3Low | Coding::Mp3High => MP3_SAMPLES,
        Coding::Flac => FLAC_SAMPLES,
    };
    (seconds * SAMPLE_RATE).div_ceil(samples).max(1)
}

/// The size in bytes of a tone that lasts at least `seconds`, without making it.
pub(super) fn size(coding: Coding, seconds: u64) -> u64 {
    let frames = frames(coding, seconds);
    match coding {
        Coding::Mp3Low => frames * MP3_LOW,
        Coding::Mp3High => frames * MP3_HIGH,
        Coding::Flac => flac_offset(frames),
    }
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    fn put(&mut self, value: u32, width: usize) {
        for shift in (0..width).rev() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = ((value >> shift) & 1) as u8;
            let last = self.bytes.len() - 1;
            self.bytes[last] |= bit << (7 - self.used % 8);
            self.used += 1;
        }
    }
}

/// An MPEG-1 Layer III frame, mono, without bit reservoir: spectral line `line` (even) is 1.
fn mp3_frame(rate: u8, size: usize, line: usize) -> Vec<u8> {
    let pairs = line / 2;
    let mut bits = Bits::default();
    for byte in [0xff, 0xfb, u32::from(rate), 0xc0] {
        bits.put(byte, 8);
    }
    bits.put(0, 9 + 5 + 4);
    for _ in 0..2 {
        bits.put(pairs as u32 + 3, 12); // bits of the Huffman part
        bits.put(pairs as u32 + 1, 9); // big values, in pairs
        bits.put(202, 8); // global gain
        bits.put(0, 4 + 1); // no scale factors, no window switching
        (0..3).for_each(|_| bits.put(1, 5)); // Huffman table 1 in every region
        bits.put(0, 4 + 3 + 1 + 1 + 1);
    }
    for _ in 0..2 {
        (0..pairs).for_each(|_| bits.put(1, 1)); // (0, 0)
        bits.put(0b010, 3); // (1, 0), positive
    }
    bits.bytes.resize(size, 0);
    bits.bytes
}

fn sine(period: u64) -> Vec<u8> {
    let wave = (0..FLAC_SAMPLES).map(|at| {
        let angle = (at % period) as f64 / period as f64 * std::f64::consts::TAU;
        (angle.sin() * 6000.0) as i16
    });
    wave.flat_map(i16::to_be_bytes).collect()
}

fn flac_header(frames: u64) -> Vec<u8> {
    let mut out = b"fLaC\x80\x00\x00\x22".to_vec();
    out.extend((FLAC_SAMPLES as u16).to_be_bytes());
    out.extend((FLAC_SAMPLES as u16).to_be_bytes());
    out.extend([0; 6]); // frame sizes: not told
    let stream = (SAMPLE_RATE << 44) | (15 << 36) | (frames * FLAC_SAMPLES);
    out.extend(stream.to_be_bytes());
    out.extend([0; 16]); // check sum of the samples: not told
    out
}

fn number_length(frame: u64) -> u64 {
    match frame {
        0..0x80 => 1,
        0x80..0x800 => 2,
        0x800..0x1_0000 => 3,
        _ => 4,
    }
}

/// Where a FLAC frame begins in the file.
fn flac_offset(frame: u64) -> u64 {
    let extra =
        frame.saturating_sub(0x80) + frame.saturating_sub(0x800) + frame.saturating_sub(0x1_0000);
    FLAC_HEADER + frame * (4 + 1 + 1 + 1 + 2 * FLAC_SAMPLES + 2) + extra
}

fn flac_frame(frame: u64, samples: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, 0xf8, 0x5a, 0x08];
    let length = number_length(frame);
    if length == 1 {
        out.push(frame as u8);
    } else {
        let lead = 0xff00_u64 >> length;
        out.push((lead as u8) | (frame >> (6 * (length - 1))) as u8);
        for part in (0..length - 1).rev() {
            out.push(0x80 | ((frame >> (6 * part)) & 0x3f) as u8);
        }
    }
    out.push(crc8(&out));
    out.push(0x02); // one verbatim subframe
    out.extend_from_slice(samples);
    let sum = crc16(&out);
    out.extend(sum.to_be_bytes());
    out
}

fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc, _| (crc << 1) ^ if crc & 0x80 == 0 { 0 } else { 0x07 })
    })
}

const CRC16: [u16; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let mut crc = (at as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            crc = (crc << 1) ^ if crc & 0x8000 == 0 { 0 } else { 0x8005 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
};

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc: u16, byte| (crc << 8) ^ CRC16[usize::from((crc >> 8) as u8 ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_that_of_all_pieces_and_offsets_add_up() {
        for coding in [Coding::Mp3Low, Coding::Mp3High, Coding::Flac] {
            let tone = Tone::new(coding, 230, 1);
            let mut at = 0;
            for piece in 0..tone.pieces() {
                assert_eq!(tone.offset(piece), at, "{coding:?} {piece}");
                at += tone.piece(piece).len() as u64;
            }
            assert_eq!(tone.size(), at);
            assert_eq!(size(coding, 230), at);
        }
    }

    #[test]
    fn bit_rates_hold() {
        assert_eq!(Tone::new(Coding::Mp3Low, 6, 0).size(), 6 * 16_000);
        assert_eq!(Tone::new(Coding::Mp3High, 6, 0).size(), 6 * 40_000);
    }

    #[test]
    fn check_sums_give_known_answers() {
        assert_eq!(crc8(b"123456789"), 0xf4);
        assert_eq!(crc16(b"123456789"), 0xfee8);
    }
}
