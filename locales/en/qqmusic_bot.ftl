### English, the fallback. Texts that become HTML may hold <b> and <code>; telegram::render escapes arguments.

## command: a line in the menu and in the help

command-start = Start here
command-help = What I can do
command-search = Search songs, singers, albums, playlists
command-song = Get a song's audio
command-lyric = Lyrics with translation
command-playlist = Open a playlist
command-discover = Browse recommended playlists and categories
command-songlist = Your favourites and daily songs
command-convert = A song's id and mid
command-comment = Comment on a song, album or playlist
command-sign = Check in for today's coins
command-login = Log in to QQ Music by QR code
command-check = See whether your login works
command-user = Your nickname, VIP and coins
command-userinfo = Your listening power
command-coin = Do the coin tasks for me
command-coincheck = How far the background task is
command-accelerate = Add listening time (risky)
command-report = Listening report as pictures
command-refresh = Renew your login
command-schedule = Check in and do tasks every day by itself
command-history = What I did for you lately
command-admin = For the owner: status, broadcast, faults
command-cookie = Log in with a cookie
command-authorize = Log another device in
command-accounts = Switch, add, name and remove accounts
command-logout = Log out
command-settings = Language, quality and more
command-share = Lend your login to a group, to find and play music
command-board = The weekly listening board of a group
command-privacy = What I store about you
command-export = Get all of it as a file
command-forget = Delete everything about you
command-stats = How often I am used
command-cancel = Stop what is going on

## bot: its name and descriptions in Telegram, not HTML

bot-name = QQ Music helper
bot-about = Search songs, read lyrics, listen. Daily check-in coins and listening reports. Works in groups too.
bot-description =
    I bring QQ Music to Telegram 🎵

    · Send a song's name or a QQ Music link: search, lyrics, audio
    · Log in by QR code: coins, your own playlists, listening reports
    · Every day by itself: check-in, coin tasks, renewing the login

    Tap Start, then send: 晴天 周杰伦

## start

start-greeting =
    <b>Hi, I bring QQ Music to this chat 🎵</b>
    Send me a song's name to find it, read its lyrics and listen. Links from QQ Music work too.
    Log in by QR code to collect coins every day, see your listening report and open your own playlists.
    Try it, send: <code>晴天 周杰伦</code>
start-group =
    Hi all 🎵 I find songs, lyrics and audio from QQ Music for this group. Try <code>/search sunny day</code>; /help shows what else I can do.
    Logins and accounts stay in private chat. Admins can send /settings to choose whether I open pasted links, who may use me, and when my answers are deleted.

## help

help-title = <b>What I can do</b>
help-title-group = <b>What I can do in this group</b>
help-topic-music = 🎵 Music
help-topic-account = 👤 Account
help-topic-daily = 🪙 Every day
help-topic-group = 👥 In groups
help-topic-bot = ⚙️ Settings and privacy
help-foot = Just send a song's name to search, or a QQ Music link to open it.
help-more = Also: { $commands }
help-foot-group = Logins, accounts and privacy are for our private chat.
help-inline = Type <code>@{ $bot } song</code> in any chat to send a song there.
help-unknown = There is no /{ $word }. Send /help to see every command.
help-unknown-nearest = There is no /{ $word }. Did you mean /{ $nearest }?
help-only-text = I can only read text. Send me a song's name or a link from QQ Music.
help-meant = 💡 Did you want /{ $command }? Just tap it.

## button: words on buttons

button-login = 🔑 Log in by QR
button-private = 💬 Open private chat
button-search = 🔍 Search
button-help = ❓ What I can do
button-settings = ⚙️ Settings
button-own-playlists = 📂 My playlists
button-previous = ◀ Previous
button-next = Next ▶
button-lyric = 📝 Lyrics
button-card = 🖼 Card
button-comment = 💬 Comment
button-link = 🔗 Open in QQ Music
button-schedule = 🗓 Daily routine
button-history = 📜 History
button-remote-agree = I understand, go on
button-verify = 🛡 Verify
button-up = ↩️ Back
button-hot = 🔥 Top comments
button-album = 💿 Album
button-singer = 🎤 Singer
button-add = ➕ To playlist
button-more = ⋯ More

## group: in groups

group-private-only = Let's do this in private, where nobody else sees it. Tap the button below.
group-not-yours = Someone else asked for this. Send your own command.
group-admins-only = Only the group's admins can change this.
group-admins-only-settings = Only the group's admins can change its settings. Your own are in our private chat.
group-open-music = In this group, members can use me to search, read lyrics and play songs. The rest works in our private chat; for /share and /board, ask an admin to open them up in /settings.
group-open-admins = In this group, only admins can use me. Come to our private chat instead.
group-unheard = 🔇 I can't post in “{ $group }” (I may be muted, or the topic is closed), so I couldn't answer you there. Ask me here; to use me in the group, ask an admin to let me write.
group-no-media = 🔇 I'm not allowed to send audio and pictures in this group. Ask an admin to allow it, or listen in our private chat.
group-topic-gone = 💬 The topic that was chosen for my answers is closed or deleted. From now on I answer where I'm asked. Please send that again.
group-link-gone = 🔗 I can't find what this link leads to: it may be taken down, deleted or private.
access-denied = This bot is for invited people only. To use it, ask its owner to add you; your id is <code>{ $id }</code>.

## button answers: a hint after a press

press-outdated = This button is too old. Please send the command again.
press-forgotten = This list is too old. Please open it again.

## search

search-ask = What would you like to hear? Send a song or singer, like: <code>晴天 周杰伦</code>
search-ask-group = Add a song's name to the command, like: <code>/search 晴天 周杰伦</code>
search-title = 🔍 <b>{ $query }</b>
search-page = Page { $page } · { $total ->
    [one] one song
   *[other] about { $total } songs
}
search-page-singer = Page { $page } · { $total ->
    [one] one singer
   *[other] about { $total } singers
}
search-page-album = Page { $page } · { $total ->
    [one] one album
   *[other] about { $total } albums
}
search-page-playlist = Page { $page } · { $total ->
    [one] one playlist
   *[other] about { $total } playlists
}
search-kind-song = Songs
search-kind-singer = Singers
search-kind-album = Albums
search-kind-playlist = Playlists
search-kind-shown = ● { $kind }
search-songs = { $total ->
    [one] { $total } song
   *[other] { $total } songs
}
search-albums = { $total ->
    [one] { $total } album
   *[other] { $total } albums
}
search-empty-kind = { $kind }: nothing found for “{ $query }”. Try other words, or look among the rest below.
search-empty = Nothing found for “{ $query }”. Try other words, or add the singer.

## list

list-vip-note = 〔VIP〕 needs a VIP membership or a bought album.
list-page = Page { $page }/{ $pages }
list-page-alone = Page { $page }
list-no-more = There is nothing after this page. Go back a page.
list-untitled = (untitled)

## playlist

playlist-ask-own = To see your own playlists, log in first.
playlist-ask = Send me a playlist's name, link or number, like: <code>/playlist folk</code> or <code>/playlist 8000000001</code>
playlist-title = 📂 <b>{ $title }</b>
playlist-creator = by { $creator }
playlist-songs = { $total ->
    [one] { $total } song
   *[other] { $total } songs
}
playlist-shown = first { $num } shown
playlist-more = More of them: <code>/playlist { $id } { $num }</code>
playlist-empty = This playlist has no songs yet.
playlist-own-title = 📂 <b>My playlists</b>
playlist-own-empty = You have no playlists yet. Make one in QQ Music, or send me a playlist's link.
playlist-own-row = { $title } · { $total }
playlist-bad = I can't read “{ $text }”. Send a playlist's link or number, like: <code>/playlist 8000000001 50</code>
playlist-other-link = This link isn't a playlist. Send it on its own and I'll open it.
songlist-bad-num = The number of songs must be 1 to { $max }, like: <code>/songlist 202 30</code>
playlist-bad-num = The number of songs must be 1 to { $max }, like: <code>/playlist 8000000001 50</code>

## album

album-title = 💿 <b>{ $title }</b>
album-empty = This album has no songs yet.

## songlist

songlist-favourites = Favourites
songlist-daily = Daily songs
songlist-empty = No songs here yet.
songlist-bad = Write 201 (favourites) or 202 (daily songs), then how many if you like: <code>/songlist 202 30</code>

## card

card-singers = Singer: { $singers }
card-album = Album: { $album }
card-length = Length: { $length }
card-qualities = Quality: { $qualities }
card-capped = This group allows { $best } at most
card-vip = 🔒 Needs a VIP membership or a bought album
card-vip-lent = 🔒 VIP song. { $whose } is used if your own account can't play it
card-no-files = No file to play at the moment
card-audio-button = 🎧 { $quality }

quality-128 = Basic 128k
quality-320 = High 320k
quality-flac = Lossless FLAC

## discover

discover-home =
    🧭 <b>Discover</b>
    Where would you like to look around?
discover-recommended = 🌟 Recommended
discover-categories = 🗂 Categories
discover-daily = 📅 Daily songs
discover-recommended-title = 🌟 <b>Recommended playlists</b>
discover-categories-title =
    🗂 <b>Playlists by category</b>
    Which kind would you like?
