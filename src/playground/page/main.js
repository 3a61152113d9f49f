// The chat page: who I am, which chat is open, its messages live, typing and buttons.
import * as api from "./api.js";
import { inline } from "./inline.js";
import * as phone from "./phone.js";
import { avatar, el, preview, renderMessage } from "./render.js";
import { applyTexts, switchLanguage, t } from "./texts.js";

const $ = (id) => document.getElementById(id);
let world = { bots: [], people: [], chats: [] };
let me = null;
let chat = null;
let messages = [];
const last = new Map();

const isMember = (room, id) => !room.members || room.members.some((one) => one.user === id && one.role !== "left");
const person = (id) => world.people.find((one) => one.id === id);
const bot = () => world.bots.at(-1) || {};
const chatsOf = (id) => [
  { id, title: bot().first_name || "bot", note: t().bot },
  ...world.chats.filter((one) => one.id < 0 && isMember(one, id)).map((one) => ({ ...one, note: t().group })),
];

function drawSide() {
  $("language").textContent = t().other;
  $("people").replaceChildren(...world.people.map((one) => {
    const node = el("button", { type: "button", onclick: () => open(one.id, chat < 0 ? chat : one.id) }, avatar(one.first_name, one.id), one.first_name);
    node.setAttribute("role", "tab");
    node.setAttribute("aria-selected", String(one.id === me));
    return node;
  }));
  $("chats").replaceChildren(...chatsOf(me).map((one) => {
    const node = el("button", { type: "button", onclick: () => open(me, one.id) },
      avatar(one.title, one.id < 0 ? one.id : 6),
      el("div", { className: "line" }, el("strong", { textContent: one.title }), el("span", { textContent: preview(last.get(one.id)) || one.note })));
    node.setAttribute("aria-current", String(one.id === chat));
    return el("li", {}, node);
  }));
  const current = chatsOf(me).find((one) => one.id === chat) || { title: "", note: "" };
  $("chatName").textContent = current.title;
  $("chatStatus").textContent = current.note;
  $("chatAvatar").replaceWith(Object.assign(avatar(current.title, chat < 0 ? chat : 6), { id: "chatAvatar" }));
  $("text").placeholder = t().placeholder;
}

async function press(message, button) {
  if (button.switch_inline_query_current_chat !== undefined) { finder.begin(button.switch_inline_query_current_chat); return; }
  if (button.callback_data === undefined) return;
  try { await api.press(chat, me, message.message_id, button.callback_data); } catch (error) { toast(error.message); }
}

function drawMessages() {
  const box = $("messages");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  if (!messages.length) {
    box.replaceChildren(el("div", { className: "empty" }, el("div", { textContent: t().empty }),
      el("button", { type: "button", textContent: t().start, onclick: () => say("/start") })));
    return;
  }
  const byId = new Map(messages.map((message) => [message.message_id, message]));
  // Only what changed is drawn anew, so that a playing song goes on playing.
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  box.replaceChildren(...messages.map((message) => {
    const key = JSON.stringify([me, chat, t().other, message]);
    const known = old.get(key);
    if (known) return known;
    const node = renderMessage(message, {
      me, press, followLink, fileUrl: api.fileUrl, outside: api.outside, inGroup: chat < 0,
      replied: message.reply_to_message && (byId.get(message.reply_to_message.message_id) || message.reply_to_message),
    });
    node.dataset.key = key;
    return node;
  }));
  if (atEnd || messages.at(-1).from?.id === me) box.scrollTop = box.scrollHeight;
}

let loading = null;
let stale = false;
/** What happens while an answer is on its way may not be in it, so each call is followed by one whole reading. */
function load() {
  stale = true;
  loading ??= read().finally(() => { loading = null; });
  return loading;
}

async function read() {
  while (stale) {
    stale = false;
    const wanted = chat;
    const found = await api.messages(wanted).catch(() => null);
    if (!found || wanted !== chat) continue;
    messages = found;
    last.set(chat, messages.at(-1));
    drawMessages();
    drawSide();
    phone.look(chat);
  }
}

async function open(who, where) {
  me = who;
  chat = where;
  localStorage.setItem("place", JSON.stringify([me, chat]));
  document.body.classList.remove("side");
  $("menu").hidden = true;
  finder.hide();
  messages = [];
  change(null);
  drawSide();
  await load();
  $("messages").scrollTop = $("messages").scrollHeight;
}

