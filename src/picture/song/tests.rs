//! Cards of invented songs. With `QQMUSIC_CARDS=<folder>` every card is written there, to be looked at.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;
use crate::model::{Album, Singer, SongFiles, SongId, SongMid};

fn song(name: &str, singers: &[&str], album: &str, vip: bool) -> Song {
    let singer = |name: &&str| Singer { mid: None, name: (*name).to_owned() };
    Song {
        id: SongId::new(7).expect("an id"),
        mid: SongMid::new("invented").expect("a mid"),
        name: name.to_owned(),
        singers: singers.iter().map(singer).collect(),
        album: Album { mid: None, name: album.to_owned() },
        interval_s: 269,
        vip,
        files: SongFiles::default(),
    }
}

/// A cover of two colours.
fn cover(one: [u8; 3], two: [u8; 3]) -> Vec<u8> {
    let picture = RgbImage::from_fn(300, 300, |x, y| {
        let far = (x.abs_diff(150).pow(2) + y.abs_diff(150).pow(2)).isqrt();
        Rgb(if far < 90 { one } else { two })
    });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut out, ImageFormat::Jpeg).expect("in memory");
    out.into_inner()
}

fn drawn(name: &str, song: &Song, cover: Option<&[u8]>, drawing: Drawing) -> RgbImage {
    let jpeg = song_card(song, cover, drawing).expect("drawn");
    let picture = image::load_from_memory(&jpeg).expect("a JPEG").to_rgb8();
    if let Ok(folder) = std::env::var("QQMUSIC_CARDS") {
        let Drawing { language, theme } = drawing;
        let name = format!("song-{name}-{}-{theme:?}.png", language.code());
        picture.save(std::path::Path::new(&folder).join(name)).expect("writes");
    }
    picture
}

#[test]
fn every_song_fits_its_card_in_either_theme() {
    let long = "很长很长的歌名没有尽头 Supercalifragilistic 🎵".repeat(6);
    let covers = [
        Some(cover([240, 200, 60], [30, 60, 140])),
        Some(cover([250, 250, 250], [8, 8, 8])),
        Some(cover([255, 240, 0], [255, 250, 180])),
        None,
        Some(b"<html>not a picture</html>".to_vec()),
    ];
    let songs = [
        ("short", song("晴天以后", &["阿棠"], "没有雨的城市", false)),
        ("latin", song("Lantern in the Rain", &["Paper Boats", "Ann Lee"], "Harbour Lights", true)),
        ("japanese", song("海辺のカーニバル", &["夜のとばり"], "夏の終わりに", true)),
        ("long", song(&long, &[&long, &long], &long, true)),
        ("odd", song("비 오는 골목 🌧️ (Live)", &["하늘정원", "👨‍👩‍👧‍👦"], "", false)),
    ];
    for (at, ((name, song), cover)) in songs.iter().zip(&covers).enumerate() {
        for theme in Theme::ALL {
            let language = Language::ALL[at % Language::ALL.len()];
            let card = drawn(name, song, cover.as_deref(), Drawing { language, theme });
            assert_eq!(card.width(), 1080);
            assert!((1200..=1600).contains(&card.height()), "{name}: {}", card.height());
        }
    }
    let nothing = Song { interval_s: 0, ..song("เพลงรัก", &[], "", true) };
    drawn("nothing", &nothing, None, Drawing { language: Language::En, theme: Theme::Light });
}

#[test]
fn letters_stand_out_whatever_the_cover() {
    let parts = [0, 60, 128, 200, 255];
    for red in parts {
        for (green, blue) in parts.into_iter().flat_map(|green| parts.map(|blue| (green, blue))) {
            for theme in Theme::ALL {
                let paper = Paper::of(Some(Ink::of(red, green, blue)), theme);
                for behind in [paper.from, paper.ground] {
                    for (ink, least) in [(paper.ink, 4.5), (paper.muted, 4.5), (paper.accent, 4.5)]
                    {
                        let contrast = ink.contrast(behind);
                        assert!(contrast >= least, "{red} {green} {blue} {theme:?}: {contrast}");
                    }
                }
                assert!(WHITE.contrast(paper.tint) >= 4.5 && WHITE.contrast(paper.deep) >= 4.5);
            }
        }
    }
}