discover-category-title = 🗂 <b>Category · { $name }</b>
discover-page = Page { $page }. Tap a number to see its songs.
discover-nothing = There is nothing here right now. Try another one.
discover-private = This only works in private: send me the song there and tap again.
discover-no-singer = This song doesn't name a singer. Send me a name and I'll search for it.
discover-which-singer = 🎤 Which singer?
discover-singer-title = 🎤 <b>{ $name }</b>
discover-add-choose = ➕ Which playlist should “{ $title }” go into?
discover-add-none = You have no playlists yet. Make one in QQ Music, then tap again.
discover-add-ask = Add “{ $title }” to your playlist “{ $playlist }”?
discover-add-yes = ✅ Add it
discover-add-no = ✖️ Don't add
discover-add-other = 📂 Another playlist
discover-added = ✅ “{ $title }” is in “{ $playlist }” now.
discover-add-existed = “{ $title }” is already in “{ $playlist }”. Nothing changed.
discover-add-busy = QQ Music is busy with your playlists, so “{ $title }” is not in “{ $playlist }” yet. Tap again in a few seconds.
discover-add-again = 🔁 Try again
discover-add-unsure = ❓ I can't tell whether “{ $title }” was added: QQ Music gave no clear answer. Please look in the app; I won't add it again on my own.
discover-add-refused = QQ Music did not add “{ $title }” ({ $code }). The playlist may be full or gone; try another one.
discover-add-declined = All right, nothing was added.
discover-comments-title = 🔥 Top comments on <b>{ $title }</b>
discover-comments-page = Page { $page } · { $total ->
    [one] one comment
   *[other] { $total } comments
}
discover-comments-none = Nobody has commented yet. Be the first.
discover-comments-closed = The comments on “{ $title }” can't be seen right now; they may be closed. Try another song.
discover-comment-moved = That comment is no longer on this page. Open the top comments again and look for it.
discover-answer-button = ↪️ Reply { $number }
discover-write-button = ✍️ Write a comment
discover-likes = 👍 { $likes }
send-all-button = 📤 Send all to me
send-all-first-button = 📤 Send me the first { $most }
send-all-progress = 📤 Sending “{ $title }”: { $done } of { $total }. Send /cancel to stop.
send-all-place = ⏳ You're number { $place } in line; I'll go on when it's your turn.
send-all-done = ✅ “{ $title }” is done: { $sent } of { $total } songs sent.
send-all-cancelled = All right, I stopped sending “{ $title }”: { $sent } of { $total } songs sent.
send-all-stopped = I have to restart, so “{ $title }” is not finished: { $sent } of { $total } songs sent. Tap “Send all to me” again in a minute.
send-all-missed = Not sent:
send-all-row = • { $title } ({ $reason })
send-all-login = needs a login
send-all-member = VIP only
send-all-right = not available
send-all-above-cap = only in a quality this group does not allow
send-all-too-large = too large
send-all-failed = could not be fetched, try again

## lyric

lyric-ask = Which song's lyrics? Send its name, link or mid, like: <code>晴天 周杰伦</code>
lyric-ask-group = Add a song's name to the command, like: <code>/lyric 晴天 周杰伦</code>
lyric-title = 📝 <b>{ $title }</b>
lyric-none = “{ $title }” has no lyrics. It may be instrumental.
lyric-file = These lyrics are long, so here they are as a file.

## convert

convert-ask = Send me a song's name, id, mid or link, like: <code>/convert 97773</code>
convert-answer =
    <b>{ $title }</b>
    id: <code>{ $id }</code>
    mid: <code>{ $mid }</code>
convert-found = 🔍 This is the first song found for “{ $query }”. For another one, find it with /search and give its link to /convert.

## song

song-bad-link = I can't open this link. Send one to a song, an album or a playlist on QQ Music, or just a song's name.
song-album-link = This is an album's link. Send it on its own to open the album, then pick a song.
song-playlist-link = This is a playlist's link. Open it with /playlist.
song-ask = Which song? Send me its name, link or id, like: <code>Sunny Day Jay Chou</code>. To choose the quality, write it after the id: <code>/song 97773 320</code>
song-ask-group = Add a song's name, link or id to the command, like: <code>/song Sunny Day Jay Chou</code>. To choose the quality, write it after the id: <code>/song 97773 320</code>
song-above-cap = This song only comes in a better quality than this group allows ({ $best } at most). Listen in our private chat.
song-bad-quality = There is no quality “{ $text }”. Choose <code>128</code>, <code>320</code> or <code>flac</code>, like this: <code>/song 97773 320</code>
song-fetching = ⏳ Fetching “{ $title }”, just a moment. Send /cancel to stop.
song-no-such-quality = “{ $title }” has no { $quality } version. Try another one:
song-login-needed = “{ $title }” in { $quality } needs a login. Log in, then tap again.
song-vip-login-needed = “{ $title }” in { $quality } needs a login with a VIP membership, or one that bought the album. If you have one, log in, then tap again.
song-vip-needed = “{ $title }” in { $quality } needs a VIP membership or a bought album. You can get either in QQ Music, then come back.
song-no-right = QQ Music does not offer “{ $title }” at the moment, perhaps because of rights or region. Try another song, or search for another version.
song-device-limit = This account is logged in on too many devices, so QQ Music won't play. Log a few out in QQ Music and try again.
song-too-large = “{ $title }” in { $quality } is over { $most }, which is too large for Telegram, and there is no smaller version.
song-too-large-instead = “{ $title }” in { $quality } is over { $most }, which is too large for Telegram. Choose below:
song-address-button = ⬇️ Download (works for two hours)
song-broken = The song broke off halfway. Please tap again.
song-not-sent = This song could not be sent to Telegram. Try again in a while.

## inline: finding songs in any chat by @bot, mostly not HTML

inline-hint-title = What would you like to hear?
inline-hint-text = Type a song or a singer, like: 晴天 周杰伦
inline-hint-message = 🎵 Type <code>@{ $bot } 晴天</code> in any chat to find songs and send them.
inline-hint-button = 🔍 Try it
inline-daily = ✨ Songs picked for you today
inline-nothing = Nothing found. Try other words, or add the singer
inline-too-fast = Too many searches. Try again in a minute
inline-slow = QQ Music has not answered yet. Try again in a while
inline-failed = Searching does not work right now. Try again in a while
inline-confirm = Please confirm something in the private chat first: tap here
inline-stranger = This bot is for invited people only
inline-listen = 🎧 Listen here
inline-listen-private = 💬 Listen in private
inline-again = 🔄 Try again
inline-lent-here = If someone lends their login to this group, press “Try again”.
inline-coming = Coming…
inline-fetching = ⏳ Fetching the song, just a moment…
inline-queued = ⏳ Many people want songs. You're number { $place } in line…
inline-too-many = You've asked for many songs in the last ten minutes. Come back in a few minutes.
inline-not-sent = The song could not be put here. Try again in a while, or listen in the private chat.

## user

user-title = 👤 <b>{ $nick }</b>
user-uin = QQ Music number: <code>{ $uin }</code>
user-vip = VIP: { $vip }
user-vip-none = none
user-vip-green = Green Diamond
user-vip-super = Super VIP
user-coins = Coins: { $coins }
user-signed = Checked in today: { $signed }
user-signed-yes = yes
user-signed-no = not yet
user-streak = Days in a row: { $streak }
user-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
user-unknown = unknown
user-nameless = QQ Music user

## userinfo

userinfo-level = Listening power: { $level }
userinfo-level-named = level { $level }, { $name }
userinfo-level-plain = level { $level }
userinfo-value = Points: { $value }
userinfo-value-next = { $value } of { $next }
userinfo-today = Listened today: { $time }
userinfo-minutes = { $minutes } min
userinfo-hours = { $hours } h { $minutes } min
userinfo-medals = Medals: { $medals }
userinfo-medals-number = { $number }

## sign: the daily sign-in

sign-done = ✅ Checked in for today!
sign-already = 👍 You've already checked in today.
sign-streak = { $days ->
    [one] { $days } day in a row
   *[other] { $days } days in a row
}
sign-credited = 🪙 +{ $more } coins credited, you have { $coins } now
sign-coins = 🪙 Coins: { $coins }
sign-not-moved = 🪙 You still have { $coins } coins; nothing was credited yet. It can take a while, so try /user later.
sign-before-unread = 🪙 You have { $coins } coins now. I couldn't read them before, so I can't say how many came.
sign-fewer = 🪙 You have { $coins } coins now, fewer than a moment ago; some may have been spent elsewhere. I can't say how many came.
sign-unread = 🪙 I could not read your coins, so I can't say how many came. Try /user later.

## comment

comment-ask = What would you like to comment on? Send a song's name, link or id, like: <code>晴天 周杰伦</code>. For albums and playlists send a link.
comment-ask-group = Add what to comment on and your words, like: <code>/comment song 97773 Lovely!</code>. Write album or playlist for those.
comment-bad = I can't read “{ $text }”. Write it like this: <code>/comment song 97773 Lovely!</code>, also with album or playlist, and with a link in place of the number.
comment-pick = 💬 Which one? Tap its number.
comment-on-song = 🎵 Song: { $title }
comment-on-album = 💿 Album: { $title }
comment-on-playlist = 📂 Playlist: { $title }
comment-ask-text =
    { $subject }
    What would you like to say? Send it to me ({ $most } characters at most). You'll see it before it goes out.
comment-ask-text-group =
    { $subject }
    In a group, write it all in one message: <code>/comment { $kind } { $id } Lovely!</code>
comment-empty = There are no words in this comment. Write something and send it again.
comment-too-long = This comment has { $length } characters; { $most } is the limit. Please shorten it and send it again.
comment-ask-answer =
    ↪️ A reply to { $nick }'s comment
    { $subject }
    What would you like to say? Send it to me ({ $most } characters at most). You'll see it before it goes out.
comment-answers = ↪️ In reply to { $nick }
comment-preview = 💬 <b>Post this comment?</b>
comment-by = 👤 From { $nick }'s account, visible to everyone
comment-by-number = 👤 From { $nick } ({ $uin }), visible to everyone
comment-send-button = ✅ Post
comment-drop-button = ✖️ Don't post
comment-look-button = 👀 Have a look
comment-done = ✅ <b>Your comment is posted</b>
comment-unsure = ❓ <b>It may or may not be posted</b>: QQ Music gave no clear answer. I won't send it again, so it can't appear twice. Please have a look below.
comment-interrupted = ❓ <b>It may or may not be posted</b>: I was restarted while sending it. I won't send it again, so it can't appear twice. Please have a look below.
comment-not-sent =
    ❌ <b>Not posted yet.</b> { $why }
    After that you can tap “Post” again.
comment-refused = QQ Music did not take this comment ({ $code }). It may not like the words, or you are posting too fast.
comment-other-account = You have switched to another account since, so this comment was not posted. To post it from this account, send /comment again.
comment-dropped = All right, this comment won't be posted.
comment-forgotten = This comment is too old. Please send /comment again.
comment-not-yours = Someone else wrote this comment. Only they can post it.
comment-being-sent = It is being posted, just a moment.
comment-was-sent = This comment has already been dealt with.

## stats

stats-title = 📊 <b>How often I was asked</b>
stats-since = Counted since { $day }
stats-all = { $today } today · { $total } in all
stats-row = { $name }: { $today } today · { $total }
stats-people = 👤 People: { $people } ({ $recent } in the last 30 days)
stats-groups = 👥 Groups: { $groups } ({ $recent } in the last 30 days)

