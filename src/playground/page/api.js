// The playground's control API.
async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.description || response.statusText);
  return body;
}

const get = async (path) => answer(await fetch(path));
const post = async (path, body) =>
  answer(await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));

export const state = () => get("control/state");
export const messages = (chat) => get(`control/chat/${chat}`);
export const menu = (chat, user) => get(`control/menu?chat=${chat}&user=${user}`);
export const code = (chat) => get(`control/code?chat=${chat}`);
export const fileUrl = (id) => `control/file/${encodeURIComponent(id)}`;
export const say = (chat, user, text) => post("control/say", { chat, user, text });
export const edit = (chat, user, message_id, text) => post("control/edit", { chat, user, message_id, text });
export const press = (chat, user, message_id, data) => post("control/press", { chat, user, message_id, data });
export const inline = (user, chat, query, offset) => post("control/inline", { user, chat, query, offset });
export const inlineAnswer = (id) => get(`control/inline/${id}`);
export const choose = (chat, user, inline_query_id, result_id) => post("control/choose", { chat, user, inline_query_id, result_id });
/** Where the playground has what stands at an address of the world outside. */
export const outside = (address) => address.replace(/^https:\/\//, "qqmusic/");
export const photo = (chat, user, base64, caption) => post("control/photo", { chat, user, base64, caption });
export const scan = (chat, message_id, uin, next) => post("control/scan", { chat, message_id, uin, state: next });

/** Calls back with each event; the browser connects again by itself. */
export function events(callback) {
  const source = new EventSource("control/events");
  source.onmessage = (event) => callback(JSON.parse(event.data));
  source.onopen = () => callback({ type: "open" });
}
