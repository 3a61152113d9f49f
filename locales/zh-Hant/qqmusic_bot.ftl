### 繁體中文（台灣用語）。會變成 HTML 的文字可以帶 <b>、<code>；參數由 telegram::render 跳脫。
### 用語：登入、帳號、歌單、專輯、留言、簽到、金幣、追蹤、金鑰、音響力、聽歌報告、聽歌時間加速。

## command：選單和說明裡的一行

command-start = 從這裡開始
command-help = 看看我會做什麼
command-search = 搜尋歌曲、歌手、專輯、歌單
command-song = 把歌傳給你
command-lyric = 看歌詞和翻譯
command-playlist = 打開歌單
command-discover = 逛推薦歌單、分類歌單、每日推薦
command-songlist = 我喜歡、每日推薦
command-convert = 歌曲 id 和 mid 互查
command-comment = 在歌曲、專輯或歌單留言
command-sign = 每日簽到領金幣
command-login = 掃碼登入 QQ 音樂
command-check = 看看登入還有沒有效
command-user = 我的暱稱、會員、金幣
command-userinfo = 我的音響力
command-coin = 自動做金幣任務
command-coincheck = 看背景任務做到哪了
command-accelerate = 聽歌時間加速（有風險）
command-report = 聽歌報告，畫成圖片
command-refresh = 延長登入效期
command-schedule = 每天自動簽到、做任務
command-history = 最近幾天自動做了什麼
command-admin = 主人專用：運作情況、群發、查原因
command-cookie = 用 Cookie 登入
command-authorize = 幫另一台裝置登入
command-accounts = 切換、新增、移除帳號
command-logout = 登出
command-settings = 語言、音質和其他設定
command-share = 把登入借給群組，只能查歌聽歌
command-board = 群組的聽歌週榜
command-privacy = 我存了你什麼
command-export = 把存著的全部傳給你
command-forget = 把你的一切都刪掉
command-stats = 大家用了幾次
command-cancel = 停下正在做的事

## bot：Telegram 上顯示的名字和介紹，不是 HTML

bot-name = QQ 音樂小幫手
bot-about = 搜尋歌曲、看歌詞、聽歌，自動簽到領金幣，還有聽歌報告。群組裡也好用。
bot-description =
    我把 QQ 音樂帶到 Telegram 🎵

    · 傳歌名或 QQ 音樂的連結：搜尋、看歌詞、聽歌
    · 掃碼登入：簽到領金幣、自己的歌單、聽歌報告
    · 每天自動簽到、做金幣任務、延長登入效期

    點「開始」，再傳一句：晴天 周杰倫

## start

start-greeting =
    <b>嗨，我是 QQ 音樂小幫手 🎵</b>
    傳歌名給我就能搜尋、看歌詞、聽歌；傳 QQ 音樂的連結也可以。
    掃碼登入後，還能每天自動簽到領金幣、看聽歌報告和自己的歌單。
    先傳一句試試：<code>晴天 周杰倫</code>
start-group =
    大家好 🎵 我能幫群組搜尋歌曲、看歌詞、傳歌，輸入 <code>/search 晴天</code> 試試，/help 看我會做什麼。
    登入和帳號的事請到私訊裡處理。管理員輸入 /settings 可以決定：貼 QQ 音樂連結要不要回應、誰能用我、回答多久後刪除。

## help

help-title = <b>我會做這些</b>
help-title-group = <b>在群組裡，我會做這些</b>
help-topic-music = 🎵 聽音樂
help-topic-account = 👤 帳號
help-topic-daily = 🪙 每日
help-topic-group = 👥 群組
help-topic-bot = ⚙️ 設定和隱私
help-foot = 直接傳歌名就是搜尋，傳 QQ 音樂的連結就會打開。
help-more = 也可以用：{ $commands }
help-foot-group = 登入、帳號和隱私的事，請到私訊裡處理。
help-inline = 在任何聊天裡輸入 <code>@{ $bot } 歌名</code>，就能把歌傳到那裡。
help-unknown = 沒有 /{ $word } 這個指令。輸入 /help 看全部指令。
help-unknown-nearest = 沒有 /{ $word } 這個指令，你是要用 /{ $nearest } 嗎？
help-only-text = 我只看得懂文字喔，傳歌名或 QQ 音樂的連結給我吧。
help-meant = 💡 是想用 /{ $command } 嗎？點一下就可以。

## button：按鈕上的字

button-login = 🔑 掃碼登入
button-private = 💬 開啟私訊
button-search = 🔍 搜尋歌曲
button-help = ❓ 我會做什麼
button-settings = ⚙️ 設定
button-own-playlists = 📂 我的歌單
button-previous = ◀ 上一頁
button-next = 下一頁 ▶
button-lyric = 📝 歌詞
button-card = 🖼 圖卡
button-comment = 💬 留言
button-link = 🔗 在 QQ 音樂開啟
button-schedule = 🗓 每天自動做
button-history = 📜 最近紀錄
button-remote-agree = 我了解，繼續
button-verify = 🛡 前往驗證
button-up = ↩️ 返回
button-hot = 🔥 熱門留言
button-album = 💿 專輯
button-singer = 🎤 歌手
button-add = ➕ 加到歌單
button-more = ⋯ 更多

## group：群組裡

group-private-only = 這個要在私訊裡做，免得被別人看到。點下面的按鈕私訊我。
group-not-yours = 這是別人叫出來的，想用就自己輸入一次指令。
group-admins-only = 只有群組管理員可以改這裡的設定。
group-admins-only-settings = 只有群組管理員可以改群組的設定。你自己的設定，請到私訊裡改。
group-open-music = 這個群組裡，成員只能讓我搜尋、看歌詞、聽歌。其他的請到私訊裡做；想在群組裡用 /share 和 /board，請管理員在 /settings 裡開放。
group-open-admins = 這個群組裡只有管理員能用我。到私訊裡找我吧。
group-unheard = 🔇 我在「{ $group }」裡發不了訊息（可能被禁言，或是那個主題關閉了），所以沒能在那裡回答你。先在這裡問我吧；想在群組裡用，請管理員允許我發言。
group-no-media = 🔇 這個群組不讓我傳音訊和圖片。請管理員允許我傳，或到私訊裡聽。
group-topic-gone = 💬 管理員讓我回答的那個主題關閉或刪除了，以後在哪裡問我，我就在哪裡答。剛才的請再傳一次。
group-link-gone = 🔗 這個連結裡的歌（或歌單、專輯）找不到了，可能已經下架、刪掉或設為私密。
access-denied = 這個機器人只開放給特定的人。想用的話，請它的主人把你加進去，你的 id 是 <code>{ $id }</code>。

## button answers：按下按鈕後的提示

press-outdated = 這個按鈕太舊了，請重新輸入一次指令。
press-forgotten = 這個清單太舊了，請重新打開一次。

## search

search-ask = 想聽什麼？傳歌名或歌手給我，例如：<code>晴天 周杰倫</code>
search-ask-group = 在指令後面加上歌名，例如：<code>/search 晴天 周杰倫</code>
search-title = 🔍 <b>{ $query }</b>
search-page = 第 { $page } 頁 · 約 { $total } 首
search-page-singer = 第 { $page } 頁 · 約 { $total } 位歌手
search-page-album = 第 { $page } 頁 · 約 { $total } 張專輯
search-page-playlist = 第 { $page } 頁 · 約 { $total } 個歌單
search-kind-song = 歌曲
search-kind-singer = 歌手
search-kind-album = 專輯
search-kind-playlist = 歌單
search-kind-shown = ● { $kind }
search-songs = { $total } 首
search-albums = { $total } 張專輯
search-empty-kind = { $kind }裡找不到「{ $query }」。換個寫法，或點下面看看別的。
search-empty = 找不到「{ $query }」。換個寫法，或加上歌手名再試試。

## list

list-vip-note = 〔VIP〕要開通會員或購買專輯才能聽。
list-page = 第 { $page }/{ $pages } 頁
list-page-alone = 第 { $page } 頁
list-no-more = 後面沒有了，回上一頁看看吧。
list-untitled = （未命名）
playlist-ask-own = 想看自己的歌單，要先登入。

## playlist

playlist-ask = 傳歌單的名稱、連結或編號給我，例如：<code>/playlist 民謠</code> 或 <code>/playlist 8000000001</code>
playlist-title = 📂 <b>{ $title }</b>
playlist-creator = 由 { $creator } 建立
playlist-songs = 共 { $total } 首
playlist-shown = 先列前 { $num } 首
playlist-more = 想多看幾首：<code>/playlist { $id } { $num }</code>
playlist-empty = 這個歌單裡還沒有歌。
playlist-own-title = 📂 <b>我的歌單</b>
playlist-own-empty = 你還沒有自己的歌單。去 QQ 音樂建一個，或是傳歌單連結給我。
playlist-own-row = { $title } · { $total } 首
playlist-bad = 看不懂「{ $text }」。請傳歌單的連結或編號，例如：<code>/playlist 8000000001 50</code>
playlist-other-link = 這個連結不是歌單。直接把它傳給我就會打開。
songlist-bad-num = 數量要在 1 到 { $max } 之間，例如：<code>/songlist 202 30</code>
playlist-bad-num = 數量要在 1 到 { $max } 之間，例如：<code>/playlist 8000000001 50</code>

## album

album-title = 💿 <b>{ $title }</b>
album-empty = 這張專輯裡還沒有歌。

## songlist

songlist-favourites = 我喜歡
songlist-daily = 每日推薦
songlist-empty = 這裡還沒有歌。
songlist-bad = 請輸入 201（我喜歡）或 202（每日推薦），後面可以加數量，例如：<code>/songlist 202 30</code>

## card

card-singers = 歌手：{ $singers }
card-album = 專輯：{ $album }
card-length = 長度：{ $length }
card-qualities = 音質：{ $qualities }
card-capped = 本群組最高傳 { $best }
card-vip = 🔒 要開通會員或購買專輯才能聽
card-vip-lent = 🔒 會員歌曲：你自己的帳號聽不了時，就用{ $whose }
card-no-files = 目前沒有可以播放的檔案
card-audio-button = 🎧 { $quality }

quality-128 = 標準 128k
quality-320 = 高品質 320k
quality-flac = 無損 FLAC

## discover：探索、熱門留言、加歌單、全部傳送

discover-home =
    🧭 <b>探索</b>
    想從哪裡開始逛？
discover-recommended = 🌟 推薦歌單
discover-categories = 🗂 分類歌單
discover-daily = 📅 每日推薦
discover-recommended-title = 🌟 <b>推薦歌單</b>
discover-categories-title =
    🗂 <b>分類歌單</b>
    想聽哪一類？