operation-login-qrcode = QR logins begun
operation-login-check = Login checks
operation-authorize = Devices authorised
operation-search = Searches
operation-playlist = Playlists
operation-user = Accounts
operation-sign = Check-ins
operation-comment = Comments
operation-coin-task = Coin tasks
operation-coin-check = Task progress
operation-song-url = Songs played
operation-lyric = Lyrics
operation-convert = Ids converted
operation-report = Listening reports
operation-accelerate = Plays reported
operation-accelerate-list = Favourites and daily songs
operation-refresh = Logins renewed
operation-userinfo = Listening power
operation-stats = This table

## settings

settings-title = ⚙️ <b>Settings</b>
settings-title-group = ⚙️ <b>Settings of this group</b>
settings-language = Language: { $language }
settings-language-auto = same as Telegram ({ $language })
settings-language-app = 📱 Same as Telegram
settings-language-name = English
settings-quality = Quality: { $quality }
settings-quality-auto = default ({ $quality })
settings-theme = Pictures: { $theme }
settings-theme-light = ☀️ Light
settings-theme-dark = 🌙 Dark
settings-theme-auto = 🌗 Day/night
settings-theme-own = Everyone picks light or dark pictures for themselves: send me <code>/settings theme dark</code> in private, and it holds everywhere.
settings-library-off = Coin tasks that need a favourite song or playlist: skipped. If you do them in the app, I still collect the coins
settings-library-on = Coin tasks that need a favourite song or playlist: done for you. I really add one of today's recommendations to your favourites and tell you each time; remove it in the app if you don't want it. Following singers and keeping audiobooks is up to you
settings-library-allow = Let me add favourites
settings-library-forbid = Leave my favourites alone
settings-accelerate-on = Reported plays: you agreed
settings-accelerate-revoke = Take back my consent
settings-key-given = Report key: stored
settings-key-absent = Report key: none (<code>/settings key</code> tells how to get one)
settings-key-remove = 🗑 Delete the report key
settings-hint = Tap a button to change it.
settings-hint-group = Tap a button to change something. Only admins can. The weekly listening board is under /board, lending a login under /share.
settings-bad-group =
    I can't read “{ $text }”. Send /settings for buttons, or write:
    <code>/settings lang en|auto</code>
    <code>/settings quality 320</code> (normally) · <code>/settings cap 320</code> (at most)
    <code>/settings links on</code> · <code>/settings open all|music|admins</code>
    <code>/settings topic here|any</code> · <code>/settings quiet off|10m|1h|1d</code>
settings-back = ↩️ Back
settings-on = On
settings-off = Off
settings-row-language = 🌐 Language
settings-row-quality = 🎧 Quality
settings-row-links = 🔗 Links
settings-row-open = 👥 Who may use me
settings-row-answers = 💬 Where I answer
settings-row-quiet = 🤫 Quiet mode
settings-language-each = whatever the person asking uses
settings-language-each-button = The asker's language
settings-about-language = Pick one and I use only that in this group. With “The asker's language” I answer everyone in their own.
settings-quality-group = Quality: usually { $usual }, at most { $best }
settings-quality-usual = Usually { $quality }
settings-quality-best = At most { $quality }
settings-about-quality = When nobody names a quality I send the “usually” one, and never more than the “at most” one.
settings-links-on = Links: opened when pasted
settings-links-off = Links: left alone
settings-about-links = When on, I open QQ Music links to songs, playlists and albums, also within share texts.
settings-links-seen = 👀 I can see the messages of this group, so this works.
settings-links-unseen = 🙈 Telegram shows me only commands here, so I can't see pasted links. Make me an admin (no rights needed), or have the bot's owner turn privacy mode off with @BotFather's /setprivacy and add me to the group again.
settings-open-all = Who may use me: everyone, for everything
settings-open-music = Who may use me: members only to search, read lyrics and play songs
settings-open-admins = Who may use me: admins only
settings-open-all-button = Everyone, everything
settings-open-music-button = Members: search and play
settings-open-admins-button = Admins only
settings-about-open = Admins can always use everything. This only applies to this group, not to private chats.
settings-answers-asked = Where I answer: in the topic where I'm asked
settings-answers-here = Where I answer: always in this topic
settings-answers-topic = Where I answer: always in the chosen topic
settings-answers-asked-button = Where I'm asked
settings-answers-here-button = Always in this topic
settings-about-answers = To have all answers in one topic, send /settings in that topic and tap here.
settings-quiet-off = Quiet mode: off, my answers stay
settings-quiet-on = Quiet mode: my answers are deleted after { $time }
settings-quiet-never = Keep them
settings-quiet-10m = 10 minutes
settings-quiet-1h = 1 hour
settings-quiet-1d = 1 day
settings-about-quiet = Answers from now on are deleted after this time. Daily messages stay.
settings-saved = Saved
settings-bad = I can't read “{ $text }”. Send /settings for buttons, or write <code>/settings lang en</code>, <code>/settings quality 320</code> or <code>/settings theme dark</code>

## cancel

cancel-nothing = Nothing is going on right now.
cancel-done = All right, stopped.
cancel-songs = All right, { $count ->
    [one] one song is
   *[other] { $count } songs are
} not sent.
cancel-pictures = All right, { $count ->
    [one] one picture is
   *[other] { $count } pictures are
} not made.
cancel-question = All right, never mind.
cancel-task-left = All right, I've stopped following the background task. It runs on another server and may go on there.
cancel-task = All right, the background task has stopped. What was done counts.
cancel-login = All right, this login is cancelled and its QR code no longer works.

## queue

queue-songs = ⏳ { $own ->
    [one] Your song is
   *[other] Your { $own } songs are
} waiting in line, now at place { $place }. Send /cancel to stop waiting.
queue-pictures = ⏳ { $own ->
    [one] Your picture is
   *[other] Your { $own } pictures are
} waiting in line, now at place { $place }. Send /cancel to stop waiting.
queue-stopped-songs = I have to restart, so { $count ->
    [one] the song you waited for was
   *[other] the { $count } songs you waited for were
} not sent. Please ask again in a minute.
queue-stopped-pictures = I have to restart, so { $count ->
    [one] the picture you waited for was
   *[other] the { $count } pictures you waited for were
} not made. Please ask again in a minute.
queue-full-list = 📤 A list is already on its way to you. Tap again when it is done, or send /cancel to stop it.
queue-full-person = You already have a lot waiting; one person can have { $most } at most. Wait until some have arrived, or send /cancel to drop them all.
queue-full-chat = A lot is already waiting in this group ({ $most } at most). Wait until some have arrived, or ask me in private.
queue-full = Too many people are waiting right now. Try again in a minute.

## login: by QR

login-bad-kind = There is no way to log in called “{ $kind }”. Use qq, wechat or app, like <code>/login wechat</code>, or just /login.
login-kind-qq = QQ
login-kind-wechat = WeChat
login-kind-app = the QQ Music app
login-title = <b>Scan with { $kind } to log in</b>
login-how-qq = Open QQ on your phone, tap ＋ at the top right, choose “Scan”, then confirm.
login-how-wechat = Open WeChat on your phone, tap ＋ at the top right, choose “Scan”, then confirm.
login-how-app = Open QQ Music on your phone, tap the menu at the top left of your page, choose “Scan”, then confirm.
login-app-ends = ⏳ A login by this app usually can't renew itself, so you scan again in a few days. One by QQ or WeChat (below) renews itself.
login-beside = ➕ This adds an account: scan with <b>the account you want to add</b>. The one in use stays.
login-state = { $state } · { $left }
login-waiting = ⏳ Waiting for your scan
login-scanned = 📱 Scanned. Confirm it on your phone
login-left-little = about to expire
login-left-seconds = about { $seconds } s left
login-left-minutes = about { $minutes } min left
login-left-both = about { $minutes } min { $seconds } s left
login-same-phone = Only this one phone? Open this chat on a computer or tablet and scan it there, or log in with /cookie.
login-button-new = 🔄 New QR code
login-button-again = 🔄 Try again
login-button-qq = Use QQ
login-button-wechat = Use WeChat
login-button-app = Use the QQ Music app
login-button-cancel = ✖️ Cancel
login-expired = ⌛ This QR code has expired. Tap the button below for a new one.
login-refused = 🙅 The login was refused on the phone. To try again, tap the button below for a new code.
login-interrupted = I was restarted, so this QR code no longer works. Tap the button below for a new one.
login-cancelled = All right, this login is cancelled. Tap the button below whenever you like to log in.
login-superseded = There is a newer QR code below. Use that one.
login-done =
    🎉 Hello <b>{ $nick }</b>, you are logged in!
    Try /playlist for your own playlists, /sign for today's coins or /report for your listening report. /check tells how the login is doing.
login-daily-offer = 🗓 With /schedule I do the daily things for you.
login-daily = 🗓 Done by itself for this account: { $chores }. Change it with “Daily routine”.
login-daily-now = 🗓 Done by itself for this account: { $chores }. What is left of today starts right away, then every day around { $time }. Change it with “Daily routine”.
login-daily-at = 🗓 Done by itself for this account, every day around { $time }: { $chores }. Change it with “Daily routine”.
login-now-used = 👥 This account is in use from now on. <b>{ $who }</b> is still there: switch back below, or see all with /accounts.
login-now-used-dead = 👥 This account is in use from now on. The login of <b>{ $who }</b> has ended; log in to it again or remove it in /accounts.
login-still-used = 🎉 <b>{ $nick }</b> is logged in! The account in use is still <b>{ $who }</b>; switch below, or see all with /accounts.
login-not-renewing = ⏳ This login can't renew itself: when it runs out, you scan again. For one that does, tap below and scan with QQ or WeChat.
login-button-back = ↩️ Back to { $who }
login-button-use = 👉 Switch to { $who }
login-button-renewing = 🔁 Get one that renews itself
login-failed-refused = QQ Music did not accept this login. Scan a new QR code, or log in another way.
login-failed-unexpected = I didn't understand QQ Music's answer, so this login failed. Try a new QR code, or log in another way.
login-failed-unavailable = QQ Music can't be reached right now, so this login failed. Try a new QR code in a while.

## cookie: log in by cookie

