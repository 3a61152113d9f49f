//! A sheet to draw on: shapes, gradients and text in pixels, and the PNG of it.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::{
    Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path,
    PathBuilder, Pattern, Pixmap, Point, Rect, Shader, SpreadMode, Stroke, Transform,
};

use super::Error;
use super::art::Art;
use super::fonts::Font;
use crate::model::Language;

/// How far a circle's control points are from its axes, for a radius of one.
const ROUND: f32 = 0.552_284_8;

/// The quality of a JPEG: letters stay clean.
const JPEG: u8 = 92;

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    red: u8,
    green: u8,
    blue: u8,
    alpha: u8,
}

impl Ink {
    /// `0xRRGGBB`.
    pub(super) const fn rgb(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { red, green, blue, alpha: 255 }
    }

    /// A colour by its parts.
    pub(super) const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue, alpha: 255 }
    }

    /// The same, less opaque: 255 is all of it.
    pub(super) const fn with_alpha(self, alpha: u8) -> Self {
        Self { alpha, ..self }
    }

    /// What is seen of it over an opaque colour.
    pub(super) fn over(self, below: Self) -> Self {
        let part = |top: u8, below: u8| {
            let (top, below, alpha) = (u32::from(top), u32::from(below), u32::from(self.alpha));
            let mixed = (top * alpha + below * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self {
            red: part(self.red, below.red),
            green: part(self.green, below.green),
            blue: part(self.blue, below.blue),
            alpha: 255,
        }
    }

    /// How far two opaque colours stand out from each other, from 1 to 21. By WCAG 2.2.
    pub(super) fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// How bright an opaque colour is, from 0 to 1. By WCAG 2.2.
    pub(super) fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The colour, made darker or lighter until it stands out so far from an opaque one.
    pub(super) fn standing_out(self, behind: Self, least: f32) -> Self {
        let toward = if behind.luminance() > 0.18 { Self::rgb(0) } else { Self::rgb(0xFF_FFFF) };
        let steps = (0..=255).step_by(5);
        let mut mixed = steps.map(|alpha| toward.with_alpha(alpha).over(self));
        mixed.find(|ink| ink.contrast(behind) >= least).unwrap_or(toward)
    }

    fn color(self) -> Color {
        Color::from_rgba8(self.red, self.green, self.blue, self.alpha)
    }
}

/// A rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// The left edge.
    pub(super) x: f32,
    /// The upper edge.
    pub(super) y: f32,
    /// The width.
    pub(super) w: f32,
    /// The height.
    pub(super) h: f32,
}

impl Area {
    /// A rectangle.
    pub(super) const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// The right edge.
    pub(super) fn right(self) -> f32 {
        self.x + self.w
    }

    /// The lower edge.
    pub(super) fn bottom(self) -> f32 {
        self.y + self.h
    }
}

/// Where a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// It begins there.
    Left,
    /// Its middle is there.
    Middle,
    /// It ends there.
    Right,
}

/// A sheet.
pub(super) struct Canvas {
    pixels: Pixmap,
    language: Language,
}

impl Canvas {
    /// An empty sheet, whose letters have the shapes of a language. Errors: [`Error::Size`] for
    /// one without an area.
    pub(super) fn new(
        (width, height): (u32, u32),
        ground: Ink,
        language: Language,
    ) -> Result<Self, Error> {
        let mut pixels = Pixmap::new(width, height).ok_or(Error::Size)?;
        pixels.fill(ground.color());
        Ok(Self { pixels, language })
    }

    /// Fills a rectangle with round corners.
    pub(super) fn fill(&mut self, area: Area, radius: f32, ink: Ink) {
        self.path(rounded(area, radius).as_ref(), Shader::SolidColor(ink.color()));
    }

    /// Fills a rectangle with round corners with a gradient from its left upper corner.
    pub(super) fn fill_gradient(&mut self, area: Area, radius: f32, from: Ink, to: Ink) {
        let stops = vec![GradientStop::new(0.0, from.color()), GradientStop::new(1.0, to.color())];
        let (start, end) =
            (Point::from_xy(area.x, area.y), Point::from_xy(area.right(), area.bottom()));
        let gradient =
            LinearGradient::new(start, end, stops, SpreadMode::Pad, Transform::identity());
        let shader = gradient.unwrap_or(Shader::SolidColor(from.color()));
        self.path(rounded(area, radius).as_ref(), shader);
    }

    /// Puts a picture on a rectangle with round corners.
    pub(super) fn art(&mut self, art: &Art, area: Area, radius: f32) {
        let pixels = art.pixels().as_ref();
        let across = area.w / f32_of(pixels.width());
        let place = Transform::from_row(across, 0.0, 0.0, across, area.x, area.y);
        let shader = Pattern::new(pixels, SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place);
        self.path(rounded(area, radius).as_ref(), shader);
    }

