// The page's texts, from the server, in the person's language.
let texts = {};
let wanted = sessionStorage.getItem("language") || navigator.language || "zh";

export const t = (key) => texts[key] ?? key;
export const code = () => texts.language;
/** The languages there are: `[code, name]` each. */
export const languages = () => texts.languages;

export async function load() {
  texts = await (await fetch(`api/page/${encodeURIComponent(wanted)}.json`)).json();
  document.documentElement.lang = texts.language;
  document.title = `${t("api-title")} · qqmusic-bot`;
}

export async function choose(language) {
  wanted = language;
  sessionStorage.setItem("language", language);
  await load();
}

export function apply(root = document) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-placeholder]")) {
    node.placeholder = t(node.dataset.placeholder);
    node.setAttribute("aria-label", node.placeholder);
  }
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
}

/** An element: `make("p", { class: "soft", text: "…" }, child, …)`. */
export function make(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "key") { node.dataset.text = value; node.textContent = t(value); }
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}