cookie-ask =
    Send me your QQ Music cookie:
    1. Open y.qq.com in a browser on a computer and log in.
    2. Press F12, pick any request to y.qq.com under “Network” and copy the whole Cookie request header.
    3. Paste it here. It must hold <code>uin</code> and <code>qm_keyst</code>.
    I delete that message at once, check the cookie with QQ Music and store it encrypted. Changed your mind? /cancel.
cookie-deleted = 🧹 I have deleted the message with the cookie.
cookie-stays = ⚠️ I couldn't delete the message with the cookie. Please delete it yourself.
cookie-dead = QQ Music does not accept this cookie; it may have expired. Log in to y.qq.com again and copy it once more, or scan with /login.
cookie-leaked-deleted = ⚠️ A cookie is your login, never post it in a group! I have deleted the message, but others may have seen it: log out all devices in QQ Music, then log in with me in private.
cookie-leaked-stays = ⚠️ A cookie is your login, never post it in a group! I couldn't delete the message: delete it yourself now, log out all devices in QQ Music, then log in with me in private.

## authorize

authorize-ask =
    When another device (a TV, a speaker, a car) shows a QQ Music login code, take a photo of it and send it to me; your account will confirm that login.
    ⚠️ Only a code on a device in front of you. Never use a code that somebody sent you: it would hand them your account.
    Send /cancel to leave it.
authorize-forwarded = ⚠️ I don't use forwarded pictures. Scammers get people to scan their login codes: take a photo yourself, of a code on a device in front of you.
authorize-too-large = This picture is too large. Take a smaller one, or send it as a photo instead of a file.
authorize-no-picture = I can't open this file. Please send a JPEG or PNG photo.
authorize-not-fetched = This photo could not be fetched from Telegram. Please send it again.
authorize-no-code = I see no QR code in this photo. Go closer, hold the phone straight, avoid reflections, and send another one.
authorize-several = There are { $count } QR codes in this photo and I can't tell which one you mean. Please photograph only the one to log in.
authorize-not-login = This isn't a login code of QQ Music, QQ or WeChat, so I won't use your account for it. Please photograph the login code on the device.
authorize-title = 🔐 <b>Let another device log in?</b>
authorize-kind = Code: a login code of { $kind }
authorize-account = It will then use your account: <b>{ $nick }</b>
authorize-warning = ⚠️ Confirm only a code on a device in front of you. If someone sent it to you, tap “Not me”, or they will be in your account. Valid for three minutes.
authorize-other-app = Note: a code of { $kind } is usually scanned with { $kind } itself; it may be refused here.
authorize-yes = Confirm the login
authorize-no = ✖️ Not me
authorize-done = ✅ Confirmed. Look at the device, it should be logged in now.
authorize-declined = OK, nothing was confirmed; the device stays logged out.
authorize-over = This question has been answered or is too old. If you still need it, refresh the code on the device and send a new photo.
authorize-expired = This code has expired. Refresh the code on the device and send a new photo.
remote-agreed = Noted, I won't ask again. Now send your command once more.
authorize-unsupported = I can't confirm it for you yet: QQ Music publishes no way to do so. Please scan the code with QQ Music on your phone; once the bot's owner sets <code>music.remote_url</code> it works here too.

## check: how the login is doing

check-title = 👤 Account: <b>{ $nick }</b>
check-alive = ✅ The login works
check-dead = ❌ The login has ended. Please scan again.
check-by = Logged in with: { $way }
check-way-phone = a phone number
check-way-cookie = a pasted cookie
check-key-days = Good for about { $days ->
    [one] { $days } day
   *[other] { $days } days
}{ $hours ->
    [0] {""}
   *[other] {" "}{ $hours } h
} more
check-key-hours = Good for about { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} more
check-key-minutes = Good for about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} more
check-key-ended = It has run out
check-refreshable = I'll renew it when it runs out, no need to scan again.
check-others = Other accounts:
check-other-alive = · { $who } ✅ works
check-other-dead = · { $who } ❌ has ended, log in again in /accounts
check-under-way = 📷 A login is under way: { $state } · { $left }

## refresh

refresh-done = ✅ The login is renewed.

## logout

logout-question = Log out? I'll delete the stored login and its past runs, and stop what I am doing with it. Your settings and your daily routine stay; you can log in again any time.
logout-question-of = Log out of <b>{ $who }</b>? I'll delete the login of this account and its past runs; the others stay. You can log in again any time.
logout-others = Log out of another one…
logout-yes = Log out
logout-no = Stay logged in
logout-ended = 👋 Logged out: the stored login is deleted and was ended at QQ Music too.
logout-forgotten = 👋 Logged out: the login is deleted here. It may still work at QQ Music; to end it there, log the device out in QQ Music.
logout-stayed = All right, you stay logged in.
logout-already = 👋 This account was logged out before.

## share

share-credit-lent = 🔑 Using the login { $name } lends to this group.
share-credit-default = 🔑 Using the bot's shared account.
share-spent-member = 🔑 You've used { $name }'s login { $cap } times today, the daily limit for one person. You can go on tomorrow.
share-spent = 🔑 Together you've used the login { $name } lends to this group { $cap } times today, its daily limit. You can go on tomorrow.
share-spent-default-member = 🔑 You've used the bot's shared account { $cap } times today, the daily limit for one person. You can go on tomorrow.
share-spent-default = 🔑 The bot's shared account has reached its limit for today. You can go on tomorrow.
share-dead = 🔑 The login { $name } lends to this group has ended. It works again once { $name } logs in anew.
share-dead-default = 🔑 The login of the bot's shared account has ended. It works again once the bot's owner logs in anew.
share-failed = 🔑 { $whose } doesn't work right now. Try again in a while.
share-own-login = To listen now, send me /login in private and use your own account.
share-refused = 🔑 { $whose } can't play it either.
share-of = The login { $name } lends to this group
share-somebody = someone here
share-taken-back-song = This song wasn't sent: the login you were borrowing has just been taken back. Send me /login in private to listen with your own account.
share-ask =
    <b>Lend your QQ Music login to this group?</b>

    Members without a login or a membership of their own can then listen here with your account, membership included. Searching, playlists and lyrics usually need no login; yours is used for them only when QQ Music asks for one.

    · For finding and playing music only: never for check-in, coins, comments or reports, and your playlists are left alone.
    · At most { $member } times a day per person and { $total } for the whole group; each use says it is { $name }'s login.
    · Send me /share in private to see who used it for what; you get that list once more when it ends. You can take it back any time, with immediate effect. It also ends when you leave the group, log out, or I am removed from it.
    · QQ Music may ask for a verification or restrict an account that many people use. Think it over first.
share-ask-others = Also lent to this group: { $names }. Logins are used in the order they were lent; when one reaches its daily limit, the next takes over.
share-yes = Lend it to this group
share-no = No, thanks
share-lent = ✅ { $name } lends a QQ Music login to this group, for finding and playing music only: { $member } times a day per person, { $total } for the whole group.
share-declined = All right, nothing was lent.
share-already =
    You lend your login to this group. Used today: { $used ->
        [one] once
       *[other] { $used } times
    }. The daily limit is { $member } per person and { $total } for the whole group. Send me /share in private to see who used it or to change the limits.
share-already-dead = 🔑 The login you lend to this group has ended, so nobody can use it. Tap the button below and log in with the same account, and the lending goes on. Or take it back.
share-take-back = Take it back
share-take-back-of = Take back: { $title }
share-taken-back = { $name } has taken the login back. It won't be used here any more.
share-taken-back-nameless = Someone has taken back the login they lent to this group. It won't be used here any more.
share-gone = This login is no longer lent.
share-full = This didn't work: at most 10 people can lend to one group, and one person can lend to at most 20 groups. Take one back first.
share-anonymous = You're writing as an anonymous admin, so I can't tell whose login that would be. Turn anonymity off and send /share again.
share-login-first = 🔑 /share lends your own QQ Music login to this group, so you need to log in first. To use a login others lend, you need none of your own: just pick a song.
share-login-ended = 🔑 Your login has ended, so it can't be lent. Tap the button below and scan again, then send /share once more.
share-lenders = Lending to this group now: { $names }.
share-lender-dead = { $name } (login has ended)
share-lenders-none = Nobody is lending to this group now.
share-not-yours = This is { $name }'s login. Only they can do that.
share-not-asked = This asks { $name }. To lend your own login, send /share yourself.
share-list-title = 🔑 <b>Logins you lend</b>
share-list-none = You aren't lending your login. To let the members of a group find and play music with your account, send /share in that group; I'll explain it and ask you first.
share-list-row =
    <b>{ $title }</b>: used { $used ->
        [one] once
       *[other] { $used } times
    } today; daily limit { $member } per person, { $total } in all
share-list-dead = ⚠️ This login has ended, so nobody can use it. Log in with the same account again and the lending goes on.
share-list-default = The bot's shared account
share-list-group = A group
share-list-unused = Nobody has used it lately.
share-use = · { $day } { $time } { $name } { $what }
share-use-play = played “{ $song }”
share-use-lyric = read the lyrics of “{ $song }”
share-use-search = searched
share-use-playlist = opened a playlist
share-use-song = looked at a song
share-anonymous-admin = an anonymous admin
share-caps-button = ✏️ Daily limits
share-caps =
    🔑 <b>{ $title }</b>
    Now: at most { $member } times a day per person and { $total } in all. Tap another number to change it right away.
share-caps-lifted = One person can't have more than everyone together, so the limit in all is { $times } now, too.
share-caps-lowered = One person can't have more than everyone together, so the limit for each is { $times } now, too.
share-cap-member = { $times } each
share-cap-total = { $times } in all
share-ended = 🔑 Your login is no longer lent to “{ $title }” and won't be used there any more.
share-ended-default = 🔑 Your login is no longer the bot's shared account. Nobody else uses it from now on.
share-used-lately = Used lately:
share-default-about = You own this bot, so you can make your login its shared account: anyone can then find and play music with it when they have no login of their own and none is lent to their group.
share-default-button = Make it the shared account
share-default-ask =
    <b>Make your QQ Music login the bot's shared account?</b>

    Everyone who may use this bot can then find and play music with it in any chat, membership included, when they have no login of their own and none is lent to their group. At most { $member } times a day per person and { $total } in all.

    It is never used for check-in, coins, comments or reports, and your playlists are left alone. You can take it back any time. QQ Music may ask for a verification or restrict an account that many people use.
