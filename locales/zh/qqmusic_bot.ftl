### 中文。会变成 HTML 的文本可以带 <b>、<code>；参数由 telegram::render 转义。

## command：菜单和帮助里的一行

command-start = 从这里开始
command-help = 看看我能做什么
command-search = 搜歌曲、歌手、专辑、歌单
command-song = 把歌发给你
command-lyric = 看歌词和翻译
command-playlist = 看歌单
command-discover = 逛推荐歌单、分类歌单、每日推荐
command-songlist = 我喜欢、每日推荐
command-convert = 歌曲 id 和 mid 互查
command-comment = 给歌、专辑或歌单写评论
command-sign = 每日签到领金币
command-login = 扫码登录 QQ 音乐
command-check = 看看登录还有没有效
command-user = 我的昵称、会员、金币
command-userinfo = 我的音响力
command-coin = 自动做金币任务
command-coincheck = 看后台任务做到哪了
command-accelerate = 听歌时长加速（有风险）
command-report = 听歌报告，画成图片
command-refresh = 续期登录
command-schedule = 每天自动签到、做任务
command-history = 最近几天自动做了什么
command-admin = 主人专用：运行情况、群发、查原因
command-cookie = 用 Cookie 登录
command-authorize = 帮另一台设备登录
command-accounts = 切换、添加、移除账号
command-logout = 退出登录
command-settings = 语言、音质和别的设置
command-share = 把登录借给群，只能查歌听歌
command-board = 群里的听歌周榜
command-privacy = 我存了你什么
command-export = 把存着的全部发给你
command-forget = 把你的一切都删掉
command-stats = 大家用了多少次
command-cancel = 停下正在做的事

## bot：Telegram 上显示的名字和介绍，不是 HTML

bot-name = QQ 音乐小助手
bot-about = 搜歌、看歌词、听歌，自动签到领金币，还能看听歌报告。在群里也好用。
bot-description =
    我把 QQ 音乐带到 Telegram 🎵

    · 发歌名或 QQ 音乐的链接：搜歌、看歌词、听歌
    · 扫码登录：签到领金币、自己的歌单、听歌报告
    · 每天自动签到、做金币任务、给登录续期

    点“开始”，再发一句：晴天 周杰伦

## start

start-greeting =
    <b>你好，我是 QQ 音乐小助手 🎵</b>
    发歌名给我就能搜歌、看歌词、听歌；发 QQ 音乐的链接也行。
    扫码登录后，还能每天自动签到领金币、看听歌报告和自己的歌单。
    先试试发一句：<code>晴天 周杰伦</code>
start-group =
    大家好 🎵 我能帮群里搜歌、看歌词、发歌，发一句 <code>/search 晴天</code> 试试，/help 看我能做什么。
    登录和账号的事到私聊里办。管理员发 /settings 可以定：贴 QQ 音乐链接要不要回应、谁能用我、回答多久后删掉。

## help

help-title = <b>我能做这些</b>
help-title-group = <b>在群里，我能做这些</b>
help-topic-music = 🎵 听歌
help-topic-account = 👤 账号
help-topic-daily = 🪙 每天
help-topic-group = 👥 群里
help-topic-bot = ⚙️ 设置和隐私
help-foot = 直接发歌名就是搜歌，发 QQ 音乐的链接就会打开。
help-more = 还能用：{ $commands }
help-foot-group = 登录、账号和隐私的事，到私聊里办。
help-inline = 在任何聊天里输入 <code>@{ $bot } 歌名</code>，就能把歌发到那里。
help-unknown = 没有 /{ $word } 这个命令。发 /help 看全部命令。
help-unknown-nearest = 没有 /{ $word } 这个命令，是想用 /{ $nearest } 吗？
help-only-text = 我只看得懂文字哦，发歌名或 QQ 音乐的链接给我吧。
help-meant = 💡 是想用 /{ $command } 吗？点一下就行。

## button：按钮上的字

button-login = 🔑 扫码登录
button-private = 💬 去私聊
button-search = 🔍 搜歌
button-help = ❓ 我能做什么
button-settings = ⚙️ 设置
button-own-playlists = 📂 我的歌单
button-previous = ◀ 上一页
button-next = 下一页 ▶
button-lyric = 📝 歌词
button-card = 🖼 卡片
button-comment = 💬 评论
button-link = 🔗 在 QQ 音乐打开
button-schedule = 🗓 每天自动做
button-history = 📜 最近记录
button-remote-agree = 我知道了，继续
button-verify = 🛡 去验证
button-up = ↩️ 返回
button-hot = 🔥 热评
button-album = 💿 专辑
button-singer = 🎤 歌手
button-add = ➕ 加到歌单
button-more = ⋯ 更多

## group：群里

group-private-only = 这个要在私聊里做，避免别人看到。点下面的按钮去私聊。
group-not-yours = 这是别人点出来的，想要就自己发一次命令。
group-admins-only = 只有群管理员可以改这里的设置。
group-admins-only-settings = 只有群管理员可以改群里的设置。你自己的设置，到私聊里改。
group-open-music = 这个群里，成员只能让我搜歌、看歌词、听歌。别的请到私聊里做；想在群里用 /share 和 /board，请管理员在 /settings 里放开。
group-open-admins = 这个群里只有管理员能用我。到私聊里找我吧。
group-unheard = 🔇 我在“{ $group }”里发不了消息（可能被禁言了，或者那个话题关了），所以没能在那里回答你。先在这里问我吧；想在群里用，请群管理员允许我发言。
group-no-media = 🔇 这个群不让我发音频和图片。请管理员允许我发，或者到私聊里听。
group-topic-gone = 💬 管理员让我回答的那个话题关掉或删掉了，以后我在哪里被问就在哪里答。刚才的请再发一次。
group-link-gone = 🔗 这个链接里的歌（或歌单、专辑）没有找到，可能已经下架、删掉或设为私密了。
access-denied = 这个机器人只给指定的人用。想用的话，找它的主人加上你，你的 id 是 <code>{ $id }</code>。

## button answers：按下按钮后的提示

press-outdated = 这个按钮太旧了，重新发一次命令吧。
press-forgotten = 这个列表太久了，重新打开一次吧。

## search

search-ask = 想听什么？发歌名或歌手给我，比如：<code>晴天 周杰伦</code>
search-ask-group = 在命令后面写上歌名，比如：<code>/search 晴天 周杰伦</code>
search-title = 🔍 <b>{ $query }</b>
search-page = 第 { $page } 页 · 约 { $total } 首
search-page-singer = 第 { $page } 页 · 约 { $total } 位歌手
search-page-album = 第 { $page } 页 · 约 { $total } 张专辑
search-page-playlist = 第 { $page } 页 · 约 { $total } 个歌单
search-kind-song = 歌曲
search-kind-singer = 歌手
search-kind-album = 专辑
search-kind-playlist = 歌单
search-kind-shown = ● { $kind }
search-songs = { $total } 首
search-albums = { $total } 张专辑
search-empty-kind = { $kind }里没有找到“{ $query }”。换个写法，或者点下面看看别的。
search-empty = 没有找到“{ $query }”。换个写法，或者加上歌手名再试试。

## list

list-vip-note = 〔VIP〕要开通会员或购买专辑才能听。
list-page = 第 { $page }/{ $pages } 页
list-page-alone = 第 { $page } 页
list-no-more = 后面没有了，回上一页看看吧。
list-untitled = （无标题）

## playlist

playlist-ask-own = 想看自己的歌单，要先登录。
playlist-ask = 发歌单的名字、链接或编号给我，比如：<code>/playlist 民谣</code> 或 <code>/playlist 8000000001</code>
playlist-title = 📂 <b>{ $title }</b>
playlist-creator = { $creator } 创建
playlist-songs = 共 { $total } 首
playlist-shown = 先看前 { $num } 首
playlist-more = 想多看几首：<code>/playlist { $id } { $num }</code>
playlist-empty = 这个歌单里还没有歌。
playlist-own-title = 📂 <b>我的歌单</b>
playlist-own-empty = 你还没有自己的歌单。去 QQ 音乐里建一个，或者发歌单链接给我。
playlist-own-row = { $title } · { $total } 首
playlist-bad = 没看懂“{ $text }”。请发歌单的链接或编号，比如：<code>/playlist 8000000001 50</code>
playlist-other-link = 这个链接不是歌单。直接把它发给我就能打开。
songlist-bad-num = 数量要在 1 到 { $max } 之间，比如：<code>/songlist 202 30</code>
playlist-bad-num = 数量要在 1 到 { $max } 之间，比如：<code>/playlist 8000000001 50</code>

## album

album-title = 💿 <b>{ $title }</b>
album-empty = 这张专辑里还没有歌。

## songlist

songlist-favourites = 我喜欢
songlist-daily = 每日推荐
songlist-empty = 这里还没有歌。
songlist-bad = 请写 201（我喜欢）或 202（每日推荐），后面可以加数量，比如：<code>/songlist 202 30</code>

## card

card-singers = 歌手：{ $singers }
card-album = 专辑：{ $album }
card-length = 时长：{ $length }
card-qualities = 音质：{ $qualities }
card-capped = 本群最高发 { $best }
card-vip = 🔒 要开通会员或购买专辑才能听
card-vip-lent = 🔒 会员歌：你自己的账号听不了时，就用{ $whose }
card-no-files = 暂时没有可以播放的文件
card-audio-button = 🎧 { $quality }

quality-128 = 标准 128k
quality-320 = 高品 320k
quality-flac = 无损 FLAC

## discover：发现、热评、加歌单、全部发送

discover-home =
    🧭 <b>发现</b>
    想从哪里开始逛？
discover-recommended = 🌟 推荐歌单
discover-categories = 🗂 分类歌单
discover-daily = 📅 每日推荐
discover-recommended-title = 🌟 <b>推荐歌单</b>
discover-categories-title =
    🗂 <b>分类歌单</b>
    想听哪一类？
