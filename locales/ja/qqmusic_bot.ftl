### 日本語（です・ます）。HTML になるテキストには <b>、<code> を使える。引数は telegram::render がエスケープする。
### 用語：ログイン、アカウント、プレイリスト、アルバム、コメント、チェックイン、コイン、フォロー、キー、音響力、リスニングレポート、再生時間の加速、個人チャット、トピック。

## command：メニューとヘルプの一行

command-start = ここからスタート
command-help = できることを見る
command-search = 曲、アーティスト、アルバム、プレイリストを検索
command-song = 曲の音声を送ります
command-lyric = 歌詞と翻訳
command-playlist = プレイリストを開く
command-discover = おすすめやジャンルからプレイリストを探す
command-songlist = お気に入り、今日のおすすめ
command-convert = 曲の id と mid を調べる
command-comment = 曲、アルバム、プレイリストにコメント
command-sign = 毎日のチェックインでコインをもらう
command-login = QR コードで QQ Music にログイン
command-check = ログインの状態を見る
command-user = ニックネーム、会員、コイン
command-userinfo = 自分の音響力
command-coin = コインのタスクを自動で行う
command-coincheck = タスクの進み具合を見る
command-accelerate = 再生時間を増やす（リスクあり）
command-report = リスニングレポートを画像で
command-refresh = ログインを更新
command-schedule = チェックインとタスクを毎日自動で
command-history = 最近の自動実行の記録
command-admin = オーナー用：稼働状況、一斉送信、原因の確認
command-cookie = Cookie でログイン
command-authorize = 別の端末をログインさせる
command-accounts = アカウントの切り替え・追加・削除
command-logout = ログアウト
command-settings = 言語や音質などの設定
command-share = ログインをグループに貸す（検索と再生だけ）
command-board = グループの週間リスニングランキング
command-privacy = 保存しているあなたの情報
command-export = 全部をファイルで受け取る
command-forget = 全部を削除する
command-stats = 利用回数
command-cancel = 実行中のことをやめる

## bot：Telegram に出る名前と紹介文。HTML ではない

bot-name = QQ Music アシスタント
bot-about = 曲の検索、歌詞、再生。チェックインでコインも自動で。リスニングレポートも見られます。グループでも使えます。
bot-description =
    QQ Music を Telegram で使えます 🎵

    · 曲名か QQ Music のリンクを送ると、検索、歌詞、再生
    · QR コードでログインすると、コイン、自分のプレイリスト、リスニングレポート
    · チェックイン、コインのタスク、ログインの更新を毎日自動で

    「開始」を押して送ってみてください：晴天 周杰倫

## start

start-greeting =
    <b>こんにちは、QQ Music アシスタントです 🎵</b>
    曲名を送ると、検索、歌詞、再生ができます。QQ Music のリンクも使えます。
    QR コードでログインすると、毎日の自動チェックインでコインをもらったり、リスニングレポートや自分のプレイリストを見たりできます。
    まずは送ってみてください：<code>晴天 周杰倫</code>
start-group =
    みなさん、こんにちは 🎵 このグループで曲の検索、歌詞、再生をお手伝いします。<code>/search 晴天</code> をお試しください。ほかの機能は /help で見られます。
    ログインなどアカウントのことは個人チャットで行います。管理者は /settings で、貼られたリンクを開くか、誰が使えるか、返信をいつ消すかを決められます。

## help

help-title = <b>できること</b>
help-title-group = <b>グループでできること</b>
help-topic-music = 🎵 音楽
help-topic-account = 👤 アカウント
help-topic-daily = 🪙 毎日のこと
help-topic-group = 👥 グループ
help-topic-bot = ⚙️ 設定とプライバシー
help-foot = 曲名を送るだけで検索、QQ Music のリンクを送るだけで開きます。
help-more = ほかに：{ $commands }
help-foot-group = ログイン、アカウント、プライバシーのことは個人チャットでどうぞ。
help-inline = どのチャットでも <code>@{ $bot } 曲名</code> と入力すると、そこへ曲を送れます。
help-unknown = /{ $word } というコマンドはありません。/help で一覧を見られます。
help-unknown-nearest = /{ $word } というコマンドはありません。/{ $nearest } のことですか？
help-only-text = 読めるのは文字だけです。曲名か QQ Music のリンクを送ってください。
help-meant = 💡 /{ $command } を使いたいですか？タップするだけです。

## button：ボタンの文字

button-login = 🔑 QR でログイン
button-private = 💬 個人チャットへ
button-search = 🔍 曲を検索
button-help = ❓ できること
button-settings = ⚙️ 設定
button-own-playlists = 📂 マイプレイリスト
button-previous = ◀ 前へ
button-next = 次へ ▶
button-lyric = 📝 歌詞
button-card = 🖼 カード
button-comment = 💬 コメント
button-link = 🔗 QQ Music で開く
button-schedule = 🗓 毎日の自動実行
button-history = 📜 最近の記録
button-remote-agree = 理解して続ける
button-verify = 🛡 認証する
button-up = ↩️ 戻る
button-hot = 🔥 人気コメント
button-album = 💿 アルバム
button-singer = 🎤 歌手
button-add = ➕ 追加
button-more = ⋯ その他

## group：グループで

group-private-only = ほかの人に見られないよう、個人チャットで行いましょう。下のボタンを押してください。
group-not-yours = これはほかの人のものです。ご自分でコマンドを送ってください。
group-admins-only = 設定を変えられるのはグループの管理者だけです。
group-admins-only-settings = グループの設定を変えられるのは管理者だけです。ご自分の設定は個人チャットでどうぞ。
group-open-music = このグループでは、メンバーが使えるのは検索、歌詞、再生だけです。ほかは個人チャットでどうぞ。このグループで /share と /board を使うには、管理者に /settings での開放を頼んでください。
group-open-admins = このグループで使えるのは管理者だけです。個人チャットでどうぞ。
group-unheard = 🔇 「{ $group }」に投稿できないため（制限されているか、トピックが閉じられています）、そこでお答えできませんでした。ここで聞いてください。グループで使うには、管理者に発言の許可をお願いしてください。
group-no-media = 🔇 このグループでは音声と画像を送れません。管理者に許可をお願いするか、個人チャットで聴いてください。
group-topic-gone = 💬 返信先に選ばれていたトピックが閉じられたか削除されました。これからは聞かれた場所でお答えします。もう一度送ってください。
group-link-gone = 🔗 このリンクの曲（またはプレイリスト、アルバム）は見つかりません。配信終了、削除、非公開のどれかかもしれません。
access-denied = このボットは招待された人だけが使えます。使いたい場合は、オーナーに追加を頼んでください。あなたの id は <code>{ $id }</code> です。

## button answers：ボタンを押したあとのひとこと

press-outdated = このボタンは古くなりました。もう一度コマンドを送ってください。
press-forgotten = この一覧は古くなりました。もう一度開いてください。

## search

search-ask = 何を聴きますか？曲名かアーティスト名を送ってください。例：<code>晴天 周杰倫</code>
search-ask-group = コマンドのあとに曲名を書いてください。例：<code>/search 晴天 周杰倫</code>
search-title = 🔍 <b>{ $query }</b>
search-page = { $page } ページ目 · 約 { $total } 曲
search-page-singer = { $page } ページ目 · アーティスト 約 { $total } 組
search-page-album = { $page } ページ目 · アルバム 約 { $total } 枚
search-page-playlist = { $page } ページ目 · プレイリスト 約 { $total } 件
search-kind-song = 曲
search-kind-singer = アーティスト
search-kind-album = アルバム
search-kind-playlist = プレイリスト
search-kind-shown = ● { $kind }
search-songs = { $total } 曲
search-albums = アルバム { $total } 枚
search-empty-kind = { $kind }に「{ $query }」は見つかりませんでした。書き方を変えるか、下から別の種類を選んでください。
search-empty = 「{ $query }」は見つかりませんでした。書き方を変えるか、アーティスト名を足してみてください。

## list

list-vip-note = 〔VIP〕は VIP 会員になるか、アルバムの購入が必要です。
list-page = { $page }/{ $pages } ページ
list-page-alone = { $page } ページ
list-no-more = この先はありません。前のページに戻ってください。
list-untitled = （無題）
playlist-ask-own = 自分のプレイリストを見るには、先にログインしてください。

## playlist

playlist-ask = プレイリストの名前、リンク、番号のどれかを送ってください。例：<code>/playlist 民謡</code>、<code>/playlist 8000000001</code>
playlist-title = 📂 <b>{ $title }</b>
playlist-creator = 作成：{ $creator }
playlist-songs = 全 { $total } 曲
playlist-shown = 最初の { $num } 曲を表示
playlist-more = もっと見る：<code>/playlist { $id } { $num }</code>
playlist-empty = このプレイリストにはまだ曲がありません。
playlist-own-title = 📂 <b>マイプレイリスト</b>
playlist-own-empty = まだ自分のプレイリストがありません。QQ Music で作るか、プレイリストのリンクを送ってください。
playlist-own-row = { $title } · { $total } 曲
playlist-bad = 「{ $text }」は読み取れませんでした。プレイリストのリンクか番号を送ってください。例：<code>/playlist 8000000001 50</code>
playlist-other-link = このリンクはプレイリストではありません。そのまま送ると開きます。
songlist-bad-num = 曲数は 1 から { $max } までです。例：<code>/songlist 202 30</code>
playlist-bad-num = 曲数は 1 から { $max } までです。例：<code>/playlist 8000000001 50</code>

## album

album-title = 💿 <b>{ $title }</b>
album-empty = このアルバムにはまだ曲がありません。

## songlist

songlist-favourites = お気に入り
songlist-daily = 今日のおすすめ
songlist-empty = まだ曲がありません。
songlist-bad = 201（お気に入り）か 202（今日のおすすめ）と書いてください。曲数も付けられます。例：<code>/songlist 202 30</code>

## card

card-singers = アーティスト：{ $singers }
card-album = アルバム：{ $album }
card-length = 再生時間：{ $length }
card-qualities = 音質：{ $qualities }
card-capped = このグループでは { $best } まで
card-vip = 🔒 VIP 会員になるか、アルバムの購入が必要です
card-vip-lent = 🔒 VIP の曲です。自分のアカウントで聴けないときは、{ $whose }を使います
card-no-files = 再生できるファイルが今はありません
card-audio-button = 🎧 { $quality }

quality-128 = 標準 128k
quality-320 = 高音質 320k
quality-flac = ロスレス FLAC

## discover：見つける

discover-home =
    🧭 <b>見つける</b>
    どこから見てみますか？
discover-recommended = 🌟 おすすめ
discover-categories = 🗂 カテゴリー
discover-daily = 📅 今日のおすすめ
discover-recommended-title = 🌟 <b>おすすめのプレイリスト</b>
discover-categories-title =
    🗂 <b>カテゴリー別プレイリスト</b>
    どれを聴きますか？