share-default-yes = Make it the shared account

## board: a group’s weekly listening board

board-about =
    📊 <b>Weekly listening board</b>

    Every Monday at { $time } ({ $zone }) I post a picture here: how long everyone who joined listened last week. Only people who tapped “Join” are on it.
    Joining turns on your “Listening log”: from then on I note the time near the end of each day, for all your QQ Music accounts together. What I could not note is missing, so it may be less than your weekly report. You can turn it off in /schedule.
board-on = Right now: posted every Monday.
board-off = Right now: not posted. A group admin can turn it on by sending /board here.
board-off-admin = Right now: not posted. Tap “Post weekly” to start.
board-nobody = Nobody has joined yet.
board-members = { $people } joined: { $names }.
board-join = Join
board-leave = Leave
board-start = Post weekly
board-stop = Stop posting
board-joined-now = You joined the board, and your “Listening log” is on from today. You can turn it off in /schedule.
board-joined-already = You are on the board already. Tap “Leave” to leave it.
board-left = You left the board. Your “Listening log” stays on; you can turn it off in /schedule.
board-left-already = You aren't on the board.
board-none = You are on no group's board. Send /board in a group to see its board and to join.
board-joined = You are on the boards of these groups; tap one to leave it:
board-leave-of = Leave: { $title }
board-posted =
    📊 Last week's top listeners: { $names }!
    Send /board to join or leave.
board-file = listening-board

## board-card: on the picture of the board, not HTML

board-card-title = Weekly board
board-card-group = This group
board-card-nameless = A listener
board-card-more = and { $people } more
board-card-foot = Only people who joined

## accounts: several accounts of one person

accounts-title = 👥 <b>Your QQ Music accounts</b>
accounts-none = You are not logged in to QQ Music yet. Tap the button below and scan to add your first account.
accounts-alive = ✅ works
accounts-dead = ❌ login ended
accounts-in-use = <b>in use</b>
accounts-hint = Tap an account to switch to it, name it or remove it. <code>/accounts 2</code> switches straight to the second. What you turned on in /schedule is done for each account.
accounts-hint-one = Tap the account to name or remove it. Got another QQ Music account? Tap “Add an account”: both stay, and you can switch any time.
accounts-hint-full = Tap an account to switch to it, name it or remove it. You have { $most } accounts, which is the most. What you turned on in /schedule is done for each account.
accounts-add = ➕ Add an account
accounts-button = 👥 All accounts
accounts-nick = Nickname: { $nick }
accounts-is-used = 👉 This account is in use
accounts-use = 👉 Use this account
accounts-login = 📷 Scan again
accounts-name = ✏️ Rename
accounts-remove = 🗑 Remove
accounts-back = ↩️ All accounts
accounts-used = 👉 <b>{ $who }</b> is in use now.
accounts-name-ask = ✏️ What should <b>{ $who }</b> be called? Just send me the name, { $most } characters at most. Send <code>-</code> to go back to its nickname.
accounts-named = ✏️ Done: it is called <b>{ $who }</b> now.
accounts-unnamed = ✏️ Done: it is called <b>{ $who }</b> again.
accounts-remove-question = 🗑 Remove <b>{ $who }</b>? I'll delete its login and past runs, stop what I am doing for it, and do nothing more for it. You can add it again any time.
accounts-remove-yes = Remove it
accounts-remove-no = Keep it
accounts-removed-ended = 👋 <b>{ $who }</b> is removed: its login is deleted and was ended at QQ Music too.
accounts-removed = 👋 <b>{ $who }</b> is removed: its login is deleted here. It may still work at QQ Music; to end it there, log the device out in QQ Music.
accounts-gone = That account is no longer here. These are:
accounts-unknown = There is no account called “{ $word }”. These are yours:
accounts-full = ➕ You have all { $most } accounts that fit here. Tap one you don't need and remove it, then add the new one.
accounts-name-taken = Another account of yours is called <b>{ $name }</b> already. Send me a different name.
accounts-lent = 🔑 It is lent to: { $to }. That ends too, and nobody else can use it any more.

## privacy: what is stored, a copy of it, deleting it

privacy-title = 🔒 <b>What I remember about you</b>
privacy-stored =
    <b>What is stored</b>
    · Login: QQ number, nickname, the login keys QQ Music gave. I never see your password
    · Your choices: language, quality, what to do every day, what I may do, the report key
    · Records: the last 14 daily runs, background tasks, reports not sent to you yet; how long you listened each day only if you turned “Listening log” on
    · Small things: list buttons, a question you haven't answered, comments not sent, which QQ numbers you logged in with, the day you last wrote to me
    · Sharing: which groups you lend your login to and who used it for what; when you use a login that somebody lends, they see your name and what for (kept for 14 days); which groups' weekly boards you joined
privacy-why =
    <b>What for</b>
    Only to do what you ask: no logging in every time, checking in on time, buttons that work. No ads, no profiling, nothing passed on.
privacy-how-long =
    <b>How long</b>
    · Login keys and past runs of an account: until you log out of it, remove it or send /forget; schedule, settings and the QQ numbers you used: until /forget
    · Listening time: 400 days. What was done each day: 14 days. Tasks, lists, waiting reports: 7 days. Comments: 7 days at most. Questions: 10 minutes
    · Backups: one an hour, only the last 24 are kept, so a day after /forget at the latest they hold nothing of you (I have no control over copies the owner keeps elsewhere)
privacy-sees =
    <b>Who sees it</b>
    · Every record is encrypted on the server of the bot's owner, and Telegram ids and QQ numbers are never stored in plain text. But the owner also has the key, so use only bots of people you trust
    · The owner's panel shows totals; when something fails they can see how a person's last runs went, never keys
    · Logs and metrics hold no names, ids or QQ numbers
    · The chat goes through Telegram; what I ask QQ Music is asked with your account. What I post in a group, the group sees
privacy-remote-all = · This bot reaches QQ Music through <b>{ $name }</b>: your requests and login keys go there
privacy-remote-rest = · What QQ Music itself can't do, this bot has <b>{ $name }</b> do: those requests and your login keys go there
privacy-yours =
    <b>It's up to you</b>
    /export sends you all of it, /forget deletes all of it.
privacy-export = 📦 Send me a copy
privacy-forget = 🧹 Delete everything
export-about = This is everything the bot stores about you. Keys, cookies and tokens are not in it, only which of them are stored.
export-file = my-bot-data
export-caption = 📦 Everything I store about you, readable in any text editor. There are no keys or cookies in it, but your QQ number is, so don't pass it on lightly.
forget-title = 🧹 <b>Shall I forget you completely?</b>
forget-goes = This is deleted here:
forget-goes-login = · The login: { $who }
forget-goes-plan = · Your daily schedule
forget-goes-schedule = · Your daily schedule and { $runs ->
    [one] { $runs } past run
   *[other] { $runs } past runs
}
forget-goes-listening = · Listening time of { $days ->
    [one] { $days } day
   *[other] { $days } days
}
forget-goes-tasks = · { $tasks ->
    [one] { $tasks } background task
   *[other] { $tasks } background tasks
}, stopped if under way
forget-goes-report-key = · The report key
forget-goes-lent = · Logins you lend ({ $places ->
    [one] { $places } place
   *[other] { $places } places
}), taken back at once
forget-goes-boards = · Your name on the weekly board of { $groups ->
    [one] { $groups } group
   *[other] { $groups } groups
}
forget-goes-rest = · Settings, list buttons, comments not sent, messages waiting for you
forget-goes-rest-login = · Settings, what you allowed, list buttons, comments not sent, messages waiting for you
forget-login-ends = You logged in here by scanning, so this login is ended at QQ Music too.
forget-login-chosen = Your login came from a pasted cookie, which other programs may also be using. You choose whether it ends at QQ Music too.
forget-login-shared = Someone else here is logged in to the same QQ Music account: its login keys and listening time stay with them, and nothing is logged out at QQ Music.
forget-logins-end = <b>{ $who }</b>: logged in here by scanning, so it is ended at QQ Music too.
forget-logins-chosen = <b>{ $who }</b>: came from a pasted cookie, which other programs may also be using. You choose whether it ends at QQ Music too.
forget-logins-shared = <b>{ $who }</b>: someone else here is logged in to the same account. Its login keys and listening time stay with them, and nothing is logged out at QQ Music.
forget-gone =
    <b>What can't be taken back</b>
    I can't bring back what is deleted. Check-ins, coins, comments and favourites stay at QQ Music as they are. Our messages stay in Telegram; clear this chat if you want them gone.
forget-yes = 🧹 Delete everything
forget-yes-end = 🧹 Delete it, end the cookie login too
forget-no = Keep it
forget-kept = All right, everything stays.
forget-over = This question has been answered or is too old. To delete everything, send /forget again.
forget-doing = 🧹 Deleting…
forget-busy = ⏳ A background task is in the middle of something it can't break off, so nothing has been deleted yet. Send /forget again in a minute.
forget-failed = ⚠️ I couldn't finish deleting, because something went wrong on my side. Please send /forget again later.
forget-done = ✅ Done: I have nothing about you any more.
forget-done-ended = · The login was ended at QQ Music too.
forget-done-left = · The pasted login still works at QQ Music.
forget-done-shared = · Someone else uses the same account; that login stays with them.
forget-done-not-ended = · I couldn't end the login at QQ Music, so it may still work there. To be sure, log the device out in QQ Music.
forget-done-of-ended = · <b>{ $who }</b>: ended at QQ Music too.
forget-done-of-left = · <b>{ $who }</b>: pasted; it still works at QQ Music.
forget-done-of-shared = · <b>{ $who }</b>: someone else uses it; that login stays with them.
forget-done-of-not-ended = · <b>{ $who }</b>: I couldn't end it at QQ Music, so it may still work there. To be sure, log the device out in QQ Music.
forget-done-elsewhere = · A task handed to another server may still be finished there.
forget-done-disk =
    · What is left of it on the disk and in my hourly backups is gone within 24 hours.
    Our messages are still in Telegram; clear this chat if you want them gone. If you come back, we'll start afresh 👋

## task