discover-category-title = 🗂 <b>分类 · { $name }</b>
discover-page = 第 { $page } 页，点号码看里面的歌
discover-nothing = 这里现在是空的，换一个看看吧。
discover-private = 这个只能在私聊里用：把歌发到和我的私聊里，再点一次。
discover-no-singer = 这首歌没有写歌手，直接发歌手的名字给我搜吧。
discover-which-singer = 🎤 想看哪位歌手？
discover-singer-title = 🎤 <b>{ $name }</b>
discover-add-choose = ➕ 把《{ $title }》加到哪个歌单？
discover-add-none = 你还没有自己的歌单。去 QQ 音乐里建一个，再回来点一次。
discover-add-ask = 要把《{ $title }》加进歌单“{ $playlist }”吗？
discover-add-yes = ✅ 加进去
discover-add-no = ✖️ 不加了
discover-add-other = 📂 换个歌单
discover-added = ✅ 《{ $title }》加进“{ $playlist }”了。
discover-add-existed = 《{ $title }》早就在“{ $playlist }”里了，没有重复加。
discover-add-busy = QQ 音乐正忙着改你的歌单，《{ $title }》还没加进“{ $playlist }”。等几秒再点一次。
discover-add-again = 🔁 再试一次
discover-add-unsure = ❓ 不确定《{ $title }》加进去没有：QQ 音乐没有给出明确的回答。请去 App 的歌单里看一眼，我不会自己再加。
discover-add-refused = QQ 音乐没有把《{ $title }》加进去（{ $code }）。歌单可能满了或者刚被删，换个歌单试试吧。
discover-add-declined = 好，不加了。
discover-comments-title = 🔥 <b>{ $title }</b> 的热评
discover-comments-page = 第 { $page } 页 · 共 { $total } 条
discover-comments-none = 还没有人评论，来写第一条吧。
discover-comments-closed = 《{ $title }》的评论现在看不到，可能是关闭了。换一首看看吧。
discover-comment-moved = 这条评论不在这一页了，重新打开热评再找找吧。
discover-answer-button = ↪️ 回复 { $number }
discover-write-button = ✍️ 我也写一条
discover-likes = 👍 { $likes }
send-all-button = 📤 全部发给我
send-all-first-button = 📤 把前 { $most } 首发给我
send-all-progress = 📤 正在发“{ $title }”：{ $done }/{ $total } 首。不想等了就发 /cancel。
send-all-place = ⏳ 排到第 { $place } 位了，轮到就接着发。
send-all-done = ✅ “{ $title }”发完了：{ $total } 首里发了 { $sent } 首。
send-all-cancelled = 好，“{ $title }”不再发了：{ $total } 首里发了 { $sent } 首。
send-all-stopped = 我要重启一下，“{ $title }”没发完：{ $total } 首里发了 { $sent } 首。过一分钟再点一次“全部发给我”就好。
send-all-missed = 没发成的：
send-all-row = • { $title }（{ $reason }）
send-all-login = 要登录
send-all-member = 要会员
send-all-right = 现在听不了
send-all-above-cap = 只有群里不让发的音质
send-all-too-large = 文件太大
send-all-failed = 没取到，等会儿再点一次

## lyric

lyric-ask = 想看哪首歌的歌词？发歌名、链接或 mid 给我，比如：<code>晴天 周杰伦</code>
lyric-ask-group = 在命令后面写上歌名，比如：<code>/lyric 晴天 周杰伦</code>
lyric-title = 📝 <b>{ $title }</b>
lyric-none = 《{ $title }》没有歌词，可能是纯音乐。
lyric-file = 歌词比较长，放进文件里了。

## convert

convert-ask = 发歌名，或者歌曲的 id、mid、链接给我，比如：<code>/convert 97773</code>
convert-answer =
    <b>{ $title }</b>
    id：<code>{ $id }</code>
    mid：<code>{ $mid }</code>
convert-found = 🔍 这是搜“{ $query }”找到的第一首。想要别的，用 /search 找到它，再把歌的链接发给 /convert。

## song

song-bad-link = 这个链接我打不开。请发 QQ 音乐的歌曲、专辑或歌单链接，或直接发歌名。
song-album-link = 这是专辑的链接，直接发给我就能打开，再从里面选一首。
song-playlist-link = 这是歌单的链接，用 /playlist 打开吧。
song-ask = 想听哪首？发歌名、链接或 id 给我，比如：<code>晴天 周杰伦</code>。要指定音质，就写在 id 后面：<code>/song 97773 320</code>
song-ask-group = 在命令后面写上歌名、链接或 id，比如：<code>/song 晴天 周杰伦</code>。要指定音质，就写在 id 后面：<code>/song 97773 320</code>
song-above-cap = 这首歌只有更高的音质，而本群最高发 { $best }。到私聊里听吧。
song-bad-quality = 没有“{ $text }”这种音质，可以选 <code>128</code>、<code>320</code> 或 <code>flac</code>，比如：<code>/song 97773 320</code>
song-fetching = ⏳ 正在取《{ $title }》，马上就好。不想等了就发 /cancel。
song-no-such-quality = 《{ $title }》没有{ $quality } 音质，换一个试试：
song-login-needed = 《{ $title }》的{ $quality } 要登录后才能听。登录一下，再点一次就好。
song-vip-login-needed = 《{ $title }》的{ $quality } 要登录有会员（或买过这张专辑）的账号才能听。有的话，登录后再点一次就好。
song-vip-needed = 《{ $title }》的{ $quality } 要开通会员或购买专辑才能听。可以去 QQ 音乐里开通后再来。
song-no-right = QQ 音乐现在不提供《{ $title }》，可能是版权或地区的原因。换首别的，或者搜一下其他版本吧。
song-device-limit = 这个账号登录的设备太多了，QQ 音乐不让再播放。去 QQ 音乐里退掉几台设备，再试一次。
song-too-large = 《{ $title }》的{ $quality } 超过了 { $most }，Telegram 发不了，也没有更小的音质。
song-too-large-instead = 《{ $title }》的{ $quality } 超过了 { $most }，Telegram 发不了。可以选下面的：
song-address-button = ⬇️ 直接下载（两小时内有效）
song-broken = 歌传到一半断了，再点一次试试。
song-not-sent = 这首歌没能发到 Telegram，过一会儿再试试吧。

## inline：在任何聊天里 @机器人 找歌，多数不是 HTML

inline-hint-title = 想听什么？
inline-hint-text = 接着输入歌名或歌手，比如：晴天 周杰伦
inline-hint-message = 🎵 在任何聊天的输入框里打 <code>@{ $bot } 晴天</code>，就能找歌、发歌。
inline-hint-button = 🔍 试试看
inline-daily = ✨ 下面是今天为你推荐的歌
inline-nothing = 没有找到，换个写法或加上歌手名
inline-too-fast = 搜得太快了，过一分钟再试
inline-slow = QQ 音乐还没有回应，过一会儿再试
inline-failed = 暂时搜不了，过一会儿再试
inline-confirm = 要先去私聊里确认一下，点这里
inline-stranger = 这个机器人只给指定的人用
inline-listen = 🎧 在这里听
inline-listen-private = 💬 去私聊听
inline-again = 🔄 再试一次
inline-lent-here = 有人把登录借给这个群的话，点“再试一次”就能听。
inline-coming = 马上就来……
inline-fetching = ⏳ 正在取这首歌，马上就好……
inline-queued = ⏳ 点歌的人有点多，排到第 { $place } 位了，轮到就来……
inline-too-many = 你这十分钟里点了很多歌，歇几分钟再来吧。
inline-not-sent = 这首歌没能放到这里。过一会儿再试，或者去私聊里听。

## user

user-title = 👤 <b>{ $nick }</b>
user-uin = QQ 音乐号：<code>{ $uin }</code>
user-vip = 会员：{ $vip }
user-vip-none = 未开通
user-vip-green = 绿钻
user-vip-super = 超级会员
user-coins = 金币：{ $coins }
user-signed = 今日签到：{ $signed }
user-signed-yes = 已签到
user-signed-no = 还没签到
user-streak = 连续签到：{ $streak }
user-days = { $days } 天
user-unknown = 未知
user-nameless = QQ 音乐用户

## userinfo

userinfo-level = 音响力：{ $level }
userinfo-level-named = Lv.{ $level } { $name }
userinfo-level-plain = Lv.{ $level }
userinfo-value = 音响值：{ $value }
userinfo-value-next = { $value } / { $next }
userinfo-today = 今天听了：{ $time }
userinfo-minutes = { $minutes } 分钟
userinfo-hours = { $hours } 小时 { $minutes } 分钟
userinfo-medals = 勋章：{ $medals }
userinfo-medals-number = { $number } 枚

## sign：每日签到

sign-done = ✅ 签到成功！
sign-already = 👍 今天已经签过到了。
sign-streak = 连续签到 { $days } 天
sign-credited = 🪙 金币到账 +{ $more }，现在有 { $coins }
sign-coins = 🪙 金币：{ $coins }
sign-not-moved = 🪙 金币还是 { $coins }，没看到增加。到账有时会晚一点，过会儿发 /user 再看看。
sign-before-unread = 🪙 现在有 { $coins } 金币。签到前的数没读到，这次到账多少说不准。
sign-fewer = 🪙 现在有 { $coins } 金币，比刚才还少，可能在别处花掉了一些。这次到账多少说不准。
sign-unread = 🪙 金币数没读到，这次到账多少说不准。过会儿发 /user 看看。

## comment：评论

comment-ask = 想评论什么？发歌名、链接或 id 给我，比如：<code>晴天 周杰伦</code>。专辑和歌单请发链接。
comment-ask-group = 在命令后面写上要评论的和内容，比如：<code>/comment song 97773 好听</code>。专辑写 album，歌单写 playlist。
comment-bad = 没看懂“{ $text }”。可以这样写：<code>/comment song 97773 好听</code>。song 也可以换成 album 或 playlist，编号也可以换成链接。
comment-pick = 💬 想评论哪一首？点它的号码。
comment-on-song = 🎵 歌曲：{ $title }
comment-on-album = 💿 专辑：{ $title }
comment-on-playlist = 📂 歌单：{ $title }
comment-ask-text =
    { $subject }
    想说什么？直接发给我，最多 { $most } 个字。发出去之前会先给你看一眼。
comment-ask-text-group =
    { $subject }
    在群里请把内容一起写上：<code>/comment { $kind } { $id } 好听</code>
comment-empty = 评论里还没有字，写点什么再发给我吧。
comment-too-long = 评论有 { $length } 个字，最多 { $most } 个。删短一点再发给我吧。
comment-ask-answer =
    ↪️ 回复 { $nick } 的评论
    { $subject }
    想说什么？直接发给我，最多 { $most } 个字。发出去之前会先给你看一眼。
comment-answers = ↪️ 回复 { $nick }
comment-preview = 💬 <b>要发表这条评论吗？</b>
comment-by = 👤 用 { $nick } 的账号发表，所有人都能看到
comment-by-number = 👤 用 { $nick }（{ $uin }）发表，所有人都能看到
comment-send-button = ✅ 发表
comment-drop-button = ✖️ 不发了
comment-look-button = 👀 去看看
comment-done = ✅ <b>评论发表了</b>
comment-unsure = ❓ <b>不确定发出去没有</b>：QQ 音乐没有给出明确的回答。为免重复，我不会再发，请点下面的按钮去看看。
comment-interrupted = ❓ <b>不确定发出去没有</b>：正在发的时候我重启了。为免重复，我不会再发，请点下面的按钮去看看。
comment-not-sent =
    ❌ <b>还没发出去。</b>{ $why }
    弄好之后可以再点一次“发表”。
comment-refused = QQ 音乐没有收下这条评论（{ $code }），可能是内容不合适，或者发得太快。
comment-other-account = 你已经换了一个账号，这条评论没有发。想用现在的账号发，再写一次 /comment 吧。
comment-dropped = 好，这条评论不发了。
comment-forgotten = 这条评论放太久了，再写一次 /comment 吧。
comment-not-yours = 这是别人写的评论，只有本人能决定发不发。
comment-being-sent = 正在发，等一下就好。
comment-was-sent = 这条评论已经处理过了。

## stats：使用次数

stats-title = 📊 <b>使用次数</b>
stats-since = 从 { $day } 开始统计
stats-all = 今天 { $today } 次 · 一共 { $total } 次
stats-row = { $name }：今天 { $today } · 共 { $total }
stats-people = 👤 用过的人：{ $people }（近 30 天 { $recent }）
stats-groups = 👥 用过的群：{ $groups }（近 30 天 { $recent }）