discover-category-title = 🗂 <b>分類 · { $name }</b>
discover-page = 第 { $page } 頁，點號碼看裡面的歌
discover-nothing = 這裡現在是空的，換一個看看吧。
discover-private = 這個只能在私訊裡用：把歌傳到我的私訊，再點一次。
discover-no-singer = 這首歌沒有寫歌手，直接傳歌手的名字給我搜尋吧。
discover-which-singer = 🎤 想看哪位歌手？
discover-singer-title = 🎤 <b>{ $name }</b>
discover-add-choose = ➕ 把《{ $title }》加到哪個歌單？
discover-add-none = 你還沒有自己的歌單。去 QQ 音樂建一個，再回來點一次。
discover-add-ask = 要把《{ $title }》加進歌單「{ $playlist }」嗎？
discover-add-yes = ✅ 加進去
discover-add-no = ✖️ 不加了
discover-add-other = 📂 換個歌單
discover-added = ✅ 《{ $title }》加進「{ $playlist }」了。
discover-add-existed = 《{ $title }》早就在「{ $playlist }」裡了，沒有重複加。
discover-add-busy = QQ 音樂正忙著改你的歌單，《{ $title }》還沒加進「{ $playlist }」。等幾秒再點一次。
discover-add-again = 🔁 再試一次
discover-add-unsure = ❓ 不確定《{ $title }》加進去沒有：QQ 音樂沒有給出明確的回答。請到 App 的歌單裡看一下，我不會自己再加。
discover-add-refused = QQ 音樂沒有把《{ $title }》加進去（{ $code }）。歌單可能滿了或剛被刪掉，換個歌單試試吧。
discover-add-declined = 好，不加了。
discover-comments-title = 🔥 <b>{ $title }</b> 的熱門留言
discover-comments-page = 第 { $page } 頁 · 共 { $total } 則
discover-comments-none = 還沒有人留言，來寫第一則吧。
discover-comments-closed = 《{ $title }》的留言現在看不到，可能是關閉了。換一首看看吧。
discover-comment-moved = 這則留言不在這一頁了，重新打開熱門留言再找找吧。
discover-answer-button = ↪️ 回覆 { $number }
discover-write-button = ✍️ 我也寫一則
discover-likes = 👍 { $likes }
send-all-button = 📤 全部傳給我
send-all-first-button = 📤 把前 { $most } 首傳給我
send-all-progress = 📤 正在傳「{ $title }」：{ $done }/{ $total } 首。不想等了就輸入 /cancel。
send-all-place = ⏳ 排到第 { $place } 位了，輪到就接著傳。
send-all-done = ✅ 「{ $title }」傳完了：{ $total } 首裡傳了 { $sent } 首。
send-all-cancelled = 好，「{ $title }」不再傳了：{ $total } 首裡傳了 { $sent } 首。
send-all-stopped = 我要重新啟動一下，「{ $title }」沒傳完：{ $total } 首裡傳了 { $sent } 首。過一分鐘再點一次「全部傳給我」就好。
send-all-missed = 沒傳成的：
send-all-row = ・{ $title }（{ $reason }）
send-all-login = 要登入
send-all-member = 要會員
send-all-right = 現在聽不了
send-all-above-cap = 只有群組不開放的音質
send-all-too-large = 檔案太大
send-all-failed = 沒取到，等等再點一次

## lyric

lyric-ask = 想看哪首歌的歌詞？傳歌名、連結或 mid 給我，例如：<code>晴天 周杰倫</code>
lyric-ask-group = 在指令後面加上歌名，例如：<code>/lyric 晴天 周杰倫</code>
lyric-title = 📝 <b>{ $title }</b>
lyric-none = 《{ $title }》沒有歌詞，可能是純音樂。
lyric-file = 歌詞比較長，放在檔案裡了。

## convert

convert-ask = 傳歌名，或歌曲的 id、mid、連結給我，例如：<code>/convert 97773</code>
convert-answer =
    <b>{ $title }</b>
    歌曲 id：<code>{ $id }</code>
    歌曲 mid：<code>{ $mid }</code>
convert-found = 🔍 這是搜尋「{ $query }」的第一首。想要別首，用 /search 找到它，再把歌的連結傳給 /convert。

## song

song-bad-link = 這個連結我打不開。請傳 QQ 音樂的歌曲、專輯或歌單連結，或直接傳歌名。
song-album-link = 這是專輯的連結，直接傳給我就會打開，再從裡面挑一首。
song-playlist-link = 這是歌單的連結，用 /playlist 打開吧。
song-ask = 想聽哪一首？傳歌名、連結或 id 給我，例如：<code>晴天 周杰倫</code>。要指定音質，就寫在 id 後面：<code>/song 97773 320</code>
song-ask-group = 在指令後面加上歌名、連結或 id，例如：<code>/song 晴天 周杰倫</code>。要指定音質，就寫在 id 後面：<code>/song 97773 320</code>
song-above-cap = 這首歌只有更高的音質，而本群組最高傳 { $best }。到私訊裡聽吧。
song-bad-quality = 沒有「{ $text }」這種音質，可以選 <code>128</code>、<code>320</code> 或 <code>flac</code>，例如：<code>/song 97773 320</code>
song-fetching = ⏳ 正在取《{ $title }》，馬上就好。不想等了就輸入 /cancel。
song-no-such-quality = 《{ $title }》沒有{ $quality } 音質，換一種試試：
song-login-needed = 《{ $title }》的{ $quality } 要登入才能聽。登入後再點一次就好。
song-vip-login-needed = 《{ $title }》的{ $quality } 要登入有會員（或買過這張專輯）的帳號才能聽。有的話，登入後再點一次就好。
song-vip-needed = 《{ $title }》的{ $quality } 要開通會員或購買專輯才能聽。去 QQ 音樂開通後再回來吧。
song-no-right = QQ 音樂目前不提供《{ $title }》，可能是版權或地區的關係。換一首，或搜尋其他版本吧。
song-device-limit = 這個帳號登入的裝置太多了，QQ 音樂不讓它播放。去 QQ 音樂登出幾台裝置再試一次。
song-too-large = 《{ $title }》的{ $quality } 超過 { $most }，Telegram 傳不了，也沒有更小的音質。
song-too-large-instead = 《{ $title }》的{ $quality } 超過 { $most }，Telegram 傳不了。可以選下面的：
song-address-button = ⬇️ 直接下載（兩小時內有效）
song-broken = 歌傳到一半中斷了，再點一次試試。
song-not-sent = 這首歌沒能傳到 Telegram，晚點再試試吧。

## inline：在任何聊天裡 @機器人 找歌，多數不是 HTML

inline-hint-title = 想聽什麼？
inline-hint-text = 接著輸入歌名或歌手，例如：晴天 周杰倫
inline-hint-message = 🎵 在任何聊天的輸入框裡打 <code>@{ $bot } 晴天</code>，就能找歌、傳歌。
inline-hint-button = 🔍 試試看
inline-daily = ✨ 以下是今天為你推薦的歌
inline-nothing = 找不到，換個寫法或加上歌手名
inline-too-fast = 搜尋得太快了，等一分鐘再試
inline-slow = QQ 音樂還沒有回應，過一會兒再試
inline-failed = 暫時無法搜尋，過一會兒再試
inline-confirm = 要先到私訊裡確認一下，點這裡
inline-stranger = 這個機器人只開放給指定的人
inline-listen = 🎧 在這裡聽
inline-listen-private = 💬 到私訊聽
inline-again = 🔄 再試一次
inline-lent-here = 有人把登入借給這個群組的話，點「再試一次」就能聽。
inline-coming = 馬上就來……
inline-fetching = ⏳ 正在取這首歌，馬上就好……
inline-queued = ⏳ 點歌的人有點多，排到第 { $place } 位了，輪到就來……
inline-too-many = 你這十分鐘內點了很多歌，休息幾分鐘再來吧。
inline-not-sent = 這首歌沒能放到這裡。過一會兒再試，或到私訊裡聽。

## user

user-title = 👤 <b>{ $nick }</b>
user-uin = QQ 音樂號碼：<code>{ $uin }</code>
user-vip = 會員：{ $vip }
user-vip-none = 未開通
user-vip-green = 綠鑽
user-vip-super = 超級會員
user-coins = 金幣：{ $coins }
user-signed = 今天簽到：{ $signed }
user-signed-yes = 已簽到
user-signed-no = 還沒簽到
user-streak = 連續簽到：{ $streak }
user-days = { $days } 天
user-unknown = 未知
user-nameless = QQ 音樂使用者

## userinfo

userinfo-level = 音響力：{ $level }
userinfo-level-named = Lv.{ $level } { $name }
userinfo-level-plain = Lv.{ $level }
userinfo-value = 音響值：{ $value }
userinfo-value-next = { $value } / { $next }
userinfo-today = 今天聽了：{ $time }
userinfo-minutes = { $minutes } 分鐘
userinfo-hours = { $hours } 小時 { $minutes } 分鐘
userinfo-medals = 勳章：{ $medals }
userinfo-medals-number = { $number } 枚

## sign：每日簽到

sign-done = ✅ 簽到成功！
sign-already = 👍 今天已經簽到過了。
sign-streak = 連續簽到 { $days } 天
sign-credited = 🪙 金幣入帳 +{ $more }，現在有 { $coins }
sign-coins = 🪙 金幣：{ $coins }
sign-not-moved = 🪙 金幣還是 { $coins }，沒看到增加。入帳有時會晚一點，待會輸入 /user 再看看。
sign-before-unread = 🪙 現在有 { $coins } 金幣。簽到前的數字沒讀到，這次入帳多少說不準。
sign-fewer = 🪙 現在有 { $coins } 金幣，比剛才還少，可能在別的地方花掉了一些。這次入帳多少說不準。
sign-unread = 🪙 沒讀到金幣數，這次入帳多少說不準。待會輸入 /user 看看。

## comment：留言

comment-ask = 想對什麼留言？傳歌名、連結或 id 給我，例如：<code>晴天 周杰倫</code>。專輯和歌單請傳連結。
comment-ask-group = 在指令後面加上要留言的對象和內容，例如：<code>/comment song 97773 好聽</code>。專輯寫 album，歌單寫 playlist。
comment-bad = 看不懂「{ $text }」。可以這樣寫：<code>/comment song 97773 好聽</code>。song 也可以換成 album 或 playlist，編號也可以換成連結。
comment-pick = 💬 想對哪一首留言？點它的號碼。
comment-on-song = 🎵 歌曲：{ $title }
comment-on-album = 💿 專輯：{ $title }
comment-on-playlist = 📂 歌單：{ $title }
comment-ask-text =
    { $subject }
    想說什麼？直接傳給我，最多 { $most } 個字。送出之前會先給你看一眼。
comment-ask-text-group =
    { $subject }
    在群組裡請把內容一起寫上：<code>/comment { $kind } { $id } 好聽</code>
comment-empty = 留言裡還沒有字，寫點什麼再傳給我吧。
comment-too-long = 留言有 { $length } 個字，最多 { $most } 個。縮短一點再傳給我吧。
comment-ask-answer =
    ↪️ 回覆 { $nick } 的留言
    { $subject }
    想說什麼？直接傳給我，最多 { $most } 個字。送出之前會先給你看一眼。
comment-answers = ↪️ 回覆 { $nick }
comment-preview = 💬 <b>要送出這則留言嗎？</b>
comment-by = 👤 用 { $nick } 的帳號留言，所有人都看得到
comment-by-number = 👤 用 { $nick }（{ $uin }）留言，所有人都看得到
comment-send-button = ✅ 送出
comment-drop-button = ✖️ 不送了
comment-look-button = 👀 去看看
comment-done = ✅ <b>留言送出了</b>
comment-unsure = ❓ <b>不確定有沒有送出</b>：QQ 音樂沒有給明確的回覆。為免重複，我不會再送，請點下面的按鈕去看看。
comment-interrupted = ❓ <b>不確定有沒有送出</b>：送到一半我重新啟動了。為免重複，我不會再送，請點下面的按鈕去看看。
comment-not-sent =
    ❌ <b>還沒送出。</b>{ $why }
    處理好之後可以再點一次「送出」。
comment-refused = QQ 音樂沒有收下這則留言（{ $code }），可能是內容不合適，或是送得太快。
comment-other-account = 你已經換了帳號，這則留言沒有送出。想用現在的帳號留言，再用一次 /comment 吧。
comment-dropped = 好，這則留言不送了。
comment-forgotten = 這則留言放太久了，再用一次 /comment 吧。
comment-not-yours = 這是別人寫的留言，只有本人能決定要不要送出。
comment-being-sent = 正在送出，稍等一下就好。
comment-was-sent = 這則留言已經處理過了。

## stats：使用次數

stats-title = 📊 <b>使用次數</b>
stats-since = 從 { $day } 開始統計
stats-all = 今天 { $today } 次 · 累計 { $total } 次
stats-row = { $name }：今天 { $today } · 累計 { $total }
stats-people = 👤 用過的人：{ $people }（近 30 天 { $recent }）
stats-groups = 👥 用過的群組：{ $groups }（近 30 天 { $recent }）

