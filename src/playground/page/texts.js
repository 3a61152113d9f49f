// The page's own texts, in its own two languages.
const texts = {
  zh: {
    playground: "试玩", iAm: "我是", chats: "聊天", other: "EN",
    foot: "这里没有网络：Telegram 和 QQ 音乐都在本机进程里，歌曲和歌词都是编的。",
    placeholder: "发消息，或 @机器人 找歌", more: "更多", empty: "和机器人打个招呼吧", start: "开始",
    phoneHint: "这是你的手机：机器人发来二维码后，用它扫一扫，再确认或拒绝。",
    typing: { typing: "正在输入…", upload_photo: "正在发送图片…", upload_voice: "正在发送音频…", upload_document: "正在发送文件…", other: "处理中…" },
    bot: "机器人", group: "群聊", edited: "已编辑", deleted: "消息已删除", photo: "[图片]", audio: "[音频]", file: "[文件]",
    phone: {
      ready: "扫一扫", noCode: "聊天里还没有二维码。\n发 /login 试试。", found: "看到一个登录二维码",
      account: "用哪个 QQ 音乐账号", scan: "扫码", scanned: "确认登录 QQ 音乐？", asAccount: "账号", confirm: "确认登录", refuse: "拒绝",
      confirmed: "已确认", refused: "已拒绝", expired: "二维码失效了", again: "好", failed: "没扫上：",
    },
  },
  en: {
    playground: "playground", iAm: "I am", chats: "Chats", other: "中文",
    foot: "No network here: Telegram and QQ Music live in this process; songs and lyrics are invented.",
    placeholder: "Message, or @bot and a song", more: "More", empty: "Say hello to the bot", start: "Start",
    phoneHint: "This is your phone: when the bot sends a QR code, scan it here, then confirm or refuse.",
    typing: { typing: "typing…", upload_photo: "sending a photo…", upload_voice: "sending audio…", upload_document: "sending a file…", other: "working…" },
    bot: "bot", group: "group", edited: "edited", deleted: "message deleted", photo: "[photo]", audio: "[audio]", file: "[file]",
    phone: {
      ready: "Scan", noCode: "No QR code in this chat yet.\nTry /login.", found: "There is a login QR code",
      account: "QQ Music account to use", scan: "Scan it", scanned: "Log in to QQ Music?", asAccount: "Account", confirm: "Confirm", refuse: "Refuse",
      confirmed: "Confirmed", refused: "Refused", expired: "The code has expired", again: "OK", failed: "Could not scan: ",
    },
  },
};

let language = localStorage.getItem("language") || ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");

export const t = () => texts[language];

export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
}

export function applyTexts(root = document) {
  document.documentElement.lang = language;
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t()[node.dataset.text];
}