operation-login-qrcode = 开始扫码登录
operation-login-check = 查看登录
operation-authorize = 授权其他设备
operation-search = 搜索
operation-playlist = 歌单
operation-user = 我的账号
operation-sign = 签到
operation-comment = 评论
operation-coin-task = 金币任务
operation-coin-check = 任务进度
operation-song-url = 听歌
operation-lyric = 歌词
operation-convert = id 互查
operation-report = 听歌报告
operation-accelerate = 听歌时长加速
operation-accelerate-list = 我喜欢和每日推荐
operation-refresh = 续期登录
operation-userinfo = 音响力
operation-stats = 使用次数

## settings

settings-title = ⚙️ <b>设置</b>
settings-title-group = ⚙️ <b>本群的设置</b>
settings-language = 语言：{ $language }
settings-language-auto = 跟随 Telegram（{ $language }）
settings-language-app = 📱 跟随 Telegram
settings-language-name = 简体中文
settings-quality = 音质：{ $quality }
settings-quality-auto = 默认（{ $quality }）
settings-theme = 图片：{ $theme }
settings-theme-light = ☀️ 浅色
settings-theme-dark = 🌙 深色
settings-theme-auto = 🌗 早晚自动
settings-theme-own = 卡片要浅色还是深色，由你自己定：到私聊里发 <code>/settings theme dark</code>，在哪里都按你选的画。
settings-library-off = 要收藏歌曲、歌单才算的金币任务：不做。你自己在 App 里收藏好了，我会来领
settings-library-on = 要收藏歌曲、歌单才算的金币任务：替你做。从今天的推荐里挑你还没收藏的，真的加进收藏；加了什么每次都会告诉你，不想要就在 App 里取消。关注歌手、收藏有声书我做不了，要你自己来
settings-library-allow = 允许替我收藏
settings-library-forbid = 不要动我的收藏
settings-accelerate-on = 听歌时长加速：已同意
settings-accelerate-revoke = 撤回对加速的同意
settings-key-given = 报告密钥：已保存
settings-key-absent = 报告密钥：没有（发 <code>/settings key</code> 看怎么领）
settings-key-remove = 🗑 删掉报告密钥
settings-hint = 点按钮就能改。
settings-hint-group = 点下面的按钮来改，只有管理员能改。听歌周榜在 /board 开，借出登录用 /share。
settings-bad-group =
    没看懂“{ $text }”。发 /settings 用按钮改，或者这样写：
    <code>/settings lang zh|auto</code>
    <code>/settings quality 320</code>（平时发的） · <code>/settings cap 320</code>（最高发的）
    <code>/settings links on</code> · <code>/settings open all|music|admins</code>
    <code>/settings topic here|any</code> · <code>/settings quiet off|10m|1h|1d</code>
settings-back = ↩️ 返回
settings-on = 开
settings-off = 关
settings-row-language = 🌐 语言
settings-row-quality = 🎧 音质
settings-row-links = 🔗 链接
settings-row-open = 👥 谁能用
settings-row-answers = 💬 答在哪里
settings-row-quiet = 🤫 安静模式
settings-language-each = 谁问就用谁的语言
settings-language-each-button = 谁问就用谁的语言
settings-about-language = 选一种，我在群里就只用它；选“谁问就用谁的语言”，就用提问的人的语言来答。
settings-quality-group = 音质：平时发 { $usual }，最高发 { $best }
settings-quality-usual = 平时 { $quality }
settings-quality-best = 最高 { $quality }
settings-about-quality = 没说要什么音质时，就发“平时”的；要得再高，也不超过“最高”的。
settings-links-on = 链接：贴出来就打开
settings-links-off = 链接：不理会
settings-about-links = 打开后，有人贴 QQ 音乐的歌曲、歌单、专辑链接或分享文字，我就把它打开。
settings-links-seen = 👀 这个群里的消息我看得到，能用。
settings-links-unseen = 🙈 Telegram 现在只给我看命令，贴的链接我看不到。让我当管理员（不用给任何权限），或者请机器人的主人在 @BotFather 的 /setprivacy 里关掉隐私模式，再把我重新拉进群。
settings-open-all = 谁能用：所有人，全部功能
settings-open-music = 谁能用：成员只能搜歌、看歌词、听歌
settings-open-admins = 谁能用：只有管理员
settings-open-all-button = 所有人，全部功能
settings-open-music-button = 成员只能搜歌、听歌
settings-open-admins-button = 只有管理员
settings-about-open = 管理员什么都能用。限制只管这个群，私聊里不变。
settings-answers-asked = 答在哪里：在哪个话题问，就在哪个话题答
settings-answers-here = 答在哪里：都答在这个话题
settings-answers-topic = 答在哪里：都答在选好的话题
settings-answers-asked-button = 在哪问就在哪答
settings-answers-here-button = 都答在这个话题
settings-about-answers = 想让我都在一个话题里答，就到那个话题发 /settings 再点这里。
settings-quiet-off = 安静模式：关，我的回答一直留着
settings-quiet-on = 安静模式：我的回答 { $time }后删掉
settings-quiet-never = 不删
settings-quiet-10m = 10 分钟
settings-quiet-1h = 1 小时
settings-quiet-1d = 1 天
settings-about-quiet = 从现在起的回答，过了这么久就自己删掉。每天的通知不删。
settings-saved = 已保存
settings-bad = 没看懂“{ $text }”。发 /settings 用按钮改，或者这样写：<code>/settings lang zh</code>、<code>/settings quality 320</code> 或 <code>/settings theme dark</code>

## cancel

cancel-nothing = 现在没有正在做的事。
cancel-done = 好，已停下。
cancel-songs = 好，{ $count } 首歌不发了。
cancel-pictures = 好，{ $count } 张图不画了。
cancel-question = 好，不问了。
cancel-task-left = 好，后台任务我不再看进度了。它在另一台服务器上做，可能还会继续。
cancel-task = 好，后台任务停下了。做过的都算数。
cancel-login = 好，这次登录取消了，二维码已作废。

## queue：排队

queue-songs = ⏳ 你有 { $own } 首歌在排队，排到第 { $place } 位了，轮到就发。不想等了就发 /cancel。
queue-pictures = ⏳ 你有 { $own } 张图在排队，排到第 { $place } 位了，轮到就画。不想等了就发 /cancel。
queue-stopped-songs = 我要重启一下，你排队的 { $count } 首歌没发成。过一分钟再点一次就好。
queue-stopped-pictures = 我要重启一下，你排队的 { $count } 张图没画成。过一分钟再试一次就好。
queue-full-list = 📤 还有一个列表正在发给你，等它发完再点一次就好。不想要那个了，发 /cancel。
queue-full-person = 你排得有点多了，一个人最多排 { $most } 项。等发完一些再点，或者发 /cancel 全部取消。
queue-full-chat = 这个群里排队的太多了，最多排 { $most } 项。等发完一些再点，急的话可以私聊我。
queue-full = 现在排队的人太多了，过一分钟再试试吧。

## login：扫码登录

login-bad-kind = 没有“{ $kind }”这种登录方式。可以写 qq、wechat 或 app，比如：<code>/login wechat</code>；只发 /login 也行。
login-kind-qq = 手机 QQ
login-kind-wechat = 微信
login-kind-app = QQ 音乐 App
login-title = <b>扫码登录 · { $kind }</b>
login-how-qq = 打开手机 QQ，点右上角 ＋，选“扫一扫”，再点确认。
login-how-wechat = 打开手机微信，点右上角 ＋，选“扫一扫”，再点确认。
login-how-app = 打开手机上的 QQ 音乐，在“我的”页点左上角菜单，选“扫一扫”，再点确认。
login-app-ends = ⏳ 用它登录，通常不能自动续期，过几天就要再扫一次。想自动续期，点下面改用手机 QQ 或微信。
login-beside = ➕ 这次是添加账号：请用<b>要添加的那个号</b>来扫。正在用的账号不变。
login-state = 状态：{ $state } · { $left }
login-waiting = ⏳ 等你扫码
login-scanned = 📱 已扫码，在手机上点确认就好
login-left-little = 就快过期了
login-left-seconds = 还剩约 { $seconds } 秒
login-left-minutes = 还剩约 { $minutes } 分钟
login-left-both = 还剩约 { $minutes } 分 { $seconds } 秒
login-same-phone = 只有这一台手机？在电脑或平板上打开这个聊天再扫，或者用 /cookie 登录。
login-button-new = 🔄 换个二维码
login-button-again = 🔄 再试一次
login-button-qq = 改用手机 QQ
login-button-wechat = 改用微信
login-button-app = 改用 QQ 音乐 App
login-button-cancel = ✖️ 取消
login-expired = ⌛ 这个二维码过期了。点下面的按钮换一个新的。
login-refused = 🙅 手机上取消了这次登录。想再试，点下面的按钮换个二维码。
login-interrupted = 我刚才重启了，这个二维码不能用了。点下面的按钮换一个新的。
login-cancelled = 好，这次登录取消了。想登录时点下面的按钮。
login-superseded = 已经换成更新的二维码了，看下面那个。
login-done =
    🎉 你好，<b>{ $nick }</b>，登录成功！
    现在可以 /playlist 看自己的歌单、/sign 签到、/report 看听歌报告；/check 随时看登录状态。
login-daily-offer = 🗓 发 /schedule，每天该签到、该做的任务就交给我。
login-daily = 🗓 这个账号我会自动做：{ $chores }。点“每天自动做”可以改。
login-daily-now = 🗓 这个账号我会自动做：{ $chores }。今天还没做的马上就做，以后每天 { $time } 左右做。点“每天自动做”可以改。
login-daily-at = 🗓 这个账号我会自动做：{ $chores }，每天 { $time } 左右。点“每天自动做”可以改。
login-now-used = 👥 现在用的就是这个账号。原来的 <b>{ $who }</b> 也还在，点下面就能换回去；发 /accounts 可以管理所有账号。
login-now-used-dead = 👥 现在用的就是这个账号。原来的 <b>{ $who }</b> 登录已经失效，发 /accounts 可以重新登录它，或者移除。
login-still-used = 🎉 <b>{ $nick }</b> 登录成功！现在用的还是 <b>{ $who }</b>，想换就点下面；发 /accounts 可以管理所有账号。
login-not-renewing = ⏳ 这个登录不能自动续期，到期后要重新扫码。想自动续期，点下面用手机 QQ 或微信扫一次。
login-button-back = ↩️ 换回 { $who }
login-button-use = 👉 换成 { $who }
login-button-renewing = 🔁 换成能自动续期的
login-failed-refused = QQ 音乐没有接受这次登录。换个二维码再扫一次，或换一种方式登录。
login-failed-unexpected = QQ 音乐的回答我没看懂，这次登录没有成功。换个二维码再试，或换一种方式登录。
login-failed-unavailable = 暂时连不上 QQ 音乐，这次登录没有成功。过一会儿换个二维码再试。

## cookie：用 Cookie 登录

cookie-ask =
    把 QQ 音乐的 Cookie 发给我：
    1. 在电脑浏览器里打开 y.qq.com 并登录；
    2. 按 F12，在“网络”里点任意一个 y.qq.com 的请求，复制请求头里的整段 Cookie；
    3. 粘贴到这里发送。里面要有 <code>uin</code> 和 <code>qm_keyst</code>。
    我收到后会马上删掉那条消息，先向 QQ 音乐验证再加密保存。不想发了就 /cancel。
