//! What there is to listen to: songs, singers, albums and playlists.

use std::collections::HashMap;

use super::hash::mid_of;
use super::rows::{CLASSIC, ROWS, Row, SERIES, series};
use super::tone::{self, Coding, Tone};

/// A playlist that every account keeps until it no longer wants it.
pub(super) const KEPT_FROM_THE_START: u64 = 7_000_000_001;
const SONG: u64 = 1;
const MEDIA: u64 = 2;
const SINGER: u64 = 3;
const ALBUM: u64 = 4;
/// The first song id of the invented rows, and of the long series.
const FIRST_ID: u64 = 700_000_001;
const FIRST_SERIES_ID: u64 = 710_000_001;
/// Files last at most this many seconds, whatever the song's length: only a tone. Songs that are
/// there for their size are the exception.
const TONE_SECONDS: u64 = 6;

/// More playlists for everybody, so that a shelf has pages, and the number of the first of them.
const SHELF: [&str; 10] = [
    "凌晨便利店",
    "周一的地铁",
    "阳台的风",
    "厨房里的爵士",
    "跑步二十分钟",
    "下雨的窗",
    "写作业",
    "远方来信",
    "小镇电台",
    "回家路上",
];
const FIRST_SHELVED: u64 = 7_000_000_021;

/// A singer.
#[derive(Debug)]
pub(super) struct Singer {
    pub(super) id: u64,
    pub(super) mid: String,
    pub(super) name: String,
}

/// An album.
#[derive(Debug)]
pub(super) struct Album {
    pub(super) id: u64,
    pub(super) mid: String,
    pub(super) name: String,
    pub(super) singer: usize,
}

/// A song.
#[derive(Debug)]
pub(super) struct Song {
    pub(super) id: u64,
    pub(super) mid: String,
    pub(super) media_mid: String,
    pub(super) name: String,
    pub(super) singers: Vec<usize>,
    pub(super) album: Option<usize>,
    pub(super) interval: u64,
    pub(super) vip: bool,
    pub(super) has_high: bool,
    pub(super) has_flac: bool,
    pub(super) large: bool,
    pub(super) has_lyric: bool,
    pub(super) wordy: bool,
    pub(super) foreign: bool,
    pub(super) has_translation: bool,
}

impl Song {
    /// Whether there is a file in a coding.
    pub(super) fn has(&self, coding: Coding) -> bool {
        match coding {
            Coding::Mp3Low => true,
            Coding::Mp3High => self.has_high,
            Coding::Flac => self.has_flac,
        }
    }

    fn tone_seconds(&self) -> u64 {
        if self.large { self.interval } else { self.interval.min(TONE_SECONDS) }
    }

    /// The song's file in a coding, if there is one.
    pub(super) fn tone(&self, coding: Coding) -> Option<Tone> {
        self.has(coding).then(|| Tone::new(coding, self.tone_seconds(), self.id))
    }

    /// The size of the song's file in a coding, zero if there is none.
    pub(super) fn size(&self, coding: Coding) -> u64 {
        if self.has(coding) { tone::size(coding, self.tone_seconds()) } else { 0 }
    }
}

/// Who may see a playlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    Public,
    Private,
    Deleted,
}

/// A playlist.
#[derive(Debug)]
pub(super) struct Playlist {
    pub(super) id: u64,
    pub(super) title: &'static str,
    pub(super) desc: &'static str,
    pub(super) owner: u64,
    pub(super) owner_nick: &'static str,
    pub(super) visibility: Visibility,
    pub(super) songs: Vec<usize>,
}

/// The whole catalogue.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) songs: Vec<Song>,
    pub(super) singers: Vec<Singer>,
    pub(super) albums: Vec<Album>,
    pub(super) playlists: Vec<Playlist>,
    by_id: HashMap<u64, usize>,
    by_mid: HashMap<String, usize>,
    by_media: HashMap<String, usize>,
}

impl Catalog {
    pub(super) fn new() -> Self {
        let mut catalog = Self {
            songs: Vec::new(),
            singers: Vec::new(),
            albums: Vec::new(),
            playlists: Vec::new(),
            by_id: HashMap::new(),
            by_mid: HashMap::new(),
            by_media: HashMap::new(),
        };
        for (at, row) in ROWS.iter().enumerate() {
            let id = if at == 0 { CLASSIC.0 } else { FIRST_ID + at as u64 };
            catalog.add(id, row.0.to_owned(), row);
        }
        for number in 1..=SERIES {
            let flags = if number.is_multiple_of(10) { "vt" } else { "t" };
            let row: Row = ("", "北岸灯塔", "灯塔日志", 120 + number % 180, flags);
            catalog.add(FIRST_SERIES_ID + number, series(number), &row);
        }
        catalog.add_playlists();
        catalog
    }

    fn add(&mut self, id: u64, name: String, row: &Row) {
        let (_, singers, album, interval, flags) = *row;
        let singers: Vec<_> = singers.split('/').map(|name| self.singer(name)).collect();
        let album = (!album.is_empty()).then(|| self.album(album, singers[0]));
        let has = |flag: char| flags.contains(flag);
        let mid = if id == CLASSIC.0 { CLASSIC.1.to_owned() } else { mid_of(SONG, id) };
        let song = Song {
            id,
            mid,
            media_mid: mid_of(MEDIA, id),
            name,
            singers,
            album,
            interval,
            vip: has('v'),
            has_high: !has('3'),
            has_flac: !has('f'),
            large: has('L'),
            has_lyric: !has('l'),
            wordy: has('w'),
            foreign: has('e'),
            has_translation: has('e') && !has('t'),
        };
        let at = self.songs.len();
        self.by_id.insert(song.id, at);
        self.by_mid.insert(song.mid.clone(), at);
        self.by_media.insert(song.media_mid.clone(), at);
        self.songs.push(song);
    }

