//! Words that people type, as they are compared: commands, cities, choices.

/// Traditional letters in the words that the bot knows.
const TRADITIONAL: &str = "亞來倫內劃動務區啓啟單國圖報奧婁專尋岡島幣幫廈廣後徹愛態慶掃換擾敗時東橫檳權歡歷溫滿漢濱\
    灣烏無熱爾狀現畫盧碼磯稅簽約納紀紐統維緬續羅義聖聯聽腦臘臺舊華萬薩蘇蘭號裏裡計訂託記設訊\
    評詞語說論買費賓質輔輯轉這連進達遷邁邊釐錄鑰長門閉開間關陸陽靈韓響頓馬魯鮮鹽麥點齊龍鐘隨\
    雲雙滙週瀋園蓮戶結題靜誰鏈";
/// The Simplified ones, each in the place of its Traditional one.
const SIMPLIFIED: &str = "亚来伦内划动务区启启单国图报奥娄专寻冈岛币帮厦广后彻爱态庆扫换扰败时东横槟权欢历温满汉滨\
    湾乌无热尔状现画卢码矶税签约纳纪纽统维缅续罗义圣联听脑腊台旧华万萨苏兰号里里计订托记设讯\
    评词语说论买费宾质辅辑转这连进达迁迈边厘录钥长门闭开间关陆阳灵韩响顿马鲁鲜盐麦点齐龙钟随\
    云双汇周沈园莲户结题静谁链";

/// A typed word in small letters, and in Simplified Chinese whichever kind it was typed in.
pub(crate) fn folded(word: &str) -> String {
    word.to_lowercase().chars().map(simplified).collect()
}

fn simplified(letter: char) -> char {
    let mut pairs = TRADITIONAL.chars().zip(SIMPLIFIED.chars());
    pairs.find(|(from, _)| *from == letter).map_or(letter, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_chinese_are_the_same_word() {
        assert_eq!(folded("登錄"), "登录");
        assert_eq!(folded("簽到"), folded("签到"));
        assert_eq!(folded("臺北 London"), "台北 london");
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().all(|letter| !SIMPLIFIED.contains(letter)));
    }
}