cookie-deleted = 🧹 带 Cookie 的那条消息我已经删掉了。
cookie-stays = ⚠️ 带 Cookie 的那条消息我删不掉，请你自己删掉它。
cookie-dead = QQ 音乐不认这个 Cookie，可能已经过期。请在浏览器里重新登录 y.qq.com，再复制一次发来，或者用 /login 扫码。
cookie-leaked-deleted = ⚠️ Cookie 等于你的登录，别发在群里！消息我已经删掉，但可能有人看到了：请在 QQ 音乐里退出所有设备，再来私聊登录。
cookie-leaked-stays = ⚠️ Cookie 等于你的登录，别发在群里！我删不掉那条消息，请马上自己删掉，并在 QQ 音乐里退出所有设备，再来私聊登录。

## authorize：帮另一台设备登录

authorize-ask =
    另一台设备（电视、音箱、车机）上显示 QQ 音乐的登录二维码时，拍一张发给我，我用你的账号帮它登录。
    ⚠️ 只拍你面前那台设备上的码。别人发来的码一律不要用，扫了就等于把账号交给对方。
    不想做了就发 /cancel。
authorize-forwarded = ⚠️ 转发来的图片我不处理。骗子常让人扫他的登录码：请只用你面前那台设备上的码，自己拍一张发来。
authorize-too-large = 这张图片太大了，拍小一点，或者用“照片”而不是“文件”发来。
authorize-no-picture = 这个文件我打不开。请发 JPEG 或 PNG 的照片。
authorize-not-fetched = 这张照片没能从 Telegram 取来，再发一次试试。
authorize-no-code = 照片里没看到二维码。靠近一点、拍正一些、避开反光，再发一张。
authorize-several = 照片里有 { $count } 个二维码，我不知道该用哪个。请只拍要登录的那一个。
authorize-not-login = 这个二维码不是 QQ 音乐、QQ 或微信的登录码，我不会用你的账号处理它。请拍设备上显示的登录码。
authorize-title = 🔐 <b>要让另一台设备登录吗？</b>
authorize-kind = 二维码：{ $kind } 的登录码
authorize-account = 登录后它会使用你的账号：<b>{ $nick }</b>
authorize-warning = ⚠️ 只确认你面前那台设备上的码。如果是别人发来的，请点“不是我”，否则对方就登录了你的账号。三分钟内有效。
authorize-other-app = 提示：{ $kind } 的登录码一般要用{ $kind }来扫，我这边可能会被拒绝。
authorize-yes = 确认登录
authorize-no = ✖️ 不是我
authorize-done = ✅ 确认好了，看看那台设备，应该已经登录了。
authorize-declined = 好，没有确认，那台设备不会登录。
authorize-over = 这次确认已经结束或过期了。还需要的话，刷新设备上的二维码，重新拍一张发来。
authorize-expired = 这个二维码已经过期。在设备上刷新二维码，重新拍一张发来。
remote-agreed = 好，记下了，以后不再问。现在把刚才的命令再发一次就行。
authorize-unsupported = 我现在还不能替你确认：QQ 音乐没有公开这个接口。请用手机上的 QQ 音乐扫那个码；机器人的主人设置好 <code>music.remote_url</code> 后，这里也能用。

## check：登录状态

check-title = 👤 账号：<b>{ $nick }</b>
check-alive = ✅ 登录正常
check-dead = ❌ 登录已经失效，需要重新扫码。
check-by = 登录方式：{ $way }
check-way-phone = 手机号
check-way-cookie = 粘贴的 Cookie
check-key-days = 登录还能用约 { $hours ->
    [0] { $days } 天
   *[other] { $days } 天 { $hours } 小时
}
check-key-hours = 登录还能用约 { $hours } 小时
check-key-minutes = 登录还能用约 { $minutes } 分钟
check-key-ended = 登录到期了
check-refreshable = 到期了我会自动续期，不用再扫码。
check-others = 其他账号：
check-other-alive = · { $who } ✅ 正常
check-other-dead = · { $who } ❌ 失效，发 /accounts 重新登录
check-under-way = 📷 有一个登录正在进行：{ $state } · { $left }

## refresh：续期

refresh-done = ✅ 续期好了。

## logout：退出登录

logout-question = 要退出登录吗？我会删掉保存的登录信息和执行记录，正在做的也会停下。设置和每天自动做的计划都留着，之后可以随时再登录。
logout-question-of = 要退出 <b>{ $who }</b> 吗？我会删掉这个账号的登录信息和执行记录，其他账号不受影响。之后可以随时再登录。
logout-others = 退出别的账号…
logout-yes = 退出登录
logout-no = 先不退
logout-ended = 👋 已退出：登录信息删掉了，在 QQ 音乐那边也已下线。
logout-forgotten = 👋 已退出：登录信息从我这里删掉了。在 QQ 音乐那边它可能还有效，想彻底下线，请在 QQ 音乐里退出设备。
logout-stayed = 好，继续保持登录。
logout-already = 👋 这个账号之前已经退出了。

## share：借出登录

share-credit-lent = 🔑 用的是 { $name } 借给本群的登录。
share-credit-default = 🔑 用的是机器人的公用账号。
share-spent-member = 🔑 你今天借用 { $name } 的登录已经有 { $cap } 次，到今天的上限了。明天可以接着借。
share-spent = 🔑 { $name } 借给本群的登录，今天大家一共用了 { $cap } 次，到上限了。明天可以接着借。
share-spent-default-member = 🔑 你今天用机器人的公用账号已经有 { $cap } 次，到今天的上限了。明天可以接着用。
share-spent-default = 🔑 机器人的公用账号今天的次数被大家用完了。明天可以接着用。
share-dead = 🔑 { $name } 借给本群的登录失效了，要等本人重新登录才能接着用。
share-dead-default = 🔑 机器人的公用账号失效了，要等机器人的主人重新登录才能接着用。
share-failed = 🔑 { $whose }现在用不了，过一会儿再试试。
share-own-login = 想现在就听，到私聊里发 /login，用自己的账号。
share-refused = 🔑 { $whose }也听不了这首。
share-of = { $name } 借给本群的登录
share-somebody = 一位群友
share-taken-back-song = 这首歌没有发：借来的登录刚刚被收回了。到私聊里发 /login，用自己的账号就能听。
share-ask =
    <b>要把你的 QQ 音乐登录借给本群吗？</b>

    借出后，群友在本群听歌，自己没有登录或没有会员时，可以用你的账号（包括你的会员）。搜歌、看歌单和歌词通常不用登录，QQ 音乐要求登录时才会用到。

    · 只用来查歌和听歌：不会用它签到、领金币、评论、看听歌报告，也不动你的歌单。
    · 每人每天最多 { $member } 次，全群每天最多 { $total } 次；用到时会写明是“{ $name }”借的。
    · 谁用了、用来做什么，到私聊里发 /share 能看到，收回时再发给你一次；随时可以收回，马上生效。你退群、退出登录或把我移出群，也会自动收回。
    · 很多人共用一个账号，QQ 音乐可能要求验证，甚至限制账号。想好了再借。
share-ask-others = 已经借给本群的：{ $names }。按借出的先后使用，次数用完换下一位。
share-yes = 借给本群
share-no = 不借
share-lent = ✅ { $name } 把 QQ 音乐登录借给了本群，只用来查歌和听歌：每人每天 { $member } 次，全群每天 { $total } 次。
share-declined = 好，没有借。
share-already = 你的登录正借给本群：今天用了 { $used } 次，上限是每人 { $member } 次、全群 { $total } 次。想看谁用了、想改上限，就到私聊里发 /share。
share-already-dead = 🔑 你借给本群的登录失效了，大家现在用不了。点下面的按钮，用同一个账号重新登录，就会接着借；不想借了，就点“收回”。
share-take-back = 收回
share-take-back-of = 收回：{ $title }
share-taken-back = { $name } 收回了借给本群的登录，从现在起不会再用。
share-taken-back-nameless = 有位群友收回了借给本群的登录，从现在起不会再用。
share-gone = 这份登录已经不在出借了。
share-full = 没有借成：一个群最多有 10 个人出借，一个人最多借给 20 个群。先收回一份再借。
share-anonymous = 你是以匿名管理员的身份发言的，我看不出你是谁，没法借出你的登录。先关掉匿名，再发一次 /share。
share-login-first = 🔑 /share 是把你自己的 QQ 音乐登录借给本群，所以要先登录。只想用别人借出的，不用登录，直接点歌就行。
share-login-ended = 🔑 你的登录已经失效了，没法借给本群。点下面的按钮重新扫码，再发一次 /share。
share-lenders = 现在借给本群的：{ $names }。
share-lender-dead = { $name }（登录失效了）
share-lenders-none = 现在还没有人借给本群。
share-not-yours = 这是 { $name } 借出的登录，只有本人能操作。
share-not-asked = 这是在问 { $name } 要不要借。想借出你自己的，也发一次 /share。
share-list-title = 🔑 <b>借出的登录</b>
share-list-none = 你现在没有借出登录。想让群友用你的账号查歌、听歌，就在那个群里发 /share，我会先说清楚再问你。
share-list-row = <b>{ $title }</b>：今天用了 { $used } 次，上限是每人 { $member } 次、一共 { $total } 次
share-list-dead = ⚠️ 登录失效了，现在谁也用不了。用同一个账号重新登录，就会接着借。
share-list-default = 机器人的公用账号
share-list-group = 一个群
share-list-unused = 最近没有人用过。
share-use = · { $day } { $time } { $name } { $what }
share-use-play = 听《{ $song }》
share-use-lyric = 看《{ $song }》的歌词
share-use-search = 搜索
share-use-playlist = 看歌单
share-use-song = 看一首歌
share-anonymous-admin = 匿名管理员
share-caps-button = ✏️ 每天的次数
share-caps =
    🔑 <b>{ $title }</b>
    现在：每人每天最多 { $member } 次，大家一共每天最多 { $total } 次。点一个就改，马上生效。
share-caps-lifted = 一个人的次数不能比大家一共的还多，所以一共的也提到了 { $times } 次。
share-caps-lowered = 一个人的次数不能比大家一共的还多，所以每人的也降到了 { $times } 次。
share-cap-member = 每人 { $times }
share-cap-total = 一共 { $times }
share-ended = 🔑 借给“{ $title }”的登录不再借了，那里从现在起不会再用。
share-ended-default = 🔑 你的登录不再是机器人的公用账号，从现在起别人不会再用。
share-used-lately = 最近用过的：
share-default-about = 你是机器人的主人，可以把自己的登录设为公用账号：谁都可以用它查歌、听歌，排在本人的和借给群的登录之后。
share-default-button = 设为公用账号
share-default-ask =
    <b>要把你的 QQ 音乐登录设为机器人的公用账号吗？</b>

    所有能用这个机器人的人，在任何聊天里都可以用它查歌、听歌（包括你的会员），自己的和借给群的登录优先。每人每天最多 { $member } 次，一共最多 { $total } 次。

    不会用它签到、领金币、评论、看听歌报告，也不动你的歌单。随时可以收回。很多人共用一个账号，QQ 音乐可能要求验证，甚至限制账号。