discover-category-title = 🗂 <b>カテゴリー · { $name }</b>
discover-page = { $page } ページ目。番号を押すと曲が見られます。
discover-nothing = 今は何もありません。ほかを見てみてください。
discover-private = これは個人チャットで使えます。曲をそちらで送って、もう一度押してください。
discover-no-singer = この曲には歌手名がありません。名前を送ってくれれば検索します。
discover-which-singer = 🎤 どのアーティストですか？
discover-singer-title = 🎤 <b>{ $name }</b>
discover-add-choose = ➕ 「{ $title }」をどのプレイリストに追加しますか？
discover-add-none = まだ自分のプレイリストがありません。QQ Music で作ってから、もう一度押してください。
discover-add-ask = 「{ $title }」をプレイリスト「{ $playlist }」に追加しますか？
discover-add-yes = ✅ 追加する
discover-add-no = ✖️ やめる
discover-add-other = 📂 ほかのリスト
discover-added = ✅ 「{ $title }」を「{ $playlist }」に追加しました。
discover-add-existed = 「{ $title }」はすでに「{ $playlist }」にあります。変更はありません。
discover-add-busy = QQ Music が処理中のため、「{ $title }」はまだ「{ $playlist }」に入っていません。数秒後にもう一度押してください。
discover-add-again = 🔁 もう一度
discover-add-unsure = ❓ 「{ $title }」が追加されたか分かりません。QQ Music からはっきりした返事がありませんでした。アプリで確認してください。自動でもう一度追加することはありません。
discover-add-refused = QQ Music は「{ $title }」を追加しませんでした（{ $code }）。リストがいっぱいか、削除された可能性があります。ほかのリストで試してください。
discover-add-declined = 分かりました。追加しません。
discover-comments-title = 🔥 <b>{ $title }</b> の人気コメント
discover-comments-page = { $page } ページ目 · 全 { $total } 件
discover-comments-none = まだコメントがありません。最初のひとことをどうぞ。
discover-comments-closed = 「{ $title }」のコメントは今見られません。閉じられている可能性があります。ほかの曲を見てみてください。
discover-comment-moved = そのコメントはもうこのページにありません。人気コメントを開き直して探してください。
discover-answer-button = ↪️ { $number } に返信
discover-write-button = ✍️ コメントを書く
discover-likes = 👍 { $likes }
send-all-button = 📤 すべて送る
send-all-first-button = 📤 最初の { $most } 曲を送る
send-all-progress = 📤 「{ $title }」を送っています（{ $done }/{ $total } 曲）。やめるときは /cancel。
send-all-place = ⏳ 順番待ちです（今 { $place } 番目）。順番が来たら続きを送ります。
send-all-done = ✅ 「{ $title }」を送り終えました（{ $total } 曲中 { $sent } 曲）。
send-all-cancelled = 分かりました。「{ $title }」の送信をやめました（{ $total } 曲中 { $sent } 曲）。
send-all-stopped = 再起動するため、「{ $title }」は途中までです（{ $total } 曲中 { $sent } 曲）。1 分ほどしてから、もう一度「すべて送る」を押してください。
send-all-missed = 送れなかった曲：
send-all-row = ・{ $title } — { $reason }
send-all-login = ログインが必要
send-all-member = VIP 会員限定
send-all-right = 今は聴けません
send-all-above-cap = このグループでは送れない音質のみ
send-all-too-large = サイズ超過
send-all-failed = 取得できず、あとで再試行

## lyric

lyric-ask = どの曲の歌詞ですか？曲名、リンク、mid のどれかを送ってください。例：<code>晴天 周杰倫</code>
lyric-ask-group = コマンドのあとに曲名を書いてください。例：<code>/lyric 晴天 周杰倫</code>
lyric-title = 📝 <b>{ $title }</b>
lyric-none = 「{ $title }」には歌詞がありません。インストゥルメンタルかもしれません。
lyric-file = 歌詞が長いので、ファイルで送ります。

## convert

convert-ask = 曲名か、曲の id、mid、リンクのどれかを送ってください。例：<code>/convert 97773</code>
convert-answer =
    <b>{ $title }</b>
    曲の id：<code>{ $id }</code>
    曲の mid：<code>{ $mid }</code>
convert-found = 🔍 「{ $query }」の検索で最初に見つかった曲です。別の曲なら /search で探して、そのリンクを /convert に送ってください。

## song

song-bad-link = このリンクは開けません。QQ Music の曲、アルバム、プレイリストのリンクか、曲名を送ってください。
song-album-link = これはアルバムのリンクです。そのまま送ると開くので、中から曲を選んでください。
song-playlist-link = これはプレイリストのリンクです。/playlist で開いてください。
song-ask = どの曲を聴きますか？曲名、リンク、id のどれかを送ってください。例：<code>晴天 周杰倫</code>。音質を選ぶときは id のあとに書きます：<code>/song 97773 320</code>
song-ask-group = コマンドのあとに曲名、リンク、id のどれかを書いてください。例：<code>/song 晴天 周杰倫</code>。音質を選ぶときは id のあとに書きます：<code>/song 97773 320</code>
song-above-cap = この曲にはこのグループの上限（{ $best }）を超える音質しかありません。個人チャットで聴いてください。
song-bad-quality = 「{ $text }」という音質はありません。<code>128</code>、<code>320</code>、<code>flac</code> から選んでください。例：<code>/song 97773 320</code>
song-fetching = ⏳ 「{ $title }」を準備しています。少しお待ちください。やめるときは /cancel。
song-no-such-quality = 「{ $title }」に{ $quality } はありません。別の音質をどうぞ：
song-login-needed = 「{ $title }」の{ $quality } はログインが必要です。ログインして、もう一度押してください。
song-vip-login-needed = 「{ $title }」の{ $quality } は、VIP 会員かアルバム購入済みのアカウントでのログインが必要です。お持ちなら、ログインして、もう一度押してください。
song-vip-needed = 「{ $title }」の{ $quality } は VIP 会員になるか、アルバムの購入が必要です。QQ Music で手続きしてから、また試してください。
song-no-right = 「{ $title }」は今 QQ Music で配信されていません。権利や地域の理由かもしれません。別の曲か、別のバージョンを探してみてください。
song-device-limit = このアカウントはログイン中の端末が多すぎて、QQ Music で再生できません。QQ Music で端末をいくつかログアウトして、もう一度試してください。
song-too-large = 「{ $title }」の{ $quality } は { $most } を超えるため Telegram で送れません。これより小さい音質もありません。
song-too-large-instead = 「{ $title }」の{ $quality } は { $most } を超えるため Telegram で送れません。下から選んでください：
song-address-button = ⬇️ ダウンロード（2 時間有効）
song-broken = 曲の送信が途中で切れました。もう一度押してください。
song-not-sent = この曲は Telegram に送れませんでした。しばらくしてから試してください。

## inline：どのチャットでも @ボット で曲を探す。多くは HTML ではない

inline-hint-title = 何を聴きますか？
inline-hint-text = 続けて曲名かアーティスト名を入力してください。例：晴天 周杰倫
inline-hint-message = 🎵 どのチャットでも <code>@{ $bot } 晴天</code> と入力すれば、曲を探して送れます。
inline-hint-button = 🔍 試してみる
inline-daily = ✨ 今日のおすすめの曲です
inline-nothing = 見つかりません。書き方を変えるか、アーティスト名を足してください
inline-too-fast = 検索が速すぎます。1 分後にもう一度どうぞ
inline-slow = QQ Music がまだ応答しません。しばらくしてからもう一度どうぞ
inline-failed = 今は検索できません。しばらくしてからもう一度どうぞ
inline-confirm = 先に個人チャットで確認が必要です。ここをタップ
inline-stranger = このボットは招待された人だけが使えます
inline-listen = 🎧 ここで聴く
inline-listen-private = 💬 個人チャットで聴く
inline-again = 🔄 もう一度
inline-lent-here = このグループにログインが貸し出されていれば、「もう一度」を押すと聴けます。
inline-coming = すぐに届きます…
inline-fetching = ⏳ 曲を準備しています。少しお待ちください…
inline-queued = ⏳ 混み合っています。順番は { $place } 番目です…
inline-too-many = この 10 分でたくさんの曲をリクエストされました。数分たってからまたどうぞ。
inline-not-sent = ここには曲を入れられませんでした。しばらくしてから試すか、個人チャットで聴いてください。

## user

user-title = 👤 <b>{ $nick }</b>
user-uin = QQ Music 番号：<code>{ $uin }</code>
user-vip = 会員：{ $vip }
user-vip-none = 未加入
user-vip-green = グリーンダイヤ
user-vip-super = スーパー会員
user-coins = コイン：{ $coins }
user-signed = 今日のチェックイン：{ $signed }
user-signed-yes = 済み
user-signed-no = まだです
user-streak = 連続チェックイン：{ $streak }
user-days = { $days } 日
user-unknown = 不明
user-nameless = QQ Music ユーザー

## userinfo

userinfo-level = 音響力：{ $level }
userinfo-level-named = Lv.{ $level } { $name }
userinfo-level-plain = Lv.{ $level }
userinfo-value = 音響値：{ $value }
userinfo-value-next = { $value } / { $next }
userinfo-today = 今日の再生時間：{ $time }
userinfo-minutes = { $minutes } 分
userinfo-hours = { $hours } 時間 { $minutes } 分
userinfo-medals = メダル：{ $medals }
userinfo-medals-number = { $number } 個

## sign：毎日のチェックイン

sign-done = ✅ チェックインしました！
sign-already = 👍 今日はもうチェックイン済みです。
sign-streak = { $days } 日連続チェックイン
sign-credited = 🪙 コインが { $more } 増えて、{ $coins } になりました
sign-coins = 🪙 コイン：{ $coins }
sign-not-moved = 🪙 コインは { $coins } のままです。反映が遅れることがあるので、あとで /user を見てください。
sign-before-unread = 🪙 コインは今 { $coins } です。チェックイン前の数を読めなかったので、いくつ増えたかは分かりません。
sign-fewer = 🪙 コインは今 { $coins } で、先ほどより減っています。別の場所で使われているのかもしれません。いくつ増えたかは分かりません。
sign-unread = 🪙 コインの数を読めず、いくつ増えたか分かりません。あとで /user を見てください。

## comment：コメント

comment-ask = 何にコメントしますか？曲名、リンク、id のどれかを送ってください。例：<code>晴天 周杰倫</code>。アルバムとプレイリストはリンクを送ってください。
comment-ask-group = コマンドのあとに対象とコメントを書いてください。例：<code>/comment song 97773 いい曲</code>。アルバムは album、プレイリストは playlist です。
comment-bad = 「{ $text }」は読み取れませんでした。こう書けます：<code>/comment song 97773 いい曲</code>。song は album や playlist に、番号はリンクに替えられます。
comment-pick = 💬 どの曲にコメントしますか？番号を押してください。
comment-on-song = 🎵 曲：{ $title }
comment-on-album = 💿 アルバム：{ $title }
comment-on-playlist = 📂 プレイリスト：{ $title }
comment-ask-text =
    { $subject }
    コメントをそのまま送ってください（{ $most } 文字まで）。投稿の前に確認できます。
comment-ask-text-group =
    { $subject }
    グループでは内容もまとめて書いてください：<code>/comment { $kind } { $id } いい曲</code>
comment-empty = コメントに文字がありません。何か書いて、もう一度送ってください。
comment-too-long = コメントは { $length } 文字で、上限は { $most } 文字です。短くして送り直してください。
comment-ask-answer =
    ↪️ { $nick } さんのコメントへの返信
    { $subject }
    返信をそのまま送ってください（{ $most } 文字まで）。投稿の前に確認できます。
comment-answers = ↪️ { $nick } さんへの返信
comment-preview = 💬 <b>このコメントを投稿しますか？</b>
comment-by = 👤 { $nick } のアカウントで投稿します。全員に公開されます
comment-by-number = 👤 { $nick }（{ $uin }）で投稿します。全員に公開されます
comment-send-button = ✅ 投稿する
comment-drop-button = ✖️ 投稿しない
comment-look-button = 👀 見に行く
comment-done = ✅ <b>コメントを投稿しました</b>
comment-unsure = ❓ <b>投稿できたか分かりません</b>。QQ Music からはっきりした返事がありませんでした。二重投稿を避けるため再送しません。下のボタンから確認してください。
comment-interrupted = ❓ <b>投稿できたか分かりません</b>。投稿中に再起動しました。二重投稿を避けるため再送しません。下のボタンから確認してください。
comment-not-sent =
    ❌ <b>まだ投稿されていません。</b>{ $why }
    そのあとで、もう一度「投稿する」を押せます。
comment-refused = QQ Music がこのコメントを受け付けませんでした（{ $code }）。内容が合わないか、間隔が短すぎるのかもしれません。
comment-other-account = 使うアカウントが変わったため、このコメントは投稿していません。今のアカウントで投稿するなら、もう一度 /comment を送ってください。
comment-dropped = 分かりました。このコメントは投稿しません。
comment-forgotten = このコメントは時間が経ちすぎました。もう一度 /comment を送ってください。
comment-not-yours = これはほかの人のコメントです。投稿するかは本人だけが決められます。
comment-being-sent = 投稿しています。少しお待ちください。
comment-was-sent = このコメントは処理済みです。

## stats：利用回数

stats-title = 📊 <b>利用回数</b>
stats-since = { $day } からの集計
stats-all = 今日 { $today } 回 · 合計 { $total } 回
stats-row = { $name }：今日 { $today } · 合計 { $total }
stats-people = 👤 利用者：{ $people }（直近 30 日 { $recent }）
stats-groups = 👥 利用グループ：{ $groups }（直近 30 日 { $recent }）

