// The page, made from the API's own description.
import * as keys from "./keys.js";
import { card, parametersOf } from "./form.js";
import { apply, choose, code, languages, load, make } from "./texts.js";

const COUNTS_EVERY_MS = 30_000;
const GROUPS = {
  find: ["search", "song_url", "lyric", "playlist", "convert"],
  login: ["login_qrcode", "login_check", "refresh", "authorize"],
  account: ["user", "userinfo", "report", "accelerate_list"],
  do: ["sign", "coin_task", "coin_check", "comment", "accelerate"],
  server: ["stats"],
};
const byId = (id) => document.getElementById(id);

function needOf(operation) {
  if ((operation.security ?? []).length === 0) return "unused";
  const free = operation.security.some((it) => Object.keys(it).length === 0);
  return free && !operation.requestBody ? "optional" : "needed";
}

function endpointsOf(document) {
  const found = {};
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      found[operation.operationId] = { id: operation.operationId, path, method, keys: needOf(operation), parameters: parametersOf(operation) };
    }
  }
  return found;
}

async function counts() {
  try {
    const { data } = await (await fetch("api/page/counts")).json();
    const shown = (number) => number.toLocaleString(code());
    byId("total").textContent = shown(data.total);
    byId("today").textContent = shown(data.today);
    for (const node of document.querySelectorAll("[data-count]")) node.textContent = shown(data.operations[node.dataset.count]?.total ?? 0);
  } catch { /* The server is away; the next look tells. */ }
}

function draw(endpoints) {
  const named = new Set(Object.values(GROUPS).flat());
  const groups = { ...GROUPS, server: [...GROUPS.server, ...Object.keys(endpoints).filter((id) => !named.has(id))] };
  for (const [group, ids] of Object.entries(groups)) {
    const all = ids.map((id) => endpoints[id]).filter(Boolean);
    byId("endpoints").append(make("section", { class: "group" }, make("h2", { key: `api-group-${group}` }), ...all.map((it) => card(it, counts))));
    byId("links").append(make("h3", { key: `api-group-${group}` }), ...all.map((it) =>
      make("a", { href: `#${it.id}`, "data-id": it.id }, make("i", { class: `dot ${it.method}` }), make("span", { key: `api-op-${it.id.replaceAll("_", "-")}` }))));
  }
}

function open(id) {
  const wanted = byId(id);
  if (!wanted?.classList.contains("endpoint")) return;
  wanted.open = true;
  wanted.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function narrow(words) {
  const wanted = words.trim().toLowerCase();
  for (const link of document.querySelectorAll("#links a")) {
    const endpoint = byId(link.dataset.id);
    const hit = !wanted || `${link.dataset.id} ${endpoint.querySelector("summary").textContent}`.toLowerCase().includes(wanted);
    link.hidden = !hit;
    endpoint.hidden = !hit;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".endpoint:not([hidden])");
  for (const head of document.querySelectorAll("#links h3")) {
    let next = head.nextElementSibling;
    let any = false;
    while (next?.tagName === "A") { any ||= !next.hidden; next = next.nextElementSibling; }
    head.hidden = !any;
  }
}

const [description] = await Promise.all([fetch("api/openapi.json").then((answer) => answer.json()), load()]);
draw(endpointsOf(description));
apply();
keys.start();
// On a phone the endpoints come first.
if (matchMedia("(max-width: 620px)").matches) byId("keys").open = false;
byId("language").append(...languages().map(([value, name]) => make("option", { value, text: name, lang: value, selected: value === code() })));
byId("language").addEventListener("change", async (event) => { await choose(event.target.value); apply(); counts(); });
byId("filter").addEventListener("input", (event) => narrow(event.target.value));
byId("links").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) { event.preventDefault(); history.replaceState(null, "", `#${link.dataset.id}`); open(link.dataset.id); }
});
if (location.hash) open(location.hash.slice(1));
await counts();
setInterval(() => { if (!document.hidden) counts(); }, COUNTS_EVERY_MS);
document.body.dataset.ready = "true";