share-default-yes = 设为公用账号

## board：群里的听歌周榜

board-about =
    📊 <b>听歌周榜</b>

    每周一 { $time }（{ $zone }），把加入的人上一周听了多久排成一张图，发在本群。只有自己点了“加入”的人会出现。
    加入后会打开“记录听歌时长”，从那天起每天快结束时记一次，有几个 QQ 音乐账号就加在一起算；没记到的不算，所以可能比听歌周报少。不想记了，在 /schedule 里关掉。
board-on = 现在：每周一会发。
board-off = 现在：还没打开。想每周发，请群管理员在这里发 /board 打开。
board-off-admin = 现在：不发。点“每周发”就会开始。
board-nobody = 还没有人加入。
board-members = 加入的有 { $people } 人：{ $names }。
board-join = 加入
board-leave = 退出
board-start = 每周发
board-stop = 不再每周发
board-joined-now = 你加入了周榜，“记录听歌时长”也打开了，从今天记起；在 /schedule 里能关。
board-joined-already = 你已经在榜上了。想退出，点“退出”。
board-left = 你退出了周榜。“记录听歌时长”还开着，不想记了，在 /schedule 里关掉。
board-left-already = 你本来就没有加入。
board-none = 你没有加入任何群的听歌周榜。在群里发 /board 就能看到那个群的，也能加入。
board-joined = 你加入了这些群的听歌周榜，点一下就退出：
board-leave-of = 退出：{ $title }
board-posted =
    📊 上周听得最久的是 { $names }！
    想加入或退出，发 /board。
board-file = 听歌周榜

## board-card：听歌周榜的图片上，不是 HTML

board-card-title = 听歌周榜
board-card-group = 本群
board-card-nameless = 一位听众
board-card-more = 还有 { $people } 人
board-card-foot = 只有自愿加入的人

## accounts：一个人的多个账号

accounts-title = 👥 <b>你的 QQ 音乐账号</b>
accounts-none = 你还没有登录 QQ 音乐。点下面的按钮，扫码添加第一个账号。
accounts-alive = ✅ 登录正常
accounts-dead = ❌ 登录失效
accounts-in-use = <b>正在用</b>
accounts-hint = 点一个账号，可以切换、改名或移除。也可以发 <code>/accounts 2</code> 直接换成第 2 个。每天自动做的事（/schedule），每个账号都会做。
accounts-hint-one = 点账号可以改名或移除。还有别的 QQ 音乐账号？点“添加账号”，两个都能留着，随时切换。
accounts-hint-full = 点一个账号，可以切换、改名或移除。最多存 { $most } 个，已经满了。每天自动做的事（/schedule），每个账号都会做。
accounts-add = ➕ 添加账号
accounts-button = 👥 全部账号
accounts-nick = 昵称：{ $nick }
accounts-is-used = 👉 正在用这个账号
accounts-use = 👉 用这个账号
accounts-login = 📷 重新扫码登录
accounts-name = ✏️ 改名
accounts-remove = 🗑 移除
accounts-back = ↩️ 全部账号
accounts-used = 👉 现在用的是 <b>{ $who }</b>。
accounts-name-ask = ✏️ 想把 <b>{ $who }</b> 叫什么？直接把名字发给我，最多 { $most } 个字。发一个 <code>-</code> 就改回昵称。
accounts-named = ✏️ 好，它现在叫 <b>{ $who }</b>。
accounts-unnamed = ✏️ 好，它又叫 <b>{ $who }</b> 了。
accounts-remove-question = 🗑 要移除 <b>{ $who }</b> 吗？我会删掉它的登录信息和执行记录，正在为它做的停下，以后也不再做。之后可以随时重新添加。
accounts-remove-yes = 移除
accounts-remove-no = 先不移除
accounts-removed-ended = 👋 已移除 <b>{ $who }</b>：登录信息删掉了，在 QQ 音乐那边也已下线。
accounts-removed = 👋 已移除 <b>{ $who }</b>：登录信息从我这里删掉了。在 QQ 音乐那边它可能还有效，想彻底下线，请在 QQ 音乐里退出设备。
accounts-gone = 这个账号已经不在了，下面是现在的账号。
accounts-unknown = 没有叫“{ $word }”的账号，看看下面有哪些：
accounts-full = ➕ 已经存满 { $most } 个账号，加不下了。点一个不用的移除，再来添加。
accounts-name-taken = 你已经有一个账号叫 <b>{ $name }</b> 了，换一个名字发给我吧。
accounts-lent = 🔑 它现在借给了：{ $to }。到时候会一起收回，别人就不能再用了。

## privacy：存了什么、导出、删除

privacy-title = 🔒 <b>我记着你什么</b>
privacy-stored =
    <b>存了什么</b>
    · 登录：QQ 号、昵称、QQ 音乐发的登录密钥。你的密码我从没见过
    · 你的选择：语言、音质、每天自动做什么、允许我做什么、报告密钥
    · 记录：最近 14 次自动执行、后台任务、还没发给你的报告；打开了“记录听歌时长”才有每天听了多久
    · 零碎的：列表按钮、正等你回答的问题、还没发出的评论、登录过哪些 QQ 号、你哪天最后一次私聊我
    · 共享：你把登录借给了哪些群、谁用它做了什么；你借用别人的登录时，最近用来做了什么，出借的人看得到（留 14 天）；加入了哪些群的听歌周榜
privacy-why =
    <b>为什么存</b>
    只为替你做你要的事：不用次次登录、每天按时签到、按钮点了有反应。不做广告，不拿去分析，也不给别人。
privacy-how-long =
    <b>存多久</b>
    · 登录密钥、这个账号的执行记录：到你退出或移除这个账号，或发 /forget；计划、设置、登录过的 QQ 号：到你发 /forget
    · 听歌时长：每天的留 400 天。每天做过什么的账：14 天。任务、列表、等着发的报告：7 天。评论：最多 7 天。问题：10 分钟
    · 备份：每小时一份，只留最近 24 份，所以 /forget 之后最多一天，备份里也没有你了（主人自己另存的，我管不到）
privacy-sees =
    <b>谁看得到</b>
    · 每一条都加密存在机器人主人的服务器上，Telegram id 和 QQ 号不明写。但解密的钥匙也在主人手里，所以只用你信得过的人开的机器人
    · 主人的后台里只有总数；查问题时，他能看某个人最近几次自动执行的结果，看不到密钥
    · 日志和统计里没有你的名字、id 和 QQ 号
    · 聊天经过 Telegram；向 QQ 音乐发的请求用的是你的账号。你在群里让我发的，群里人人看得到
privacy-remote-all = · 这个机器人通过 <b>{ $name }</b> 访问 QQ 音乐：请求和登录密钥会发给它
privacy-remote-rest = · QQ 音乐自己做不了的事，这个机器人请 <b>{ $name }</b> 做：那些请求和登录密钥会发给它
privacy-yours =
    <b>都由你定</b>
    /export 把存着的全部发给你，/forget 全部删掉。
privacy-export = 📦 发给我一份
privacy-forget = 🧹 全部删掉
export-about = 这是机器人存着的关于你的全部内容。密钥、Cookie 和令牌不在里面，只写了存着哪几样。
export-file = 我的机器人数据
export-caption = 📦 我存着的关于你的内容，全在这里了，用任何文本编辑器都能打开。里面没有密钥和 Cookie，但有你的 QQ 号，别随手转发。
forget-title = 🧹 <b>要我把你忘得干干净净吗？</b>
forget-goes = 会从我这里删掉：
forget-goes-login = · 登录：{ $who }
forget-goes-plan = · 每天自动做的计划
forget-goes-schedule = · 每天自动做的计划，和 { $runs } 次执行记录
forget-goes-listening = · { $days } 天的听歌时长
forget-goes-tasks = · { $tasks } 个后台任务，正在做的会停下
forget-goes-report-key = · 报告密钥
forget-goes-lent = · 借出去的登录（{ $places } 处），马上收回
forget-goes-boards = · 在 { $groups } 个群的听歌周榜里的你
forget-goes-rest = · 设置、列表按钮、没发出的评论、等着告诉你的消息
forget-goes-rest-login = · 设置、允许我做的事、列表按钮、没发出的评论、等着告诉你的消息
forget-login-ends = 这次登录是在我这里扫码来的，会在 QQ 音乐那边一起下线。
forget-login-chosen = 你的登录是粘贴 Cookie 来的，别的程序可能也在用它。要不要让它在 QQ 音乐那边也失效，由你选。
forget-login-shared = 还有人在我这里登录了同一个 QQ 音乐账号：登录密钥和这个账号的听歌记录留给他，也不会在 QQ 音乐那边下线。
forget-logins-end = <b>{ $who }</b>：在我这里扫码登录的，会在 QQ 音乐那边一起下线。
forget-logins-chosen = <b>{ $who }</b>：粘贴 Cookie 登录的，别的程序可能也在用。要不要让它在 QQ 音乐那边也失效，由你选。
forget-logins-shared = <b>{ $who }</b>：还有人在我这里登录了同一个账号，登录密钥和听歌记录留给他，也不会在 QQ 音乐那边下线。
forget-gone =
    <b>收不回来的</b>
    删掉的我找不回来。已经签的到、领的金币、发的评论、加的收藏在 QQ 音乐里，照旧。聊天记录在 Telegram 里，想删请自己清空这个对话。
forget-yes = 🧹 全部删掉
forget-yes-end = 🧹 全部删掉，Cookie 登录也失效
forget-no = 先不删
forget-kept = 好，都留着。
forget-over = 这次确认已经用过或过期了。还想删的话，再发一次 /forget。
forget-doing = 🧹 正在删……
forget-busy = ⏳ 有个后台任务正做到一半，停不下来，所以什么都还没删。过一分钟再发一次 /forget。
forget-failed = ⚠️ 没能删完，是我这边出了问题。请稍后再发一次 /forget。
forget-done = ✅ 删好了：我这里没有任何关于你的内容了。
forget-done-ended = · 登录已在 QQ 音乐那边下线。
forget-done-left = · 粘贴来的登录在 QQ 音乐那边照旧有效。
forget-done-shared = · 同一个账号还有人在用，那份登录留给了他。
forget-done-not-ended = · QQ 音乐那边没能下线，登录可能还有效。想彻底下线，请在 QQ 音乐里退出设备。
forget-done-of-ended = · <b>{ $who }</b>：已在 QQ 音乐那边下线。
forget-done-of-left = · <b>{ $who }</b>：粘贴来的登录，在 QQ 音乐那边照旧有效。
forget-done-of-shared = · <b>{ $who }</b>：还有人在用，那份登录留给了他。
forget-done-of-not-ended = · <b>{ $who }</b>：QQ 音乐那边没能下线，可能还有效。想彻底下线，请在 QQ 音乐里退出设备。
forget-done-elsewhere = · 交给另一台服务器的任务，它可能还会做完。
forget-done-disk =
    · 硬盘上的旧数据和我每小时做的备份，24 小时内清干净。
    聊天记录还在 Telegram 里，想删请清空这个对话。以后再来，我们从头认识 👋

## task：后台任务