operation-login-qrcode = QR ログインの開始
operation-login-check = ログインの確認
operation-authorize = 別の端末のログイン
operation-search = 検索
operation-playlist = プレイリスト
operation-user = 自分のアカウント
operation-sign = チェックイン
operation-comment = コメント
operation-coin-task = コインのタスク
operation-coin-check = タスクの進み具合
operation-song-url = 曲の再生
operation-lyric = 歌詞
operation-convert = id の変換
operation-report = リスニングレポート
operation-accelerate = 再生時間の加速
operation-accelerate-list = お気に入りと今日のおすすめ
operation-refresh = ログインの更新
operation-userinfo = 音響力
operation-stats = 利用回数

## settings

settings-title = ⚙️ <b>設定</b>
settings-title-group = ⚙️ <b>このグループの設定</b>
settings-language = 言語：{ $language }
settings-language-auto = Telegram に合わせる（{ $language }）
settings-language-app = 📱 Telegram に合わせる
settings-language-name = 日本語
settings-quality = 音質：{ $quality }
settings-quality-auto = 既定（{ $quality }）
settings-theme = 画像：{ $theme }
settings-theme-light = ☀️ ライト
settings-theme-dark = 🌙 ダーク
settings-theme-auto = 🌗 昼夜自動
settings-theme-own = 画像の明るさは一人ひとりの設定です。個人チャットで <code>/settings theme dark</code> と送ると、どこでもその見た目になります。
settings-library-off = お気に入り登録が条件のコインのタスク：行いません。アプリでご自分で登録した分は受け取ります
settings-library-on = お気に入り登録が条件のコインのタスク：行います。今日のおすすめから未登録のものを実際にお気に入りへ追加し、そのつどお知らせします。不要ならアプリで外してください。アーティストのフォローとオーディオブックの登録は、ご自分でお願いします
settings-library-allow = お気に入りへの追加を許可
settings-library-forbid = お気に入りを変えない
settings-accelerate-on = 再生時間の加速：同意済み
settings-accelerate-revoke = 加速への同意を取り消す
settings-key-given = レポートキー：保存済み
settings-key-absent = レポートキー：なし（入手方法は <code>/settings key</code>）
settings-key-remove = 🗑 レポートキーを削除
settings-hint = ボタンを押すと変更できます。
settings-hint-group = ボタンを押して変更できます（管理者のみ）。週間リスニングランキングは /board、ログインの貸し出しは /share です。
settings-bad-group =
    「{ $text }」は読み取れませんでした。/settings のボタンで変えるか、こう書けます：
    <code>/settings lang ja|auto</code>
    <code>/settings quality 320</code>（普段） · <code>/settings cap 320</code>（上限）
    <code>/settings links on</code> · <code>/settings open all|music|admins</code>
    <code>/settings topic here|any</code> · <code>/settings quiet off|10m|1h|1d</code>
settings-back = ↩️ 戻る
settings-on = オン
settings-off = オフ
settings-row-language = 🌐 言語
settings-row-quality = 🎧 音質
settings-row-links = 🔗 リンク
settings-row-open = 👥 使える人
settings-row-answers = 💬 返信する場所
settings-row-quiet = 🤫 自動削除
settings-language-each = 聞いた人の言語
settings-language-each-button = 聞いた人の言語
settings-about-language = 1 つ選ぶと、グループではその言語だけを使います。「聞いた人の言語」なら、聞いた人それぞれの言語で答えます。
settings-quality-group = 音質：普段は { $usual }、上限は { $best }
settings-quality-usual = 普段 { $quality }
settings-quality-best = 上限 { $quality }
settings-about-quality = 音質の指定がないときは「普段」で送ります。指定があっても「上限」は超えません。
settings-links-on = リンク：貼られたら開く
settings-links-off = リンク：何もしない
settings-about-links = オンにすると、QQ Musicの曲、プレイリスト、アルバムのリンクや共有テキストが貼られたときに開きます。
settings-links-seen = 👀 このグループのメッセージは見えているので、使えます。
settings-links-unseen = 🙈 いまは Telegram がコマンドしか見せてくれないため、貼られたリンクが見えません。管理者にする（権限は不要です）か、ボットのオーナーが @BotFather の /setprivacy でプライバシーモードをオフにしてから、グループに追加し直してください。
settings-open-all = 使える人：全員、すべての機能
settings-open-music = 使える人：メンバーは検索、歌詞、再生のみ
settings-open-admins = 使える人：管理者のみ
settings-open-all-button = 全員、すべての機能
settings-open-music-button = メンバーは検索と再生のみ
settings-open-admins-button = 管理者だけ
settings-about-open = 管理者はいつでもすべて使えます。このグループだけの制限で、個人チャットは変わりません。
settings-answers-asked = 返信する場所：聞かれたトピック
settings-answers-here = 返信する場所：いつもこのトピック
settings-answers-topic = 返信する場所：いつも選んだトピック
settings-answers-asked-button = 聞かれた場所で
settings-answers-here-button = いつもこのトピックで
settings-about-answers = 1 つのトピックにまとめるには、そのトピックで /settings を送ってここを押してください。
settings-quiet-off = 自動削除：オフ（返信はそのまま残ります）
settings-quiet-on = 自動削除：返信を { $time }後に消します
settings-quiet-never = 消さない
settings-quiet-10m = 10 分
settings-quiet-1h = 1 時間
settings-quiet-1d = 1 日
settings-about-quiet = これからの返信は、この時間がたつと自動で消えます。毎日のお知らせは残ります。
settings-saved = 保存しました
settings-bad = 「{ $text }」は読み取れませんでした。/settings のボタンで変えるか、こう書けます：<code>/settings lang ja</code>、<code>/settings quality 320</code>、<code>/settings theme dark</code>

## cancel

cancel-nothing = 今は何も実行していません。
cancel-done = 分かりました。止めました。
cancel-songs = 分かりました。{ $count } 曲は送りません。
cancel-pictures = 分かりました。画像 { $count } 枚は作りません。
cancel-question = 分かりました。この質問はやめます。
cancel-task-left = 分かりました。タスクの進み具合はもう追いません。別のサーバーで動いているので、続くことがあります。
cancel-task = 分かりました。タスクを止めました。済んだ分は有効です。
cancel-login = 分かりました。このログインをやめました。QR コードはもう使えません。

## queue：順番待ち

queue-songs = ⏳ { $own } 曲が順番待ちです（今 { $place } 番目）。順番が来たら送ります。やめるときは /cancel。
queue-pictures = ⏳ 画像 { $own } 枚が順番待ちです（今 { $place } 番目）。順番が来たら作ります。やめるときは /cancel。
queue-stopped-songs = 再起動するため、順番待ちの { $count } 曲を送れませんでした。1 分ほどしてから、もう一度押してください。
queue-stopped-pictures = 再起動するため、順番待ちの画像 { $count } 枚を作れませんでした。1 分ほどしてから、もう一度試してください。
queue-full-list = 📤 いまリストを送っている途中です。終わってからもう一度押すか、/cancel で止めてください。
queue-full-person = 順番待ちがいっぱいです（1 人 { $most } 件まで）。いくつか届いてから押すか、/cancel ですべてやめてください。
queue-full-chat = このグループの順番待ちがいっぱいです（{ $most } 件まで）。いくつか届いてから押すか、個人チャットで頼んでください。
queue-full = 今は順番待ちの人が多すぎます。1 分後にまた試してください。
login-bad-kind = 「{ $kind }」というログイン方法はありません。qq、wechat、app のどれかを書くか（例：<code>/login wechat</code>）、/login だけを送ってください。

## login：QR コードでログイン

login-kind-qq = スマホ版 QQ
login-kind-wechat = WeChat
login-kind-app = QQ Music アプリ
login-title = <b>QR コードでログイン · { $kind }</b>
login-how-qq = スマホの QQ を開き、右上の ＋ から「扫一扫」（スキャン）を選び、確認を押してください。
login-how-wechat = スマホの WeChat を開き、右上の ＋ から「スキャン」を選び、確認を押してください。
login-how-app = スマホの QQ Music を開き、「我的」（マイページ）の左上のメニューから「扫一扫」（スキャン）を選び、確認を押してください。
login-app-ends = ⏳ このアプリでのログインは、たいてい自動で更新できず、数日後にまたスキャンが必要です。自動で更新したいときは、下のボタンで QQ か WeChat に替えてください。
login-beside = ➕ アカウントの追加です。<b>追加したいアカウント</b>でスキャンしてください。使用中のアカウントはそのままです。
login-state = 状態：{ $state } · { $left }
login-waiting = ⏳ スキャンを待っています
login-scanned = 📱 スキャンしました。スマホで確認を押してください
login-left-little = まもなく期限切れ
login-left-seconds = 残り約 { $seconds } 秒
login-left-minutes = 残り約 { $minutes } 分
login-left-both = 残り約 { $minutes } 分 { $seconds } 秒
login-same-phone = スマホが 1 台だけのときは、パソコンやタブレットでこのチャットを開いてスキャンするか、/cookie でログインしてください。
login-button-new = 🔄 新しい QR コード
login-button-again = 🔄 もう一度
login-button-qq = スマホ版 QQ を使う
login-button-wechat = WeChat を使う
login-button-app = QQ Music アプリを使う
login-button-cancel = ✖️ やめる
login-expired = ⌛ この QR コードは期限切れです。下のボタンで新しいものを出せます。
login-refused = 🙅 スマホでログインが拒否されました。もう一度試すときは、下のボタンで新しい QR コードを出してください。
login-interrupted = 再起動したため、この QR コードは使えません。下のボタンで新しいものを出せます。
login-cancelled = 分かりました。このログインはやめました。ログインするときは下のボタンを押してください。
login-superseded = 新しい QR コードがあります。下のものを使ってください。
login-done =
    🎉 <b>{ $nick }</b> さん、ログインできました！
    /playlist で自分のプレイリスト、/sign でチェックイン、/report でリスニングレポートが使えます。ログインの状態は /check で。
login-daily-offer = 🗓 /schedule なら、毎日のチェックインなどをおまかせできます。
login-daily = 🗓 このアカウントで自動で行うこと：{ $chores }。変更は「毎日の自動実行」から。
login-daily-now = 🗓 このアカウントで自動で行うこと：{ $chores }。今日の残りはすぐに、明日からは毎日 { $time } ごろに行います。変更は「毎日の自動実行」から。
login-daily-at = 🗓 このアカウントで毎日 { $time } ごろに自動で行うこと：{ $chores }。変更は「毎日の自動実行」から。
login-now-used = 👥 これからはこのアカウントを使います。<b>{ $who }</b> も残っているので、下のボタンで戻せます。アカウントの管理は /accounts で。
login-now-used-dead = 👥 これからはこのアカウントを使います。<b>{ $who }</b> はログインが切れています。/accounts で、もう一度ログインするか削除できます。
login-still-used = 🎉 <b>{ $nick }</b> でログインできました！使用中のアカウントは <b>{ $who }</b> のままです。下のボタンで切り替え、管理は /accounts で。
login-not-renewing = ⏳ このログインは自動で更新できません。期限が来たら、もう一度スキャンしてください。自動で更新したいときは、下のボタンから QQ か WeChat でスキャンしてください。
login-button-back = ↩️ { $who } に戻す
login-button-use = 👉 { $who } に切り替え
login-button-renewing = 🔁 自動更新できるログインに替える
login-failed-refused = QQ Music がこのログインを受け付けませんでした。新しい QR コードをスキャンするか、別の方法でログインしてください。
login-failed-unexpected = QQ Music の返事を理解できず、ログインできませんでした。新しい QR コードで試すか、別の方法でログインしてください。
login-failed-unavailable = 今は QQ Music につながらず、ログインできませんでした。しばらくしてから新しい QR コードで試してください。

## cookie：Cookie でログイン

cookie-ask =
    QQ Music の Cookie を送ってください：
    1. パソコンのブラウザで y.qq.com を開いてログインします。
    2. F12 を押し、「ネットワーク」で y.qq.com へのリクエストを 1 つ選び、リクエストヘッダーの Cookie を全部コピーします。
    3. ここに貼り付けて送ります。<code>uin</code> と <code>qm_keyst</code> が必要です。
    受け取ったらそのメッセージはすぐに消し、QQ Music で確かめてから暗号化して保存します。やめるときは /cancel。