operation-login-qrcode = 開始掃碼登入
operation-login-check = 查看登入
operation-authorize = 授權其他裝置
operation-search = 搜尋
operation-playlist = 歌單
operation-user = 我的帳號
operation-sign = 簽到
operation-comment = 留言
operation-coin-task = 金幣任務
operation-coin-check = 任務進度
operation-song-url = 聽歌
operation-lyric = 歌詞
operation-convert = id 互查
operation-report = 聽歌報告
operation-accelerate = 聽歌時間加速
operation-accelerate-list = 我喜歡和每日推薦
operation-refresh = 延長登入效期
operation-userinfo = 音響力
operation-stats = 使用次數

## settings

settings-title = ⚙️ <b>設定</b>
settings-title-group = ⚙️ <b>本群組的設定</b>
settings-language = 語言：{ $language }
settings-language-auto = 跟著 Telegram（{ $language }）
settings-language-app = 📱 跟著 Telegram
settings-language-name = 繁體中文
settings-quality = 音質：{ $quality }
settings-quality-auto = 預設（{ $quality }）
settings-theme = 圖片：{ $theme }
settings-theme-light = ☀️ 淺色
settings-theme-dark = 🌙 深色
settings-theme-auto = 🌗 早晚自動
settings-theme-own = 卡片要淺色還是深色由你自己決定：私訊我 <code>/settings theme dark</code>，在哪裡都照你選的畫。
settings-library-off = 要收藏歌曲、歌單才算的金幣任務：不做。你自己在 App 裡收藏好的，我會幫你領
settings-library-on = 要收藏歌曲、歌單才算的金幣任務：幫你做。從今天的推薦裡挑你還沒收藏的，真的加進收藏；加了什麼每次都會告訴你，不想要就在 App 裡取消。追蹤歌手、收藏有聲書我做不了，要你自己來
settings-library-allow = 允許幫我收藏
settings-library-forbid = 不要動我的收藏
settings-accelerate-on = 聽歌時間加速：已同意
settings-accelerate-revoke = 收回對加速的同意
settings-key-given = 報告金鑰：已儲存
settings-key-absent = 報告金鑰：沒有（輸入 <code>/settings key</code> 看怎麼領）
settings-key-remove = 🗑 刪除報告金鑰
settings-hint = 點按鈕就能更改。
settings-hint-group = 點下面的按鈕來改，只限管理員更改。聽歌週榜在 /board 開，借出登入用 /share。
settings-bad-group =
    看不懂「{ $text }」。輸入 /settings 用按鈕改，或這樣寫：
    <code>/settings lang zh-Hant|auto</code>
    <code>/settings quality 320</code>（平常傳的） · <code>/settings cap 320</code>（最高傳的）
    <code>/settings links on</code> · <code>/settings open all|music|admins</code>
    <code>/settings topic here|any</code> · <code>/settings quiet off|10m|1h|1d</code>
settings-back = ↩️ 返回
settings-on = 開啟
settings-off = 關閉
settings-row-language = 🌐 語言
settings-row-quality = 🎧 音質
settings-row-links = 🔗 連結
settings-row-open = 👥 誰能用
settings-row-answers = 💬 答在哪裡
settings-row-quiet = 🤫 安靜模式
settings-language-each = 誰問就用誰的語言
settings-language-each-button = 誰問就用誰的語言
settings-about-language = 選一種，我在群組裡就只用它；選「誰問就用誰的語言」，就用提問的人的語言來答。
settings-quality-group = 音質：平常傳 { $usual }，最高傳 { $best }
settings-quality-usual = 平常 { $quality }
settings-quality-best = 最高 { $quality }
settings-about-quality = 沒說要什麼音質時，就傳「平常」的；要得再高，也不超過「最高」的。
settings-links-on = 連結：貼出來就開啟
settings-links-off = 連結：不理會
settings-about-links = 開啟後，有人貼 QQ 音樂的歌曲、歌單、專輯連結或分享文字，我就把它打開。
settings-links-seen = 👀 這個群組裡的訊息我看得到，可以用。
settings-links-unseen = 🙈 Telegram 現在只給我看指令，貼的連結我看不到。讓我當管理員（不必給任何權限），或請機器人的主人在 @BotFather 的 /setprivacy 關掉隱私模式，再把我重新加進群組。
settings-open-all = 誰能用：所有人，全部功能
settings-open-music = 誰能用：成員只能搜尋、看歌詞、聽歌
settings-open-admins = 誰能用：只有管理員
settings-open-all-button = 所有人，所有功能
settings-open-music-button = 成員只能搜尋、聽歌
settings-open-admins-button = 只限管理員
settings-about-open = 管理員什麼都能用。限制只管這個群組，私訊裡不變。
settings-answers-asked = 答在哪裡：在哪個主題問，就在哪個主題答
settings-answers-here = 答在哪裡：都答在這個主題
settings-answers-topic = 答在哪裡：都答在選好的主題
settings-answers-asked-button = 在哪問就在哪裡答
settings-answers-here-button = 都答在這個主題
settings-about-answers = 想讓我都在一個主題裡答，就到那個主題輸入 /settings 再點這裡。
settings-quiet-off = 安靜模式：關，我的回答一直留著
settings-quiet-on = 安靜模式：我的回答 { $time }後刪除
settings-quiet-never = 不刪除
settings-quiet-10m = 10 分鐘
settings-quiet-1h = 1 小時
settings-quiet-1d = 1 天
settings-about-quiet = 從現在起的回答，過了這麼久就自己刪除。每天的通知不刪。
settings-saved = 已儲存
settings-bad = 看不懂「{ $text }」。輸入 /settings 用按鈕改，或這樣寫：<code>/settings lang zh-Hant</code>、<code>/settings quality 320</code> 或 <code>/settings theme dark</code>

## cancel

cancel-nothing = 現在沒有正在做的事。
cancel-done = 好，停下來了。
cancel-songs = 好，{ $count } 首歌不傳了。
cancel-pictures = 好，{ $count } 張圖不畫了。
cancel-question = 好，不問了。
cancel-task-left = 好，我不再盯背景任務的進度了。它在另一台伺服器上做，可能還會繼續。
cancel-task = 好，背景任務停下來了。做過的都算數。
cancel-login = 好，這次登入取消了，QR Code 已作廢。

## queue：排隊

queue-songs = ⏳ 你有 { $own } 首歌在排隊，排到第 { $place } 位了，輪到就傳。不想等了就輸入 /cancel。
queue-pictures = ⏳ 你有 { $own } 張圖在排隊，排到第 { $place } 位了，輪到就畫。不想等了就輸入 /cancel。
queue-stopped-songs = 我要重新啟動一下，你排隊的 { $count } 首歌沒傳成。過一分鐘再點一次就好。
queue-stopped-pictures = 我要重新啟動一下，你排隊的 { $count } 張圖沒畫成。過一分鐘再試一次就好。
queue-full-list = 📤 還有一個清單正在傳給你，等它傳完再點一次就好。不想要那個了，就輸入 /cancel。
queue-full-person = 你排得有點多了，一個人最多排 { $most } 項。等傳完一些再點，或輸入 /cancel 全部取消。
queue-full-chat = 這個群組裡排隊的太多了，最多排 { $most } 項。等傳完一些再點，急的話可以私訊我。
queue-full = 現在排隊的人太多了，等一分鐘再試試吧。
login-bad-kind = 沒有「{ $kind }」這種登入方式。可以寫 qq、wechat 或 app，例如：<code>/login wechat</code>；只輸入 /login 也可以。

## login：掃碼登入

login-kind-qq = 手機 QQ
login-kind-wechat = 微信
login-kind-app = QQ 音樂 App
login-title = <b>掃碼登入 · { $kind }</b>
login-how-qq = 打開手機 QQ，點右上角 ＋，選「掃一掃」，再點確認。
login-how-wechat = 打開手機上的微信，點右上角 ＋，選「掃一掃」，再點確認。
login-how-app = 打開手機上的 QQ 音樂，在「我的」頁面點左上角選單，選「掃一掃」，再點確認。
login-app-ends = ⏳ 用它登入，通常不能自動延長，過幾天就要再掃一次。想自動延長，點下面改用手機 QQ 或微信。
login-beside = ➕ 這次是新增帳號：請用<b>要新增的那個帳號</b>來掃。正在用的帳號不變。
login-state = 狀態：{ $state } · { $left }
login-waiting = ⏳ 等你掃碼
login-scanned = 📱 已掃碼，在手機上點確認就好
login-left-little = 快要過期了
login-left-seconds = 約剩 { $seconds } 秒
login-left-minutes = 約剩 { $minutes } 分鐘
login-left-both = 約剩 { $minutes } 分 { $seconds } 秒
login-same-phone = 手邊只有這支手機？在電腦或平板上打開這個聊天室再掃，或用 /cookie 登入。
login-button-new = 🔄 換一個 QR Code
login-button-again = 🔄 再試一次
login-button-qq = 改用手機 QQ
login-button-wechat = 改用微信
login-button-app = 改用 QQ 音樂 App
login-button-cancel = ✖️ 取消
login-expired = ⌛ 這個 QR Code 過期了。點下面的按鈕換一個新的。
login-refused = 🙅 手機上取消了這次登入。想再試，點下面的按鈕換一個 QR Code。
login-interrupted = 我剛才重新啟動了，這個 QR Code 不能用了。點下面的按鈕換一個新的。
login-cancelled = 好，這次登入取消了。想登入時點下面的按鈕。
login-superseded = 已經換成更新的 QR Code 了，看下面那個。
login-done =
    🎉 嗨，<b>{ $nick }</b>，登入成功！
    現在可以 /playlist 看自己的歌單、/sign 簽到、/report 看聽歌報告；/check 隨時看登入狀態。
login-daily-offer = 🗓 輸入 /schedule，每天該簽到、該做的任務就交給我。
login-daily = 🗓 這個帳號我會自動做：{ $chores }。點「每天自動做」可以改。
login-daily-now = 🗓 這個帳號我會自動做：{ $chores }。今天還沒做的馬上就做，以後每天 { $time } 左右做。點「每天自動做」可以改。
login-daily-at = 🗓 這個帳號我會自動做：{ $chores }，每天 { $time } 左右。點「每天自動做」可以改。
login-now-used = 👥 現在用的就是這個帳號。原來的 <b>{ $who }</b> 也還在，點下面就能換回去；輸入 /accounts 可以管理所有帳號。
login-now-used-dead = 👥 現在用的就是這個帳號。原來的 <b>{ $who }</b> 登入已經失效，輸入 /accounts 可以重新登入它，或是移除。
login-still-used = 🎉 <b>{ $nick }</b> 登入成功！現在用的還是 <b>{ $who }</b>，想換就點下面；輸入 /accounts 可以管理所有帳號。
login-not-renewing = ⏳ 這個登入不能自動延長，到期後要重新掃碼。想自動延長，點下面用手機 QQ 或微信掃一次。
login-button-back = ↩️ 換回{ $who }
login-button-use = 👉 改用 { $who }
login-button-renewing = 🔁 換成能自動延長的
login-failed-refused = QQ 音樂沒有接受這次登入。換一個 QR Code 再掃一次，或換個方式登入。
login-failed-unexpected = QQ 音樂的回覆我看不懂，這次登入沒有成功。換一個 QR Code 再試，或換個方式登入。
login-failed-unavailable = 暫時連不上 QQ 音樂，這次登入沒有成功。晚點換一個 QR Code 再試。

## cookie：用 Cookie 登入