task-coins-title = 🪙 <b>Coin tasks</b>
task-accelerate-title = ⏩ <b>Reported plays</b>
task-queued = Waiting in line, it'll begin in a moment.
task-progress = { $bar } { $done } of { $total }
task-earned-coins = Collected so far: { $coins } coins
task-more-steps = … and { $count } more
task-plays = Plays reported so far: { $sent }
task-plays-unsure = { $count } of them may not have arrived. I won't send them again.
task-pace = I take my time, as a person would. Feel free to do something else meanwhile.
task-already = This account already has a task under way: this one.
task-moved = The progress is in the message below.
task-end-done = ✅ Finished.
task-end-failed = ⚠️ Stopped before the end.
task-end-cancelled = ✖️ Stopped. What was done counts; the rest won't be done.
task-end-left = ✖️ I've stopped following it. The task runs on another server, where I can't stop it: it may go on.
task-end-lost = ❓ I don't know whether it finished.
task-coins-counted = Coins: { $before } → { $after } ({ $earned } credited)
task-coins-uncounted = QQ Music says it gave { $earned } coins, but I couldn't read your balance. Please look in the app.
task-coins-still = Your coins did not change: still { $coins }.
task-coins-unknown = I couldn't read how many coins came. Please look in the app.
task-coins-none = No coins came this time.
task-time-counted = Listened on that day: { $before } → { $after }
task-time-uncounted = I couldn't read that day's listening time.
task-time-late = It can take hours to be credited, and may not be at all. What the app shows is what counts.
task-minutes = { $minutes } min { $seconds } s
task-id = Id: <code>{ $id }</code>
task-cancel = ✖️ Stop
task-none = There's no background task yet. Send /coin and I'll do the coin tasks.
task-bad-id = I can't read this id. Send <code>/coincheck</code> alone to see the newest task.
task-not-found = I can't find this task: it may be too old, or another account's. Send /coincheck for the newest one.
task-not-yours = This is someone else's. Only they can decide.

note-already-done = already collected
note-changes-library = skipped, it would change your favourites; do it yourself and send /coin, or allow me in /settings
note-only-in-app = only you can do this, in the app; then send /coin and I'll collect the coins
note-members-only = for members only
note-stopped = you stopped it
note-added-song = added the song “{ $name }” to your favourites; if you don't want it, remove it in the app
note-added-playlist = added the playlist “{ $name }” to your favourites; if you don't want it, remove it in the app
note-added-song-unsure = the song “{ $name }” may now be among your favourites; please look in the app
note-added-playlist-unsure = the playlist “{ $name }” may now be among your favourites; please look in the app
note-besides = {"; "}
note-not-yet = cannot be collected yet
note-not-counted = reported, but QQ Music did not count it
note-not-credited = QQ Music said it gave coins, but not all of them reached the balance
note-counter-unknown = I couldn't read the counter
note-counter-still = today's counter has stopped moving; to keep your account safe I stop for today
note-cap-reached = today's allowance is used up
note-nothing-to-do = nothing left to do today, come back tomorrow
note-interrupted = I was interrupted and can't tell whether it worked; please look in the app
note-answer-lost = no answer came, so I can't tell whether it worked; please look in the app
note-risk = QQ Music says this is too much at once; stopped, try again in a few hours
note-verification = QQ Music wants to see that you are human; use the app for a moment, then try again
note-login-ended = the login has ended; use /login, then try again
note-not-allowed = skipped, not allowed by you or the bot's owner
note-unreachable = QQ Music can't be reached right now; try again in a while
note-unexpected = I didn't understand QQ Music's answer
note-day-ended = the day ended (midnight in China), so the rest was left; send the command again to go on
note-left-elsewhere = I've stopped following it; the other server may go on
note-lost-sight = the other server does not say how far it is; please look in the app
note-still-working = still going on; /coincheck shows how far it is
note-refused = QQ Music refused ({ $code })

## accelerate

accelerate-ask = Tell me which song, for example: <code>/accelerate Sunny Day Jay Chou</code>
accelerate-warning =
    ⚠️ <b>Please read this first</b>
    I would report plays of “{ $title }” to QQ Music with your account, although you aren't listening.
    · This is against QQ Music's terms. Your account may be restricted for it.
    · It may not work: being credited can take hours or not happen at all, and one song may count only once.
    · At most { $hours } hours a day, at the song's real length; at the first sign of risk, or when the counter stops moving, I stop for the day.
    I ask only this once. Take it back in /settings any time, and stop with /cancel.
accelerate-yes = I know the risk, start
accelerate-no = No, thanks
accelerate-declined = All right, I won't.
accelerate-forbidden = This bot's owner hasn't turned this on.
accelerate-no-consent = This needs your consent first. Send <code>/accelerate song name</code> to read what it means.
accelerate-day-used = Today's allowance is used up. Come back tomorrow.
accelerate-day-stopped = Stopped for today: QQ Music showed a sign of risk, or the counter stopped moving. To keep your account safe, come back tomorrow.

## schedule: every day by itself

schedule-title = 🗓 <b>Your daily routine</b>
schedule-empty = Nothing is on yet. Tap “Turn on the usual”, and every day I'll check in, do the coin tasks and renew your login, send a report each week and month, and tell you how it went.
schedule-chores = Runs by itself: { $chores }
schedule-at = ⏰ Daily at { $time } ({ $zone })
schedule-next = ➡️ Next: { $next } (shifted by a few minutes, so that not everyone comes at once)
schedule-next-missed = ➡️ Next: { $next } (what is left of today)
schedule-next-repeat = ➡️ Next: { $next } (another try at what did not work)
schedule-running = ⏳ Running now. I'll tell you when it's done.
schedule-paused = ⏸ Your login has ended, so everything is paused. Log in again and it goes on; I'll catch up on what is left of today.
schedule-paused-one = ⏸ The login of the account in use has ended, so it is paused; your other accounts go on. Log in again and it goes on; I'll catch up on what is left of today.
schedule-other-dead = ⏸ The login of <b>{ $who }</b> has ended, so this account is paused; log in again in /accounts.
schedule-cannot-renew = 🔑 Your login can't renew itself: scan again when it runs out. Logins scanned with QQ or WeChat can.
schedule-cannot-renew-of = 🔑 The login of <b>{ $who }</b> can't renew itself: scan again when it runs out. Logins scanned with QQ or WeChat can.
schedule-paused-blocked = ⏸ You blocked me in our private chat, so everything is paused. Open that chat and send me anything, and it goes on.
schedule-stopped = ⏸ The bot's owner has paused all daily routines. They'll go on by themselves later; you don't have to do anything.
schedule-tells-nothing = 🔕 Results are not sent to you; /history shows them
schedule-reports = 🎧 Listening reports: I read the figures near the end of the day (from 23:35 Beijing time) and send them with your next message. The week is read on Sunday, the month on its last day.
schedule-reports-alone = 🎧 You get your listening reports all the same.
schedule-reports-off = 🔕 You won't get listening reports either. To get them, choose something else under “Notifications”.
schedule-tell-all = Tell me every time
schedule-tell-failures = Tell me only if something fails
schedule-tell-nothing = Don't tell me
schedule-place-private = in private
schedule-place-group = in a group
schedule-quiet = 🌙 Quiet { $hours }; I'll tell you afterwards
schedule-quiet-none = ☀️ No quiet hours
schedule-back = ↩️ Back
schedule-usual = ✨ Turn on the usual
schedule-zone-button = 🌏 Time zone
schedule-telling-button = 🔔 Notifications
schedule-run-button = ▶️ Run now
schedule-times = ⏰ Daily at <b>{ $time }</b> ({ $zone }). Tap the hour above and the minutes below; for an exact minute send <code>/schedule 08:32</code>
schedule-zones = 🌏 Times are in <b>{ $zone }</b>. Tap another, or type your city.
schedule-zone-search = 🔎 Type a city
schedule-ask-zone = Which city are you in? Send me the name of a city or time zone: <code>London</code>, <code>Kathmandu</code>, <code>Europe/Paris</code>
schedule-which-zone = Several places fit. Which one is it?
schedule-telling = 🔔 <b>How I tell you about it</b>
schedule-telling-hint = For other quiet hours, send <code>/schedule quiet 23:30-07:15</code>. To get results in a group, send /schedule in that group or topic. Whatever you choose, I tell you once when your login ends.
schedule-tell-here = 📍 Tell me here
schedule-tell-private = 💬 Tell me in private again
schedule-offer-here = Shall I post your daily results here? They carry your name, and everyone in the group sees them.
schedule-told-here = 📍 Your daily results are posted here, with your name.
schedule-not-yours = This is someone else's routine. Send /schedule to see yours.
schedule-accelerate-warning =
    ⚠️ <b>Please read before you decide</b>
    Every day I would report plays to QQ Music with your account while you aren't really listening.
    · This is against QQ Music's terms. Your account may be restricted for it.
    · It may not work: being credited can take hours or not happen at all.
    · At most { $hours } hours a day, at the songs' real length; at the first sign of risk, or when the counter stops moving, I stop for the day.
    I ask only this once. Turn it off in /schedule any time, or take your consent back in /settings.
schedule-accelerate-yes = I know the risk, turn it on
schedule-bad =
    I can't read “{ $text }”. You can write:
    <code>/schedule 08:30</code> another time
    <code>/schedule on sign coin report</code> turn on
    <code>/schedule off coin</code> turn off
    <code>/schedule notify failures</code> only failures
    <code>/schedule now</code> run it now
    Just <code>/schedule</code> gives you buttons.
schedule-bad-time = “{ $text }” is not a time. Use the 24-hour clock: <code>/schedule 08:30</code>
schedule-bad-zone = I know no place called “{ $text }”. Try a larger city, or a time zone: <code>/schedule 08:30 Europe/London</code>
schedule-bad-chore = There is no “{ $text }”. You can write <code>sign</code> (check-in), <code>coin</code> (coin tasks), <code>refresh</code> (login renewal), <code>report</code>, <code>weekly</code>, <code>monthly</code> (reports) and <code>history</code> (listening log), like <code>/schedule on sign coin</code>
schedule-bad-tell = I can't read “{ $text }”. Write <code>all</code>, <code>failures</code> or <code>none</code>, like <code>/schedule notify failures</code>
schedule-bad-quiet = I can't read “{ $text }”. Write from when to when, like <code>/schedule quiet 23:00-07:00</code>; to end it, <code>/schedule quiet off</code>