async function say(text) {
  try { await api.say(chat, me, text); } catch (error) { toast(error.message); }
}

/** The message that is being changed, as in Telegram: begun with ↑ in an empty field, given up with Esc. */
let changing = null;
function change(message) {
  if (!message && changing === null) return;
  changing = message?.message_id ?? null;
  text.value = message?.text ?? message?.caption ?? "";
  $("compose").classList.toggle("changing", changing !== null);
}

async function changed(value) {
  const id = changing;
  change(null);
  try { await api.edit(chat, me, id, value); } catch (error) { toast(error.message); }
}

let toastTimer;
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3500);
}

let statusTimer;
function showAction(action) {
  $("chatStatus").textContent = t().typing[action] || t().typing.other;
  clearTimeout(statusTimer);
  statusTimer = setTimeout(drawSide, 5000);
}

function onEvent(event) {
  if (["open", "reload", "chat"].includes(event.type)) { start(); return; }
  if (["message", "edited", "deleted"].includes(event.type)) { if (event.chat === chat) load(); return; }
  if (event.type === "inline") { finder.onAnswer(event); return; }
  if (event.type === "action" && event.chat === chat) { showAction(event.action); return; }
  if (event.type === "answer" && event.user === me) {
    const { text, show_alert, url } = event.answer;
    if (url) followLink(url);
    if (!text) return;
    if (show_alert) { $("alert").firstElementChild.textContent = text; $("alert").showModal(); } else toast(text);
  }
}

/** A link into the bot's private chat opens it and starts it, as Telegram does; others open a tab. */
function followLink(url) {
  const start = new RegExp(`^https://t\\.me/${bot().username}(?:\\?start=([\\w-]+))?$`, "i").exec(url);
  if (!start) { window.open(url, "_blank", "noopener"); return; }
  open(me, me).then(() => start[1] && say(`/start ${start[1]}`));
}

async function fillMenu(prefix = "") {
  const commands = await api.menu(chat, me).catch(() => []);
  const rows = commands.filter((one) => one.command.startsWith(prefix)).map((one) => {
    const node = el("button", { type: "button" }, el("b", { textContent: `/${one.command}` }), el("span", { textContent: one.description }));
    node.onclick = () => { $("menu").hidden = true; $("text").value = ""; say(`/${one.command}`); };
    return el("li", {}, node);
  });
  $("menu").replaceChildren(...rows);
  $("menu").hidden = !rows.length;
}

const text = $("text");
const finder = inline($("inline"), text, () => ({ me, chat, bot: bot() }), followLink, toast);
$("compose").addEventListener("submit", (event) => {
  event.preventDefault();
  const value = text.value.trim();
  // What stands behind the bot's name is a question to it, not a message.
  if (!value || finder.isOn()) return;
  if (changing !== null) { changed(value); return; }
  text.value = "";
  $("menu").hidden = true;
  text.style.height = "";
  say(value);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("compose").requestSubmit(); }
  if (event.key === "Escape") { $("menu").hidden = true; finder.hide(); change(null); }
  if (event.key === "ArrowUp" && !text.value) { event.preventDefault(); change(messages.findLast((one) => one.from?.id === me)); }
});
text.addEventListener("input", () => {
  text.style.height = "";
  text.style.height = `${text.scrollHeight}px`;
  const command = /^\/(\w*)$/.exec(text.value);
  if (command) fillMenu(command[1]); else $("menu").hidden = true;
});
$("menuToggle").onclick = () => { if ($("menu").hidden) fillMenu(); else $("menu").hidden = true; };
$("attach").onclick = () => $("file").click();
$("file").onchange = async () => {
  const file = $("file").files[0];
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  await api.photo(chat, me, btoa(binary), text.value.trim() || undefined).catch((error) => toast(error.message));
  $("file").value = "";
};
$("language").onclick = () => { switchLanguage(); applyTexts(); drawSide(); drawMessages(); phone.draw(); };
$("back").onclick = () => document.body.classList.toggle("side");
$("phoneToggle").onclick = () => document.body.classList.toggle("phone");

async function start() {
  world = await api.state();
  if (me === null) {
    const [who, where] = JSON.parse(localStorage.getItem("place") || "[null,null]");
    me = person(who) ? who : world.people[0]?.id;
    chat = chatsOf(me).some((one) => one.id === where) ? where : me;
  }
  drawSide();
  await load();
  phone.draw();
}

applyTexts();
api.events(onEvent);