cookie-ask =
    把 QQ 音樂的 Cookie 傳給我：
    1. 在電腦瀏覽器打開 y.qq.com 並登入；
    2. 按 F12，在「網路」（Network）裡點任何一個 y.qq.com 的請求，複製請求標頭裡的整段 Cookie；
    3. 貼到這裡送出。裡面要有 <code>uin</code> 和 <code>qm_keyst</code>。
    我收到後會馬上刪掉那則訊息，先向 QQ 音樂驗證再加密儲存。不想傳了就輸入 /cancel。
cookie-deleted = 🧹 帶 Cookie 的那則訊息我已經刪掉了。
cookie-stays = ⚠️ 帶 Cookie 的那則訊息我刪不掉，請你自己刪掉它。
cookie-dead = QQ 音樂不認這個 Cookie，可能已經過期。請在瀏覽器重新登入 y.qq.com，再複製一次傳來，或用 /login 掃碼。
cookie-leaked-deleted = ⚠️ Cookie 等於你的登入，別傳到群組！訊息我已經刪掉，但可能有人看到了：請在 QQ 音樂登出所有裝置，再私訊我登入。
cookie-leaked-stays = ⚠️ Cookie 等於你的登入，別傳到群組！那則訊息我刪不掉，請馬上自己刪掉，並在 QQ 音樂登出所有裝置，再私訊我登入。

## authorize：幫另一台裝置登入

authorize-ask =
    另一台裝置（電視、喇叭、車機）上顯示 QQ 音樂的登入 QR Code 時，拍一張傳給我，我用你的帳號幫它登入。
    ⚠️ 只拍你面前那台裝置上的碼。別人傳來的碼一律不要用，掃了就等於把帳號交給對方。
    不想做了就輸入 /cancel。
authorize-forwarded = ⚠️ 轉傳來的圖片我不處理。詐騙常叫人掃他的登入碼：請只用你面前那台裝置上的碼，自己拍一張傳來。
authorize-too-large = 這張圖片太大了，拍小一點，或用「照片」而不是「檔案」傳來。
authorize-no-picture = 這個檔案我打不開。請傳 JPEG 或 PNG 的照片。
authorize-not-fetched = 沒能從 Telegram 取得這張照片，再傳一次試試。
authorize-no-code = 照片裡沒看到 QR Code。靠近一點、拍正一點、避開反光，再傳一張。
authorize-several = 照片裡有 { $count } 個 QR Code，我不知道該用哪個。請只拍要登入的那一個。
authorize-not-login = 這個 QR Code 不是 QQ 音樂、QQ 或微信的登入碼，我不會用你的帳號處理它。請拍裝置上顯示的登入碼。
authorize-title = 🔐 <b>要讓另一台裝置登入嗎？</b>
authorize-kind = QR Code：{ $kind } 的登入碼
authorize-account = 登入後它會使用你的帳號：<b>{ $nick }</b>
authorize-warning = ⚠️ 只確認你面前那台裝置上的碼。如果是別人傳來的，請點「不是我」，否則對方就登入了你的帳號。三分鐘內有效。
authorize-other-app = 提醒：{ $kind } 的登入碼通常要用{ $kind } 來掃，我這邊可能會被拒絕。
authorize-yes = 確認登入
authorize-no = ✖️ 不是我
authorize-done = ✅ 確認好了，看看那台裝置，應該已經登入了。
authorize-declined = 好，沒有確認，那台裝置不會登入。
authorize-over = 這次確認已經結束或過期了。還需要的話，更新裝置上的 QR Code，重新拍一張傳來。
authorize-expired = 這個 QR Code 已經過期。在裝置上更新 QR Code，重新拍一張傳來。
remote-agreed = 好，記下了，以後不再問。現在把剛才的指令再輸入一次就行。
authorize-unsupported = 我現在還不能幫你確認：QQ 音樂沒有公開這個介面。請用手機上的 QQ 音樂掃那個碼；機器人的主人設定好 <code>music.remote_url</code> 後，這裡也能用。

## check：登入狀態

check-title = 👤 帳號：<b>{ $nick }</b>
check-alive = ✅ 登入正常
check-dead = ❌ 登入已經失效，要重新掃碼。
check-by = 登入方式：{ $way }
check-way-phone = 手機號碼
check-way-cookie = 貼上的 Cookie
check-key-days = 登入還能用約 { $hours ->
    [0] { $days } 天
   *[other] { $days } 天 { $hours } 小時
}
check-key-hours = 登入還能用約 { $hours } 小時
check-key-minutes = 登入還能用約 { $minutes } 分鐘
check-key-ended = 登入到期了
check-refreshable = 到期了我會自動延長，不用再掃碼。
check-others = 其他帳號：
check-other-alive = · { $who } ✅ 正常
check-other-dead = · { $who } ❌ 已失效，輸入 /accounts 重新登入
check-under-way = 📷 有一個登入正在進行：{ $state } · { $left }

## refresh：延長登入效期

refresh-done = ✅ 登入效期延長好了。

## logout：登出

logout-question = 要登出嗎？我會刪掉儲存的登入資訊和執行紀錄，正在做的也會停下。設定和每天自動做的計畫都留著，之後隨時可以再登入。
logout-question-of = 要登出 <b>{ $who }</b> 嗎？我會刪掉這個帳號的登入資訊和執行紀錄，其他帳號不受影響。之後隨時可以再登入。
logout-others = 登出別的帳號…
logout-yes = 登出
logout-no = 先不要
logout-ended = 👋 已登出：登入資訊刪掉了，在 QQ 音樂那邊也登出了。
logout-forgotten = 👋 已登出：登入資訊從我這裡刪掉了。在 QQ 音樂那邊它可能還有效，想徹底登出，請在 QQ 音樂裡登出裝置。
logout-stayed = 好，繼續保持登入。
logout-already = 👋 這個帳號之前已經登出了。

## share：出借登入

share-credit-lent = 🔑 用的是 { $name } 借給本群組的登入。
share-credit-default = 🔑 用的是機器人的公用帳號。
share-spent-member = 🔑 你今天借用 { $name } 的登入已經有 { $cap } 次，到今天的上限了。明天可以繼續借。
share-spent = 🔑 { $name } 借給本群組的登入，今天大家一共用了 { $cap } 次，到上限了。明天可以繼續借。
share-spent-default-member = 🔑 你今天用機器人的公用帳號已經有 { $cap } 次，到今天的上限了。明天可以繼續用。
share-spent-default = 🔑 機器人的公用帳號今天的次數被大家用完了。明天可以繼續用。
share-dead = 🔑 { $name } 借給本群組的登入失效了，要等本人重新登入才能繼續用。
share-dead-default = 🔑 機器人的公用帳號失效了，要等機器人的主人重新登入才能繼續用。
share-failed = 🔑 { $whose }現在用不了，過一會兒再試試。
share-own-login = 想現在就聽，私訊我 /login，用自己的帳號。
share-refused = 🔑 { $whose }也聽不了這首。
share-of = { $name } 借給本群組的登入
share-somebody = 某位成員
share-taken-back-song = 這首歌沒有傳：借來的登入剛剛被收回了。私訊我 /login，用自己的帳號就能聽。
share-ask =
    <b>要把你的 QQ 音樂登入借給本群組嗎？</b>

    借出後，成員在本群組聽歌，自己沒有登入或沒有會員時，可以用你的帳號（包括你的會員）。搜歌、看歌單和歌詞通常不用登入，QQ 音樂要求登入時才會用到。

    · 只用來查歌和聽歌：不會用它簽到、領金幣、留言、看聽歌報告，也不動你的歌單。
    · 每人每天最多 { $member } 次，整個群組每天最多 { $total } 次；用到時會寫明是「{ $name }」借的。
    · 誰用了、用來做什麼，私訊我 /share 就能看到，收回時再傳給你一次；隨時可以收回，馬上生效。你退出群組、登出或把我移出群組，也會自動收回。
    · 很多人共用一個帳號，QQ 音樂可能要求驗證，甚至限制帳號。想好了再借。
share-ask-others = 已經借給本群組的：{ $names }。按借出的先後使用，次數用完換下一位。
share-yes = 借給本群組
share-no = 不借
share-lent = ✅ { $name } 把 QQ 音樂登入借給了本群組，只用來查歌和聽歌：每人每天 { $member } 次，整個群組每天 { $total } 次。
share-declined = 好，沒有借。
share-already = 你的登入正借給本群組：今天用了 { $used } 次，上限是每人 { $member } 次、整個群組 { $total } 次。想看誰用了、想改上限，就私訊我 /share。
share-already-dead = 🔑 你借給本群組的登入失效了，大家現在用不了。點下面的按鈕，用同一個帳號重新登入，就會繼續借；不想借了，就點「收回」。
share-take-back = 收回
share-take-back-of = 收回：{ $title }
share-taken-back = { $name } 收回了借給本群組的登入，從現在起不會再用。
share-taken-back-nameless = 有位成員收回了借給本群組的登入，從現在起不會再用。
share-gone = 這份登入已經不在出借了。
share-full = 沒有借成：一個群組最多有 10 個人出借，一個人最多借給 20 個群組。先收回一份再借。
share-anonymous = 你是以匿名管理員的身分發言的，我看不出你是誰，沒辦法借出你的登入。先關掉匿名，再傳一次 /share。
share-login-first = 🔑 /share 是把你自己的 QQ 音樂登入借給本群組，所以要先登入。只想用別人借出的，不用登入，直接點歌就行。
share-login-ended = 🔑 你的登入已經失效了，沒辦法借給本群組。點下面的按鈕重新掃碼，再輸入一次 /share。
share-lenders = 現在借給本群組的：{ $names }。
share-lender-dead = { $name }（登入失效了）
share-lenders-none = 現在還沒有人借給本群組。
share-not-yours = 這是 { $name } 借出的登入，只有本人能操作。
share-not-asked = 這是在問 { $name } 要不要借。想借出你自己的，也輸入一次 /share。
share-list-title = 🔑 <b>借出的登入</b>
share-list-none = 你現在沒有借出登入。想讓群組成員用你的帳號查歌、聽歌，就在那個群組輸入 /share，我會先說清楚再問你。
share-list-row = <b>{ $title }</b>：今天用了 { $used } 次，上限是每人 { $member } 次、一共 { $total } 次
share-list-dead = ⚠️ 登入失效了，現在誰也用不了。用同一個帳號重新登入，就會繼續借。
share-list-default = 機器人的公用帳號
share-list-group = 一個群組
share-list-unused = 最近沒有人用過。
share-use = · { $day } { $time } { $name } { $what }
share-use-play = 聽《{ $song }》
share-use-lyric = 看《{ $song }》的歌詞
share-use-search = 搜尋
share-use-playlist = 看歌單
share-use-song = 看一首歌
share-anonymous-admin = 匿名管理員
share-caps-button = ✏️ 每天的次數
share-caps =
    🔑 <b>{ $title }</b>
    現在：每人每天最多 { $member } 次，大家一共每天最多 { $total } 次。點一個就改，馬上生效。
share-caps-lifted = 一個人的次數不能比大家一共的還多，所以一共的也調高到 { $times } 次。
share-caps-lowered = 一個人的次數不能比大家一共的還多，所以每人的也調低到 { $times } 次。
share-cap-member = 每人 { $times }
share-cap-total = 一共 { $times }
share-ended = 🔑 借給「{ $title }」的登入不再借了，那裡從現在起不會再用。
share-ended-default = 🔑 你的登入不再是機器人的公用帳號，從現在起別人不會再用。
share-used-lately = 最近用過的：
share-default-about = 你是機器人的主人，可以把自己的登入設為公用帳號：誰都可以用它查歌、聽歌，排在本人的和借給群組的登入之後。
share-default-button = 設為公用帳號
share-default-ask =
    <b>要把你的 QQ 音樂登入設為機器人的公用帳號嗎？</b>

    所有能用這個機器人的人，在任何聊天裡都可以用它查歌、聽歌（包括你的會員），自己的和借給群組的登入優先。每人每天最多 { $member } 次，一共最多 { $total } 次。

    不會用它簽到、領金幣、留言、看聽歌報告，也不動你的歌單。隨時可以收回。很多人共用一個帳號，QQ 音樂可能要求驗證，甚至限制帳號。
