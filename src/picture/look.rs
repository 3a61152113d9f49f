//! The colours of cards, one table for light and dark.
//!
//! Letters stand out from what is behind them by WCAG 2.2's level AA, which a test computes: 4.5 to 1,
//! and 3 to 1 for the large first letters of placeholders.

use super::canvas::Ink;
use crate::model::Theme;

/// Whose colours a card has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// The report of all time.
    Violet,
    /// The report of a day, and the daily message.
    Green,
    /// The report of a week.
    Blue,
    /// The report of a month.
    Orange,
}

/// The colours of one card.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Behind everything.
    pub(super) ground: Ink,
    /// Behind what belongs together.
    pub(super) panel: Ink,
    /// Letters.
    pub(super) ink: Ink,
    /// Letters that matter less.
    pub(super) muted: Ink,
    /// What is empty of a bar.
    pub(super) track: Ink,
    /// The tone's own colour, for letters and shapes.
    pub(super) accent: Ink,
    /// What did not work, for letters and shapes.
    pub(super) alarm: Ink,
    /// The accent, faint: behind the first letter of what has no picture.
    pub(super) tint: Ink,
    /// The head, from its left upper corner.
    pub(super) from: Ink,
    /// The head, to its right lower corner.
    pub(super) to: Ink,
}

/// On the head, in either theme.
pub(super) const WHITE: Ink = Ink::rgb(0xFF_FFFF);
/// On the head, letters that matter less.
pub(super) const PALE: Ink = WHITE.with_alpha(235);
/// On the head, behind what belongs together. Darker than the head, so that white stands out more.
pub(super) const GLASS: Ink = Ink::rgb(0).with_alpha(38);

impl Look {
    /// The colours of a tone in a theme.
    pub(super) fn of(tone: Tone, theme: Theme) -> Self {
        let (from, to, accent, bright) = match tone {
            Tone::Violet => (0x4A_2BD8, 0x8A_3FE0, 0x6B_3DF0, 0xA9_8DFF),
            Tone::Green => (0x05_6A4C, 0x0B_7C5A, 0x0A_7D58, 0x3D_DBA1),
            Tone::Blue => (0x15_50B8, 0x1A_70C4, 0x1A_66D0, 0x62_AEFF),
            Tone::Orange => (0xB2_3A14, 0xB0_520C, 0xC2_4A10, 0xFF_9A5C),
        };
        let (from, to) = (Ink::rgb(from), Ink::rgb(to));
        match theme {
            Theme::Light => Self {
                ground: Ink::rgb(0xF2_F4F7),
                panel: WHITE,
                ink: Ink::rgb(0x16_1A22),
                muted: Ink::rgb(0x5F_6775),
                track: Ink::rgb(0xE8_ECF2),
                accent: Ink::rgb(accent),
                alarm: Ink::rgb(0xC6_2828),
                tint: Ink::rgb(accent).with_alpha(30).over(WHITE),
                from,
                to,
            },
            Theme::Dark => {
                let panel = Ink::rgb(0x1A_1D24);
                Self {
                    ground: Ink::rgb(0x0E_1014),
                    panel,
                    ink: Ink::rgb(0xF3_F5F9),
                    muted: Ink::rgb(0x9A_A2B1),
                    track: Ink::rgb(0x2A_2F39),
                    accent: Ink::rgb(bright),
                    alarm: Ink::rgb(0xFF_8A80),
                    tint: Ink::rgb(bright).with_alpha(46).over(panel),
                    from,
                    to,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_out_from_what_is_behind_them() {
        const TONES: [Tone; 4] = [Tone::Violet, Tone::Green, Tone::Blue, Tone::Orange];
        for (tone, theme) in TONES.into_iter().flat_map(|tone| Theme::ALL.map(|it| (tone, it))) {
            let look = Look::of(tone, theme);
            let pairs = [
                (look.ink, look.panel, 4.5),
                (look.ink, look.ground, 4.5),
                (look.muted, look.panel, 4.5),
                (look.muted, look.ground, 4.5),
                (look.accent, look.panel, 4.5),
                (look.alarm, look.panel, 4.5),
                (look.accent, look.tint, 3.0),
                (look.accent, look.track, 3.0),
                (PALE.over(look.from), look.from, 4.5),
                (PALE.over(look.to), look.to, 4.5),
                (WHITE, GLASS.over(look.to), 4.5),
                (PALE.over(GLASS.over(look.from)), GLASS.over(look.from), 4.5),
            ];
            for (at, (letters, behind, least)) in pairs.into_iter().enumerate() {
                let contrast = letters.contrast(behind);
                assert!(contrast >= least, "{tone:?} {theme:?} {at}: {contrast}");
            }
        }
    }
}