task-coins-title = 🪙 <b>金币任务</b>
task-accelerate-title = ⏩ <b>听歌时长加速</b>
task-queued = 排队中，马上开始。
task-progress = { $bar } { $done }/{ $total }
task-earned-coins = 已领到：{ $coins } 金币
task-more-steps = ……还有 { $count } 项
task-plays = 已上报 { $sent } 次
task-plays-unsure = 其中 { $count } 次不确定有没有送到，不会重发。
task-pace = 我会像人一样慢慢来，可以先去忙别的。
task-already = 这个账号已经有一个任务在进行，就是下面这个。
task-moved = 进度显示在下面那条消息里。
task-end-done = ✅ 做完了。
task-end-failed = ⚠️ 没能做完。
task-end-cancelled = ✖️ 已停下。做过的都算数，没做的不会再做。
task-end-left = ✖️ 我不再看进度了。任务在另一台服务器上做，我没法让它停，它可能还会继续。
task-end-lost = ❓ 不知道做完没有。
task-coins-counted = 金币：{ $before } → { $after }（到账 { $earned }）
task-coins-uncounted = QQ 音乐说给了 { $earned } 金币，但余额没有读到，请去 App 里看一眼。
task-coins-still = 金币没有变化，还是 { $coins }。
task-coins-unknown = 领到了多少金币我没有读到，请去 App 里看一眼。
task-coins-none = 这次没有领到金币。
task-time-counted = 当天的听歌时长：{ $before } → { $after }
task-time-uncounted = 当天的听歌时长没有读到。
task-time-late = 到账可能要几个小时，也可能不到账；以 App 里看到的为准。
task-minutes = { $minutes } 分 { $seconds } 秒
task-id = 编号：<code>{ $id }</code>
task-cancel = ✖️ 停下
task-none = 还没有后台任务。发 /coin 让我去做金币任务吧。
task-bad-id = 没看懂这个编号。不写编号就看最近的任务：<code>/coincheck</code>
task-not-found = 没有这个任务，可能太久了已经清掉，或者不是你的账号开始的。发 /coincheck 看最近的任务。
task-not-yours = 这是别人的，你替他点不了。

note-already-done = 之前已经领过
note-changes-library = 会改动你的收藏，没有做；自己收藏好再发 /coin，我来领，或者在 /settings 里允许我来
note-only-in-app = 这个要你自己在 App 里做；做好了再发 /coin，我来领
note-members-only = 要会员才能领
note-stopped = 你让它停了
note-added-song = 已把歌曲《{ $name }》加进“我喜欢”，不想要就在 App 里取消
note-added-playlist = 已收藏歌单《{ $name }》，不想要就在 App 里取消
note-added-song-unsure = 歌曲《{ $name }》可能已加进“我喜欢”，请去 App 里看一眼
note-added-playlist-unsure = 歌单《{ $name }》可能已收藏，请去 App 里看一眼
note-besides = ；
note-not-yet = 还没到能领的时候
note-not-counted = 报过了，但 QQ 音乐没有算
note-not-credited = QQ 音乐说给了，余额却没有全部到账
note-counter-unknown = 计数读不到
note-counter-still = 今天的计数不再变化，为了账号安全今天先停
note-cap-reached = 今天的额度用完了
note-nothing-to-do = 今天没有能做的了，明天再来吧
note-interrupted = 做到一半我被打断了，不确定成没成，请去 App 里看一眼
note-answer-lost = 没等到回答，不确定成没成，请去 App 里看一眼
note-risk = QQ 音乐提醒操作太频繁，先停下，过几个小时再试
note-verification = QQ 音乐要先做人机验证，去 App 里用一下再试
note-login-ended = 登录已经失效，重新 /login 后再试
note-not-allowed = 没有你或机器人主人的允许，没有做
note-unreachable = 暂时连不上 QQ 音乐，过一会儿再试
note-unexpected = QQ 音乐的回答我没看懂
note-day-ended = 过了零点，昨天剩下的就不做了；想接着做，再发一次命令就行
note-left-elsewhere = 我不再看进度了，另一台服务器可能还会继续
note-lost-sight = 另一台服务器一直没说做到哪了，请去 App 里看一眼
note-still-working = 还在做，发 /coincheck 看做到哪了
note-refused = QQ 音乐拒绝了（{ $code }）

## accelerate：加速

accelerate-ask = 告诉我用哪首歌，比如：<code>/accelerate 晴天 周杰伦</code>
accelerate-warning =
    ⚠️ <b>先看清楚再决定</b>
    我会用你的账号向 QQ 音乐上报《{ $title }》的播放，而你并没有真的在听。
    · 这违反 QQ 音乐的使用条款，账号可能被限制。
    · 不保证有效：到账可能要几个小时，也可能不到账；同一首歌也可能只算一次。
    · 每天最多 { $hours } 小时，按歌曲真实时长慢慢来；一有风险提示，或者计数不再变化，当天就停。
    只问这一次；随时可以用 /settings 撤回同意，用 /cancel 停下。
accelerate-yes = 我知道风险，开始
accelerate-no = 算了
accelerate-declined = 好，不做了。
accelerate-forbidden = 这个机器人的主人没有开放加速功能。
accelerate-no-consent = 加速要你先同意一次。发 <code>/accelerate 歌名</code> 看说明。
accelerate-day-used = 今天的加速额度用完了，明天再来吧。
accelerate-day-stopped = 今天的加速已经停了：QQ 音乐给了风险提示，或者计数不再变化。为了账号安全，明天再来吧。

## schedule：每天自动做

schedule-title = 🗓 <b>每天自动做</b>
schedule-empty = 一项都还没打开。点“打开常用的”，以后每天我替你签到、做金币任务、给登录续期，每周和每月各发一份听歌报告，做完告诉你结果。
schedule-chores = 自动做：{ $chores }
schedule-at = ⏰ 每天 { $time }（{ $zone }）
schedule-next = ➡️ 下次：{ $next }（大家错开几分钟，免得挤在一起）
schedule-next-missed = ➡️ 下次：{ $next }（补上今天还没做的）
schedule-next-repeat = ➡️ 下次：{ $next }（再试没做成的）
schedule-running = ⏳ 正在做，做完就告诉你。
schedule-paused = ⏸ 登录已经失效，先停着。重新登录后自动继续，今天没做的会补上。
schedule-paused-one = ⏸ 正在用的账号登录失效了，它先停着；其他账号照常。重新登录后自动继续，今天没做的会补上。
schedule-other-dead = ⏸ <b>{ $who }</b> 的登录失效了，它先停着；发 /accounts 可以重新登录。
schedule-cannot-renew = 🔑 你这个登录不能自动续期，到期要重新扫码。用手机 QQ 或微信扫的才能续。
schedule-cannot-renew-of = 🔑 <b>{ $who }</b> 的登录不能自动续期，到期要重新扫码。用手机 QQ 或微信扫的才能续。
schedule-paused-blocked = ⏸ 你在私聊里停用了我，先停着。打开和我的私聊，随便发一句话，就会继续。
schedule-stopped = ⏸ 机器人的主人让自动做的事先停一停，恢复后会接着做，你什么都不用管。
schedule-tells-nothing = 🔕 结果不告诉你，想看就发 /history
schedule-reports = 🎧 听歌报告：每天快结束时（北京时间 23:35 起）读好数字，跟着下一条消息发给你。周报周日读，月报月底读。
schedule-reports-alone = 🎧 听歌报告照样每次发给你。
schedule-reports-off = 🔕 听歌报告也不会发。想收到，就在“通知”里换一个。
schedule-tell-all = 每次都告诉我
schedule-tell-failures = 没做成才告诉我
schedule-tell-nothing = 都不用告诉我
schedule-place-private = 在私聊
schedule-place-group = 在群里
schedule-quiet = 🌙 { $hours } 不打扰，过后再告诉你
schedule-quiet-none = ☀️ 不设免打扰
schedule-back = ↩️ 返回
schedule-usual = ✨ 打开常用的
schedule-zone-button = 🌏 时区
schedule-telling-button = 🔔 通知
schedule-run-button = ▶️ 现在做一次
schedule-times = ⏰ 每天 <b>{ $time }</b>（{ $zone }）。上面点小时，下面点分钟；要精确到分，直接发 <code>/schedule 08:32</code>
schedule-zones = 🌏 现在按 <b>{ $zone }</b> 的时间。点一个换掉，或者输入你的城市。
schedule-zone-search = 🔎 输入城市
schedule-ask-zone = 你在哪个城市？发给我城市或时区的名字，比如：<code>伦敦</code>、<code>Kathmandu</code>、<code>Europe/Paris</code>
schedule-which-zone = 有几个地方都对得上，是哪一个？
schedule-telling = 🔔 <b>做完以后怎么告诉你</b>
schedule-telling-hint = 想要别的免打扰时间，直接发 <code>/schedule quiet 23:30-07:15</code>。想在群里收结果，去那个群（或话题）里发 /schedule。不管怎么选，登录失效都会告诉你一次。
schedule-tell-here = 📍 以后在这里告诉我
schedule-tell-private = 💬 改回私聊告诉我
schedule-offer-here = 想把每天的结果发在这里吗？会写上你的名字，群里的人都能看到。
schedule-told-here = 📍 每天的结果会发在这里，写着你的名字。
schedule-not-yours = 这是别人的安排，发 /schedule 看自己的。
schedule-accelerate-warning =
    ⚠️ <b>先看清楚再决定</b>
    打开后，我每天都会用你的账号向 QQ 音乐上报播放，而你并没有真的在听。
    · 这违反 QQ 音乐的使用条款，账号可能被限制。
    · 不保证有效：到账可能要几个小时，也可能不到账。
    · 每天最多 { $hours } 小时，按歌曲真实时长慢慢来；一有风险提示，或者计数不再变化，当天就停。
    只问这一次；随时可以在 /schedule 关掉，或用 /settings 撤回同意。
schedule-accelerate-yes = 我知道风险，打开
schedule-bad =
    没看懂“{ $text }”。可以这样写：
    <code>/schedule 08:30</code> 换时间
    <code>/schedule on sign coin report</code> 打开
    <code>/schedule off coin</code> 关掉
    <code>/schedule notify failures</code> 没做成才说
    <code>/schedule now</code> 现在做一次
    只发 <code>/schedule</code>，就用按钮改。
schedule-bad-time = “{ $text }”不像时间。写成 24 小时制，比如：<code>/schedule 08:30</code>
schedule-bad-zone = 没找到“{ $text }”这个地方。换个大一点的城市，或者写时区名，比如：<code>/schedule 08:30 Europe/London</code>
schedule-bad-chore = 没有“{ $text }”这一项。可以写：<code>sign</code> 签到、<code>coin</code> 金币任务、<code>refresh</code> 续期、<code>report</code> 日报、<code>weekly</code> 周报、<code>monthly</code> 月报、<code>history</code> 记录听歌时长，比如：<code>/schedule on sign coin</code>
schedule-bad-tell = 没看懂“{ $text }”。写 <code>all</code>（每次）、<code>failures</code>（没做成才说）或 <code>none</code>（不说），比如：<code>/schedule notify failures</code>
schedule-bad-quiet = 没看懂“{ $text }”。写从几点到几点，比如：<code>/schedule quiet 23:00-07:00</code>；不要了就写 <code>/schedule quiet off</code>

