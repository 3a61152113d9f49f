//! The catalogue's rows. All invented, but for the classic row 晴天 (whose album and lyrics are invented).

/// Name, singers (joined by `/`), album (empty: none), length in seconds, flags:
/// `v` VIP only, `3` no 320, `f` no FLAC, `l` no lyrics, `t` no translation, `L` a file larger
/// than 50 MB in 320 and FLAC, `w` very many words, `e` has words in another language (so a translation is given).
pub(super) type Row = (&'static str, &'static str, &'static str, u64, &'static str);

/// The classic row's ids.
pub(super) const CLASSIC: (u64, &str) = (97_773, "0039MnYb0qxYhV");

pub(super) const ROWS: &[Row] = &[
    ("晴天", "周杰伦", "玩具天气集", 269, "t"),
    ("纸飞机的航线", "周杰伦", "玩具天气集", 231, "vt"),
    ("雨季收音机", "周杰伦", "玩具天气集", 244, "vt"),
    ("晴天之前", "林间七号", "云的草稿", 198, "t"),
    ("晴天以后", "林间七号", "云的草稿", 205, "tf"),
    ("今天也是晴天", "小满与风铃", "窗台植物", 187, "t"),
    ("窗台植物", "小满与风铃", "窗台植物", 176, "t"),
    ("慢车", "小满与风铃", "窗台植物", 215, "t3"),
    ("凌晨四点的豆浆", "巷口乐队", "早市", 203, "t"),
    ("早市", "巷口乐队", "早市", 191, "tf3"),
    ("三块五", "巷口乐队", "早市", 166, "vt"),
    ("下一站下车", "巷口乐队/小满与风铃", "早市", 222, "t"),
    ("云的草稿", "林间七号", "云的草稿", 254, "t"),
    ("橡皮擦", "林间七号", "云的草稿", 148, "lt"),
    ("无词歌", "林间七号", "云的草稿", 301, "lt"),
    ("没有专辑的歌", "路人甲", "", 133, "t"),
    ("只唱一次", "路人甲", "", 97, "ltf3"),
    ("会员的月亮", "沈夜白", "月面通信", 248, "vt"),
    ("月面通信", "沈夜白", "月面通信", 263, "vt"),
    ("潮汐锁定", "沈夜白", "月面通信", 275, "vtf"),
    ("背面", "沈夜白/Mira Halden", "月面通信", 239, "ve"),
    ("长长的海岸线", "北岸灯塔", "灯塔日志", 1_320, "Lt"),
    ("灯塔", "北岸灯塔", "灯塔日志", 224, "t"),
    ("雾号", "北岸灯塔", "灯塔日志", 236, "lt"),
    ("茶凉了再说", "旧书店", "二手时光", 212, "t"),
    ("二手时光", "旧书店", "二手时光", 228, "t"),
    ("第十三页", "旧书店", "二手时光", 183, "t3"),
    ("<b>粗体</b> & 其他标签", "转义乐团", "Symbols & <Signs>", 143, "t"),
    ("a_b *c* [d] `e` ~f~ |g| (h)!", "转义乐团", "Symbols & <Signs>", 151, "e"),
    ("Tom & Jerry's \"Quotes\" <3", "转义乐团", "Symbols & <Signs>", 129, "e"),
    ("__init__.py [official] *live*", "转义乐团", "Symbols & <Signs>", 112, "et"),
    ("https://example.invalid/?a=1&b=2", "转义乐团", "Symbols & <Signs>", 101, "lt"),
    ("🎵🌧️☔ 雨 rain ☀️", "表情符号社", "👨‍👩‍👧‍👦 家", 164, "t"),
    ("👨‍👩‍👧‍👦", "表情符号社", "👨‍👩‍👧‍👦 家", 88, "lt"),
    ("🇨🇳🇯🇵🇰🇷 旅行", "表情符号社", "👨‍👩‍👧‍👦 家", 173, "t"),
    ("밤의 도서관", "하루의 끝", "종이 달", 207, "e"),
    ("종이 달", "하루의 끝", "종이 달", 219, "e"),
    ("버스 창가", "하루의 끝", "종이 달", 195, "ef"),
    ("雨上がりの自転車", "水色ポスト", "放課後の星図", 233, "e"),
    ("放課後の星図", "水色ポスト", "放課後の星図", 246, "e"),
    ("カーテンコール", "水色ポスト", "放課後の星図", 201, "et"),
    ("Paper Lantern", "Mira Halden", "Small Harbours", 214, "e"),
    ("Small Harbours", "Mira Halden", "Small Harbours", 238, "e"),
    ("Tin Boat", "Mira Halden", "Small Harbours", 172, "e3"),
    ("The Long Way to the Kettle", "Mira Halden", "Small Harbours", 189, "ve"),
    ("Señal de luz", "Óscar Belmar", "Café Añil", 206, "e"),
    ("Fenêtre ouverte", "Élise Noirel", "Été bref", 218, "e"),
    ("Grüße aus Süden", "Jörg Ähren", "Öfter draußen", 194, "e"),
    ("Ночной трамвай", "Тихая Пристань", "Письма на воду", 227, "e"),
    ("ضوء بعيد", "نهر الكلام", "ضوء", 208, "e"),
    ("Étude №5 — ½ time", "The Fractions", "", 160, "l"),
    ("S", "The Fractions", "", 61, "l"),
    (
        "一首名字非常非常长的歌,长到在手机屏幕上要换好几行才能看完,因为写歌的人在给它起名字的时候正在等一趟晚点了四个小时的火车,\
         站台上没有座位,只有一台坏掉的自动售货机和一只不怕人的猫,于是他把看见的一切都写了进去,包括猫",
        "等车的人",
        "晚点四小时与其他无关紧要的事情以及它们的漫长注脚(第一卷·上)",
        257,
        "t",
    ),
    (
        "A Title That Keeps Going Long After Everybody Thought It Would Have Ended, Because the Band Was Paid \
         by the Word and the Rent Was Due, Featuring an Unreasonable Number of Commas, and a Coda (Extended Mix)",
        "等车的人/The Fractions",
        "晚点四小时与其他无关紧要的事情以及它们的漫长注脚(第一卷·上)",
        312,
        "e",
    ),
    (
        "合唱",
        "林间七号/小满与风铃/巷口乐队/沈夜白/旧书店/北岸灯塔/Mira Halden/水色ポスト/하루의 끝",
        "",
        321,
        "t",
    ),
    ("夜航", "沈夜白", "夜航", 241, "t"),
    ("夜航 (Live)", "沈夜白", "夜航", 267, "t"),
    ("夜航 (伴奏)", "沈夜白", "夜航", 241, "lt"),
    ("夜航 (Remix)", "沈夜白/The Fractions", "夜航", 188, "vt"),
    ("Every Street in Order", "The Fractions", "", 900, "we"),
];

/// How many rows of [`series`] there are.
pub(super) const SERIES: u64 = 1_234;

/// The `number`th song of a long series, from 1: enough rows for paging.
pub(super) fn series(number: u64) -> String {
    format!("灯塔日志 第 {number} 夜")
}