share-default-yes = 設為公用帳號

## board：群裡的聽歌週榜

board-about =
    📊 <b>聽歌週榜</b>

    每週一 { $time }（{ $zone }），把加入的人上一週聽了多久排成一張圖，傳到本群組。只有自己點了「加入」的人會出現。
    加入後會打開「記錄聽歌時間」，從那天起每天快結束時記一次，有幾個 QQ 音樂帳號就加在一起算；沒記到的不算，所以可能比聽歌週報少。不想記了，在 /schedule 裡關掉。
board-on = 現在：每週一會傳。
board-off = 現在：還沒打開。想每週傳，請群組管理員在這裡輸入 /board 打開。
board-off-admin = 現在：不傳。點「每週傳送」就會開始。
board-nobody = 還沒有人加入。
board-members = 加入的有 { $people } 人：{ $names }。
board-join = 加入
board-leave = 退出
board-start = 每週傳送
board-stop = 不再每週傳送
board-joined-now = 你加入了週榜，「記錄聽歌時間」也打開了，從今天記起；在 /schedule 裡能關。
board-joined-already = 你已經在榜上了。想退出，點「退出」。
board-left = 你退出了週榜。「記錄聽歌時間」還開著，不想記了，在 /schedule 裡關掉。
board-left-already = 你本來就沒有加入。
board-none = 你沒有加入任何群組的聽歌週榜。在群組裡輸入 /board 就能看到那個群組的，也能加入。
board-joined = 你加入了這些群組的聽歌週榜，點一下就退出：
board-leave-of = 退出：{ $title }
board-posted =
    📊 上週聽得最久的是 { $names }！
    想加入或退出，輸入 /board。
board-file = 聽歌週榜

## board-card：聽歌週榜的圖片上，不是 HTML

board-card-title = 聽歌週榜
board-card-group = 本群組
board-card-nameless = 一位聽眾
board-card-more = 還有 { $people } 人
board-card-foot = 只有自願加入的人

## accounts：一個人的多個帳號

accounts-title = 👥 <b>你的 QQ 音樂帳號</b>
accounts-none = 你還沒有登入 QQ 音樂。點下面的按鈕，掃碼新增第一個帳號。
accounts-alive = ✅ 登入正常
accounts-dead = ❌ 登入失效
accounts-in-use = <b>使用中</b>
accounts-hint = 點一個帳號，可以切換、改名或移除。也可以輸入 <code>/accounts 2</code> 直接換成第 2 個。每天自動做的事（/schedule），每個帳號都會做。
accounts-hint-one = 點帳號可以改名或移除。還有別的 QQ 音樂帳號？點「新增帳號」，兩個都能留著，隨時切換。
accounts-hint-full = 點一個帳號，可以切換、改名或移除。最多存 { $most } 個，已經滿了。每天自動做的事（/schedule），每個帳號都會做。
accounts-add = ➕ 新增帳號
accounts-button = 👥 所有帳號
accounts-nick = 暱稱：{ $nick }
accounts-is-used = 👉 正在用這個帳號
accounts-use = 👉 用這個帳號
accounts-login = 📷 重新掃碼登入
accounts-name = ✏️ 改名
accounts-remove = 🗑 移除
accounts-back = ↩️ 所有帳號
accounts-used = 👉 現在用的是 <b>{ $who }</b>。
accounts-name-ask = ✏️ 想把 <b>{ $who }</b> 叫什麼？直接把名字傳給我，最多 { $most } 個字。傳一個 <code>-</code> 就改回暱稱。
accounts-named = ✏️ 好，它現在叫 <b>{ $who }</b> 了。
accounts-unnamed = ✏️ 好，它又叫回 <b>{ $who }</b> 了。
accounts-remove-question = 🗑 要移除 <b>{ $who }</b> 嗎？我會刪掉它的登入資訊和執行紀錄，正在為它做的會停下，以後也不再做。之後隨時可以重新新增。
accounts-remove-yes = 移除
accounts-remove-no = 先留著
accounts-removed-ended = 👋 已移除 <b>{ $who }</b>：登入資訊刪掉了，在 QQ 音樂那邊也登出了。
accounts-removed = 👋 已移除 <b>{ $who }</b>：登入資訊從我這裡刪掉了。在 QQ 音樂那邊它可能還有效，想徹底登出，請在 QQ 音樂裡登出裝置。
accounts-gone = 這個帳號已經不在了，下面是現在的帳號。
accounts-unknown = 沒有叫「{ $word }」的帳號，看看下面有哪些：
accounts-full = ➕ 已經存滿 { $most } 個帳號，放不下了。點一個不用的移除，再來新增。
accounts-name-taken = 你已經有一個帳號叫 <b>{ $name }</b> 了，換個名字傳給我吧。
accounts-lent = 🔑 它現在借給：{ $to }。到時候會一起收回，別人就不能再用了。

## privacy：存了什麼、匯出、刪除

privacy-title = 🔒 <b>我記得你哪些事</b>
privacy-stored =
    <b>存了什麼</b>
    · 登入：QQ 號、暱稱、QQ 音樂給的登入金鑰。你的密碼我從沒見過
    · 你的選擇：語言、音質、每天自動做什麼、允許我做什麼、報告金鑰
    · 紀錄：最近 14 次自動執行、背景任務、還沒傳給你的報告；開啟了「記錄聽歌時間」才有每天聽了多久
    · 零碎的：清單按鈕、正等你回答的問題、還沒送出的留言、登入過哪些 QQ 號、你哪天最後一次私訊我
    · 共享：你把登入借給了哪些群組、誰用它做了什麼；你借用別人的登入時，最近用來做了什麼，出借的人看得到（留 14 天）；加入了哪些群組的聽歌週榜
privacy-why =
    <b>為什麼存</b>
    只為了替你做你要的事：不必每次登入、每天準時簽到、按鈕按了有反應。不做廣告，不拿去分析，也不給別人。
privacy-how-long =
    <b>存多久</b>
    · 登入金鑰、這個帳號的執行紀錄：到你登出或移除這個帳號，或輸入 /forget；計畫、設定、登入過的 QQ 號：到你輸入 /forget
    · 聽歌時間：每天的留 400 天。每天做過什麼的帳：14 天。任務、清單、等著傳的報告：7 天。留言：最多 7 天。問題：10 分鐘
    · 備份：每小時一份，只留最近 24 份，所以 /forget 之後最多一天，備份裡也沒有你了（主人自己另外存的，我管不到）
privacy-sees =
    <b>誰看得到</b>
    · 每一筆都加密存在機器人主人的伺服器上，Telegram id 和 QQ 號不會明寫。但解密的鑰匙也在主人手裡，所以只用你信得過的人開的機器人
    · 主人的後台裡只有總數；查問題時，他能看某個人最近幾次自動執行的結果，看不到金鑰
    · 日誌和統計裡沒有你的名字、id 和 QQ 號
    · 聊天經過 Telegram；向 QQ 音樂送出的請求用的是你的帳號。你在群組裡讓我傳的，群組裡人人看得到
privacy-remote-all = · 這個機器人透過 <b>{ $name }</b> 連到 QQ 音樂：請求和登入金鑰會傳給它
privacy-remote-rest = · QQ 音樂自己做不到的事，這個機器人請 <b>{ $name }</b> 做：那些請求和登入金鑰會傳給它
privacy-yours =
    <b>都由你決定</b>
    /export 把存著的全部傳給你，/forget 全部刪掉。
privacy-export = 📦 傳給我一份
privacy-forget = 🧹 全部刪掉
export-about = 這是機器人存著的關於你的全部內容。金鑰、Cookie 和權杖不在裡面，只寫了存著哪幾樣。
export-file = 我的機器人資料
export-caption = 📦 我存著的關於你的內容，全在這裡了，用任何文字編輯器都能打開。裡面沒有金鑰和 Cookie，但有你的 QQ 號，別隨手轉傳。
forget-title = 🧹 <b>要我把你忘得一乾二淨嗎？</b>
forget-goes = 會從我這裡刪掉：
forget-goes-login = · 登入：{ $who }
forget-goes-plan = · 每天自動做的計畫
forget-goes-schedule = · 每天自動做的計畫，和 { $runs } 次執行紀錄
forget-goes-listening = · { $days } 天的聽歌時間
forget-goes-tasks = · { $tasks } 個背景任務，正在做的會停下
forget-goes-report-key = · 報告金鑰
forget-goes-lent = · 借出去的登入（{ $places } 處），馬上收回
forget-goes-boards = · 在 { $groups } 個群組聽歌週榜裡的你
forget-goes-rest = · 設定、清單按鈕、沒送出的留言、等著告訴你的訊息
forget-goes-rest-login = · 設定、允許我做的事、清單按鈕、沒送出的留言、等著告訴你的訊息
forget-login-ends = 這次登入是在我這裡掃碼來的，會在 QQ 音樂那邊一起登出。
forget-login-chosen = 你的登入是貼上 Cookie 來的，別的程式可能也在用它。要不要讓它在 QQ 音樂那邊也失效，由你選。
forget-login-shared = 還有人在我這裡登入了同一個 QQ 音樂帳號：登入金鑰和這個帳號的聽歌紀錄留給他，也不會在 QQ 音樂那邊登出。
forget-logins-end = <b>{ $who }</b>：在我這裡掃碼登入的，會在 QQ 音樂那邊一起登出。
forget-logins-chosen = <b>{ $who }</b>：貼上 Cookie 登入的，別的程式可能也在用。要不要讓它在 QQ 音樂那邊也失效，由你決定。
forget-logins-shared = <b>{ $who }</b>：還有人在我這裡登入了同一個帳號，登入金鑰和聽歌紀錄留給他，也不會在 QQ 音樂那邊登出。
forget-gone =
    <b>收不回來的</b>
    刪掉的我找不回來。已經簽的到、領的金幣、送出的留言、加的收藏在 QQ 音樂裡，照舊。聊天紀錄在 Telegram 裡，想刪請自己清空這個對話。
forget-yes = 🧹 全部刪掉
forget-yes-end = 🧹 全部刪掉，Cookie 登入也失效
forget-no = 先不刪
forget-kept = 好，都留著。
forget-over = 這次確認已經用過或過期了。還想刪的話，再輸入一次 /forget。
forget-doing = 🧹 正在刪……
forget-busy = ⏳ 有個背景任務正做到一半，停不下來，所以什麼都還沒刪。過一分鐘再輸入一次 /forget。
forget-failed = ⚠️ 沒能刪完，是我這邊出了問題。請稍後再輸入一次 /forget。
forget-done = ✅ 刪好了：我這裡沒有任何關於你的內容了。
forget-done-ended = · 登入已在 QQ 音樂那邊登出。
forget-done-left = · 貼上來的登入在 QQ 音樂那邊照舊有效。
forget-done-shared = · 同一個帳號還有人在用，那份登入留給了他。
forget-done-not-ended = · QQ 音樂那邊沒能登出，登入可能還有效。想徹底登出，請在 QQ 音樂裡登出裝置。
forget-done-of-ended = · <b>{ $who }</b>：已在 QQ 音樂那邊登出。
forget-done-of-left = · <b>{ $who }</b>：貼上的登入，在 QQ 音樂那邊照樣有效。
forget-done-of-shared = · <b>{ $who }</b>：還有人在用，那份登入留給了他。
forget-done-of-not-ended = · <b>{ $who }</b>：QQ 音樂那邊沒能登出，可能還有效。想徹底登出，請在 QQ 音樂裡登出裝置。
forget-done-elsewhere = · 交給另一台伺服器的任務，它可能還會做完。
forget-done-disk =
    · 硬碟上的舊資料和我每小時做的備份，24 小時內清乾淨。
    聊天紀錄還在 Telegram 裡，想刪請清空這個對話。以後再來，我們從頭認識 👋