cookie-deleted = 🧹 Cookie の入ったメッセージは削除しました。
cookie-stays = ⚠️ Cookie の入ったメッセージを削除できません。ご自分で削除してください。
cookie-dead = QQ Music がこの Cookie を受け付けません。期限切れかもしれません。ブラウザで y.qq.com に入り直してコピーし直すか、/login でスキャンしてください。
cookie-leaked-deleted = ⚠️ Cookie はログインそのものです。グループに送らないでください！メッセージは削除しましたが、見た人がいるかもしれません。QQ Music ですべての端末からログアウトし、個人チャットでログインし直してください。
cookie-leaked-stays = ⚠️ Cookie はログインそのものです。グループに送らないでください！メッセージを削除できないので、すぐにご自分で削除し、QQ Music ですべての端末からログアウトしてから、個人チャットでログインし直してください。

## authorize：別の端末をログインさせる

authorize-ask =
    別の端末（テレビ、スピーカー、車載機）に QQ Music のログイン用 QR コードが出ているとき、写真を撮って送ってください。あなたのアカウントでログインを承認します。
    ⚠️ 目の前の端末のコードだけにしてください。人から送られたコードは使わないでください。アカウントを相手に渡すことになります。
    やめるときは /cancel。
authorize-forwarded = ⚠️ 転送された画像は使いません。詐欺では相手のログイン用コードを読み取らせようとします。目の前の端末のコードを、ご自分で撮って送ってください。
authorize-too-large = この画像は大きすぎます。小さく撮るか、「ファイル」ではなく「写真」として送ってください。
authorize-no-picture = このファイルは開けません。JPEG か PNG の写真を送ってください。
authorize-not-fetched = この写真を Telegram から取得できませんでした。もう一度送ってください。
authorize-no-code = 写真に QR コードが見当たりません。近づいて、まっすぐに、反射を避けて撮り直してください。
authorize-several = 写真に QR コードが { $count } 個あり、どれか分かりません。ログインするものだけを撮ってください。
authorize-not-login = この QR コードは QQ Music、QQ、WeChat のログイン用ではないので、あなたのアカウントでは扱いません。端末に出ているログイン用コードを撮ってください。
authorize-title = 🔐 <b>別の端末をログインさせますか？</b>
authorize-kind = QR コード：{ $kind } のログイン用
authorize-account = ログイン後に使われるアカウント：<b>{ $nick }</b>
authorize-warning = ⚠️ 目の前の端末のコードだけを承認してください。人から送られたものなら「自分ではない」を押してください。相手があなたのアカウントに入れてしまいます。3 分間有効です。
authorize-other-app = 注意：{ $kind } のログイン用コードは普通 { $kind } でスキャンするもので、ここでは拒否されることがあります。
authorize-yes = ログインを承認
authorize-no = ✖️ 自分ではない
authorize-done = ✅ 承認しました。端末を見てください。もうログインできているはずです。
authorize-declined = 分かりました。承認していないので、その端末はログインしません。
authorize-over = この確認は終わったか、期限切れです。まだ必要なら、端末の QR コードを更新して、撮り直して送ってください。
authorize-expired = この QR コードは期限切れです。端末の QR コードを更新して、撮り直して送ってください。
remote-agreed = 分かりました。次からは聞きません。先ほどのコマンドをもう一度送ってください。
authorize-unsupported = ここからの承認はまだできません。QQ Music がその方法を公開していないためです。スマホの QQ Music でコードをスキャンしてください。オーナーが <code>music.remote_url</code> を設定すれば、ここでもできます。

## check：ログインの状態

check-title = 👤 アカウント：<b>{ $nick }</b>
check-alive = ✅ ログインは有効です
check-dead = ❌ ログインが切れました。もう一度スキャンしてください。
check-by = ログイン方法：{ $way }
check-way-phone = 電話番号
check-way-cookie = 貼り付けた Cookie
check-key-days = ログインの有効期間：残り約 { $hours ->
    [0] { $days } 日
   *[other] { $days } 日 { $hours } 時間
}
check-key-hours = ログインの有効期間：残り約 { $hours } 時間
check-key-minutes = ログインの有効期間：残り約 { $minutes } 分
check-key-ended = ログインの期限が切れました
check-refreshable = 期限が来たら自動で更新します。スキャンし直す必要はありません。
check-others = ほかのアカウント：
check-other-alive = · { $who } ✅ 有効
check-other-dead = · { $who } ❌ 期限切れ。/accounts でもう一度ログイン
check-under-way = 📷 ログインの途中です：{ $state } · { $left }

## refresh：ログインの更新

refresh-done = ✅ ログインを更新しました。

## logout：ログアウト

logout-question = ログアウトしますか？保存したログイン情報と実行の記録を削除し、実行中のことも止めます。設定と毎日の予定は残るので、いつでもまたログインできます。
logout-question-of = <b>{ $who }</b> からログアウトしますか？このアカウントのログイン情報と実行の記録を削除します。ほかのアカウントはそのままです。いつでもまたログインできます。
logout-others = 別のアカウントからログアウト…
logout-yes = ログアウト
logout-no = やめておく
logout-ended = 👋 ログアウトしました。ログイン情報を削除し、QQ Music 側でも終了しました。
logout-forgotten = 👋 ログアウトしました。ここのログイン情報は削除しましたが、QQ Music 側ではまだ有効かもしれません。完全に終了するには、QQ Music で端末をログアウトしてください。
logout-stayed = 分かりました。ログインしたままにします。
logout-already = 👋 このアカウントは、もうログアウトしています。

## share：ログインを貸す

share-credit-lent = 🔑 { $name } さんがこのグループに貸しているログインを使いました。
share-credit-default = 🔑 ボットの共用アカウントを使いました。
share-spent-member = 🔑 今日は { $name } さんのログインを { $cap } 回使い、1 人分の上限になりました。明日また使えます。
share-spent = 🔑 { $name } さんがこのグループに貸しているログインは、今日みんなで { $cap } 回使い、上限になりました。明日また使えます。
share-spent-default-member = 🔑 今日はボットの共用アカウントを { $cap } 回使い、1 人分の上限になりました。明日また使えます。
share-spent-default = 🔑 ボットの共用アカウントは、今日の分をみんなで使い切りました。明日また使えます。
share-dead = 🔑 { $name } さんがこのグループに貸しているログインが切れました。本人がログインし直すと、また使えます。
share-dead-default = 🔑 ボットの共用アカウントのログインが切れました。ボットのオーナーがログインし直すと、また使えます。
share-failed = 🔑 { $whose }は今使えません。しばらくしてから試してください。
share-own-login = 今すぐ聴くなら、個人チャットで /login と送り、自分のアカウントをどうぞ。
share-refused = 🔑 { $whose }でも、この曲は聴けません。
share-of = { $name } さんがこのグループに貸しているログイン
share-somebody = メンバーの誰か
share-taken-back-song = 借りていたログインの貸し出しがたった今終わったので、この曲は送りませんでした。個人チャットで /login と送れば、自分のアカウントで聴けます。
share-ask =
    <b>QQ Music のログインをこのグループに貸しますか？</b>

    貸すと、ログインや VIP のないメンバーが、このグループで曲を聴くときに、あなたのアカウント（VIP を含む）を使えます。検索・プレイリスト・歌詞は普段ログインなしで見られ、QQ Music に求められたときだけ使います。

    · 使うのは検索と再生だけです。チェックイン、コイン、コメント、レポートには使わず、プレイリストにも触れません。
    · 1 人 1 日 { $member } 回、全員で { $total } 回まで。使うたびに「{ $name }」さんのログインだと表示します。
    · 誰が何に使ったかは、個人チャットで /share と送ると見られ、終わるときにもう一度お知らせします。いつでも、すぐにやめられます。退会、ログアウト、ボットの削除でも自動で終わります。
    · 大勢で 1 つのアカウントを使うと、QQ Music から認証を求められたり、制限されたりすることがあります。よく考えてからどうぞ。
share-ask-others = すでに貸している人：{ $names }。先に貸した人から順に使い、回数がなくなると次の人になります。
share-yes = このグループに貸す
share-no = 貸さない
share-lent = ✅ { $name } さんが QQ Music のログインをこのグループに貸してくれました。検索と再生だけに使います：1 人 1 日 { $member } 回、全員で { $total } 回まで。
share-declined = 分かりました。貸しません。
share-already = このグループにログインを貸しています：今日は { $used } 回使われました（1 人 { $member } 回、全員で { $total } 回まで）。誰が使ったかを見たり、上限を変えたりするには、個人チャットで /share と送ってください。
share-already-dead = 🔑 このグループに貸しているログインが切れたので、今は誰も使えません。下のボタンから同じアカウントでログインし直すと、貸し出しが続きます。やめるなら「貸すのをやめる」を押してください。
share-take-back = 貸すのをやめる
share-take-back-of = やめる：{ $title }
share-taken-back = { $name } さんがログインを貸すのをやめました。これからはここで使いません。
share-taken-back-nameless = メンバーの 1 人がログインを貸すのをやめました。これからはここで使いません。
share-gone = このログインはもう貸し出されていません。
share-full = 貸せませんでした：1 つのグループに貸せるのは 10 人まで、1 人が貸せるのは 20 グループまでです。先にどれかを貸すのをやめてください。
share-anonymous = 匿名の管理者としての発言なので、どなたのログインか分かりません。匿名をやめてから、もう一度 /share と送ってください。
share-login-first = 🔑 /share は自分の QQ Music のログインをこのグループに貸す機能なので、先にログインが必要です。ほかの人が貸しているものを使うだけなら、ログインは要りません。そのまま曲を選んでください。
share-login-ended = 🔑 ログインが切れているので貸せません。下のボタンから読み取り直して、もう一度 /share と送ってください。
share-lenders = 今このグループに貸している人：{ $names }
share-lender-dead = { $name }（ログイン切れ）
share-lenders-none = 今このグループに貸している人はいません。
share-not-yours = { $name } さんが貸しているログインです。操作できるのは本人だけです。
share-not-asked = { $name } さんへの質問です。自分のログインを貸すには、自分で /share と送ってください。
share-list-title = 🔑 <b>貸しているログイン</b>
share-list-none = 今は何も貸していません。グループのメンバーに自分のアカウントで検索・再生してもらうには、そのグループで /share と送ってください。説明してから確認します。
share-list-row = <b>{ $title }</b>：今日 { $used } 回（1 人 { $member } 回、全員で { $total } 回まで）
share-list-dead = ⚠️ ログインが切れたので、今は誰も使えません。同じアカウントでログインし直すと、貸し出しが続きます。
share-list-default = ボットの共用アカウント
share-list-group = グループ
share-list-unused = 最近は誰も使っていません。
share-use = · { $day } { $time } { $name } さんが{ $what }
share-use-play = 「{ $song }」を再生
share-use-lyric = 「{ $song }」の歌詞を表示
share-use-search = 検索
share-use-playlist = プレイリストを表示
share-use-song = 曲を表示
share-anonymous-admin = 匿名の管理者
share-caps-button = ✏️ 1 日の回数
share-caps =
    🔑 <b>{ $title }</b>
    現在：1 人 1 日 { $member } 回、全員で { $total } 回まで。数を押すと、すぐに変わります。
share-caps-lifted = 1 人分が全員分より多くならないように、全員分も { $times } 回に上げました。
share-caps-lowered = 1 人分が全員分より多くならないように、1 人分も { $times } 回に下げました。
share-cap-member = 1 人 { $times }
share-cap-total = 全員 { $times }
share-ended = 🔑 「{ $title }」へのログインの貸し出しは終わりました。もうそこでは使われません。
share-ended-default = 🔑 あなたのログインはもうボットの共用アカウントではありません。ほかの人には使われません。
share-used-lately = 最近の使用：
share-default-about = ボットのオーナーとして、自分のログインを共用アカウントにできます。本人のログインとグループに貸されたログインの次に、誰でも検索と再生に使えます。
share-default-button = 共用アカウントにする
share-default-ask =
    <b>QQ Music のログインをボットの共用アカウントにしますか？</b>

    このボットを使える人なら誰でも、どのチャットでも、自分のログインやグループに貸されたログインがないときに検索と再生（VIP を含む）に使えます。1 人 1 日 { $member } 回、全員で { $total } 回まで。

    チェックイン、コイン、コメント、レポートには使わず、プレイリストにも触れません。いつでもやめられます。大勢で1 つのアカウントを使うと、QQ Music から認証を求められたり、制限されたりすることがあります。
