//! The colours of a card.

use super::super::canvas::Ink;
use crate::model::Period;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark letters on a light ground.
    #[default]
    Light,
    /// Light letters on a dark ground.
    Dark,
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
    /// The period's own colour.
    pub(super) accent: Ink,
    /// The head, from its left upper corner.
    pub(super) from: Ink,
    /// The head, to its right lower corner.
    pub(super) to: Ink,
}

/// On the head, in either theme.
pub(super) const WHITE: Ink = Ink::rgb(0xFF_FFFF);

impl Look {
    pub(super) fn of(period: Period, theme: Theme) -> Self {
        let (from, to, accent, bright) = match period {
            Period::Total => (0x5B_3DF5, 0xA8_5CF9, 0x7C_4DFF, 0xA3_85FF),
            Period::Today => (0x0B_A37F, 0x2F_CF8B, 0x12_B37F, 0x3D_DBA1),
            Period::Week => (0x1F_6FEB, 0x45_B0F6, 0x26_7FEF, 0x62_AEFF),
            Period::Month => (0xF0_5A28, 0xFF_A63D, 0xF2_6A2E, 0xFF_9A5C),
        };
        let (from, to) = (Ink::rgb(from), Ink::rgb(to));
        match theme {
            Theme::Light => Self {
                ground: Ink::rgb(0xF2_F4F7),
                panel: WHITE,
                ink: Ink::rgb(0x16_1A22),
                muted: Ink::rgb(0x76_7E8C),
                track: Ink::rgb(0xEC_EFF4),
                accent: Ink::rgb(accent),
                from,
                to,
            },
            Theme::Dark => Self {
                ground: Ink::rgb(0x0E_1014),
                panel: Ink::rgb(0x1A_1D24),
                ink: Ink::rgb(0xF3_F5F9),
                muted: Ink::rgb(0x9A_A2B1),
                track: Ink::rgb(0x2A_2F39),
                accent: Ink::rgb(bright),
                from,
                to,
            },
        }
    }
}