## task：背景任務

task-coins-title = 🪙 <b>金幣任務</b>
task-accelerate-title = ⏩ <b>聽歌時間加速</b>
task-queued = 排隊中，馬上開始。
task-progress = { $bar } { $done }/{ $total }
task-earned-coins = 已領到：{ $coins } 金幣
task-more-steps = ……還有 { $count } 項
task-plays = 已回報 { $sent } 次
task-plays-unsure = 其中 { $count } 次不確定有沒有送到，不會重送。
task-pace = 我會像真人一樣慢慢來，可以先去忙別的。
task-already = 這個帳號已經有一個任務在進行，就是下面這個。
task-moved = 進度顯示在下面那則訊息裡。
task-end-done = ✅ 做完了。
task-end-failed = ⚠️ 沒能做完。
task-end-cancelled = ✖️ 已停下。做過的都算數，沒做的不會再做。
task-end-left = ✖️ 我不再盯進度了。任務在另一台伺服器上做，我沒辦法讓它停，它可能還會繼續。
task-end-lost = ❓ 不知道做完沒有。
task-coins-counted = 金幣：{ $before } → { $after }（入帳 { $earned }）
task-coins-uncounted = QQ 音樂說給了 { $earned } 金幣，但沒讀到餘額，請到 App 裡看一下。
task-coins-still = 金幣沒有變化，還是 { $coins }。
task-coins-unknown = 領到多少金幣我沒讀到，請到 App 裡看一下。
task-coins-none = 這次沒有領到金幣。
task-time-counted = 當天的聽歌時間：{ $before } → { $after }
task-time-uncounted = 沒讀到當天的聽歌時間。
task-time-late = 入帳可能要幾個小時，也可能不入帳；以 App 裡看到的為準。
task-minutes = { $minutes } 分 { $seconds } 秒
task-id = 編號：<code>{ $id }</code>
task-cancel = ✖️ 停下
task-none = 還沒有背景任務。輸入 /coin 讓我去做金幣任務吧。
task-bad-id = 看不懂這個編號。不寫編號就看最近的任務：<code>/coincheck</code>
task-not-found = 沒有這個任務，可能太久了已經清掉，或不是你的帳號開始的。輸入 /coincheck 看最近的任務。
task-not-yours = 這是別人的，你不能替他點。

note-already-done = 之前已經領過
note-changes-library = 會動到你的收藏，沒有做；自己收藏好再輸入 /coin，我來領，或在 /settings 裡允許我來
note-only-in-app = 這個要你自己在 App 裡做；做好了再輸入 /coin，我來領
note-members-only = 要會員才能領
note-stopped = 你讓它停了
note-added-song = 已把歌曲《{ $name }》加進「我喜歡」，不想要就在 App 裡取消
note-added-playlist = 已收藏歌單《{ $name }》，不想要就在 App 裡取消
note-added-song-unsure = 歌曲《{ $name }》可能已加進「我喜歡」，請到 App 裡看一下
note-added-playlist-unsure = 歌單《{ $name }》可能已收藏，請到 App 裡看一下
note-besides = ；
note-not-yet = 還沒到能領的時候
note-not-counted = 回報過了，但 QQ 音樂沒有算
note-not-credited = QQ 音樂說給了，餘額卻沒有全部入帳
note-counter-unknown = 讀不到計數
note-counter-still = 今天的計數不再變化，為了帳號安全今天先停
note-cap-reached = 今天的額度用完了
note-nothing-to-do = 今天沒有能做的了，明天再來吧
note-interrupted = 做到一半我被打斷了，不確定成功沒有，請到 App 裡看一下
note-answer-lost = 沒等到回覆，不確定成功沒有，請到 App 裡看一下
note-risk = QQ 音樂提醒操作太頻繁，先停下來，過幾個小時再試
note-verification = QQ 音樂要先做真人驗證，到 App 裡用一下再試
note-login-ended = 登入已經失效，重新 /login 後再試
note-not-allowed = 沒有你或機器人主人的允許，沒有做
note-unreachable = 暫時連不上 QQ 音樂，晚點再試
note-unexpected = QQ 音樂的回覆我看不懂
note-day-ended = 過了午夜（北京時間），昨天剩下的就不做了；想接著做，再輸入一次指令就行
note-left-elsewhere = 我不再盯進度了，另一台伺服器可能還會繼續
note-lost-sight = 另一台伺服器一直沒說做到哪了，請到 App 裡看一下
note-still-working = 還在做，輸入 /coincheck 看做到哪了
note-refused = QQ 音樂拒絕了（{ $code }）

## accelerate：加速

accelerate-ask = 告訴我用哪首歌，例如：<code>/accelerate 晴天 周杰倫</code>
accelerate-warning =
    ⚠️ <b>先看清楚再決定</b>
    我會用你的帳號向 QQ 音樂回報《{ $title }》的播放，而你並沒有真的在聽。
    · 這違反 QQ 音樂的使用條款，帳號可能被限制。
    · 不保證有效：入帳可能要幾個小時，也可能不入帳；同一首歌也可能只算一次。
    · 每天最多 { $hours } 小時，照歌曲真實長度慢慢來；一有風險警示，或計數不再變化，當天就停。
    只問這一次；隨時可以用 /settings 收回同意，用 /cancel 停下。
accelerate-yes = 我知道風險，開始
accelerate-no = 還是不要
accelerate-declined = 好，不做了。
accelerate-forbidden = 這個機器人的主人沒有開放加速功能。
accelerate-no-consent = 加速要你先同意一次。輸入 <code>/accelerate 歌名</code> 看說明。
accelerate-day-used = 今天的加速額度用完了，明天再來吧。
accelerate-day-stopped = 今天的加速已經停了：QQ 音樂給了風險警示，或計數不再變化。為了帳號安全，明天再來吧。

## schedule：每天自動做

schedule-title = 🗓 <b>每天自動做</b>
schedule-empty = 還沒有打開任何一項。點「打開常用的」，以後每天我幫你簽到、做金幣任務、延長登入效期，每週和每月各傳一份聽歌報告，做完告訴你結果。
schedule-chores = 自動做：{ $chores }
schedule-at = ⏰ 每天 { $time }（{ $zone }）
schedule-next = ➡️ 下次：{ $next }（大家錯開幾分鐘，免得擠在一起）
schedule-next-missed = ➡️ 下次：{ $next }（補上今天還沒做的）
schedule-next-repeat = ➡️ 下次：{ $next }（再試沒做成的）
schedule-running = ⏳ 正在做，做完就通知你。
schedule-paused = ⏸ 登入已經失效，先停著。重新登入後自動繼續，今天沒做的會補上。
schedule-paused-one = ⏸ 正在用的帳號登入失效了，它先停著；其他帳號照常。重新登入後自動繼續，今天沒做的會補上。
schedule-other-dead = ⏸ <b>{ $who }</b> 的登入失效了，它先停著；輸入 /accounts 可以重新登入。
schedule-cannot-renew = 🔑 你這個登入不能自動延長，到期要重新掃碼。用手機 QQ 或微信掃的才能延長。
schedule-cannot-renew-of = 🔑 <b>{ $who }</b> 的登入不能自動延長，到期要重新掃碼。用手機 QQ 或微信掃的才能延長。
schedule-paused-blocked = ⏸ 你在私訊裡封鎖了我，先停著。打開和我的私訊，隨便傳一句話，就會繼續。
schedule-stopped = ⏸ 機器人的主人讓自動做的事先停一停，恢復後會接著做，你什麼都不用管。
schedule-tells-nothing = 🔕 結果不通知你，想看就輸入 /history
schedule-reports = 🎧 聽歌報告：每天快結束時（北京時間 23:35 起）讀好數字，跟著下一則訊息傳給你。週報週日讀，月報月底讀。
schedule-reports-alone = 🎧 聽歌報告照樣每次傳給你。
schedule-reports-off = 🔕 聽歌報告也不會傳。想收到，就在「通知」裡換一個。
schedule-tell-all = 每次都通知我
schedule-tell-failures = 沒做成才通知我
schedule-tell-nothing = 都不用通知我
schedule-place-private = 在私訊
schedule-place-group = 在群組裡
schedule-quiet = 🌙 { $hours } 勿擾，過後再通知你
schedule-quiet-none = ☀️ 不設勿擾
schedule-back = ↩️ 返回
schedule-usual = ✨ 打開常用的
schedule-zone-button = 🌏 時區
schedule-telling-button = 🔔 通知
schedule-run-button = ▶️ 現在做一次
schedule-times = ⏰ 每天 <b>{ $time }</b>（{ $zone }）。上面點小時，下面點分鐘；要精確到分，直接輸入 <code>/schedule 08:32</code>
schedule-zones = 🌏 現在照 <b>{ $zone }</b> 的時間。點一個換掉，或輸入你的城市。
schedule-zone-search = 🔎 輸入城市
schedule-ask-zone = 你在哪個城市？傳城市或時區的名字給我，例如：<code>London</code>、<code>Kathmandu</code>、<code>Europe/Paris</code>
schedule-which-zone = 有幾個地方都符合，是哪一個？
schedule-telling = 🔔 <b>做完以後怎麼通知你</b>
schedule-telling-hint = 想要別的勿擾時間，直接輸入 <code>/schedule quiet 23:30-07:15</code>。想在群組收結果，到那個群組（或主題）裡輸入 /schedule。不管怎麼選，登入失效都會通知你一次。
schedule-tell-here = 📍 以後在這裡通知我
schedule-tell-private = 💬 改回私訊通知我
schedule-offer-here = 想把每天的結果傳到這裡嗎？會寫上你的名字，群組裡的人都看得到。
schedule-told-here = 📍 每天的結果會傳到這裡，寫著你的名字。
schedule-not-yours = 這是別人的安排，輸入 /schedule 看自己的。
schedule-accelerate-warning =
    ⚠️ <b>先看清楚再決定</b>
    打開後，我每天都會用你的帳號向 QQ 音樂回報播放，而你並沒有真的在聽。
    · 這違反 QQ 音樂的使用條款，帳號可能被限制。
    · 不保證有效：入帳可能要幾個小時，也可能不入帳。
    · 每天最多 { $hours } 小時，照歌曲真實長度慢慢來；一有風險警示，或計數不再變化，當天就停。
    只問這一次；隨時可以在 /schedule 關掉，或用 /settings 收回同意。
schedule-accelerate-yes = 我知道風險，打開
schedule-bad =
    看不懂「{ $text }」。可以這樣寫：
    <code>/schedule 08:30</code> 換時間
    <code>/schedule on sign coin report</code> 打開
    <code>/schedule off coin</code> 關掉
    <code>/schedule notify failures</code> 沒做成才說
    <code>/schedule now</code> 現在做一次
    只輸入 <code>/schedule</code>，就用按鈕改。
schedule-bad-time = 「{ $text }」不像時間。請用 24 小時制，例如：<code>/schedule 08:30</code>
schedule-bad-zone = 找不到「{ $text }」這個地方。換個大一點的城市，或寫時區名，例如：<code>/schedule 08:30 Europe/London</code>
schedule-bad-chore = 沒有「{ $text }」這一項。可以寫：<code>sign</code> 簽到、<code>coin</code> 金幣任務、<code>refresh</code> 延長登入、<code>report</code> 日報、<code>weekly</code> 週報、<code>monthly</code> 月報、<code>history</code> 記錄聽歌時間，例如：<code>/schedule on sign coin</code>
schedule-bad-tell = 看不懂「{ $text }」。寫 <code>all</code>（每次）、<code>failures</code>（沒做成才說）或 <code>none</code>（不說），例如：<code>/schedule notify failures</code>
schedule-bad-quiet = 看不懂「{ $text }」。寫從幾點到幾點，例如：<code>/schedule quiet 23:00-07:00</code>；不要了就寫 <code>/schedule quiet off</code>