    fn singer(&mut self, name: &str) -> usize {
        self.singers.iter().position(|singer| singer.name == name).unwrap_or_else(|| {
            let id = 40_001 + self.singers.len() as u64;
            self.singers.push(Singer { id, mid: mid_of(SINGER, id), name: name.to_owned() });
            self.singers.len() - 1
        })
    }

    fn album(&mut self, name: &str, singer: usize) -> usize {
        self.albums.iter().position(|album| album.name == name).unwrap_or_else(|| {
            let id = 80_001 + self.albums.len() as u64;
            self.albums.push(Album { id, mid: mid_of(ALBUM, id), name: name.to_owned(), singer });
            self.albums.len() - 1
        })
    }

    fn add_playlists(&mut self) {
        let rows = ROWS.len();
        let list = |id, title, desc, visibility, songs| Playlist {
            id,
            title,
            desc,
            owner: 1_000_000_001,
            owner_nick: "灯塔管理员",
            visibility,
            songs,
        };
        use Visibility::{Deleted, Private, Public};
        self.playlists = vec![
            list(
                KEPT_FROM_THE_START,
                "听海的一千夜",
                "很长的歌单",
                Public,
                (rows..rows + 1234).collect(),
            ),
            list(7_000_000_002, "雨天 & <晴天> 🎵", "名字里有符号", Public, (0..12).collect()),
            list(7_000_000_003, "什么都有一点", "每一首", Public, (0..rows).collect()),
            list(7_000_000_004, "空歌单", "还没有歌", Public, Vec::new()),
            list(7_000_000_005, "日记", "不公开", Private, (3..9).collect()),
            list(7_000_000_006, "旧歌单", "已删除", Deleted, (3..9).collect()),
        ];
        let more = SHELF.iter().enumerate().map(|(at, title)| {
            let songs = (rows + at * 20..rows + at * 20 + 12).collect();
            list(FIRST_SHELVED + at as u64, title, "架子上的", Public, songs)
        });
        self.playlists.extend(more);
    }

    pub(super) fn by_id(&self, id: u64) -> Option<&Song> {
        self.by_id.get(&id).map(|&at| &self.songs[at])
    }

    pub(super) fn by_mid(&self, mid: &str) -> Option<&Song> {
        self.by_mid.get(mid).map(|&at| &self.songs[at])
    }

    pub(super) fn by_media(&self, media_mid: &str) -> Option<&Song> {
        self.by_media.get(media_mid).map(|&at| &self.songs[at])
    }

    /// The singers' names as one text, for searching.
    pub(super) fn singer_names(&self, song: &Song) -> String {
        let names: Vec<_> = song.singers.iter().map(|&at| self.singers[at].name.as_str()).collect();
        names.join(" / ")
    }

    /// Songs of which name, singers or album hold every word of the query, in either case and in
    /// either kind of Chinese letters.
    pub(super) fn find_songs(&self, query: &str) -> Vec<&Song> {
        let plain = |text: &str| text.to_lowercase().chars().map(simplified).collect::<String>();
        let query = plain(query);
        let words: Vec<_> = query.split_whitespace().collect();
        let fits = |song: &&Song| {
            let album = song.album.map_or("", |at| self.albums[at].name.as_str());
            let text = plain(&format!("{} {} {album}", song.name, self.singer_names(song)));
            words.iter().all(|word| text.contains(word))
        };
        if words.is_empty() { Vec::new() } else { self.songs.iter().filter(fits).collect() }
    }
}

/// The Simplified form of the Traditional letters that stand in the catalogue's own names.
fn simplified(letter: char) -> char {
    const PAIRS: &[(char, char)] = &[
        ('倫', '伦'),
        ('紙', '纸'),
        ('飛', '飞'),
        ('機', '机'),
        ('線', '线'),
        ('間', '间'),
        ('號', '号'),
        ('雲', '云'),
        ('後', '后'),
        ('鈴', '铃'),
        ('臺', '台'),
        ('樂', '乐'),
        ('隊', '队'),
        ('燈', '灯'),
        ('誌', '志'),
        ('書', '书'),
        ('長', '长'),
        ('車', '车'),
        ('點', '点'),
        ('漿', '浆'),
        ('專', '专'),
        ('輯', '辑'),
        ('詞', '词'),
    ];
    PAIRS.iter().find(|(from, _)| *from == letter).map_or(letter, |(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_has_what_tests_need() {
        let catalog = Catalog::new();
        assert_eq!(catalog.by_mid(CLASSIC.1).expect("classic").id, CLASSIC.0);
        assert_eq!(catalog.find_songs("灯塔日志 第").len(), 1234);
        assert_eq!(catalog.find_songs("周杰伦").len(), 3);
        assert_eq!(catalog.find_songs("周杰倫 紙飛機").len(), 1);
        assert_eq!(catalog.find_songs("放課後の星図").len(), 3);
        assert_eq!(catalog.find_songs("SMALL harb").len(), 4);
        assert!(catalog.find_songs(" ").is_empty());
        let large = catalog.songs.iter().find(|song| song.large).expect("a large one");
        assert!(large.size(Coding::Mp3High) > 50 << 20);
        assert!(large.size(Coding::Flac) > 50 << 20);
        assert!(large.size(Coding::Mp3Low) < 50 << 20);
        assert_eq!(catalog.playlists[0].songs.len(), 1234);
    }
}