share-default-yes = 共用アカウントにする

## board：グループの週間ランキング

board-about =
    📊 <b>週間リスニングランキング</b>

    毎週月曜 { $time }（{ $zone }）、参加した人が先週聴いた時間を 1 枚の画像にして投稿します。載るのは「参加」を押した人だけです。
    参加すると「再生時間の記録」がオンになり、その日から毎日の終わりごろに記録します。QQ Music のアカウントがいくつかあれば合計します。記録できなかった分は入らないので、ウィークリーレポートより少ないことがあります。/schedule でオフにできます。
board-on = 現在：毎週月曜に投稿します。
board-off = 現在：投稿しません。グループの管理者がここで /board と送るとオンにできます。
board-off-admin = 現在：投稿しません。「毎週投稿」を押すと始まります。
board-nobody = まだ誰も参加していません。
board-members = 参加者 { $people } 人：{ $names }
board-join = 参加
board-leave = やめる
board-start = 毎週投稿
board-stop = 投稿をやめる
board-joined-now = 参加しました。「再生時間の記録」もオンにしました。/schedule でオフにできます。
board-joined-already = すでに参加しています。抜けるには「やめる」を押してください。
board-left = ランキングから抜けました。「再生時間の記録」はオンのままです。/schedule でオフにできます。
board-left-already = もともと参加していません。
board-none = どのグループのランキングにも参加していません。グループで /board と送ると、そのランキングを見たり参加したりできます。
board-joined = 次のグループのランキングに参加しています。押すとやめられます：
board-leave-of = やめる：{ $title }
board-posted =
    📊 先週いちばん長く聴いたのは { $names } さん！
    参加するとき、やめるときは /board へ。
board-file = 週間ランキング

## board-card：ランキングの画像の上、HTML ではない

board-card-title = 週間ランキング
board-card-group = このグループ
board-card-nameless = リスナー
board-card-more = ほか { $people } 人
board-card-foot = 参加した人だけ

## accounts：一人の複数アカウント

accounts-title = 👥 <b>QQ Music アカウント</b>
accounts-none = まだ QQ Music にログインしていません。下のボタンからスキャンして、最初のアカウントを追加してください。
accounts-alive = ✅ 有効
accounts-dead = ❌ 期限切れ
accounts-in-use = <b>使用中です</b>
accounts-hint = アカウントを押すと、切り替え・名前の変更・削除ができます。<code>/accounts 2</code> で 2 番目にすぐ切り替わります。/schedule の自動実行は、どのアカウントでも行います。
accounts-hint-one = アカウントを押すと、名前の変更や削除ができます。ほかにもアカウントがあれば「アカウントを追加」で。両方残せて、いつでも切り替えられます。
accounts-hint-full = アカウントを押すと、切り替え・名前の変更・削除ができます。{ $most } 個が上限で、もういっぱいです。/schedule の自動実行は、どのアカウントでも行います。
accounts-add = ➕ アカウントを追加
accounts-button = 👥 アカウント一覧
accounts-nick = ニックネーム：{ $nick }
accounts-is-used = 👉 使用中のアカウントです
accounts-use = 👉 このアカウントを使う
accounts-login = 📷 もう一度スキャン
accounts-name = ✏️ 名前を変える
accounts-remove = 🗑 削除
accounts-back = ↩️ アカウント一覧
accounts-used = 👉 <b>{ $who }</b> に切り替えました。
accounts-name-ask = ✏️ <b>{ $who }</b> を何と呼びますか？名前をそのまま送ってください（{ $most } 文字まで）。<code>-</code> を送るとニックネームに戻ります。
accounts-named = ✏️ これからは <b>{ $who }</b> と呼びます。
accounts-unnamed = ✏️ <b>{ $who }</b> に戻しました。
accounts-remove-question = 🗑 <b>{ $who }</b> を削除しますか？ログイン情報と実行の記録を消し、実行中のことも止めて、このアカウントでは何もしなくなります。いつでもまた追加できます。
accounts-remove-yes = 削除する
accounts-remove-no = 残しておく
accounts-removed-ended = 👋 <b>{ $who }</b> を削除しました。ログイン情報を消し、QQ Music 側でも終了しました。
accounts-removed = 👋 <b>{ $who }</b> を削除しました。ここのログイン情報は消しましたが、QQ Music 側ではまだ有効かもしれません。完全に終了するには、QQ Music で端末をログアウトしてください。
accounts-gone = そのアカウントはもうありません。今のアカウントはこちらです。
accounts-unknown = 「{ $word }」というアカウントはありません。今あるのはこちらです。
accounts-full = ➕ アカウントはもう { $most } 個あり、これ以上は追加できません。使わないものを押して削除してから、追加してください。
accounts-name-taken = <b>{ $name }</b> という名前のアカウントがもうあります。別の名前を送ってください。
accounts-lent = 🔑 このアカウントは貸し出し中です：{ $to }。一緒に終了し、ほかの人は使えなくなります。

## privacy：保存しているもの、書き出し、削除

privacy-title = 🔒 <b>あなたについて覚えていること</b>
privacy-stored =
    <b>保存しているもの</b>
    · ログイン：QQ 番号、ニックネーム、QQ Music が発行したログインキー。パスワードは見ていません
    · あなたの選択：言語、音質、毎日自動ですること、許可したこと、レポートキー
    · 記録：直近 14 回の自動実行、バックグラウンドのタスク、まだ送っていないレポート。1 日ごとの再生時間は、「再生時間の記録」をオンにした場合だけ
    · 細かいもの：一覧のボタン、返事を待っている質問、送信前のコメント、ログインしたことのある QQ 番号、最後に個人チャットをくれた日
    · 共有：ログインを貸しているグループと、誰が何に使ったか。ほかの人のログインを借りたときは、あなたの名前と使いみちが貸した人に見えます（14 日分）。参加している週間ランキング
privacy-why =
    <b>何のためか</b>
    頼まれたことをするためだけです。毎回ログインしなくてよい、時間どおりにチェックインする、ボタンが動く。広告も分析もせず、誰にも渡しません。
privacy-how-long =
    <b>いつまでか</b>
    · ログインキーとそのアカウントの実行の記録：ログアウト、アカウントの削除、/forget のいずれかまで。予定、設定、使った QQ 番号：/forget まで
    · 再生時間：400 日分。その日にしたことの控え：14 日。タスク、一覧、送信待ちのレポート：7 日。コメント：最長 7 日。質問：10 分
    · バックアップ：1 時間に 1 つ、最新の 24 個だけ。/forget から 1 日以内に、バックアップからも消えます（オーナーが別に取ったものには手が届きません）
privacy-sees =
    <b>誰に見えるか</b>
    · すべて暗号化して、ボットのオーナーのサーバーに置いています。Telegram の id も QQ 番号もそのままでは書きません。ただし鍵もオーナーの手元にあるので、信頼できる人のボットだけを使ってください
    · オーナーの画面にあるのは合計だけです。原因を調べるときは、ある人の最近の実行結果を見られますが、キーは見えません
    · ログと統計に、名前、id、QQ 番号はありません
    · チャットは Telegram を通ります。QQ Music への問い合わせは、あなたのアカウントで行います。グループに送ったものは、グループの全員に見えます
privacy-remote-all = · このボットは <b>{ $name }</b> を通して QQ Music を使います。問い合わせとログインキーはそこへ送られます
privacy-remote-rest = · QQ Music だけではできないことを、このボットは <b>{ $name }</b> に頼みます。その問い合わせとログインキーはそこへ送られます
privacy-yours =
    <b>決めるのはあなたです</b>
    /export で全部を受け取り、/forget で全部を削除できます。
privacy-export = 📦 受け取る
privacy-forget = 🧹 全部削除
export-about = ボットが保存しているあなたの情報のすべてです。キー、Cookie、トークンは入っておらず、どれを保存しているかだけを書いています。
export-file = ボットに保存されたデータ
export-caption = 📦 保存しているあなたの情報はこれで全部です。テキストエディターで開けます。キーや Cookie は入っていませんが、QQ 番号は入っているので、気軽に転送しないでください。
forget-title = 🧹 <b>あなたのことをすべて忘れますか？</b>
forget-goes = ここから削除するもの：
forget-goes-login = · ログイン：{ $who }
forget-goes-plan = · 毎日の予定
forget-goes-schedule = · 毎日の予定と、{ $runs } 回分の実行の記録
forget-goes-listening = · { $days } 日分の再生時間
forget-goes-tasks = · バックグラウンドのタスク { $tasks } 件（実行中のものは止めます）
forget-goes-report-key = · レポートキー
forget-goes-lent = · 貸し出し中のログイン（{ $places } か所、すぐに終了）
forget-goes-boards = · { $groups } 個のグループの週間ランキングにあるあなたの名前
forget-goes-rest = · 設定、一覧のボタン、送信前のコメント、お知らせ待ちのメッセージ
forget-goes-rest-login = · 設定、許可したこと、一覧のボタン、送信前のコメント、お知らせ待ちのメッセージ
forget-login-ends = ここで QR コードを読み取ったログインなので、QQ Music 側でもログアウトします。
forget-login-chosen = このログインは貼り付けた Cookie のもので、ほかのプログラムも使っているかもしれません。QQ Music 側でも無効にするかどうかは、選んでください。
forget-login-shared = 同じ QQ Music アカウントを使っている人がほかにもいます。ログインキーとこのアカウントの再生記録はその人に残し、QQ Music 側でもログアウトしません。
forget-logins-end = <b>{ $who }</b>：ここでスキャンしてログインしたので、QQ Music 側でも一緒に終了します。
forget-logins-chosen = <b>{ $who }</b>：貼り付けた Cookie のログインで、ほかのプログラムも使っているかもしれません。QQ Music 側でも終了するかどうかは選べます。
forget-logins-shared = <b>{ $who }</b>：同じアカウントを使っている人がほかにもいます。ログインキーと再生記録はその人に残し、QQ Music 側でもログアウトしません。
forget-gone =
    <b>元に戻せないもの</b>
    削除したものは戻せません。済んだチェックイン、受け取ったコイン、書いたコメント、追加したお気に入りは QQ Music に残ります。チャットの履歴は Telegram にあるので、消したいときはご自分で削除してください。
forget-yes = 🧹 全部削除
forget-yes-end = 🧹 全部削除し、Cookie のログインも無効に
forget-no = やめておく
forget-kept = 分かりました。何も削除しません。
forget-over = この確認はもう使われたか、期限切れです。削除するときは、もう一度 /forget を送ってください。
forget-doing = 🧹 削除しています……
forget-busy = ⏳ 途中で止められないタスクがあるため、まだ何も削除していません。1 分ほどしてから、もう一度 /forget を送ってください。
forget-failed = ⚠️ こちらの不具合で最後まで削除できませんでした。あとでもう一度 /forget を送ってください。
forget-done = ✅ 削除しました。あなたの情報はもう何もありません。
forget-done-ended = · QQ Music 側でもログアウトしました。
forget-done-left = · 貼り付けたログインは QQ Music 側では有効なままです。
forget-done-shared = · 同じアカウントを使っている人がいるので、そのログインは残しました。
forget-done-not-ended = · QQ Music 側でログアウトできず、まだ有効かもしれません。完全に終了するには、QQ Music で端末をログアウトしてください。
forget-done-of-ended = · <b>{ $who }</b>：QQ Music 側でも終了しました。
forget-done-of-left = · <b>{ $who }</b>：貼り付けたログインなので、QQ Music 側では有効なままです。
forget-done-of-shared = · <b>{ $who }</b>：使っている人がほかにいるので、ログインを残しました。
forget-done-of-not-ended = · <b>{ $who }</b>：QQ Music 側で終了できず、まだ有効かもしれません。完全に終了するには、QQ Music で端末をログアウトしてください。
forget-done-elsewhere = · 別のサーバーに任せたタスクは、そこで最後まで行われるかもしれません。
forget-done-disk =
    · ディスクの古いデータと 1 時間ごとのバックアップからは、24 時間以内に消えます。
    チャットの履歴は Telegram に残っています。消したいときは、このチャットを削除してください。また来てくれたら、はじめましてから始めましょう 👋