chore-sign = 签到
chore-coin = 金币任务
chore-refresh = 登录续期
chore-report = 听歌日报
chore-weekly = 听歌周报
chore-monthly = 听歌月报
chore-accelerate = 时长加速
chore-history = 记录听歌时长

list-and = 、

city-shanghai = 北京
city-hong-kong = 香港
city-taipei = 台北
city-singapore = 新加坡
city-tokyo = 东京
city-seoul = 首尔
city-bangkok = 曼谷
city-dubai = 迪拜
city-kathmandu = 加德满都
city-london = 伦敦
city-paris = 巴黎
city-berlin = 柏林
city-new-york = 纽约
city-toronto = 多伦多
city-los-angeles = 洛杉矶
city-sydney = 悉尼
city-auckland = 奥克兰

moment-date = { $month }{ $day }日
moment-full = { $year }年{ $date }
moment-soon = 马上
moment-today = 今天 { $time }
moment-tomorrow = 明天 { $time }
moment-day = { $date } { $time }

## run：一次自动做

run-done = ✅ <b>{ $date }的事都做好了</b>
run-failed = ⚠️ <b>{ $date }有 { $count } 项没做成</b>
run-under-way = ▶️ <b>正在做，做一项更新一项</b>
run-next = ⌛ 排着队，前面的做完就做它
run-shown = ⏳ 正在做呢，进度和结果都在“正在做”那条消息里。
run-first = ⏳ 还有正在做的，等它做完再点一次。
run-repeats = ⏳ 还有没做成的，{ $at }我自己再试一次。{ $end }
run-waits = ⏳ 还有的要慢慢做，我会自己做完。{ $end }
run-end-told = 到时告诉你结果。
run-end-kept = 结果会记在 /history。
run-coins = +{ $coins } 金币
run-minutes = { $minutes } 分钟
run-streak = 连续 { $days } 天
run-signed-before = 今天已经签过
run-day-ended = 做到一半过了零点，剩下的没做；新的一天会照常做
run-nothing-to-do = 今天没有能做的
run-login-ended = 登录失效，没做成
run-risk = QQ 音乐提醒操作太频繁，为了账号安全今天不再做，明天照常
run-verification = QQ 音乐要先做人机验证，今天不再做；去 App 里用一下，明天照常
run-plays-later = 播放报上去了，QQ 音乐可能过几个小时才计入，今天先停
run-balance = 🪙 金币：{ $before } → { $after }
run-balance-now = 🪙 金币：{ $coins }
day-card-gained = 这天赚到
day-card-nothing-gained = 这天没有进账
day-card-coins = 金币
day-card-done = 完成
day-card-streak = 连续签到
day-card-balance = 金币余额
day-card-listened = 当天听歌
day-card-days = 最近七天签到
run-details = 🔍 详情
run-again = 🔁 再试：{ $chore }
run-times = 🕗 { $from } 开始，{ $until } 结束
run-by-hand = 👆 这次是你自己点的。
run-tries = （试了 { $count } 次）
run-gone = 这次的记录已经清掉了，最近的在 /history。
run-later = ⏳ 正在忙你的别的事（读听歌报告、续期登录，或接着上次没做完的）。过几分钟再点一次。
run-account-gone = 这个账号已经移除，没有做。
run-nothing-on = 一项都还没打开，没有可做的。点下面打开几项吧。
run-own-times = 🗓 { $chores }：有自己的时间，到时候我会做，不用现在做。
run-nothing-now = 👌 现在没有要做的。
run-already = 👌 <b>{ $date }的事已经都做好了</b>（{ $at } 做完），不用再做。
run-already-coin = 想看看有没有新的金币任务，发 /coin。

history-title = 📜 <b>最近自动做的</b>
history-empty = 还没有记录。点下面打开每天自动做，以后做过什么都记在这里。
history-running = ⏳ 正在做，做完就记在这里。
history-hint = 点号码看详情。
history-by-hand = 👆 是你自己点“现在做一次”或“再试”的。
history-nothing = 没有要做的
history-listened = 🎧 加入以来（{ $date }起）：听了 { $time }
history-listened-streak = ，连续 { $days } 天都在听

notice-from-group = 📍 原来的群或话题里我发不了消息了，以后都在这里告诉你。想换个地方，去那里发 /schedule。
notice-left-group = 📍 原来的群你已经不在了，或者那里不能再用我了，以后都在这里告诉你。想换个地方，去那里发 /schedule。
notice-whose = 👤 <b>{ $name }</b> 的结果
notice-maybe-again = （这条可能已经发过一次，收到过就不用管）
notice-login-dead = 🔑 <b>QQ 音乐的登录失效了</b>，每天自动做的事先停着。点下面重新扫码，今天没做的会自动补上。
notice-login-dead-of = 🔑 <b>{ $who } 的登录失效了</b>，这个账号每天自动做的事先停着。点下面用这个号重新扫码，今天没做的会自动补上。
notice-login-dead-idle = 🔑 <b>QQ 音乐的登录失效了</b>，点下面重新扫码就能接着用。
notice-login-dead-idle-of = 🔑 <b>{ $who } 的登录失效了</b>，点下面用这个号重新扫码就能接着用。
notice-login-dead-lent = 它借给了：{ $to }。那边现在也用不了，用同一个账号重新登录，就会接着借。
notice-no-picture = 🖼 这次的图片没画出来，只好用文字说。
notice-report = 🎧 { $report } · { $of }：都在图里
notice-report-heard = 🎧 { $report } · { $of }：听了 { $time }
notice-report-missed = 🎧 { $report } · { $of }：没有读到。QQ 音乐只在当天给数字，那天快结束时没能拿到。
notice-report-key = 🔑 想以后少错过？交给我一个报告密钥（看 /settings key），日报和周报第二天还能补上。
report-of-today = 今天（{ $dates }）
report-of-this-week = 本周（{ $dates }）
report-of-this-month = 这个月（{ $dates }）
report-of-yesterday = 昨天（{ $dates }）
report-of-last-week = 上周（{ $dates }）
report-of-last-month = 上个月（{ $dates }）

## admin：给机器人的主人

admin-title = 🛠 <b>运行情况</b>
admin-accounts = 👤 QQ 账号：{ $accounts } · 打开了自动做的人：{ $people }（停着 { $paused }）
admin-known = 📣 群发能送到：{ $known } 人（登录过或打开过每天自动做的人）
admin-runs = ⏰ 到点还没做：{ $due } · 正在做：{ $running }
admin-ended = 🧾 这次启动以来：{ $well } 次全做成了，{ $failed } 次有没做成的
admin-notices = 📨 排着还没发的消息：{ $notices }（人数和排队数每分钟数一次）
admin-music-answers = 🌐 QQ 音乐：有回应
admin-music-silent = 🌐 QQ 音乐：⚠️ 没有回应
admin-export = 💾 每小时的备份：最近一次在 { $minutes } 分钟前
admin-export-fails = 💾 每小时的备份：⚠️ 没能写成，原因在日志里；最近一次在 { $minutes } 分钟前
admin-export-none = 💾 每小时的备份：⚠️ 一份都没有，原因在日志里
admin-going = ▶️ 自动做的事：正常进行
admin-stopped = ⏸ 自动做的事和通知：全部停着
admin-pause = ⏸ 全部停下
admin-resume = ▶️ 全部继续
admin-refresh = 🔄 刷新
admin-help =
    群发：<code>/admin broadcast 内容</code>
    查某个人为什么没做成：<code>/admin why Telegram的id</code>
admin-broadcast-ask = 📣 上面这条，要发给 <b>{ $people }</b> 个人吗？正在免打扰的人，过了时间才会收到。
admin-broadcast-waits = ⏸ 现在全部停着：要等你在 /admin 里点“全部继续”，才会发出去。
admin-broadcast-yes = 📣 发给 { $people } 个人
admin-broadcast-no = ✖️ 不发
admin-broadcast-empty = 在后面写上要说的话，比如：<code>/admin broadcast 今晚 11 点重启，几分钟就好</code>
admin-broadcast-long = 太长了：Telegram 算作 { $length }，最多 { $most }。删短一点再发。
admin-broadcast-queued = 📣 排好了，会慢慢发给 { $people } 个人，每天的结果排在它前面。
admin-broadcast-dropped = 好，不发了。
admin-broadcast-gone = 放太久了，这条已经忘掉。再发一次 /admin broadcast 吧。
admin-why-bad = 后面写 Telegram 的数字 id，比如：<code>/admin why 123456789</code>
admin-why-none = 没有 <code>{ $person }</code> 的记录：可能 id 写错了，也可能这个人还没打开自动做。
admin-why-not-yet = 🔍 <code>{ $person }</code> 打开了自动做，还没做过，下次：{ $at }（按这个人的时区）。
admin-why-title = 🔍 <b>{ $person }</b> 最近几次
admin-why-paused = ⏸ 停着：{ $reason }
admin-why-login-dead = 登录失效
admin-why-blocked = 在私聊里停用了机器人
admin-why-not-allowed = 不在可以使用的名单里

## report：听歌报告

report-all = 🎧 <b>{ $nick }</b> 的听歌报告
report-all-nameless = 🎧 你的听歌报告
report-one = 🎧 <b>{ $nick }</b> 的听歌报告 · { $period }
report-one-nameless = 🎧 听歌报告 · { $period }
report-choose = 想在这里看哪段时间的听歌报告？点一个，只会发出你自己的那一张，群里的人都能看到。
report-bad = 没看懂“{ $text }”。可以写 <code>total</code>、<code>today</code>、<code>week</code> 或 <code>month</code>，比如：<code>/report week</code>，后面加 <code>dark</code> 是深色。
report-button = 🎧 看听歌报告
report-key-hint = 想看更完整的报告？发 <code>/settings key</code> 看看怎么领取自己的报告密钥。
report-key-refused = ⚠️ 你的报告密钥已经失效了，这次没有用上。重新复制一个发来：<code>/settings key</code>
report-key-unreachable = QQ 音乐的官方报告暂时连不上，这次先用别的数据。
report-key-how =
    有了自己的报告密钥，听歌报告会更完整：
    1. 打开 y.qq.com/n/ryqq_v2/qqmusic_skills 并登录，领取密钥（<code>qmk-</code> 开头）；
    2. 在这里发 <code>/settings key qmk-…</code>。
    我收到后会马上删掉那条消息，先向 QQ 音乐验证再加密保存，不会再显示出来。不想用了就发 <code>/settings key off</code>。
report-key-saved = ✅ 报告密钥验证过了，已经加密保存。
report-key-unchecked = 报告密钥还没验证，所以没有保存；到时候再发一次 <code>/settings key qmk-…</code>
report-key-deleted = 🧹 带密钥的那条消息我已经删掉了。
report-key-stays = ⚠️ 带密钥的那条消息我删不掉，请你自己删掉它。
report-key-leaked-deleted = ⚠️ 报告密钥别发在群里，拿到它的人能看到你听了什么！消息我已经删掉，但可能有人看到了：请到 y.qq.com/n/ryqq_v2/qqmusic_skills 换一个，再来私聊发给我。
report-key-leaked-stays = ⚠️ 报告密钥别发在群里，拿到它的人能看到你听了什么！我删不掉那条消息，请马上自己删掉，再到 y.qq.com/n/ryqq_v2/qqmusic_skills 换一个，来私聊发给我。
report-key-removed = 🗑 报告密钥已经删掉了。
report-key-none = 这里没有保存你的报告密钥。