chore-sign = 簽到
chore-coin = 金幣任務
chore-refresh = 延長登入
chore-report = 聽歌日報
chore-weekly = 聽歌週報
chore-monthly = 聽歌月報
chore-accelerate = 聽歌時間加速
chore-history = 記錄聽歌時間

list-and = 、

city-shanghai = 北京
city-hong-kong = 香港
city-taipei = 台北
city-singapore = 新加坡
city-tokyo = 東京
city-seoul = 首爾
city-bangkok = 曼谷
city-dubai = 杜拜
city-kathmandu = 加德滿都
city-london = 倫敦
city-paris = 巴黎
city-berlin = 柏林
city-new-york = 紐約
city-toronto = 多倫多
city-los-angeles = 洛杉磯
city-sydney = 雪梨
city-auckland = 奧克蘭

moment-date = { $month }{ $day }日
moment-full = { $year }年{ $date }
moment-soon = 馬上
moment-today = 今天 { $time }
moment-tomorrow = 明天 { $time }
moment-day = { $date } { $time }

## run：一次自動做

run-done = ✅ <b>{ $date }的事都做好了</b>
run-failed = ⚠️ <b>{ $date }有 { $count } 項沒做成</b>
run-under-way = ▶️ <b>正在做，做一項更新一項</b>
run-next = ⌛ 排隊中，前面的做完就輪到它
run-shown = ⏳ 正在做了，進度和結果都在「正在做」那則訊息裡。
run-first = ⏳ 還有正在做的，等它做完再點一次。
run-repeats = ⏳ 還有沒做成的，{ $at }我會自己再試一次。{ $end }
run-waits = ⏳ 還有的要慢慢做，我會自己做完。{ $end }
run-end-told = 到時告訴你結果。
run-end-kept = 結果會記在 /history。
run-coins = +{ $coins } 金幣
run-minutes = { $minutes } 分鐘
run-streak = 連續 { $days } 天
run-signed-before = 今天已經簽過
run-day-ended = 做到一半過了午夜（北京時間），剩下的沒做；新的一天會照常做
run-nothing-to-do = 今天沒有能做的
run-login-ended = 登入失效，沒做成
run-risk = QQ 音樂提醒操作太頻繁，為了帳號安全今天不再做，明天照常
run-verification = QQ 音樂要先做真人驗證，今天不再做；到 App 裡用一下，明天照常
run-plays-later = 播放回報上去了，QQ 音樂可能過幾個小時才計入，今天先停
run-balance = 🪙 金幣：{ $before } → { $after }
run-balance-now = 🪙 金幣：{ $coins }
day-card-gained = 這天賺到
day-card-nothing-gained = 這天沒有進帳
day-card-coins = 金幣
day-card-done = 完成
day-card-streak = 連續簽到
day-card-balance = 金幣餘額
day-card-listened = 當天聽歌
day-card-days = 最近七天簽到
run-details = 🔍 詳細
run-again = 🔁 再試：{ $chore }
run-times = 🕗 { $from } 開始，{ $until } 結束
run-by-hand = 👆 這次是你自己點的。
run-tries = （試了 { $count } 次）
run-gone = 這次的紀錄已經清掉了，最近的在 /history。
run-later = ⏳ 正在忙你的別件事（讀聽歌報告、延長登入，或接著上次沒做完的）。過幾分鐘再點一次。
run-account-gone = 這個帳號已經移除，沒有做。
run-nothing-on = 還沒有打開任何一項，沒有可做的。點下面打開幾項吧。
run-own-times = 🗓 { $chores }：有自己的時間，到時候我會做，不必現在做。
run-nothing-now = 👌 現在沒有要做的。
run-already = 👌 <b>{ $date }的事已經都做好了</b>（{ $at } 做完），不必再做。
run-already-coin = 想看看有沒有新的金幣任務，輸入 /coin。

history-title = 📜 <b>最近自動做的</b>
history-empty = 還沒有紀錄。點下面打開每天自動做，以後做過什麼都記在這裡。
history-running = ⏳ 正在做，做完就記在這裡。
history-hint = 點號碼看詳細內容。
history-by-hand = 👆 是你自己點「現在做一次」或「再試」的。
history-nothing = 沒有要做的
history-listened = 🎧 加入以來（{ $date }起）：聽了 { $time }
history-listened-streak = ，連續 { $days } 天都有聽

notice-no-picture = 🖼 這次的圖片沒畫出來，只好用文字說。
notice-report = 🎧 { $report } · { $of }：都在圖裡
notice-report-heard = 🎧 { $report } · { $of }：聽了 { $time }
notice-report-missed = 🎧 { $report } · { $of }：沒有讀到。QQ 音樂只在當天給數字，那天快結束時沒能拿到。
notice-report-key = 🔑 想以後少錯過？交給我一個報告金鑰（看 /settings key），日報和週報隔天還能補上。
report-of-today = 今天（{ $dates }）
report-of-this-week = 本週（{ $dates }）
report-of-this-month = 這個月（{ $dates }）
report-of-yesterday = 昨天（{ $dates }）
report-of-last-week = 上週（{ $dates }）
report-of-last-month = 上個月（{ $dates }）
notice-from-group = 📍 原來的群組或主題我發不了訊息了，以後都在這裡通知你。想換個地方，到那裡輸入 /schedule。
notice-left-group = 📍 你已經不在原來的群組了，或是那裡不能再用我了，以後都在這裡通知你。想換個地方，到那裡輸入 /schedule。
notice-whose = 👤 <b>{ $name }</b> 的結果
notice-maybe-again = （這則可能已經傳過一次，收到過就不用管）
notice-login-dead = 🔑 <b>QQ 音樂的登入失效了</b>，每天自動做的事先停著。點下面重新掃碼，今天沒做的會自動補上。
notice-login-dead-of = 🔑 <b>{ $who } 的登入失效了</b>，這個帳號每天自動做的事先停著。點下面用這個帳號重新掃碼，今天沒做的會自動補上。
notice-login-dead-idle = 🔑 <b>QQ 音樂的登入失效了</b>，點下面重新掃碼就能繼續用。
notice-login-dead-idle-of = 🔑 <b>{ $who } 的登入失效了</b>，點下面用這個帳號重新掃碼就能繼續用。
notice-login-dead-lent = 它借給了：{ $to }。那邊現在也用不了，用同一個帳號重新登入，就會繼續借。

## admin：給機器人的主人

admin-title = 🛠 <b>運作情況</b>
admin-accounts = 👤 QQ 帳號：{ $accounts } · 打開自動做的人：{ $people }（停著 { $paused }）
admin-known = 📣 群發能送到：{ $known } 人（登入過或打開過每天自動做的人）
admin-runs = ⏰ 時間到還沒做：{ $due } · 正在做：{ $running }
admin-ended = 🧾 這次啟動以來：{ $well } 次全做成了，{ $failed } 次有沒做成的
admin-notices = 📨 排著還沒發的訊息：{ $notices }（人數和排隊數每分鐘數一次）
admin-music-answers = 🌐 QQ 音樂：有回應
admin-music-silent = 🌐 QQ 音樂：⚠️ 沒有回應
admin-export = 💾 每小時的備份：最近一次在 { $minutes } 分鐘前
admin-export-fails = 💾 每小時的備份：⚠️ 沒能寫入，原因在日誌裡；最近一次在 { $minutes } 分鐘前
admin-export-none = 💾 每小時的備份：⚠️ 一份都沒有，原因在日誌裡
admin-going = ▶️ 自動做的事：正常進行
admin-stopped = ⏸ 自動做的事和通知：全部停著
admin-pause = ⏸ 全部停下
admin-resume = ▶️ 全部繼續
admin-refresh = 🔄 重新整理
admin-help =
    群發：<code>/admin broadcast 內容</code>
    查某個人為什麼沒做成：<code>/admin why Telegram的id</code>
admin-broadcast-ask = 📣 上面這則，要傳給 <b>{ $people }</b> 個人嗎？正在勿擾的人，過了時間才會收到。
admin-broadcast-waits = ⏸ 現在全部停著：要等你在 /admin 裡點「全部繼續」，才會送出去。
admin-broadcast-yes = 📣 傳給 { $people } 個人
admin-broadcast-no = ✖️ 不傳
admin-broadcast-empty = 在後面寫上要說的話，例如：<code>/admin broadcast 今晚 11 點重新啟動，幾分鐘就好</code>
admin-broadcast-long = 太長了：Telegram 算作 { $length }，最多 { $most }。縮短一點再傳。
admin-broadcast-queued = 📣 排好了，會慢慢傳給 { $people } 個人，每天的結果排在它前面。
admin-broadcast-dropped = 好，不傳了。
admin-broadcast-gone = 放太久了，這則已經忘掉。再用一次 /admin broadcast 吧。
admin-why-bad = 後面寫 Telegram 的數字 id，例如：<code>/admin why 123456789</code>
admin-why-none = 沒有 <code>{ $person }</code> 的紀錄：可能 id 寫錯了，也可能這個人還沒打開自動做。
admin-why-not-yet = 🔍 <code>{ $person }</code> 打開了自動做，還沒做過，下次：{ $at }（依這個人的時區）。
admin-why-title = 🔍 <b>{ $person }</b> 最近幾次
admin-why-paused = ⏸ 停著：{ $reason }
admin-why-login-dead = 登入失效
admin-why-blocked = 在私訊裡封鎖了機器人
admin-why-not-allowed = 不在可以使用的名單裡

## report：聽歌報告

report-all = 🎧 <b>{ $nick }</b> 的聽歌報告
report-all-nameless = 🎧 你的聽歌報告
report-one = 🎧 <b>{ $nick }</b> 的聽歌報告 · { $period }
report-one-nameless = 🎧 聽歌報告 · { $period }
report-choose = 想在這裡看哪段時間的聽歌報告？點一個，只會傳你自己的那一張，群組裡的人都看得到。
report-bad = 看不懂「{ $text }」。可以寫 <code>total</code>、<code>today</code>、<code>week</code> 或 <code>month</code>，例如：<code>/report week</code>，後面加 <code>dark</code> 是深色。
report-button = 🎧 看聽歌報告
report-key-hint = 想看更完整的報告？輸入 <code>/settings key</code> 看看怎麼領自己的報告金鑰。
report-key-refused = ⚠️ 你的報告金鑰已經失效，這次沒有用上。重新複製一個傳來：<code>/settings key</code>
report-key-unreachable = QQ 音樂的官方報告暫時連不上，這次先用別的資料。
report-key-how =
    有了自己的報告金鑰，聽歌報告會更完整：
    1. 打開 y.qq.com/n/ryqq_v2/qqmusic_skills 並登入，領取金鑰（<code>qmk-</code> 開頭）；
    2. 在這裡輸入 <code>/settings key qmk-…</code>。
    我收到後會馬上刪掉那則訊息，先向 QQ 音樂驗證再加密儲存，不會再顯示出來。不想用了就輸入 <code>/settings key off</code>。
report-key-saved = ✅ 報告金鑰驗證過了，已經加密儲存。
report-key-unchecked = 報告金鑰還沒驗證，所以沒有儲存；到時候再輸入一次 <code>/settings key qmk-…</code>
report-key-deleted = 🧹 帶金鑰的那則訊息我已經刪掉了。
report-key-stays = ⚠️ 帶金鑰的那則訊息我刪不掉，請你自己刪掉它。
report-key-leaked-deleted = ⚠️ 報告金鑰別傳到群組，拿到的人看得到你聽了什麼！訊息我已經刪掉，但可能有人看到了：請到 y.qq.com/n/ryqq_v2/qqmusic_skills 換一個，再私訊傳給我。
report-key-leaked-stays = ⚠️ 報告金鑰別傳到群組，拿到的人看得到你聽了什麼！那則訊息我刪不掉，請馬上自己刪掉，再到 y.qq.com/n/ryqq_v2/qqmusic_skills 換一個，私訊傳給我。
report-key-removed = 🗑 報告金鑰已經刪掉了。
report-key-none = 這裡沒有儲存你的報告金鑰。