    /// Draws a part of a ring, from above and clockwise: 1 is all of it.
    pub(super) fn arc(&mut self, (x, y): (f32, f32), radius: f32, width: f32, part: f32, ink: Ink) {
        const STEPS: u16 = 96;
        let mut path = PathBuilder::new();
        for step in 0..=STEPS {
            let angle =
                f32::from(step) / f32::from(STEPS) * part.clamp(0.0, 1.0) * std::f32::consts::TAU;
            let (across, up) = angle.sin_cos();
            let (x, y) = (x + across * radius, y - up * radius);
            if step == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        let Some(path) = path.finish() else { return };
        let paint = paint(Shader::SolidColor(ink.color()));
        let stroke = Stroke { width, line_cap: LineCap::Round, ..Stroke::default() };
        self.pixels.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
    }

    /// Draws a tick around a point.
    pub(super) fn tick(&mut self, (x, y): (f32, f32), size: f32, ink: Ink) {
        let mut path = PathBuilder::new();
        path.move_to(x - size * 0.42, y + size * 0.02);
        path.line_to(x - size * 0.12, y + size * 0.32);
        path.line_to(x + size * 0.44, y - size * 0.30);
        let Some(path) = path.finish() else { return };
        let paint = paint(Shader::SolidColor(ink.color()));
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        let stroke = Stroke { width: size * 0.18, line_cap, line_join, ..Stroke::default() };
        self.pixels.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
    }

    /// Draws a ring around a point.
    pub(super) fn ring(&mut self, x: f32, y: f32, radius: f32, width: f32, ink: Ink) {
        let Some(circle) = PathBuilder::from_circle(x, y, radius) else { return };
        let paint = paint(Shader::SolidColor(ink.color()));
        let stroke = Stroke { width, ..Stroke::default() };
        self.pixels.stroke_path(&circle, &paint, &stroke, Transform::identity(), None);
    }

    /// Fills a circle.
    pub(super) fn disc(&mut self, x: f32, y: f32, radius: f32, ink: Ink) {
        let circle = PathBuilder::from_circle(x, y, radius);
        self.path(circle.as_ref(), Shader::SolidColor(ink.color()));
    }

    /// Writes a text on the line at `y`; gives its width.
    pub(super) fn text(
        &mut self,
        text: &str,
        font: Font,
        (x, y): (f32, f32),
        align: Align,
        ink: Ink,
    ) -> f32 {
        let width = font.width(text);
        let x = match align {
            Align::Left => x,
            Align::Middle => x - width / 2.0,
            Align::Right => x - width,
        };
        let outline = font.outline(text, (x, y), self.language);
        self.path(outline.full.as_ref(), Shader::SolidColor(ink.color()));
        if let Some(thin) = outline.thin {
            self.path(Some(&thin), Shader::SolidColor(ink.color()));
            let paint = paint(Shader::SolidColor(ink.color()));
            let stroke = Stroke { width: outline.thicker, ..Stroke::default() };
            self.pixels.stroke_path(&thin, &paint, &stroke, Transform::identity(), None);
        }
        width
    }

    fn path(&mut self, path: Option<&Path>, shader: Shader<'_>) {
        if let Some(path) = path {
            let paint = paint(shader);
            self.pixels.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }

    /// The sheet as JPEG, for what is mostly a photo.
    pub(super) fn jpeg(&self) -> Result<Vec<u8>, Error> {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let mut out = Vec::new();
        JpegEncoder::new_with_quality(&mut out, JPEG)
            .write_image(&self.rgb(), width, height, ExtendedColorType::Rgb8)
            .map_err(Error::Encode)?;
        Ok(out)
    }

    fn rgb(&self) -> Vec<u8> {
        // The ground is opaque, so opacity need not be undone and has nothing to tell.
        let mut rgb = Vec::with_capacity(self.pixels.data().len() / 4 * 3);
        for pixel in self.pixels.data().chunks_exact(4) {
            rgb.extend_from_slice(&pixel[..3]);
        }
        rgb
    }

    /// The sheet as PNG.
    pub(super) fn png(&self) -> Result<Vec<u8>, Error> {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let rgb = self.rgb();
        let mut out = Vec::new();
        PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Up)
            .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
            .map_err(Error::Encode)?;
        Ok(out)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a picture has a few thousand pixels")]
fn f32_of(pixels: u32) -> f32 {
    pixels as f32
}

fn paint(shader: Shader<'_>) -> Paint<'_> {
    Paint { shader, anti_alias: true, ..Paint::default() }
}

fn rounded(area: Area, radius: f32) -> Option<Path> {
    let Area { x, y, w, h } = area;
    let radius = radius.min(w / 2.0).min(h / 2.0);
    if radius <= 0.0 {
        return Rect::from_xywh(x, y, w, h).map(PathBuilder::from_rect);
    }
    let (right, bottom, bend) = (x + w, y + h, radius * (1.0 - ROUND));
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - bend, y, right, y + bend, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - bend, right - bend, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + bend, bottom, x, bottom - bend, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + bend, x + bend, y, x + radius, y);
    path.close();
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_wcag_computes_it() {
        let (black, white) = (Ink::rgb(0), Ink::rgb(0xFF_FFFF));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((Ink::rgb(0x76_7676).contrast(white) - 4.54).abs() < 0.01);
        assert_eq!(white.with_alpha(0).over(black), black);
    }
}