## task：バックグラウンドのタスク

task-coins-title = 🪙 <b>コインのタスク</b>
task-accelerate-title = ⏩ <b>再生時間の加速</b>
task-queued = 順番待ちです。まもなく始まります。
task-progress = { $bar } { $done }/{ $total }
task-earned-coins = 受け取り済み：{ $coins } コイン
task-more-steps = ……ほか { $count } 件
task-plays = 報告済み：{ $sent } 回
task-plays-unsure = うち { $count } 回は届いたか分かりません。再送はしません。
task-pace = 人と同じくらいゆっくり進めます。ほかのことをしていて大丈夫です。
task-already = このアカウントではすでにタスクが進んでいます。下のものです。
task-moved = 進み具合は下のメッセージに出ます。
task-end-done = ✅ 終わりました。
task-end-failed = ⚠️ 最後までできませんでした。
task-end-cancelled = ✖️ 止めました。済んだ分は有効で、残りは行いません。
task-end-left = ✖️ 進み具合はもう追いません。別のサーバーで動いていて止められないため、続くことがあります。
task-end-lost = ❓ 終わったかどうか分かりません。
task-coins-counted = コイン：{ $before } → { $after }（+{ $earned }）
task-coins-uncounted = QQ Music によると { $earned } コインですが、残高を読めませんでした。アプリで確認してください。
task-coins-still = コインは { $coins } のまま変わっていません。
task-coins-unknown = 受け取ったコインの数を読めませんでした。アプリで確認してください。
task-coins-none = 今回受け取ったコインはありません。
task-time-counted = その日の再生時間：{ $before } → { $after }
task-time-uncounted = その日の再生時間を読めませんでした。
task-time-late = 反映に数時間かかることも、反映されないこともあります。アプリの表示が正しい値です。
task-minutes = { $minutes } 分 { $seconds } 秒
task-id = 番号：<code>{ $id }</code>
task-cancel = ✖️ 止める
task-none = まだタスクはありません。/coin を送ると、コインのタスクを行います。
task-bad-id = この番号は読み取れません。番号なしなら最新のタスクが出ます：<code>/coincheck</code>
task-not-found = このタスクはありません。古くて消えたか、あなたのアカウントのものではありません。/coincheck で最新のタスクを見られます。
task-not-yours = これはほかの人のものです。代わりに押すことはできません。

note-already-done = すでに受け取り済み
note-changes-library = お気に入りが変わるため行いませんでした。ご自分で登録して /coin を送れば受け取ります。/settings で許可することもできます
note-only-in-app = これはアプリでご自分で行ってください。そのあと /coin を送れば受け取ります
note-members-only = 会員限定です
note-stopped = 自分で止めました
note-added-song = 曲「{ $name }」をお気に入りに追加しました。不要ならアプリで外してください
note-added-playlist = プレイリスト「{ $name }」をお気に入りに追加しました。不要ならアプリで外してください
note-added-song-unsure = 曲「{ $name }」がお気に入りに追加されたかもしれません。アプリで確認してください
note-added-playlist-unsure = プレイリスト「{ $name }」がお気に入りに追加されたかもしれません。アプリで確認してください
note-besides = 。
note-not-yet = まだ受け取れません
note-not-counted = 報告しましたが、QQ Music は数えませんでした
note-not-credited = QQ Music は付与したと言いますが、残高に全部は反映されていません
note-counter-unknown = カウントを読めません
note-counter-still = 今日のカウントが動かなくなったので、アカウントの安全のため今日は止めます
note-cap-reached = 今日の上限に達しました
note-nothing-to-do = 今日できることはもうありません。また明日どうぞ
note-interrupted = 途中で中断され、できたかどうか分かりません。アプリで確認してください
note-answer-lost = 返事がなく、できたかどうか分かりません。アプリで確認してください
note-risk = QQ Music から操作が多すぎるという警告が出たので止めました。数時間後に試してください
note-verification = QQ Music がロボットでないことの確認を求めています。アプリを少し使ってから試してください
note-login-ended = ログインが切れました。/login のあとで試してください
note-not-allowed = あなたかオーナーの許可がないので行いませんでした
note-unreachable = 今は QQ Music につながりません。しばらくしてから試してください
note-unexpected = QQ Music の返事を理解できませんでした
note-day-ended = 中国時間で日付が変わったので、昨日の残りは行いません。続けるにはコマンドをもう一度送ってください
note-left-elsewhere = もう追いません。別のサーバーで続くことがあります
note-lost-sight = 別のサーバーから進み具合の返事がありません。アプリで確認してください
note-still-working = まだ実行中です。進み具合は /coincheck で見られます
note-refused = QQ Music に拒否されました（{ $code }）

## accelerate：加速

accelerate-ask = どの曲を使いますか？例：<code>/accelerate 晴天 周杰倫</code>
accelerate-warning =
    ⚠️ <b>よく読んでから決めてください</b>
    あなたのアカウントで、実際には聴いていない「{ $title }」の再生を QQ Music に報告します。
    · QQ Music の利用規約に反し、アカウントが制限されることがあります。
    · 効果は保証できません。反映に数時間かかることも、反映されないことも、同じ曲が 1 回しか数えられないこともあります。
    · 1 日最大 { $hours } 時間、曲の実際の長さで進めます。リスクの警告が出るか、カウントが動かなくなれば、その日は止めます。
    確認はこの一度だけです。同意は /settings でいつでも取り消せ、/cancel で止められます。
accelerate-yes = リスクを理解して始める
accelerate-no = やめておきます
accelerate-declined = 分かりました。行いません。
accelerate-forbidden = このボットのオーナーは加速を有効にしていません。
accelerate-no-consent = 加速には最初に同意が必要です。<code>/accelerate 曲名</code> を送って説明を読んでください。
accelerate-day-used = 今日の加速の上限に達しました。また明日どうぞ。
accelerate-day-stopped = 今日の加速は止まりました。リスクの警告が出たか、カウントが動かなくなったためです。アカウントの安全のため、また明日どうぞ。

## schedule：毎日の自動実行

schedule-title = 🗓 <b>毎日の自動実行</b>
schedule-empty = まだ何もオンになっていません。「基本の項目をオン」を押すと、毎日チェックイン、コインのタスク、ログインの更新を行い、週と月に一度リスニングレポートを送り、結果をお知らせします。
schedule-chores = 自動で行うこと：{ $chores }
schedule-at = ⏰ 毎日 { $time }（{ $zone }）
schedule-next = ➡️ 次回：{ $next }（混み合わないよう数分ずれます）
schedule-next-missed = ➡️ 次回：{ $next }（今日まだの分を行います）
schedule-next-repeat = ➡️ 次回：{ $next }（できなかった分をもう一度試します）
schedule-running = ⏳ 実行中です。終わったらお知らせします。
schedule-paused = ⏸ ログインが切れたので止めています。ログインし直すと自動で再開し、今日の残りも行います。
schedule-paused-one = ⏸ 使用中のアカウントはログインが切れたため休止中です。ほかのアカウントは通常どおりです。ログインし直すと再開し、今日の分も行います。
schedule-other-dead = ⏸ <b>{ $who }</b> はログインが切れたため休止中です。/accounts でもう一度ログインできます。
schedule-cannot-renew = 🔑 このログインは自動で更新できません。期限が来たらもう一度スキャンしてください。スマホ版 QQ か WeChat でスキャンすると更新できます。
schedule-cannot-renew-of = 🔑 <b>{ $who }</b> のログインは自動で更新できません。期限が来たらもう一度スキャンしてください。スマホ版 QQ か WeChat でスキャンすると更新できます。
schedule-paused-blocked = ⏸ 個人チャットで私をブロックしているため、止めています。チャットを開いて何か送ると再開します。
schedule-stopped = ⏸ ボットのオーナーが自動実行を一時停止しています。あとで自動的に再開するので、何もしなくて大丈夫です。
schedule-tells-nothing = 🔕 結果は送りません。/history で見られます
schedule-reports = 🎧 リスニングレポート：毎日の終わりごろ（北京時間 23:35 から）に数字を読み、次のメッセージと一緒に送ります。週の分は日曜、月の分は月末に読みます。
schedule-reports-alone = 🎧 リスニングレポートはいつもどおり送ります。
schedule-reports-off = 🔕 リスニングレポートも送りません。受け取るには「お知らせ」で別のものを選んでください。
schedule-tell-all = 毎回知らせる
schedule-tell-failures = 失敗したときだけ知らせる
schedule-tell-nothing = 知らせない
schedule-place-private = 個人チャット
schedule-place-group = グループ
schedule-quiet = 🌙 { $hours } は通知せず、あとでお知らせします
schedule-quiet-none = ☀️ 通知しない時間なし
schedule-back = ↩️ 戻る
schedule-usual = ✨ 基本の項目をオン
schedule-zone-button = 🌏 タイムゾーン
schedule-telling-button = 🔔 お知らせ
schedule-run-button = ▶️ 今すぐ実行
schedule-times = ⏰ 毎日 <b>{ $time }</b>（{ $zone }）。上で時、下で分を押してください。分まで細かく決めるなら <code>/schedule 08:32</code> を送ってください
schedule-zones = 🌏 時刻は <b>{ $zone }</b> です。別のものを押すか、都市を入力してください。
schedule-zone-search = 🔎 都市を入力
schedule-ask-zone = どの都市にいますか？都市かタイムゾーンの名前を送ってください。例：<code>London</code>、<code>Kathmandu</code>、<code>Europe/Paris</code>
schedule-which-zone = 当てはまる場所がいくつかあります。どれですか？
schedule-telling = 🔔 <b>結果のお知らせ</b>
schedule-telling-hint = 通知しない時間を自分で決めるなら <code>/schedule quiet 23:30-07:15</code> を送ってください。グループで受け取るなら、そのグループ（またはトピック）で /schedule を送ってください。ログインが切れたときは、どの設定でも一度お知らせします。
schedule-tell-here = 📍 これからはここで知らせる
schedule-tell-private = 💬 個人チャットに戻す
schedule-offer-here = 毎日の結果をここに送りますか？あなたの名前が付き、グループの全員に見えます。
schedule-told-here = 📍 毎日の結果を、あなたの名前を付けてここに送ります。
schedule-not-yours = これはほかの人の予定です。自分のものは /schedule で見られます。
schedule-accelerate-warning =
    ⚠️ <b>よく読んでから決めてください</b>
    オンにすると、あなたのアカウントで、実際には聴いていない再生を毎日 QQ Music に報告します。
    · QQ Music の利用規約に反し、アカウントが制限されることがあります。
    · 効果は保証できません。反映に数時間かかることも、反映されないこともあります。
    · 1 日最大 { $hours } 時間、曲の実際の長さで進めます。リスクの警告が出るか、カウントが動かなくなれば、その日は止めます。
    確認はこの一度だけです。/schedule でいつでもオフにでき、同意は /settings で取り消せます。
schedule-accelerate-yes = リスクを理解してオンにする
schedule-bad =
    「{ $text }」は読み取れませんでした。こう書けます：
    <code>/schedule 08:30</code> 時刻を変える
    <code>/schedule on sign coin report</code> オンにする
    <code>/schedule off coin</code> オフにする
    <code>/schedule notify failures</code> 失敗時だけ
    <code>/schedule now</code> 今すぐ実行
    <code>/schedule</code> だけならボタンで変えられます。
schedule-bad-time = 「{ $text }」は時刻として読めません。24 時間制で書いてください。例：<code>/schedule 08:30</code>
schedule-bad-zone = 「{ $text }」という場所が見つかりません。もっと大きな都市か、タイムゾーンの名前を書いてください。例：<code>/schedule 08:30 Europe/London</code>
schedule-bad-chore = 「{ $text }」という項目はありません。書けるもの：<code>sign</code> チェックイン、<code>coin</code> コインのタスク、<code>refresh</code> ログインの更新、<code>report</code> デイリーレポート、<code>weekly</code> ウィークリーレポート、<code>monthly</code> マンスリーレポート、<code>history</code> 再生時間の記録。例：<code>/schedule on sign coin</code>
schedule-bad-tell = 「{ $text }」は読み取れませんでした。<code>all</code>（毎回）、<code>failures</code>（失敗時だけ）、<code>none</code>（知らせない）のどれかです。例：<code>/schedule notify failures</code>
schedule-bad-quiet = 「{ $text }」は読み取れませんでした。何時から何時までかを書いてください。例：<code>/schedule quiet 23:00-07:00</code>。やめるときは <code>/schedule quiet off</code>

