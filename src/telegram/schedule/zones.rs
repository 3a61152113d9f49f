//! Time zones: the usual ones, and finding one by what a person types. No I/O.

use chrono_tz::{TZ_VARIANTS, Tz};

/// The zones that are offered, most asked for first.
pub(crate) const USUAL: [Tz; 16] = [
    Tz::Asia__Shanghai,
    Tz::Asia__Hong_Kong,
    Tz::Asia__Taipei,
    Tz::Asia__Singapore,
    Tz::Asia__Tokyo,
    Tz::Asia__Seoul,
    Tz::Asia__Bangkok,
    Tz::Asia__Dubai,
    Tz::Europe__London,
    Tz::Europe__Paris,
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::America__Toronto,
    Tz::America__Los_Angeles,
    Tz::Australia__Sydney,
    Tz::Pacific__Auckland,
];

/// The most zones among which a person is asked to choose.
const MOST: usize = 8;
/// Fewer letters fit too many zones. A Chinese character says more than a Latin letter.
const LEAST: usize = 3;

/// What cities and countries are called, in Chinese and English. Names that a zone has itself
/// ("Kathmandu" of `Asia/Kathmandu`) are found without this table.
const CITIES: [(Tz, &str); 60] = [
    (
        Tz::Asia__Shanghai,
        "北京 上海 广州 深圳 成都 重庆 杭州 武汉 西安 南京 天津 苏州 长沙 厦门 青岛 大连 沈阳 哈尔滨 \
         昆明 中国 beijing peking guangzhou shenzhen chengdu hangzhou wuhan xian nanjing tianjin china cst",
    ),
    (Tz::Asia__Urumqi, "乌鲁木齐 新疆 喀什"),
    (Tz::Asia__Hong_Kong, "香港 hk"),
    (Tz::Asia__Macau, "澳门 macao"),
    (Tz::Asia__Taipei, "台北 臺北 台湾 臺灣 高雄 台中 taiwan kaohsiung"),
    (
        Tz::Asia__Tokyo,
        "东京 東京 大阪 京都 名古屋 札幌 福冈 横滨 日本 osaka kyoto nagoya sapporo japan jst",
    ),
    (Tz::Asia__Seoul, "首尔 釜山 韩国 busan korea kst"),
    (Tz::Asia__Pyongyang, "平壤 朝鲜"),
    (Tz::Asia__Singapore, "新加坡 sg"),
    (Tz::Asia__Kuala_Lumpur, "吉隆坡 马来西亚 槟城 malaysia penang"),
    (Tz::Asia__Bangkok, "曼谷 清迈 普吉 泰国 thailand phuket"),
    (Tz::Asia__Ho_Chi_Minh, "胡志明市 胡志明 河内 越南 saigon hanoi vietnam"),
    (Tz::Asia__Jakarta, "雅加达 印尼 印度尼西亚 indonesia"),
    (Tz::Asia__Makassar, "巴厘岛 巴厘 bali"),
    (Tz::Asia__Manila, "马尼拉 菲律宾 philippines"),
    (Tz::Asia__Phnom_Penh, "金边 柬埔寨 cambodia"),
    (Tz::Asia__Yangon, "仰光 缅甸 myanmar"),
    (Tz::Asia__Ulaanbaatar, "乌兰巴托 蒙古 mongolia"),
    (Tz::Asia__Kathmandu, "加德满都 尼泊尔 nepal katmandu"),
    (Tz::Asia__Kolkata, "新德里 德里 孟买 加尔各答 班加罗尔 印度 delhi mumbai bangalore india ist"),
    (Tz::Asia__Colombo, "科伦坡 斯里兰卡"),
    (Tz::Asia__Dhaka, "达卡 孟加拉"),
    (Tz::Asia__Karachi, "卡拉奇 巴基斯坦 伊斯兰堡 pakistan"),
    (Tz::Asia__Almaty, "阿拉木图 哈萨克斯坦 kazakhstan"),
    (Tz::Asia__Dubai, "迪拜 阿布扎比 阿联酋 uae"),
    (Tz::Asia__Riyadh, "利雅得 沙特"),
    (Tz::Asia__Tehran, "德黑兰 伊朗 iran"),
    (Tz::Asia__Jerusalem, "耶路撒冷 特拉维夫 以色列 israel"),
    (Tz::Europe__Istanbul, "istanbul 伊斯坦布尔 安卡拉 土耳其 turkey"),
    (Tz::Europe__Moscow, "莫斯科 圣彼得堡 俄罗斯 russia"),
    (Tz::Europe__Kyiv, "基辅 乌克兰 ukraine kiev"),
    (Tz::Europe__Athens, "雅典 希腊 greece"),
    (Tz::Europe__Helsinki, "赫尔辛基 芬兰 finland"),
    (Tz::Europe__Stockholm, "斯德哥尔摩 瑞典 sweden"),
    (Tz::Europe__Oslo, "奥斯陆 挪威 norway"),
    (Tz::Europe__Copenhagen, "哥本哈根 丹麦 denmark"),
    (Tz::Europe__Berlin, "柏林 慕尼黑 法兰克福 汉堡 德国 munich frankfurt hamburg germany"),
    (Tz::Europe__Paris, "巴黎 里昂 法国 lyon france"),
    (Tz::Europe__London, "伦敦 曼彻斯特 爱丁堡 英国 manchester edinburgh uk england britain"),
    (Tz::Europe__Dublin, "都柏林 爱尔兰 ireland"),
    (Tz::Europe__Madrid, "马德里 巴塞罗那 西班牙 barcelona spain"),
    (Tz::Europe__Lisbon, "里斯本 葡萄牙 portugal"),
    (Tz::Europe__Rome, "罗马 米兰 意大利 milan italy"),
    (Tz::Europe__Amsterdam, "阿姆斯特丹 荷兰 netherlands holland"),
    (Tz::Europe__Brussels, "布鲁塞尔 比利时 belgium"),
    (Tz::Europe__Zurich, "苏黎世 日内瓦 瑞士 geneva switzerland"),
    (Tz::Europe__Vienna, "维也纳 奥地利 austria"),
    (Tz::Africa__Cairo, "开罗 埃及 egypt"),
    (Tz::Africa__Johannesburg, "约翰内斯堡 开普敦 南非"),
    (
        Tz::America__New_York,
        "纽约 波士顿 华盛顿 费城 迈阿密 亚特兰大 美东 boston washington philadelphia miami atlanta est edt",
    ),
    (Tz::America__Chicago, "芝加哥 休斯敦 达拉斯 奥斯汀 houston dallas austin"),
    (Tz::America__Denver, "丹佛 盐湖城"),
    (
        Tz::America__Los_Angeles,
        "洛杉矶 旧金山 西雅图 圣何塞 拉斯维加斯 加州 美西 sanfrancisco sanjose lasvegas seattle la sf pst pdt",
    ),
    (Tz::Pacific__Honolulu, "檀香山 夏威夷 hawaii"),
    (Tz::America__Toronto, "多伦多 蒙特利尔 渥太华 montreal ottawa"),
    (Tz::America__Vancouver, "温哥华"),
    (Tz::America__Sao_Paulo, "圣保罗 里约热内卢 巴西 rio brazil"),
    (Tz::Australia__Sydney, "悉尼 雪梨 堪培拉"),
    (Tz::Australia__Melbourne, "墨尔本"),
    (Tz::Pacific__Auckland, "奥克兰 惠灵顿 新西兰 wellington"),
];