chore-sign = Check-in
chore-coin = Coin tasks
chore-refresh = Login renewal
chore-report = Daily report
chore-weekly = Weekly report
chore-monthly = Monthly report
chore-accelerate = Reported plays
chore-history = Listening log

list-and = {", "}

city-shanghai = Beijing
city-hong-kong = Hong Kong
city-taipei = Taipei
city-singapore = Singapore
city-tokyo = Tokyo
city-seoul = Seoul
city-bangkok = Bangkok
city-dubai = Dubai
city-kathmandu = Kathmandu
city-london = London
city-paris = Paris
city-berlin = Berlin
city-new-york = New York
city-toronto = Toronto
city-los-angeles = Los Angeles
city-sydney = Sydney
city-auckland = Auckland

moment-date = { $month } { $day }
moment-full = { $date }, { $year }
moment-soon = right away
moment-today = today at { $time }
moment-tomorrow = tomorrow at { $time }
moment-day = { $date } at { $time }

## run: a daily run

run-done = ✅ <b>All done for { $date }</b>
run-failed = ⚠️ <b>{ $date }: { $count ->
    [one] one thing
   *[other] { $count } things
} did not work</b>
run-under-way = ▶️ <b>Running now, one thing after another</b>
run-next = ⌛ Waits its turn, right after the one above
run-shown = ⏳ Already at it: progress and result are in the “Running now” message.
run-first = ⏳ Something is still running. Tap again when it is done.
run-repeats = ⏳ Not everything worked yet. I'll try again { $at }. { $end }
run-waits = ⏳ The rest takes a while. I'll finish it by myself. { $end }
run-end-told = I'll tell you how it went.
run-end-kept = How it went will be in /history.
run-coins = +{ $coins } coins
run-minutes = { $minutes } min
run-streak = { $days ->
    [one] one day
   *[other] { $days } days
} in a row
run-signed-before = already checked in today
run-day-ended = the day ended (midnight in China) before all was done; the new day goes as usual
run-nothing-to-do = nothing to do today
run-login-ended = not done, the login had ended
run-risk = QQ Music says this is too much at once; to keep your account safe I stop for today and go on tomorrow
run-verification = QQ Music wants to see that you are human, so I stop for today. Use the app for a moment, and I'll go on tomorrow
run-plays-later = plays were reported; QQ Music may take hours to count them, so I stop for today
run-balance = 🪙 Coins: { $before } → { $after }
run-balance-now = 🪙 Coins: { $coins }
day-card-gained = Gained
day-card-nothing-gained = Nothing gained
day-card-coins = coins
day-card-done = done
day-card-streak = Days in a row
day-card-balance = Coins
day-card-listened = Listened that day
day-card-days = Check-ins, last seven days
run-details = 🔍 Details
run-again = 🔁 Try again: { $chore }
run-times = 🕗 From { $from } to { $until }
run-by-hand = 👆 You started this one yourself.
run-tries = {" "}(tried { $count ->
    [one] once
   *[other] { $count } times
})
run-gone = This run is no longer kept. The latest are in /history.
run-later = ⏳ I'm busy with something else of yours: reading a report, renewing the login, or finishing what broke off. Tap again in a few minutes.
run-account-gone = This account was removed, so nothing was done for it.
run-nothing-on = Nothing is on yet, so there is nothing to run. Turn something on below.
run-own-times = 🗓 { $chores }: not part of this, they have their own time and I'll do them then.
run-nothing-now = 👌 Nothing to do right now.
run-already = 👌 <b>Everything for { $date } is done already</b> (finished { $at }), so there is nothing left to do.
run-already-coin = To look for new coin tasks, send /coin.

history-title = 📜 <b>Latest runs</b>
history-empty = Nothing here yet. Turn on the daily routine below, and everything it does is listed here.
history-running = ⏳ Running now. It'll be listed here when it's done.
history-hint = Tap a number for details.
history-by-hand = 👆 marks what you started yourself.
history-nothing = nothing to do
history-listened = 🎧 Since you joined on { $date }: { $time } listened
history-listened-streak = { $days ->
    [one] , { $days } day in a row
   *[other] , { $days } days in a row
}

notice-from-group = 📍 I can no longer post in the group or topic you chose, so from now on I'll tell you here. For another place, send /schedule there.
notice-left-group = 📍 You have left the group you chose, or I may not be used there any more, so from now on I'll tell you here. For another place, send /schedule there.
notice-whose = 👤 For <b>{ $name }</b>
notice-maybe-again = (you may have got this already; if so, just ignore it)
notice-login-dead = 🔑 <b>Your QQ Music login has ended</b>, so your daily routine is paused. Tap below and scan again; I'll catch up on what is left of today.
notice-login-dead-of = 🔑 <b>The login of { $who } has ended</b>, so the daily routine of this account is paused. Tap below and scan with that account again; I'll catch up on what is left of today.
notice-login-dead-idle = 🔑 <b>Your QQ Music login has ended.</b> Tap below and scan again to go on.
notice-login-dead-idle-of = 🔑 <b>The login of { $who } has ended.</b> Tap below and scan with that account again to go on.
notice-login-dead-lent = It is lent to: { $to }. It doesn't work there now either; log in with the same account and the lending goes on.
notice-no-picture = 🖼 The picture couldn't be drawn this time, so here it is in words.
notice-report = 🎧 { $report } · { $of }: it is in the picture
notice-report-heard = 🎧 { $report } · { $of }: { $time } listened
notice-report-missed = 🎧 { $report } · { $of }: missed. QQ Music gives the figures on that day only, and I couldn't get them before it ended.
notice-report-key = 🔑 To miss fewer reports, give me a report key: see /settings key. Daily and weekly reports can then still be read the next day.
report-of-today = today ({ $dates })
report-of-this-week = this week ({ $dates })
report-of-this-month = this month ({ $dates })
report-of-yesterday = yesterday ({ $dates })
report-of-last-week = last week ({ $dates })
report-of-last-month = last month ({ $dates })

## admin: for the bot's owner

admin-title = 🛠 <b>How I'm doing</b>
admin-accounts = 👤 QQ accounts: { $accounts } · people with a routine: { $people } ({ $paused } paused)
admin-known = 📣 A broadcast reaches { $known } (people who logged in or turned their routine on)
admin-runs = ⏰ Due and not done: { $due } · running: { $running }
admin-ended = 🧾 Since the bot started: { $well } runs without a fault, { $failed } with one
admin-notices = 📨 Messages waiting: { $notices } (people and queues are counted once a minute)
admin-music-answers = 🌐 QQ Music answers
admin-music-silent = 🌐 QQ Music: ⚠️ no answer
admin-export = 💾 Hourly backup: the newest is { $minutes } min old
admin-export-fails = 💾 Hourly backup: ⚠️ failing, the log says why; the newest is { $minutes } min old
admin-export-none = 💾 Hourly backup: ⚠️ there is none, the log says why
admin-going = ▶️ Daily routines: running
admin-stopped = ⏸ Daily routines and messages: all stopped
admin-pause = ⏸ Pause all
admin-resume = ▶️ Resume all
admin-refresh = 🔄 Refresh
admin-help =
    To everyone: <code>/admin broadcast text</code>
    Why somebody's run failed: <code>/admin why Telegram-id</code>
admin-broadcast-ask = 📣 Send the above to <b>{ $people }</b> { $people ->
    [one] person
   *[other] people
}? Who has quiet hours now gets it after them.
admin-broadcast-waits = ⏸ Everything is stopped: it goes out once you tap “Resume all” in /admin.
admin-broadcast-yes = 📣 Send to { $people }
admin-broadcast-no = ✖️ Don't send
admin-broadcast-empty = Write your message after it: <code>/admin broadcast Restarting at 11 pm for a few minutes</code>
admin-broadcast-long = Too long: Telegram counts { $length }, at most { $most } fit. Shorten it and send it again.
admin-broadcast-queued = 📣 Queued. It goes to { $people } { $people ->
    [one] person
   *[other] people
} bit by bit, daily results first.
admin-broadcast-dropped = All right, it is not sent.
admin-broadcast-gone = I've forgotten that one by now. Send /admin broadcast again.
admin-why-bad = Add a Telegram id in digits: <code>/admin why 123456789</code>
admin-why-none = No runs of <code>{ $person }</code>: check the id, or they have not turned anything on yet.
admin-why-not-yet = 🔍 <code>{ $person }</code> has the daily routine on; nothing was done yet. Next: { $at } (in their time zone).
admin-why-title = 🔍 The last runs of <b>{ $person }</b>
admin-why-paused = ⏸ Paused: { $reason }
admin-why-login-dead = the login has ended
admin-why-blocked = blocked the bot
admin-why-not-allowed = not on the list of people who may use the bot

## report: the listening report

report-all = 🎧 <b>{ $nick }</b>'s listening report
report-all-nameless = 🎧 Your listening report
report-one = 🎧 <b>{ $nick }</b>'s listening report · { $period }
report-one-nameless = 🎧 Listening report · { $period }
report-choose = Which listening report shall I show here? Tap one: only your own card of that time is sent, and everyone in the group can see it.
report-bad = I can't read “{ $text }”. Write <code>total</code>, <code>today</code>, <code>week</code> or <code>month</code>, like <code>/report week</code>; add <code>dark</code> for a dark card.
report-button = 🎧 Show my report
report-key-hint = Want a fuller report? Send <code>/settings key</code> to see how to get a report key of your own.
report-key-refused = ⚠️ Your report key no longer works and was not used. Send a new one: <code>/settings key</code>
report-key-unreachable = QQ Music's official report can't be reached right now, so I used other figures.
report-key-how =
    With a report key of your own, your listening report gets fuller:
    1. Open y.qq.com/n/ryqq_v2/qqmusic_skills, log in and get the key (it begins with <code>qmk-</code>).
    2. Send <code>/settings key qmk-…</code> here.
    I delete that message at once, check the key with QQ Music, store it encrypted and never show it. To remove it, send <code>/settings key off</code>.
