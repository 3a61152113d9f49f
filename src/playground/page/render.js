// A Bot API message as DOM. Text only ever enters the page as text nodes.
import { t } from "./texts.js";

export function el(tag, props = {}, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const palette = ["#e17076", "#7bc862", "#e5a64e", "#65aadd", "#a695e7", "#ee7aae", "#16a37b"];
export function avatar(name, id) {
  const node = el("div", { className: "avatar", textContent: [...(name || "?")][0] });
  node.style.background = palette[Math.abs(Number(id)) % palette.length];
  return node;
}

const tags = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

/** Entities have UTF-16 offsets, as JavaScript strings do; they nest and never cross. */
export function formatted(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  function part(from, to, list) {
    const out = document.createDocumentFragment();
    let at = from;
    while (list.length) {
      const entity = list.shift();
      const end = entity.offset + entity.length;
      const inner = [];
      while (list.length && list[0].offset < end) inner.push(list.shift());
      out.append(text.slice(at, entity.offset));
      const tag = tags[entity.type] || (["text_link", "url"].includes(entity.type) ? "a" : "span");
      const node = el(tag);
      if (tag === "a") {
        const address = entity.url || text.slice(entity.offset, end);
        if (/^https?:/.test(address)) Object.assign(node, { href: address, target: "_blank", rel: "noreferrer noopener" });
      }
      node.append(part(entity.offset, end, inner));
      out.append(node);
      at = end;
    }
    out.append(text.slice(at, to));
    return out;
  }
  return part(0, text.length, sorted);
}

const size = (bytes) => (bytes > 1 << 20 ? `${(bytes / (1 << 20)).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);
const length = (s) => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
export const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

export function preview(message) {
  if (!message) return "";
  const kind = message.photo ? t().photo : message.audio ? t().audio : message.document ? t().file : "";
  return [kind, message.text || message.caption || ""].filter(Boolean).join(" ").split("\n")[0];
}

function media(message, fileUrl, outside) {
  const preview = message.link_preview_options?.url;
  if (message.text && preview && !message.link_preview_options.is_disabled) return el("img", { className: "photo", src: outside(preview), alt: "" });
  if (message.photo) {
    const largest = message.photo.at(-1);
    return el("img", { className: "photo", src: fileUrl(largest.file_id), alt: t().photo, width: largest.width, height: largest.height, style: "height:auto" });
  }
  if (message.audio) {
    const { title, performer, duration, file_id, file_size, thumbnail } = message.audio;
    return el("div", {},
      el("div", { className: "track" },
        thumbnail ? el("img", { src: fileUrl(thumbnail.file_id), alt: "" }) : null,
        el("div", {}, el("b", { textContent: title || "audio" }), el("small", { textContent: [performer, length(duration || 0), file_size && size(file_size)].filter(Boolean).join(" · ") }))),
      el("audio", { controls: true, preload: "none", src: fileUrl(file_id) }));
  }
  if (message.document) {
    const { file_name, file_size, file_id } = message.document;
    return el("a", { className: "filecard", href: fileUrl(file_id), download: file_name || "file" },
      el("span", { className: "ico", textContent: "⬇" }),
      el("span", {}, file_name || "file", el("small", { textContent: size(file_size || 0) })));
  }
  return null;
}

function keyboard(message, press, followLink) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { className: "keyboard" }, ...rows.map((row) =>
    el("div", { className: "row" }, ...row.map((button) => {
      if (button.url) {
        const onclick = (event) => { event.preventDefault(); followLink(button.url); };
        return el("a", { textContent: `${button.text} ↗`, href: button.url, title: button.url, onclick });
      }
      const node = el("button", { type: "button", textContent: button.text });
      node.addEventListener("click", async () => {
        node.setAttribute("aria-busy", "true");
        await press(message, button);
        node.removeAttribute("aria-busy");
      });
      return node;
    }))));
}

export function renderMessage(message, { me, replied, press, followLink, fileUrl, outside, inGroup }) {
  const mine = message.from?.id === me;
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const stamp = [message.edit_date ? t().edited : "", clock(message.date)].filter(Boolean).join(" ");
  const name = inGroup && !mine ? el("div", { className: "name", textContent: message.sender_chat?.title || message.from?.first_name || "" }) : null;
  const via = message.via_bot ? el("div", { className: "via", textContent: `via @${message.via_bot.username}` }) : null;
  const quote = replied ? el("div", { className: "quote", textContent: preview(replied) }) : null;
  const node = el("div", { className: `message${mine ? " mine" : ""}` },
    el("div", { className: "bubble" }, name, via, quote, media(message, fileUrl, outside),
      el("div", { className: "body" }, formatted(text, entities)), el("span", { className: "time", textContent: stamp }), el("div", { style: "clear:both" })),
    keyboard(message, press, followLink));
  node.dataset.id = message.message_id;
  return node;
}
