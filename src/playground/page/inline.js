// Inline mode: "@bot words" in the message field shows what the bot finds, in any chat.
import * as api from "./api.js";
import { el } from "./render.js";
import { t } from "./texts.js";

/** An app asks when the fingers rest this long. */
const REST_MS = 300;

/** Wires the list below to the field; `where` tells `{me, chat, bot}`, `open` follows a link. */
export function inline(list, field, where, open, complain) {
  let timer, asked = null;
  const hide = () => { clearTimeout(timer); asked = null; list.hidden = true; list.replaceChildren(); };

  /** The words behind the bot's name, or null. */
  function words() {
    const found = /^@(\w+)\s([\s\S]*)$/.exec(field.value);
    return found && found[1].toLowerCase() === (where().bot.username || "").toLowerCase() ? found[2] : null;
  }

  async function ask(query, offset) {
    const { me, chat } = where();
    const mine = { query, offset, me, chat, id: null };
    asked = mine;
    try {
      mine.id = (await api.inline(me, chat, query, offset)).inline_query_id;
      show(mine, await api.inlineAnswer(mine.id));
    } catch (error) { complain(error.message); }
  }

  function show(mine, answer) {
    if (asked !== mine || !answer) return;
    const rows = answer.results.map((result) => row(mine, result));
    if (mine.offset) list.querySelector(".more")?.remove(); else list.replaceChildren();
    if (answer.button) {
      const line = el("button", { type: "button", className: "line", textContent: answer.button.text });
      line.onclick = () => { hide(); field.value = ""; open(`https://t.me/${where().bot.username}?start=${answer.button.start_parameter}`); };
      list.append(el("li", {}, line));
    }
    list.append(...rows);
    if (answer.next_offset) {
      const more = el("button", { type: "button", textContent: t().more, onclick: () => ask(mine.query, answer.next_offset) });
      list.append(el("li", { className: "more" }, more));
    }
    list.hidden = !list.children.length;
  }

  function row(mine, result) {
    const file = result.audio_file_id || result.document_file_id;
    const title = result.title || (file ? t().audio : result.id);
    const node = el("button", { type: "button" },
      result.thumbnail_url ? el("img", { src: api.outside(result.thumbnail_url), alt: "", loading: "lazy" }) : el("span", { className: "note", textContent: file ? "▶" : "♪" }),
      el("span", {}, el("b", { textContent: title }), el("small", { textContent: result.description || "" })));
    node.onclick = async () => {
      const { me, chat } = mine;
      hide();
      field.value = "";
      try { await api.choose(chat, me, mine.id, result.id); } catch (error) { complain(error.message); }
    };
    return el("li", {}, node);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const query = words();
    if (query === null) hide(); else timer = setTimeout(() => ask(query, ""), REST_MS);
  });
  return {
    hide,
    isOn: () => words() !== null,
    onAnswer: (event) => { if (asked?.id === event.inline_query_id) show(asked, event.answer); },
    begin: (query) => { field.value = `@${where().bot.username} ${query}`; field.focus(); ask(query, ""); },
  };
}