/// The zones that a person may mean, the likeliest first, at most eight: by the name of a zone
/// (`Europe/London`, `london`), by a city or country in Chinese or English, or by the difference to
/// Greenwich (`UTC+8`). One if there is no doubt, none if nothing fits.
pub(crate) fn find(text: &str) -> Vec<Tz> {
    if let Some(zone) = by_offset(text) {
        return vec![zone];
    }
    let wanted = normalised(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    if let Some(zone) = by_city(|name| name == wanted).next() {
        return vec![zone];
    }
    let mut found: Vec<Tz> = places().filter(|zone| city(*zone) == wanted).collect();
    if found.is_empty() {
        let named = TZ_VARIANTS.iter().find(|zone| normalised(zone.name()) == wanted);
        found.extend(named);
    }
    if found.is_empty() && is_long_enough(&wanted) {
        found = by_city(|name| name.starts_with(&wanted))
            .chain(places().filter(|zone| city(*zone).starts_with(&wanted)))
            .chain(by_city(|name| name.contains(&wanted)))
            .chain(places().filter(|zone| normalised(zone.name()).contains(&wanted)))
            .collect();
    }
    let mut seen = Vec::new();
    found.retain(|zone| {
        let is_new = !seen.contains(zone);
        seen.push(*zone);
        is_new
    });
    found.truncate(MOST);
    found
}

fn by_city(fits: impl Fn(&str) -> bool) -> impl Iterator<Item = Tz> {
    CITIES
        .iter()
        .filter(move |(_, names)| names.split_whitespace().any(&fits))
        .map(|(zone, _)| *zone)
}

/// Zones that are called after a place.
fn places() -> impl Iterator<Item = Tz> {
    TZ_VARIANTS
        .into_iter()
        .filter(|zone| zone.name().contains('/') && !zone.name().starts_with("Etc/"))
}

/// The last part of a zone's name.
fn city(zone: Tz) -> String {
    normalised(zone.name().rsplit('/').next().unwrap_or_default())
}

/// Small letters without spaces and hyphens; what people add to a city's name is left out.
fn normalised(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.strip_suffix("时间").or_else(|| text.strip_suffix("時間")).unwrap_or(&text);
    let text = text.strip_suffix("time").filter(|rest| rest.ends_with(' ')).unwrap_or(text);
    let text = text.strip_suffix('市').filter(|rest| *rest != "胡志明").unwrap_or(text);
    text.chars().filter(|letter| !letter.is_whitespace() && !"_-".contains(*letter)).collect()
}

/// `UTC+8`, `gmt -5`, `+8`, `UTC`: whole hours, which have zones of their own.
fn by_offset(text: &str) -> Option<Tz> {
    let text: String = text.to_lowercase().chars().filter(|letter| *letter != ' ').collect();
    let rest = text.strip_prefix("utc").or_else(|| text.strip_prefix("gmt")).unwrap_or(&text);
    if rest.is_empty() && !text.is_empty() {
        return Some(Tz::UTC);
    }
    // The zones' own names count the other way: `Etc/GMT-8` is eight hours before Greenwich.
    let (sign, hours) = match (rest.strip_prefix('+'), rest.strip_prefix(['-', '−'])) {
        (Some(hours), _) => ('-', hours),
        (_, Some(hours)) => ('+', hours),
        _ => return None,
    };
    match hours.strip_suffix(":00").unwrap_or(hours).parse::<u8>().ok()? {
        0 => Some(Tz::UTC),
        hours => format!("Etc/GMT{sign}{hours}").parse().ok(),
    }
}

/// Whether a part of a name is enough to look for.
fn is_long_enough(text: &str) -> bool {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Tz {
        match find(text).as_slice() {
            [zone] => *zone,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn cities_are_found_in_chinese_and_english() {
        for (text, zone) in [
            ("北京", Tz::Asia__Shanghai),
            ("北京时间", Tz::Asia__Shanghai),
            ("上海市", Tz::Asia__Shanghai),
            ("香港", Tz::Asia__Hong_Kong),
            ("台北", Tz::Asia__Taipei),
            ("东京", Tz::Asia__Tokyo),
            ("伦敦", Tz::Europe__London),
            (" LONDON ", Tz::Europe__London),
            ("纽约", Tz::America__New_York),
            ("new york", Tz::America__New_York),
            ("Los_Angeles", Tz::America__Los_Angeles),
            ("洛杉矶", Tz::America__Los_Angeles),
            ("悉尼", Tz::Australia__Sydney),
            ("加德满都", Tz::Asia__Kathmandu),
            ("Kathmandu", Tz::Asia__Kathmandu),
            ("europe/london", Tz::Europe__London),
            ("Australia/Lord_Howe", Tz::Australia__Lord_Howe),
            ("lord howe", Tz::Australia__Lord_Howe),
            ("胡志明市", Tz::Asia__Ho_Chi_Minh),
            ("Tokyo time", Tz::Asia__Tokyo),
        ] {
            assert_eq!(only(text), zone, "{text}");
        }
    }

    #[test]
    fn differences_to_greenwich_are_read() {
        assert_eq!(only("UTC+8"), Tz::Etc__GMTMinus8);
        assert_eq!(only("+9"), Tz::Etc__GMTMinus9);
        assert_eq!(only("utc"), Tz::UTC);
        assert_eq!(only("gmt-5"), Tz::Etc__GMTPlus5);
        assert!(find("utc+99").is_empty());
    }

    #[test]
    fn what_may_be_several_gives_a_choice_and_what_is_none_gives_nothing() {
        let several = find("argentina");
        assert!((2..=MOST).contains(&several.len()), "{several:?}");
        assert_eq!(find("shang"), [Tz::Asia__Shanghai]);
        for nothing in ["", "  ", "ab", "atlantis", "😀", "火星"] {
            assert!(find(nothing).is_empty(), "{nothing}: {:?}", find(nothing));
        }
    }

    #[test]
    fn every_city_of_the_table_leads_to_its_zone() {
        for (zone, names) in CITIES {
            for name in names.split_whitespace() {
                assert_eq!(find(name).first(), Some(&zone), "{name}");
            }
        }
    }
}