## report-card：聽歌報告的圖片上，不是 HTML

report-card-title = { $nick } 的聽歌報告
report-card-title-nameless = 我的聽歌報告
report-card-total = 累計
report-card-joined = 加入以來
report-card-today = 今天
report-card-week = 本週
report-card-month = 本月
report-card-listened-total = 總共聽了
report-card-listened-today = 今天聽了
report-card-listened-week = 這週聽了
report-card-listened-month = 這個月聽了
report-card-listened-joined = 加入以來聽了
report-card-yesterday = 昨天
report-card-a-day = 日報
report-card-last-week = 上週
report-card-a-week = 週報
report-card-last-month = 上個月
report-card-a-month = 月報
report-card-listened-yesterday = 昨天聽了
report-card-listened-a-day = 這一天聽了
report-card-listened-last-week = 上週聽了
report-card-listened-a-week = 這一週聽了
report-card-listened-last-month = 上個月聽了
report-card-listened-a-month = 這一個月聽了
report-card-average = 平均每天
report-card-plays = 播放次數
report-card-plays-word = 次
report-card-streak = 連續聽歌
report-card-days = { $days } 天
report-card-hour = 最愛的時段
report-card-new = 新聽的歌
report-card-hours = 小時
report-card-minutes = 分鐘
report-card-seconds = 秒
report-card-short-less = 不到1分鐘
report-card-short-minutes = { $minutes }分鐘
report-card-short-hours = { $hours }小時
report-card-short-both = { $hours }小時{ $minutes }分
report-card-times = { $count } 次
report-card-date = { $month }{ $day }日
report-card-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
report-card-month-of = { $year }年{ $month }
report-card-since = { $year }年{ $date }起
report-card-until = 統計到 { $year }年{ $date }
report-card-weekdays = 一 二 三 四 五 六 日
report-card-chart-hours = 一天裡的時段
report-card-chart-week = 一週裡的每一天
report-card-chart-days = 一個月裡的每一天
report-card-chart-months = 今年的每個月
report-card-songs = 最常聽的歌
report-card-singers = 最常聽的歌手
report-card-genres = 喜歡的曲風
report-card-genre = { $name } { $percent }%
report-card-undrawable = 無法顯示
report-card-unknown = 這裡還沒有資料
report-card-unknown-total = QQ 音樂沒有提供累計的聽歌資料。
report-card-unknown-today = QQ 音樂沒有提供今天的聽歌資料。
report-card-unknown-week = QQ 音樂沒有提供本週的聽歌資料。
report-card-unknown-month = QQ 音樂沒有提供本月的聽歌資料。
report-card-unknown-hint = /settings key 交給我報告金鑰，看得到的會更多。
report-card-source = 資料來源：{ $source }
report-card-source-official = QQ 音樂官方報告
report-card-source-page = QQ 音樂聽歌報告
report-card-source-profile = 音響力和個人首頁
report-card-source-remote = 遠端服務
report-card-source-history = 加入以來的紀錄（從{ $year }年{ $date }起）
report-card-source-none = 暫無資料來源
report-card-and = 、
report-card-foot = QQ 音樂小幫手

## error：出了什麼事，接下來怎麼辦

error-not-logged-in = 還沒登入喔，點下面的按鈕掃碼登入。
error-login-ended = 登入已經失效了，點下面的按鈕重新掃一次就好。
error-not-refreshable = 這個登入裡沒有延長效期要用的資訊。點下面的按鈕，改用手機 QQ 或微信掃碼，以後就能自動延長；用 QQ 音樂 App 掃的通常延不了。
error-too-many-accounts = 一個人最多存 { $most } 個 QQ 音樂帳號，已經滿了，所以這個沒有存。想換成它，先輸入 /accounts 移除一個再登入。
error-bad-cookie = Cookie 裡缺少 <code>{ $missing }</code>。請把整段 Cookie 一起複製過來，再傳一次。
error-report-key = QQ 音樂沒有接受這個金鑰，可能沒複製完整，或已經作廢。到 y.qq.com/n/ryqq_v2/qqmusic_skills 重新複製一個再傳來。
error-remote-untold = ⚠️ 這個機器人透過 <b>{ $name }</b> 連到 QQ 音樂，你的登入資訊會傳給它。信得過再繼續；不放心就別用，或輸入 /logout 登出。
error-not-found = 找不到，可能已經下架、被刪除或設為私人。檢查一下 id 或連結再試。
error-devices = QQ 音樂說登入的裝置太多，或登入還很新、不用延長。過幾小時再試，或在 QQ 音樂登出不用的裝置。
error-account = QQ 音樂限制了這個帳號（{ $code }）。請打開 QQ 音樂 App 看看提示。
error-refused = QQ 音樂拒絕了這個請求（{ $code }）。晚點再試；一直這樣的話，請告訴機器人的主人。
error-rate-limited = QQ 音樂說問得太快了，等一兩分鐘再試。
error-rate-limited-for = QQ 音樂說問得太快了，{ $seconds } 秒後再試。
error-verification = QQ 音樂要先做一次真人驗證。打開 QQ 音樂 App 用一下，再回來試試。
error-verification-link = QQ 音樂要先做一次真人驗證，點下面的按鈕完成後再試。
error-unsupported = 這個功能現在還不能用，請告訴機器人的主人。
error-unavailable = 暫時連不上 QQ 音樂，晚點再試。
error-uncertain = QQ 音樂沒有給明確的回覆，剛才的操作可能成功了，也可能沒有。先到 QQ 音樂看一下，再決定要不要重來。
error-unexpected = QQ 音樂的回覆我看不懂。晚點再試；一直這樣的話，請告訴機器人的主人。
error-store = 我這邊存取資料出了問題，剛才的操作沒有儲存。晚點再試。
error-sorry = 抱歉，出了點問題，這次沒能完成。再試一次吧。
error-too-many = 一下子傳太多了，我先處理前面的，等一下再傳。

## api：HTTP API 的網頁

api-title = QQ 音樂 API
api-lead = 搜尋、歌詞、歌單、簽到、聽歌報告，一個 HTTP 請求就能拿到。每個端點都可以在這一頁直接試。
api-language = 語言
api-keys = 帳號金鑰
api-keys-lead = 要登入的端點會用到。掃碼最省事，也可以自己填。
api-keys-number = QQ 音樂號碼（uin）
api-keys-key = 音樂金鑰（qm_keyst）
api-keys-more = 更新金鑰（refresh_key，可不填）
api-keys-forget = 清除
api-keys-kept = 只放在這個分頁裡，關掉就沒了；不會出現在網址裡。
api-scan = 掃碼登入
api-scan-lead = 用哪個 App 掃？
api-scan-wechat = 微信
api-scan-app = QQ 音樂
api-scan-waiting = 等你掃碼…
api-scan-scanned = 掃到了，請在手機上確認
api-scan-confirmed = 登入成功，金鑰已經填好
api-scan-refused = 手機上點了拒絕
api-scan-expired = QR Code 過期了，再來一次
api-answers = 回應的樣子
api-answers-lead = 所有回應都是 JSON。成功時 code 是 0，內容在 data 裡；失敗時有合適的 HTTP 狀態碼、一個不是 0 的 code 和一句英文說明。
api-calls = 呼叫次數
api-today = 今天
api-total = 總計
api-parameters = 參數
api-no-parameters = 不用參數
api-required = 必填
api-optional = 選填
api-default = 預設
api-example = 範例
api-try = 試一下
api-trying = 請求中…
api-answer = 回應
api-took = 耗時
api-failed = 沒有連上伺服器，檢查網路後再試。
api-keys-needed = 需要登入
api-keys-optional = 可登入可不登入
api-keys-unused = 不用登入
api-copy = 複製
api-copied = 已複製
api-picture = 選一張圖片
api-confirm-write = 會真的動到帳號，再點一次就執行
api-group-login = 登入
api-group-find = 找音樂
api-group-account = 我的帳號
api-group-do = 簽到、金幣與互動
api-group-server = 伺服器
api-filter = 篩選端點

api-op-login-qrcode = 掃碼登入
api-op-login-check = 查詢掃碼狀態
api-op-authorize = 授權其他裝置登入
api-op-search = 搜尋
api-op-playlist = 歌單內容
api-op-user = 我的資訊
api-op-sign = 每日簽到
api-op-comment = 送出留言
api-op-coin-task = 送出金幣任務
api-op-coin-check = 查詢任務進度
api-op-song-url = 播放網址
api-op-lyric = 歌詞
api-op-convert = 歌曲 id 與 mid 互查
api-op-report = 聽歌報告
api-op-accelerate = 聽歌時間加速
api-op-accelerate-list = 我喜歡、今日推薦
api-op-refresh = 更新金鑰
api-op-userinfo = 音響力等詳細資訊
api-op-stats = 呼叫統計

api-about-login-qrcode = 給出一張 QR Code 和一個工作階段金鑰，用來查詢狀態。
api-about-login-check = 等待、已掃、已確認、已拒絕或已過期。確認後只給一次 Cookie。
api-about-authorize = 其他裝置上顯示著 QQ 音樂的登入 QR Code，用你的帳號確認它。只授權你面前的裝置。
api-about-search = 依關鍵字搜尋，分頁給出。
api-about-playlist = 歌單資訊和裡面的歌。
api-about-user = 暱稱、會員、金幣、今天簽到沒有。
api-about-sign = 簽到領金幣。今天簽過了也算成功，會告訴你。
api-about-comment = 在歌曲、專輯或歌單留言。伺服器絕不會幫你重送。
api-about-coin-task = 在背景把能做的金幣任務做完，先給你任務 id；會動到收藏的不做。
api-about-coin-check = 做到哪一步，賺了多少金幣。
api-about-song-url = 指定音質的播放網址，過一段時間會失效。
api-about-lyric = LRC 歌詞，有翻譯就一起給。
api-about-convert = 給 id 查 mid，給 mid 查 id。
api-about-report = 累計、今天、本週、本月四張圖，數字也一起給。
api-about-accelerate = 在背景回報播放來增加聽歌時間，有每日上限。
api-about-accelerate-list = 自己的歌單：201 是我喜歡，202 是今日推薦。
api-about-refresh = 用更新金鑰換新的音樂金鑰。
api-about-userinfo = 暱稱、頭像、音響力等級、今天聽了多久。
api-about-stats = 每個端點被呼叫了幾次。

api-param-type = 哪一種
api-param-key = 掃碼登入給的工作階段金鑰
api-param-base64 = QR Code 圖片
api-param-query = 關鍵字
api-param-page = 第幾頁
api-param-page-size = 每頁幾筆
api-param-id = id、mid 或連結
api-param-num = 要幾首
api-param-content = 留言內容
api-param-bizid = 歌曲、專輯或歌單的 id
api-param-biztype = 1 歌曲，2 專輯，3 歌單
api-param-repliedcmid = 要回覆的留言
api-param-taskId = 任務 id
api-param-songmid = 歌曲的 mid、id 或連結
api-param-fileType = 音質
api-param-mid = 歌曲的 mid、id 或連結
api-param-songInfo = 歌曲
api-param-songName = 歌名
api-param-singer = 歌手
api-param-singerId = 歌手 id
api-param-songId = 歌曲的 id 或 mid
api-param-dirid = 201 我喜歡，202 今日推薦
api-param-lang = 圖片上的語言
api-param-theme = 圖片要淺色還是深色
api-param-Qm-report-key = 官方聽歌報告的金鑰（qmk- 開頭），沒有可以不填