report-key-saved = ✅ The report key was checked and is stored encrypted.
report-key-unchecked = The report key couldn't be checked, so it isn't stored; send <code>/settings key qmk-…</code> again after that.
report-key-deleted = 🧹 I have deleted the message with the key.
report-key-stays = ⚠️ I can't delete the message with the key. Please delete it yourself.
report-key-leaked-deleted = ⚠️ Don't post report keys in groups: whoever has one can see what you listen to! I have deleted the message, but someone may have seen it. Get a new key at y.qq.com/n/ryqq_v2/qqmusic_skills and send it to me in private.
report-key-leaked-stays = ⚠️ Don't post report keys in groups: whoever has one can see what you listen to! I can't delete that message: delete it now, get a new key at y.qq.com/n/ryqq_v2/qqmusic_skills and send it to me in private.
report-key-removed = 🗑 The report key is deleted.
report-key-none = No report key of yours is stored here.

## report-card: on the pictures of the listening report, not HTML

report-card-title = { $nick }'s listening report
report-card-title-nameless = My listening report
report-card-total = All time
report-card-joined = Since you joined
report-card-today = Today
report-card-week = This week
report-card-month = This month
report-card-listened-total = Listened in all
report-card-listened-today = Listened today
report-card-listened-week = Listened this week
report-card-listened-month = Listened this month
report-card-listened-joined = Listened since you joined
report-card-yesterday = Yesterday
report-card-a-day = Day
report-card-last-week = Last week
report-card-a-week = Week
report-card-last-month = Last month
report-card-a-month = Month
report-card-listened-yesterday = Listened yesterday
report-card-listened-a-day = Listened on this day
report-card-listened-last-week = Listened last week
report-card-listened-a-week = Listened in this week
report-card-listened-last-month = Listened last month
report-card-listened-a-month = Listened in this month
report-card-average = Daily average
report-card-plays = Plays
report-card-plays-word = plays
report-card-streak = Days in a row
report-card-days = { $days }
report-card-hour = Favourite hour
report-card-new = New songs
report-card-hours = h
report-card-minutes = min
report-card-seconds = s
report-card-short-less = <1m
report-card-short-minutes = { $minutes }m
report-card-short-hours = { $hours }h
report-card-short-both = { $hours }h { $minutes }m
report-card-times = { $count }×
report-card-date = { $month } { $day }
report-card-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
report-card-month-of = { $month } { $year }
report-card-since = Since { $date }, { $year }
report-card-until = Up to { $date }, { $year }
report-card-weekdays = Mon Tue Wed Thu Fri Sat Sun
report-card-chart-hours = Hours of the day
report-card-chart-week = Days of the week
report-card-chart-days = Days of the month
report-card-chart-months = Months of this year
report-card-songs = Top songs
report-card-singers = Top singers
report-card-genres = Favourite genres
report-card-genre = { $name } { $percent }%
report-card-undrawable = (not shown)
report-card-unknown = Nothing to show yet
report-card-unknown-total = QQ Music gives no figures for all time.
report-card-unknown-today = QQ Music gives no figures for today.
report-card-unknown-week = QQ Music gives no figures for this week.
report-card-unknown-month = QQ Music gives no figures for this month.
report-card-unknown-hint = A report key brings more: /settings key
report-card-source = Source: { $source }
report-card-source-official = QQ Music's official report
report-card-source-page = QQ Music's report page
report-card-source-profile = listening power and profile
report-card-source-remote = a remote server
report-card-source-history = since you joined on { $date }, { $year }
report-card-source-none = No source
report-card-and = {" and "}
report-card-foot = QQ Music helper

## error: what happened, and what to do next

error-not-logged-in = You are not logged in yet. Tap the button below and scan.
error-login-ended = Your login has ended. Tap the button below and scan once more.
error-not-refreshable = This login has nothing to renew it with. Tap the button below and scan with QQ or WeChat; from then on it renews itself. A scan with the QQ Music app usually can't be renewed.
error-too-many-accounts = You can keep { $most } QQ Music accounts here and have that many, so this one wasn't kept. To have it instead, remove one with /accounts and log in again.
error-bad-cookie = The cookie has no <code>{ $missing }</code>. Please copy the whole cookie and send it again.
error-report-key = QQ Music doesn't accept this key. It may be incomplete or no longer valid: copy it again at y.qq.com/n/ryqq_v2/qqmusic_skills and send it once more.
error-remote-untold = ⚠️ This bot reaches QQ Music through <b>{ $name }</b>, and your login would be sent there. Go on only if you trust it; otherwise leave it, or send /logout.
error-not-found = Not found: it may be taken down, deleted or private. Check the id or link and try again.
error-devices = QQ Music says there are too many devices, or that the login is still fresh. Try again in some hours, or log old devices out in QQ Music.
error-account = QQ Music has restricted this account ({ $code }). Please see what the QQ Music app says.
error-refused = QQ Music refused this request ({ $code }). Try again later; if it keeps happening, please tell the bot's owner.
error-rate-limited = QQ Music says I'm asking too fast. Try again in a minute or two.
error-rate-limited-for = QQ Music says I'm asking too fast. Try again in { $seconds } s.
error-verification = QQ Music wants to see that you are human. Use the QQ Music app for a moment, then try again.
error-verification-link = QQ Music wants to see that you are human. Tap the button below to prove it, then try again.
error-unsupported = This doesn't work yet. Please tell the bot's owner.
error-unavailable = QQ Music can't be reached right now. Try again in a while.
error-uncertain = QQ Music gave no clear answer: it may or may not have worked. Please look in QQ Music before you try again.
error-unexpected = I didn't understand QQ Music's answer. Try again later; if it keeps happening, please tell the bot's owner.
error-store = I had trouble with my storage, so nothing was saved. Please try again later.
error-sorry = Sorry, something went wrong and this didn't work. Please try again.
error-too-many = That was a lot at once. Let me finish the earlier ones first, then send it again.

## api: the page of the HTTP API

api-title = QQ Music API
api-lead = Search, lyrics, playlists, check-in, listening reports: each is one HTTP request. Every endpoint can be tried right here.
api-language = Language
api-keys = Account keys
api-keys-lead = For the endpoints that need a login. Scanning is easiest; you can also type them.
api-keys-number = QQ Music number (uin)
api-keys-key = Music key (qm_keyst)
api-keys-more = Refresh key (refresh_key, optional)
api-keys-forget = Forget
api-keys-kept = Kept in this tab only and gone when you close it; never part of an address.
api-scan = Scan to log in
api-scan-lead = Which app will scan?
api-scan-wechat = WeChat
api-scan-app = QQ Music
api-scan-waiting = Waiting for your phone…
api-scan-scanned = Scanned. Please confirm on your phone
api-scan-confirmed = Logged in; the keys are filled in
api-scan-refused = Refused on the phone
api-scan-expired = The code has expired, try again
api-answers = What answers look like
api-answers-lead = Every answer is JSON. A success has code 0 and its content in data; a failure has a fitting HTTP status, a code that is not 0, and a sentence in English.
api-calls = calls
api-today = today
api-total = in total
api-parameters = Parameters
api-no-parameters = No parameters
api-required = required
api-optional = optional
api-default = default
api-example = Example
api-try = Try it
api-trying = Asking…
api-answer = Answer
api-took = took
api-failed = The server could not be reached. Check the network and try again.
api-keys-needed = needs a login
api-keys-optional = login optional
api-keys-unused = no login
api-copy = Copy
api-copied = Copied
api-picture = Choose a picture
api-confirm-write = This really changes the account: press again to do it
api-group-login = Logging in
api-group-find = Finding music
api-group-account = My account
api-group-do = Check-in, coins and more
api-group-server = Server
api-filter = Filter endpoints

api-op-login-qrcode = Start a QR login
api-op-login-check = State of a QR login
api-op-authorize = Authorise another device
api-op-search = Search
api-op-playlist = A playlist
api-op-user = My account
api-op-sign = Daily check-in
api-op-comment = Post a comment
api-op-coin-task = Submit a coin task
api-op-coin-check = Progress of a task
api-op-song-url = Play address
api-op-lyric = Lyrics
api-op-convert = Song id to mid and back
api-op-report = Listening report
api-op-accelerate = Add listening time
api-op-accelerate-list = My songs, to accelerate
api-op-refresh = New keys
api-op-userinfo = Listening power and more
api-op-stats = Call statistics

api-about-login-qrcode = Gives a QR picture and a session key to ask about it.
api-about-login-check = Waiting, scanned, confirmed, refused or expired. A confirmed one gives its cookies once.
api-about-authorize = Another device shows a QQ Music login code; your account confirms it. Only for a device in front of you.
api-about-search = By keyword, page by page.
api-about-playlist = A playlist and its songs.
api-about-user = Nickname, membership, coins, and whether you checked in today.
api-about-sign = Checks in for coins. Being checked in already counts as success, and it says so.
api-about-comment = On a song, an album or a playlist. The server never sends one twice.
api-about-coin-task = Does the coin tasks in the background and gives you the task's id at once; those that would change favourites are left out.
api-about-coin-check = How far it is and how many coins it earned.
api-about-song-url = The play address in a quality. It ends after a while.
api-about-lyric = LRC lyrics, with the translation when there is one.
api-about-convert = An id gives the mid, a mid gives the id.
api-about-report = Four pictures, total, today, this week and this month, and the numbers.
api-about-accelerate = Reports plays in the background to add listening time, up to a daily cap.
api-about-accelerate-list = Your own lists: 201 favourites, 202 today's recommendation.
api-about-refresh = A new music key by the refresh key.
api-about-userinfo = Nickname, avatar, listening-power level, and how long you listened today.
api-about-stats = How often each endpoint was called.

api-param-type = Which kind
api-param-key = The session key of the QR login
api-param-base64 = Picture of the code
api-param-query = Words to look for
api-param-page = Page
api-param-page-size = Rows a page
api-param-id = Id, mid or link
api-param-num = How many songs
api-param-content = The comment
api-param-bizid = Id of the song, album or playlist
api-param-biztype = 1 song, 2 album, 3 playlist
api-param-repliedcmid = The comment it replies to
api-param-taskId = The task's id
api-param-songmid = The song's mid, id or link
api-param-fileType = Quality
api-param-mid = The song's mid, id or link
api-param-songInfo = The song
api-param-songName = Its name
api-param-singer = Its singer
api-param-singerId = The singer's id
api-param-songId = The song's id or mid
api-param-dirid = 201 favourites, 202 today's recommendation
api-param-lang = Language of the pictures
api-param-theme = Whether the pictures are light or dark
api-param-Qm-report-key = Key of the official report gateway (qmk-…), if you have one