## report-card：听歌报告的图片上，不是 HTML

report-card-title = { $nick } 的听歌报告
report-card-title-nameless = 我的听歌报告
report-card-total = 总计
report-card-joined = 加入以来
report-card-today = 今天
report-card-week = 本周
report-card-month = 本月
report-card-listened-total = 一共听了
report-card-listened-today = 今天听了
report-card-listened-week = 这周听了
report-card-listened-month = 这个月听了
report-card-listened-joined = 加入以来听了
report-card-yesterday = 昨天
report-card-a-day = 日报
report-card-last-week = 上周
report-card-a-week = 周报
report-card-last-month = 上个月
report-card-a-month = 月报
report-card-listened-yesterday = 昨天听了
report-card-listened-a-day = 这一天听了
report-card-listened-last-week = 上周听了
report-card-listened-a-week = 这一周听了
report-card-listened-last-month = 上个月听了
report-card-listened-a-month = 这一个月听了
report-card-average = 平均每天
report-card-plays = 播放次数
report-card-plays-word = 次
report-card-streak = 连续听歌
report-card-days = { $days } 天
report-card-hour = 最爱的时段
report-card-new = 新听的歌
report-card-hours = 小时
report-card-minutes = 分钟
report-card-seconds = 秒
report-card-short-less = 不到1分钟
report-card-short-minutes = { $minutes }分钟
report-card-short-hours = { $hours }小时
report-card-short-both = { $hours }小时{ $minutes }分
report-card-times = { $count } 次
report-card-date = { $month }{ $day }日
report-card-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
report-card-month-of = { $year }年{ $month }
report-card-since = { $year }年{ $date }起
report-card-until = 截至 { $year }年{ $date }
report-card-weekdays = 一 二 三 四 五 六 日
report-card-chart-hours = 一天里的时段
report-card-chart-week = 一周里的每一天
report-card-chart-days = 一个月里的每一天
report-card-chart-months = 今年的每个月
report-card-songs = 听得最多的歌
report-card-singers = 听得最多的歌手
report-card-genres = 喜欢的曲风
report-card-genre = { $name } { $percent }%
report-card-undrawable = 无法显示
report-card-unknown = 这里还没有数据
report-card-unknown-total = QQ 音乐没有给出累计的听歌数据。
report-card-unknown-today = QQ 音乐没有给出今天的听歌数据。
report-card-unknown-week = QQ 音乐没有给出本周的听歌数据。
report-card-unknown-month = QQ 音乐没有给出本月的听歌数据。
report-card-unknown-hint = 发 /settings key 交给我报告密钥，能看到更多。
report-card-source = 来源：{ $source }
report-card-source-official = QQ 音乐官方报告
report-card-source-page = QQ 音乐听歌报告
report-card-source-profile = 音响力和个人主页
report-card-source-remote = 远程服务
report-card-source-history = 加入以来的记录（从{ $year }年{ $date }起）
report-card-source-none = 暂无数据来源
report-card-and = 、
report-card-foot = QQ 音乐小助手

## error：出了什么事，接下来怎么办

error-not-logged-in = 还没登录哦，点下面的按钮扫码登录。
error-login-ended = 登录已经失效了，点下面的按钮重新扫一次就好。
error-not-refreshable = 这个登录里没有续期要用的信息。点下面的按钮，改用手机 QQ 或微信扫码，以后就能自动续期；用 QQ 音乐 App 扫的通常续不了。
error-too-many-accounts = 一个人最多存 { $most } 个 QQ 音乐账号，已经满了，所以这个没有存。想换成它，先发 /accounts 移除一个再登录。
error-bad-cookie = Cookie 里缺少 <code>{ $missing }</code>。请把整段 Cookie 一起复制过来，再发一次。
error-report-key = QQ 音乐没有接受这个密钥，可能复制漏了，或者已经作废。到 y.qq.com/n/ryqq_v2/qqmusic_skills 重新复制一个再发来。
error-remote-untold = ⚠️ 这个机器人通过 <b>{ $name }</b> 访问 QQ 音乐，你的登录信息会发给它。信得过再继续；不放心就别用，或者发 /logout 退出登录。
error-not-found = 没有找到，可能已经下架、被删除或设为私密。检查一下 id 或链接再试。
error-devices = QQ 音乐说登录的设备太多，或者登录还很新、不用续期。过几小时再试，或在 QQ 音乐里下线不用的设备。
error-account = QQ 音乐限制了这个账号（{ $code }）。请打开 QQ 音乐 App 看看提示。
error-refused = QQ 音乐拒绝了这个请求（{ $code }）。过一会儿再试；总是这样的话，请告诉机器人的主人。
error-rate-limited = QQ 音乐说问得太快了，等一两分钟再试。
error-rate-limited-for = QQ 音乐说问得太快了，{ $seconds } 秒后再试。
error-verification = QQ 音乐要先做一次人机验证。打开 QQ 音乐 App 用一下，再回来试试。
error-verification-link = QQ 音乐要先做一次人机验证，点下面的按钮完成后再试。
error-unsupported = 这个功能现在还用不了，请告诉机器人的主人。
error-unavailable = 暂时连不上 QQ 音乐，过一会儿再试。
error-uncertain = QQ 音乐没有给出明确的回答，刚才的操作可能成功了，也可能没有。先去 QQ 音乐里看一眼，再决定要不要重来。
error-unexpected = QQ 音乐的回答我没看懂。稍后再试；一直这样的话，请告诉机器人的主人。
error-store = 我这边存取数据出了问题，刚才的操作没有保存。稍后再试。
error-sorry = 抱歉，出了点问题，这次没能完成。再试一次吧。
error-too-many = 一下子发得太多了，我先处理前面的，过一会儿再发。

## api：HTTP 接口的网页

api-title = QQ 音乐接口
api-lead = 搜歌、歌词、歌单、签到、听歌报告，一个 HTTP 请求就能拿到。每个接口都可以在这一页直接试。
api-language = 语言
api-keys = 账号密钥
api-keys-lead = 要登录的接口会用到。扫码最省事，也可以自己填。
api-keys-number = QQ 音乐号（uin）
api-keys-key = 音乐密钥（qm_keyst）
api-keys-more = 刷新密钥（refresh_key，可不填）
api-keys-forget = 清除
api-keys-kept = 只放在这个标签页里，关掉就没了；不会出现在网址里。
api-scan = 扫码登录
api-scan-lead = 用哪个 App 扫？
api-scan-wechat = 微信
api-scan-app = QQ 音乐
api-scan-waiting = 等你扫码…
api-scan-scanned = 扫到了，请在手机上确认
api-scan-confirmed = 登录成功，密钥已经填好
api-scan-refused = 手机上点了拒绝
api-scan-expired = 二维码过期了，再来一次
api-answers = 回答的样子
api-answers-lead = 所有回答都是 JSON。成功时 code 是 0，内容在 data 里；失败时有合适的 HTTP 状态码、一个不为 0 的 code 和一句英文说明。
api-calls = 调用次数
api-today = 今天
api-total = 累计
api-parameters = 参数
api-no-parameters = 不用参数
api-required = 必填
api-optional = 可不填
api-default = 默认
api-example = 示例
api-try = 试一下
api-trying = 请求中…
api-answer = 回答
api-took = 用时
api-failed = 没有连上服务器，检查网络后再试。
api-keys-needed = 需要登录
api-keys-optional = 登录可选
api-keys-unused = 不用登录
api-copy = 复制
api-copied = 已复制
api-picture = 选一张图片
api-confirm-write = 会真的改动账号，再点一次就执行
api-group-login = 登录
api-group-find = 找音乐
api-group-account = 我的账号
api-group-do = 签到、金币与互动
api-group-server = 服务器
api-filter = 筛选接口

api-op-login-qrcode = 扫码登录
api-op-login-check = 查询扫码状态
api-op-authorize = 授权别的设备登录
api-op-search = 搜索
api-op-playlist = 歌单详情
api-op-user = 我的信息
api-op-sign = 每日签到
api-op-comment = 发表评论
api-op-coin-task = 提交金币任务
api-op-coin-check = 查询任务进度
api-op-song-url = 播放地址
api-op-lyric = 歌词
api-op-convert = 歌曲 id 与 mid 互查
api-op-report = 听歌报告
api-op-accelerate = 听歌时长加速
api-op-accelerate-list = 我喜欢、今日推荐
api-op-refresh = 刷新密钥
api-op-userinfo = 音响力等详细信息
api-op-stats = 调用统计

api-about-login-qrcode = 给出一张二维码和一个会话密钥，用来查询状态。
api-about-login-check = 等待、已扫、已确认、已拒绝或已过期。确认后只给一次 Cookie。
api-about-authorize = 别的设备上显示着 QQ 音乐的登录二维码，用你的账号确认它。只授权你面前的设备。
api-about-search = 按关键词搜索，分页给出。
api-about-playlist = 歌单信息和里面的歌。
api-about-user = 昵称、会员、金币、今天签到没有。
api-about-sign = 签到领金币。今天签过了也算成功，会告诉你。
api-about-comment = 给歌曲、专辑或歌单写评论。服务器绝不会替你重发。
api-about-coin-task = 在后台把能做的金币任务做完，先给你任务 id；会改动收藏的不做。
api-about-coin-check = 做到哪一步，赚了多少金币。
api-about-song-url = 指定音质的播放地址，过一段时间会失效。
api-about-lyric = LRC 歌词，有翻译就一起给。
api-about-convert = 给 id 查 mid，给 mid 查 id。
api-about-report = 总计、今日、本周、本月四张图，数字也一起给。
api-about-accelerate = 在后台上报播放来增加听歌时长，有每日上限。
api-about-accelerate-list = 自己的歌单：201 是我喜欢，202 是今日推荐。
api-about-refresh = 用刷新密钥换新的音乐密钥。
api-about-userinfo = 昵称、头像、音响力等级、今天听了多久。
api-about-stats = 每个接口被调用了多少次。

api-param-type = 哪一种
api-param-key = 扫码登录给的会话密钥
api-param-base64 = 二维码图片
api-param-query = 关键词
api-param-page = 第几页
api-param-page-size = 每页几条
api-param-id = id、mid 或链接
api-param-num = 要几首
api-param-content = 评论内容
api-param-bizid = 歌曲、专辑或歌单的 id
api-param-biztype = 1 歌曲，2 专辑，3 歌单
api-param-repliedcmid = 要回复的评论
api-param-taskId = 任务 id
api-param-songmid = 歌曲的 mid、id 或链接
api-param-fileType = 音质
api-param-mid = 歌曲的 mid、id 或链接
api-param-songInfo = 歌曲
api-param-songName = 歌名
api-param-singer = 歌手
api-param-singerId = 歌手 id
api-param-songId = 歌曲的 id 或 mid
api-param-dirid = 201 我喜欢，202 今日推荐
api-param-lang = 图片上的语言
api-param-theme = 图片是浅色还是深色
api-param-Qm-report-key = 官方听歌报告的密钥（qmk- 开头），没有可以不填
