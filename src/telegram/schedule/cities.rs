//! What cities and countries are called.

use chrono_tz::Tz;

/// The names in Chinese, English and Japanese, in the letters and the case of
/// [`folded`](crate::i18n::folded) words. Names that a zone has itself ("Kathmandu" of
/// `Asia/Kathmandu`) are found without this table.
pub(super) const CITIES: [(Tz, &str); 60] = [
    (
        Tz::Asia__Shanghai,
        "北京 上海 广州 深圳 成都 重庆 杭州 武汉 西安 南京 天津 苏州 长沙 厦门 青岛 大连 沈阳 \
         哈尔滨 昆明 中国 beijing peking guangzhou shenzhen chengdu hangzhou wuhan xian \
         nanjing tianjin china cst ペキン シャンハイ 横琴",
    ),
    (Tz::Asia__Urumqi, "乌鲁木齐 新疆 喀什"),
    (Tz::Asia__Hong_Kong, "香港 hk ホンコン"),
    (Tz::Asia__Macau, "澳门 macao マカオ"),
    (
        Tz::Asia__Taipei,
        "台北 台湾 高雄 台中 taiwan kaohsiung タイペイ 新北 台南 新竹 桃园 基隆 花莲",
    ),
    (
        Tz::Asia__Tokyo,
        "东京 大阪 京都 名古屋 札幌 福冈 横滨 日本 osaka kyoto nagoya sapporo japan jst 横浜 \
         神户 神戸 仙台 広岛 埼玉 千葉 川崎",
    ),
    (Tz::Asia__Seoul, "首尔 釜山 韩国 busan korea kst ソウル プサン"),
    (Tz::Asia__Pyongyang, "平壤 朝鲜"),
    (Tz::Asia__Singapore, "新加坡 sg シンガポール"),
    (
        Tz::Asia__Kuala_Lumpur,
        "吉隆坡 马来西亚 槟城 malaysia penang クアラルンプール マレーシア 槟岛",
    ),
    (Tz::Asia__Bangkok, "曼谷 清迈 普吉 泰国 thailand phuket バンコク タイ 普吉岛"),
    (
        Tz::Asia__Ho_Chi_Minh,
        "胡志明市 胡志明 河内 越南 saigon hanoi vietnam ホーチミン ハノイ ベトナム",
    ),
    (Tz::Asia__Jakarta, "雅加达 印尼 印度尼西亚 indonesia ジャカルタ インドネシア"),
    (Tz::Asia__Makassar, "巴厘岛 巴厘 bali バリ岛 バリ 峇里岛"),
    (Tz::Asia__Manila, "马尼拉 菲律宾 philippines マニラ フィリピン"),
    (Tz::Asia__Phnom_Penh, "金边 柬埔寨 cambodia プノンペン カンボジア"),
    (Tz::Asia__Yangon, "仰光 缅甸 myanmar ヤンゴン ミャンマー"),
    (Tz::Asia__Ulaanbaatar, "乌兰巴托 蒙古 mongolia ウランバートル モンゴル"),
    (Tz::Asia__Kathmandu, "加德满都 尼泊尔 nepal katmandu カトマンズ ネパール"),
    (
        Tz::Asia__Kolkata,
        "新德里 德里 孟买 加尔各答 班加罗尔 印度 delhi mumbai bangalore india ist デリー \
         ムンバイ インド",
    ),
    (Tz::Asia__Colombo, "科伦坡 斯里兰卡 スリランカ"),
    (Tz::Asia__Dhaka, "达卡 孟加拉 ダッカ バングラデシュ"),
    (Tz::Asia__Karachi, "卡拉奇 巴基斯坦 伊斯兰堡 pakistan カラチ パキスタン"),
    (Tz::Asia__Almaty, "阿拉木图 哈萨克斯坦 kazakhstan"),
    (Tz::Asia__Dubai, "迪拜 阿布扎比 阿联酋 uae ドバイ 杜拜"),
    (Tz::Asia__Riyadh, "利雅得 沙特 沙乌地 リヤド"),
    (Tz::Asia__Tehran, "德黑兰 伊朗 iran テヘラン イラン"),
    (Tz::Asia__Jerusalem, "耶路撒冷 特拉维夫 以色列 israel イスラエル テルアビブ"),
    (
        Tz::Europe__Istanbul,
        "istanbul 伊斯坦布尔 安卡拉 土耳其 turkey 伊斯坦堡 イスタンブール トルコ",
    ),
    (Tz::Europe__Moscow, "莫斯科 圣彼得堡 俄罗斯 russia モスクワ ロシア"),
    (Tz::Europe__Kyiv, "基辅 乌克兰 ukraine kiev キーウ ウクライナ"),
    (Tz::Europe__Athens, "雅典 希腊 greece アテネ ギリシャ"),
    (Tz::Europe__Helsinki, "赫尔辛基 芬兰 finland ヘルシンキ フィンランド"),
    (Tz::Europe__Stockholm, "斯德哥尔摩 瑞典 sweden ストックホルム スウェーデン"),
    (Tz::Europe__Oslo, "奥斯陆 挪威 norway オスロ ノルウェー"),
    (Tz::Europe__Copenhagen, "哥本哈根 丹麦 denmark コペンハーゲン デンマーク"),
    (
        Tz::Europe__Berlin,
        "柏林 慕尼黑 法兰克福 汉堡 德国 munich frankfurt hamburg germany ベルリン ミュンヘン \
         フランクフルト ハンブルク ドイツ",
    ),
    (Tz::Europe__Paris, "巴黎 里昂 法国 lyon france パリ リヨン フランス"),
    (
        Tz::Europe__London,
        "伦敦 曼彻斯特 爱丁堡 英国 manchester edinburgh uk england britain ロンドン \
         マンチェスター エディンバラ イギリス",
    ),
    (Tz::Europe__Dublin, "都柏林 爱尔兰 ireland ダブリン アイルランド"),
    (Tz::Europe__Madrid, "马德里 巴塞罗那 西班牙 barcelona spain マドリード バルセロナ スペイン"),
    (Tz::Europe__Lisbon, "里斯本 葡萄牙 portugal リスボン ポルトガル"),
    (Tz::Europe__Rome, "罗马 米兰 意大利 milan italy 义大利 ローマ ミラノ イタリア"),
    (Tz::Europe__Amsterdam, "阿姆斯特丹 荷兰 netherlands holland アムステルダム オランダ"),
    (Tz::Europe__Brussels, "布鲁塞尔 比利时 belgium ブリュッセル ベルギー"),
    (Tz::Europe__Zurich, "苏黎世 日内瓦 瑞士 geneva switzerland チューリッヒ ジュネーブ スイス"),
    (Tz::Europe__Vienna, "维也纳 奥地利 austria ウィーン オーストリア"),
    (Tz::Africa__Cairo, "开罗 埃及 egypt カイロ エジプト"),
    (Tz::Africa__Johannesburg, "约翰内斯堡 开普敦 南非 ヨハネスブルグ ケープタウン"),
    (
        Tz::America__New_York,
        "纽约 波士顿 华盛顿 费城 迈阿密 亚特兰大 美东 boston washington philadelphia miami \
         atlanta est edt ニューヨーク ボストン ワシントン マイアミ アトランタ",
    ),
    (
        Tz::America__Chicago,
        "芝加哥 休斯敦 达拉斯 奥斯汀 houston dallas austin 休士顿 シカゴ ヒューストン ダラス",
    ),
    (Tz::America__Denver, "丹佛 盐湖城 デンバー"),
    (
        Tz::America__Los_Angeles,
        "洛杉矶 旧金山 西雅图 圣何塞 拉斯维加斯 加州 美西 sanfrancisco sanjose lasvegas \
         seattle la sf pst pdt 圣荷西 ロサンゼルス サンフランシスコ シアトル サンノゼ \
         ラスベガス",
    ),
    (Tz::Pacific__Honolulu, "檀香山 夏威夷 hawaii ホノルル ハワイ"),
    (
        Tz::America__Toronto,
        "多伦多 蒙特利尔 渥太华 montreal ottawa 蒙特娄 トロント モントリオール オタワ",
    ),
    (Tz::America__Vancouver, "温哥华 バンクーバー"),
    (Tz::America__Sao_Paulo, "圣保罗 里约热内卢 巴西 rio brazil サンパウロ リオ ブラジル"),
    (Tz::Australia__Sydney, "悉尼 雪梨 堪培拉 坎培拉 シドニー キャンベラ"),
    (Tz::Australia__Melbourne, "墨尔本 メルボルン"),
    (
        Tz::Pacific__Auckland,
        "奥克兰 惠灵顿 新西兰 wellington 威灵顿 纽西兰 オークランド ウェリントン \
         ニュージーランド",
    ),
];