chore-sign = チェックイン
chore-coin = コインのタスク
chore-refresh = ログインの更新
chore-report = デイリーレポート
chore-weekly = ウィークリーレポート
chore-monthly = マンスリーレポート
chore-accelerate = 再生時間の加速
chore-history = 再生時間の記録

list-and = 、

city-shanghai = 北京
city-hong-kong = 香港
city-taipei = 台北
city-singapore = シンガポール
city-tokyo = 東京
city-seoul = ソウル
city-bangkok = バンコク
city-dubai = ドバイ
city-kathmandu = カトマンズ
city-london = ロンドン
city-paris = パリ
city-berlin = ベルリン
city-new-york = ニューヨーク
city-toronto = トロント
city-los-angeles = ロサンゼルス
city-sydney = シドニー
city-auckland = オークランド

moment-date = { $month }{ $day }日
moment-full = { $year }年{ $date }
moment-soon = まもなく
moment-today = 今日 { $time }
moment-tomorrow = 明日 { $time }
moment-day = { $date } { $time }

## run：一回の自動実行

run-done = ✅ <b>{ $date }の分はすべて完了しました</b>
run-failed = ⚠️ <b>{ $date }：{ $count } 件できませんでした</b>
run-under-way = ▶️ <b>実行中です。終わったものから順に更新します</b>
run-next = ⌛ 順番待ちです。上が終わり次第始めます
run-shown = ⏳ すでに実行中です。進み具合と結果は「実行中です」のメッセージに出ます。
run-first = ⏳ 実行中のものがあります。終わってからもう一度押してください。
run-repeats = ⏳ まだできていないものがあります。{ $at } にもう一度試します。{ $end }
run-waits = ⏳ 残りには時間がかかります。最後まで行います。{ $end }
run-end-told = 終わったら結果をお知らせします。
run-end-kept = 結果は /history に残ります。
run-coins = +{ $coins } コイン
run-minutes = { $minutes } 分
run-streak = { $days } 日連続
run-signed-before = 今日はチェックイン済み
run-day-ended = 途中で中国時間の日付が変わり、残りは行いませんでした。新しい日の分はいつもどおり行います
run-nothing-to-do = 今日できることはありません
run-login-ended = ログインが切れていて、できませんでした
run-risk = QQ Music から操作が多すぎるという警告が出たので、アカウントの安全のため今日は止め、明日からまた行います
run-verification = QQ Music がロボットでないことの確認を求めているので、今日は止めます。アプリを少し使うと、明日からまた行います
run-plays-later = 再生を報告しました。QQ Music の反映に数時間かかることがあるので、今日は止めます
run-balance = 🪙 コイン：{ $before } → { $after }
run-balance-now = 🪙 コイン：{ $coins }
day-card-gained = 獲得したコイン
day-card-nothing-gained = この日の獲得はありません
day-card-coins = コイン
day-card-done = 完了
day-card-streak = 連続チェックイン
day-card-balance = コイン残高
day-card-listened = この日の再生
day-card-days = 最近7日間のチェックイン
run-details = 🔍 くわしく
run-again = 🔁 やり直す：{ $chore }
run-times = 🕗 { $from } 開始、{ $until } 終了
run-by-hand = 👆 ご自分で始めた実行です。
run-tries = （{ $count } 回試行）
run-gone = この回の記録はもうありません。最近のものは /history にあります。
run-later = ⏳ 別の処理をしています（レポートの読み取り、ログインの更新、途中で切れた分の続き）。数分後にもう一度押してください。
run-account-gone = このアカウントは削除されたので、何もしていません。
run-nothing-on = まだ何もオンになっていないので、行うことがありません。下でいくつかオンにしてください。
run-own-times = 🗓 { $chores }：それぞれ決まった時に行うので、今は行いません。
run-nothing-now = 👌 今、行うことはありません。
run-already = 👌 <b>{ $date }の分はもう完了しています</b>（{ $at } 完了）。やり直す必要はありません。
run-already-coin = 新しいコインタスクがあるか見るには /coin を送ってください。

history-title = 📜 <b>最近の自動実行</b>
history-empty = まだ記録がありません。下で毎日の自動実行をオンにすると、行ったことがここに残ります。
history-running = ⏳ 実行中です。終わったらここに残ります。
history-hint = 番号を押すとくわしく見られます。
history-by-hand = 👆 はご自分で始めた実行です。
history-nothing = 行うことなし
history-listened = 🎧 利用開始（{ $date }）から：{ $time } 再生
history-listened-streak = 、{ $days } 日連続

notice-no-picture = 🖼 今回は画像を作れなかったので、文字でお知らせします。
notice-report = 🎧 { $report } · { $of }：画像をご覧ください
notice-report-heard = 🎧 { $report } · { $of }：{ $time } 再生
notice-report-missed = 🎧 { $report } · { $of }：読めませんでした。QQ Music は当日にしか数字を出さず、その日の終わりに取得できませんでした。
notice-report-key = 🔑 取りこぼしを減らすには、レポートキーを渡してください（/settings key を参照）。デイリーとウィークリーは翌日でも取得できます。
report-of-today = 今日（{ $dates }）
report-of-this-week = 今週（{ $dates }）
report-of-this-month = 今月（{ $dates }）
report-of-yesterday = 昨日（{ $dates }）
report-of-last-week = 先週（{ $dates }）
report-of-last-month = 先月（{ $dates }）
notice-from-group = 📍 元のグループかトピックに送れなくなったので、これからはここでお知らせします。場所を変えるには、そこで /schedule を送ってください。
notice-left-group = 📍 元のグループを退出されたか、そこでは使えなくなったので、これからはここでお知らせします。場所を変えるには、そこで /schedule を送ってください。
notice-whose = 👤 <b>{ $name }</b> さんの結果
notice-maybe-again = （すでに届いているかもしれません。その場合は何もしなくて大丈夫です）
notice-login-dead = 🔑 <b>QQ Music のログインが切れました</b>。毎日の自動実行は止めています。下からもう一度スキャンすると、今日の残りも自動で行います。
notice-login-dead-of = 🔑 <b>{ $who } のログインが切れました</b>。このアカウントの自動実行だけ止めています。下からこのアカウントでもう一度スキャンすると、今日の残りも自動で行います。
notice-login-dead-idle = 🔑 <b>QQ Music のログインが切れました</b>。下からもう一度スキャンすると、また使えます。
notice-login-dead-idle-of = 🔑 <b>{ $who } のログインが切れました</b>。下からこのアカウントでもう一度スキャンすると、また使えます。
notice-login-dead-lent = 貸し出し先：{ $to }。そちらでも今は使えません。同じアカウントでログインし直すと、貸し出しが続きます。

## admin：ボットのオーナー向け

admin-title = 🛠 <b>稼働状況</b>
admin-accounts = 👤 QQ アカウント：{ $accounts } · 自動実行を使う人：{ $people }（停止中 { $paused }）
admin-known = 📣 一斉送信が届く人：{ $known } 人（ログインしたか、自動実行を開いたことがある人）
admin-runs = ⏰ 時間が来て未実行：{ $due } · 実行中：{ $running }
admin-ended = 🧾 起動してから：すべて成功 { $well } 回、失敗あり { $failed } 回
admin-notices = 📨 送信待ちのメッセージ：{ $notices }（人数と待ち数は 1 分ごとに数えます）
admin-music-answers = 🌐 QQ Music：応答あり
admin-music-silent = 🌐 QQ Music：⚠️ 応答なし
admin-export = 💾 毎時のバックアップ：最新は { $minutes } 分前
admin-export-fails = 💾 毎時のバックアップ：⚠️ 失敗しています（理由はログに）。最新は { $minutes } 分前
admin-export-none = 💾 毎時のバックアップ：⚠️ 一つもありません（理由はログに）
admin-going = ▶️ 自動実行：動作中
admin-stopped = ⏸ 自動実行とお知らせ：すべて停止中
admin-pause = ⏸ すべて止める
admin-resume = ▶️ すべて再開
admin-refresh = 🔄 更新
admin-help =
    一斉送信：<code>/admin broadcast 内容</code>
    失敗の原因を調べる：<code>/admin why Telegram-id</code>
admin-broadcast-ask = 📣 上の内容を <b>{ $people }</b> 人に送りますか？通知しない時間の人には、その後に届きます。
admin-broadcast-waits = ⏸ 今はすべて停止中です。/admin で「すべて再開」を押すと送られます。
admin-broadcast-yes = 📣 { $people } 人に送る
admin-broadcast-no = ✖️ 送らない
admin-broadcast-empty = あとに内容を書いてください。例：<code>/admin broadcast 今夜 11 時に数分だけ再起動します</code>
admin-broadcast-long = 長すぎます。Telegram の数え方で { $length }、上限は { $most } です。短くして送り直してください。
admin-broadcast-queued = 📣 受け付けました。毎日の結果を先にして、{ $people } 人に順番に送ります。
admin-broadcast-dropped = 分かりました。送りません。
admin-broadcast-gone = 時間が経って忘れてしまいました。もう一度 /admin broadcast を送ってください。
admin-why-bad = あとに Telegram の id を数字で書いてください。例：<code>/admin why 123456789</code>
admin-why-none = <code>{ $person }</code> の記録はありません。id が違うか、まだ自動実行を使っていない人です。
admin-why-not-yet = 🔍 <code>{ $person }</code> は自動実行をオンにしていますが、まだ一度も実行されていません。次回：{ $at }（この人のタイムゾーン）。
admin-why-title = 🔍 <b>{ $person }</b> の最近の実行
admin-why-paused = ⏸ 停止中：{ $reason }
admin-why-login-dead = ログイン切れ
admin-why-blocked = 個人チャットでボットをブロック
admin-why-not-allowed = 使える人の一覧にない

## report：リスニングレポート

report-all = 🎧 <b>{ $nick }</b> さんのリスニングレポート
report-all-nameless = 🎧 あなたのリスニングレポート
report-one = 🎧 <b>{ $nick }</b> さんのリスニングレポート · { $period }
report-one-nameless = 🎧 リスニングレポート · { $period }
report-choose = どの期間のレポートをここに出しますか？押すと、あなたのその一枚だけを送ります。グループの全員に見えます。
report-bad = 「{ $text }」は読み取れませんでした。<code>total</code>、<code>today</code>、<code>week</code>、<code>month</code> が使えます。例：<code>/report week</code>。<code>dark</code> を付けると暗い色になります。
report-button = 🎧 レポートを見る
report-key-hint = もっとくわしいレポートがほしいときは、<code>/settings key</code> で自分のレポートキーの入手方法を見られます。
report-key-refused = ⚠️ レポートキーが無効になっていて、今回は使えませんでした。新しいものを送ってください：<code>/settings key</code>
report-key-unreachable = QQ Music の公式レポートに今つながらないので、別のデータを使いました。
report-key-how =
    自分のレポートキーがあると、リスニングレポートがもっとくわしくなります：
    1. y.qq.com/n/ryqq_v2/qqmusic_skills を開いてログインし、キー（<code>qmk-</code> で始まります）を受け取ります。
    2. ここで <code>/settings key qmk-…</code> を送ります。
    受け取ったらそのメッセージはすぐに消し、QQ Music で確かめてから暗号化して保存し、二度と表示しません。やめるときは <code>/settings key off</code> を送ってください。
