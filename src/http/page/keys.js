// The keys of an account. They stay in this tab: sent as headers, never part of an address.
import { t } from "./texts.js";

const STORE = "keys";
const byId = (id) => document.getElementById(id);
const fields = { "key-uin": "uin", "key-key": "qm_keyst", "key-refresh": "refresh_key" };
let cookies = read();
let asking = 0;

function read() {
  try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; }
}

export function keep(newer) {
  cookies = newer;
  sessionStorage.setItem(STORE, JSON.stringify(cookies));
  show();
}

function show() {
  for (const [id, name] of Object.entries(fields)) byId(id).value = cookies[name] ?? "";
  tell();
}

function tell() {
  const known = Boolean(cookies.uin && cookies.qm_keyst);
  byId("who").hidden = !known;
  byId("who").textContent = known ? `✓ ${cookies.uin}` : "";
}

/** What is sent with a request that takes keys. */
export const headers = () =>
  cookies.uin && cookies.qm_keyst ? { Uin: cookies.uin, "Qm-keyst": cookies.qm_keyst } : {};

/** What a refresh needs besides, as fields of the body. */
export function forRefresh() {
  const { uin, qm_keyst, qqmusic_key, ...rest } = cookies;
  return rest;
}

async function begin(kind) {
  const mine = ++asking;
  const [figure, state, image] = [byId("code"), byId("codestate"), byId("codeimage")];
  const say = (key) => { state.dataset.text = key; state.textContent = t(key); };
  try {
    figure.hidden = false;
    figure.className = "busy";
    say("api-trying");
    const begun = await (await fetch(`api/login/qrcode?type=${kind}`)).json();
    if (mine !== asking) return;
    if (begun.code !== 0) { figure.className = "over"; delete state.dataset.text; state.textContent = begun.message; return; }
    image.src = begun.data.image;
    figure.className = "";
    say("api-scan-waiting");
    const until = Date.now() + begun.data.expires_in_s * 1000 + 60_000;
    while (mine === asking && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      if (mine !== asking) return;
      const look = await (await fetch(`api/login/check?key=${begun.data.key}`)).json();
      if (look.code !== 0) { figure.className = "over"; delete state.dataset.text; state.textContent = look.message; return; }
      say(`api-scan-${look.data.state}`);
      if (look.data.state === "confirmed") { figure.className = "done"; image.removeAttribute("src"); keep(look.data.cookies); return; }
      if (look.data.state === "refused" || look.data.state === "expired") { figure.className = "over"; return; }
    }
  } catch { say("api-failed"); }
}

export function start() {
  for (const [id, name] of Object.entries(fields)) {
    byId(id).addEventListener("input", (event) => {
      // Another number or key is another login: what belongs to the old one goes.
      if (name !== "refresh_key") {
        const { uin, qm_keyst, refresh_key } = cookies;
        cookies = Object.fromEntries(Object.entries({ uin, qm_keyst, refresh_key }).filter(([, value]) => value));
      }
      cookies[name] = event.target.value.trim();
      sessionStorage.setItem(STORE, JSON.stringify(cookies));
      tell();
    });
  }
  byId("keyform").addEventListener("submit", (event) => event.preventDefault());
  byId("forget").addEventListener("click", () => { asking += 1; byId("code").hidden = true; keep({}); sessionStorage.removeItem(STORE); });
  for (const button of document.querySelectorAll("#scankinds button")) button.addEventListener("click", () => begin(button.dataset.kind));
  show();
}