report-key-saved = ✅ レポートキーを確かめ、暗号化して保存しました。
report-key-unchecked = レポートキーを確かめられなかったので、保存していません。あとでもう一度 <code>/settings key qmk-…</code> を送ってください
report-key-deleted = 🧹 キーの入ったメッセージは削除しました。
report-key-stays = ⚠️ キーの入ったメッセージを削除できません。ご自分で削除してください。
report-key-leaked-deleted = ⚠️ レポートキーをグループに送らないでください。持っている人はあなたが聴いたものを見られます！メッセージは削除しましたが、見た人がいるかもしれません。y.qq.com/n/ryqq_v2/qqmusic_skills で新しいキーに替えて、個人チャットで送ってください。
report-key-leaked-stays = ⚠️ レポートキーをグループに送らないでください。持っている人はあなたが聴いたものを見られます！メッセージを削除できないので、すぐにご自分で削除し、y.qq.com/n/ryqq_v2/qqmusic_skills で新しいキーに替えて、個人チャットで送ってください。
report-key-removed = 🗑 レポートキーを削除しました。
report-key-none = レポートキーは保存されていません。

## report-card：リスニングレポートの画像の文字。HTML ではない

report-card-title = { $nick } さんのリスニングレポート
report-card-title-nameless = 私のリスニングレポート
report-card-total = 全期間
report-card-joined = 利用開始から
report-card-today = 今日
report-card-week = 今週
report-card-month = 今月
report-card-listened-total = 合計の再生時間
report-card-listened-today = 今日の再生時間
report-card-listened-week = 今週の再生時間
report-card-listened-month = 今月の再生時間
report-card-listened-joined = 利用開始からの再生時間
report-card-yesterday = 昨日
report-card-a-day = デイリー
report-card-last-week = 先週
report-card-a-week = ウィークリー
report-card-last-month = 先月
report-card-a-month = マンスリー
report-card-listened-yesterday = 昨日の再生時間
report-card-listened-a-day = この日の再生時間
report-card-listened-last-week = 先週の再生時間
report-card-listened-a-week = この週の再生時間
report-card-listened-last-month = 先月の再生時間
report-card-listened-a-month = この月の再生時間
report-card-average = 1日の平均
report-card-plays = 再生回数
report-card-plays-word = 回
report-card-streak = 連続日数
report-card-days = { $days }日
report-card-hour = よく聴く時間
report-card-new = 新しく聴いた曲
report-card-hours = 時間
report-card-minutes = 分
report-card-seconds = 秒
report-card-short-less = 1分未満
report-card-short-minutes = { $minutes }分
report-card-short-hours = { $hours }時間
report-card-short-both = { $hours }時間{ $minutes }分
report-card-times = { $count }回
report-card-date = { $month }{ $day }日
report-card-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
report-card-month-of = { $year }年{ $month }
report-card-since = { $year }年{ $date }から
report-card-until = { $year }年{ $date }まで
report-card-weekdays = 月 火 水 木 金 土 日
report-card-chart-hours = 時間帯別
report-card-chart-week = 曜日別
report-card-chart-days = 日別
report-card-chart-months = 月別
report-card-songs = よく聴いた曲
report-card-singers = よく聴いたアーティスト
report-card-genres = 好きなジャンル
report-card-genre = { $name } { $percent }%
report-card-undrawable = 表示不可
report-card-unknown = まだデータがありません
report-card-unknown-total = 全期間のデータが QQ Music にありません。
report-card-unknown-today = 今日のデータが QQ Music にありません。
report-card-unknown-week = 今週のデータが QQ Music にありません。
report-card-unknown-month = 今月のデータが QQ Music にありません。
report-card-unknown-hint = /settings key でレポートキーを渡すと、もっと見られます。
report-card-source = 出典：{ $source }
report-card-source-official = QQ Music 公式レポート
report-card-source-page = QQ Music のレポートページ
report-card-source-profile = 音響力とプロフィール
report-card-source-remote = リモートサーバー
report-card-source-history = 利用開始からの記録（{ $year }年{ $date }から）
report-card-source-none = 出典なし
report-card-and = と
report-card-foot = QQ Music アシスタント

## error：何が起きたか、次に何をするか

error-not-logged-in = まだログインしていません。下のボタンから QR コードでログインしてください。
error-login-ended = ログインが切れました。下のボタンからもう一度スキャンしてください。
error-not-refreshable = このログインには更新に必要な情報がありません。下のボタンから スマホ版 QQ か WeChat でスキャンし直すと、次からは自動で更新できます。QQ Music アプリでのログインは、たいてい更新できません。
error-too-many-accounts = 保存できる QQ Music アカウントは 1 人 { $most } 個までで、もういっぱいなので保存しませんでした。入れ替えるには、/accounts で 1 つ削除してからログインしてください。
error-bad-cookie = Cookie に <code>{ $missing }</code> がありません。Cookie を全部コピーして、もう一度送ってください。
error-report-key = QQ Music がこのキーを受け付けませんでした。コピー漏れか、無効になったキーかもしれません。y.qq.com/n/ryqq_v2/qqmusic_skills でコピーし直して送ってください。
error-remote-untold = ⚠️ このボットは <b>{ $name }</b> を通して QQ Music につながり、ログイン情報もそこに送られます。信頼できる場合だけ続けてください。不安ならやめるか、/logout でログアウトしてください。
error-not-found = 見つかりませんでした。配信終了、削除、非公開のどれかかもしれません。id かリンクを確かめて試してください。
error-devices = QQ Music によると、端末が多すぎるか、ログインがまだ新しくて更新は不要です。数時間後に試すか、使わない端末を QQ Music でログアウトしてください。
error-account = QQ Music がこのアカウントを制限しています（{ $code }）。QQ Music アプリの案内を見てください。
error-refused = QQ Music がこのリクエストを拒否しました（{ $code }）。あとで試してください。続くようなら、ボットのオーナーに知らせてください。
error-rate-limited = QQ Music へのリクエストが速すぎるようです。1〜2 分待ってから試してください。
error-rate-limited-for = QQ Music へのリクエストが速すぎるようです。{ $seconds } 秒後に試してください。
error-verification = QQ Music がロボットでないことの確認を求めています。QQ Music アプリを少し使ってから、また試してください。
error-verification-link = QQ Music がロボットでないことの確認を求めています。下のボタンで済ませてから試してください。
error-unsupported = この機能はまだ使えません。ボットのオーナーに知らせてください。
error-unavailable = 今は QQ Music につながりません。しばらくしてから試してください。
error-uncertain = QQ Music からはっきりした返事がなく、成功したかどうか分かりません。やり直す前に QQ Music で確認してください。
error-unexpected = QQ Music の返事を理解できませんでした。あとで試してください。続くようなら、ボットのオーナーに知らせてください。
error-store = 保存に問題があり、今の操作は保存されませんでした。あとで試してください。
error-sorry = すみません、問題が起きて完了できませんでした。もう一度試してください。
error-too-many = 一度に送られすぎました。先の分を処理するので、少ししてから送ってください。

## api：HTTP API のページ

api-title = QQ Music の API
api-lead = 検索、歌詞、プレイリスト、チェックイン、リスニングレポートが HTTP リクエスト一つで使えます。どのエンドポイントもこのページで試せます。
api-language = 言語
api-keys = アカウントのキー
api-keys-lead = ログインが必要なエンドポイントで使います。QR コードが簡単ですが、手で入力もできます。
api-keys-number = QQ Music 番号（uin）
api-keys-key = 音楽キー（qm_keyst）
api-keys-more = 更新キー（refresh_key、なくても可）
api-keys-forget = 消去
api-keys-kept = このタブの中だけに置き、閉じると消えます。アドレスには入りません。
api-scan = QR コードでログイン
api-scan-lead = どのアプリでスキャンしますか？
api-scan-wechat = WeChat
api-scan-app = QQ Music
api-scan-waiting = スキャンを待っています…
api-scan-scanned = スキャンしました。スマホで確認してください
api-scan-confirmed = ログインできました。キーを入力しました
api-scan-refused = スマホで拒否されました
api-scan-expired = QR コードの期限切れです。もう一度どうぞ
api-answers = 応答の形
api-answers-lead = 応答はすべて JSON です。成功なら code は 0 で、内容は data にあります。失敗なら適切な HTTP ステータス、0 以外の code、英語の説明が返ります。
api-calls = 呼び出し回数
api-today = 今日
api-total = 合計
api-parameters = パラメーター
api-no-parameters = パラメーターなし
api-required = 必須
api-optional = 任意
api-default = 既定値
api-example = 例
api-try = 試す
api-trying = リクエスト中…
api-answer = 応答
api-took = 所要時間
api-failed = サーバーにつながりませんでした。ネットワークを確かめて試してください。
api-keys-needed = ログインが必要
api-keys-optional = ログインは任意
api-keys-unused = ログイン不要
api-copy = コピー
api-copied = コピーしました
api-picture = 画像を選ぶ
api-confirm-write = アカウントが実際に変わります。もう一度押すと実行します
api-group-login = ログイン
api-group-find = 音楽を探す
api-group-account = 自分のアカウント
api-group-do = チェックイン、コイン、交流
api-group-server = サーバー
api-filter = エンドポイントを絞り込む

api-op-login-qrcode = QR ログインを始める
api-op-login-check = QR ログインの状態
api-op-authorize = 別の端末のログインを承認
api-op-search = 検索
api-op-playlist = プレイリストの内容
api-op-user = 自分の情報
api-op-sign = 毎日のチェックイン
api-op-comment = コメントを投稿
api-op-coin-task = コインのタスクを始める
api-op-coin-check = タスクの進み具合
api-op-song-url = 再生アドレス
api-op-lyric = 歌詞
api-op-convert = 曲の id と mid の変換
api-op-report = リスニングレポート
api-op-accelerate = 再生時間の加速
api-op-accelerate-list = お気に入り、今日のおすすめ
api-op-refresh = キーの更新
api-op-userinfo = 音響力などの詳細
api-op-stats = 呼び出しの統計

api-about-login-qrcode = QR コードの画像と、状態を調べるためのセッションキーを返します。
api-about-login-check = 待機、スキャン済み、確認済み、拒否、期限切れのどれか。確認後に Cookie を一度だけ返します。
api-about-authorize = 別の端末に出ている QQ Music のログイン用 QR コードを、あなたのアカウントで承認します。目の前の端末だけにしてください。
api-about-search = キーワードで検索し、ページごとに返します。
api-about-playlist = プレイリストの情報と曲。
api-about-user = ニックネーム、会員、コイン、今日のチェックイン。
api-about-sign = チェックインしてコインをもらいます。済んでいても成功とし、そう伝えます。
api-about-comment = 曲、アルバム、プレイリストにコメントします。サーバーが二度送ることはありません。
api-about-coin-task = できるコインのタスクをバックグラウンドで行い、先にタスク id を返します。お気に入りが変わるものは行いません。
api-about-coin-check = どこまで進み、いくつコインを得たか。
api-about-song-url = 指定した音質の再生アドレス。しばらくすると無効になります。
api-about-lyric = LRC 形式の歌詞。翻訳があれば一緒に返します。
api-about-convert = id から mid、mid から id を調べます。
api-about-report = 全期間、今日、今週、今月の画像 4 枚と数値。
api-about-accelerate = バックグラウンドで再生を報告して再生時間を増やします。1 日の上限があります。
api-about-accelerate-list = 自分のリスト：201 はお気に入り、202 は今日のおすすめ。
api-about-refresh = 更新キーで新しい音楽キーを取得します。
api-about-userinfo = ニックネーム、アイコン、音響力のレベル、今日の再生時間。
api-about-stats = 各エンドポイントの呼び出し回数。

api-param-type = 種類
api-param-key = QR ログインのセッションキー
api-param-base64 = QR コードの画像
api-param-query = キーワード
api-param-page = ページ番号
api-param-page-size = 1 ページの件数
api-param-id = id、mid、リンクのどれか
api-param-num = 曲数
api-param-content = コメントの内容
api-param-bizid = 曲、アルバム、プレイリストの id
api-param-biztype = 1 曲、2 アルバム、3 プレイリスト
api-param-repliedcmid = 返信先のコメント
api-param-taskId = タスクの id
api-param-songmid = 曲の mid、id、リンクのどれか
api-param-fileType = 音質
api-param-mid = 曲の mid、id、リンクのどれか
api-param-songInfo = 対象の曲
api-param-songName = 曲名
api-param-singer = アーティスト名
api-param-singerId = アーティストの id
api-param-songId = 曲の id か mid
api-param-dirid = 201 お気に入り、202 今日のおすすめ
api-param-lang = 画像の言語
api-param-theme = 画像の明るさ（light か dark）
api-param-Qm-report-key = 公式レポートのキー（qmk- で始まる）。なくても可
