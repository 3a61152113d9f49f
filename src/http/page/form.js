// One endpoint: its parameters, an example, and trying it.
import * as keys from "./keys.js";
import { make, t } from "./texts.js";

const ARMED_MS = 5000;
const dash = (name) => name.replaceAll("_", "-");
const writes = (endpoint) => endpoint.method === "post" && endpoint.id !== "refresh";

/** Parameters of all kinds alike: {name, schema, required, example}, those of objects with `parts`, headers with `in`. */
export function parametersOf(operation) {
  const queried = (operation.parameters ?? []).map((it) => ({ name: it.name, in: it.in, schema: it.schema, required: it.required, example: it.example }));
  const body = operation.requestBody?.content["application/json"].schema;
  const own = ([name]) => name !== "musicid" && name !== "musickey";
  return queried.concat(body ? ofObject(body, own) : []);
}

function ofObject(schema, wanted = () => true) {
  return Object.entries(schema.properties ?? {}).filter(wanted).map(([name, it]) => ({
    name, schema: it, required: (schema.required ?? []).includes(name), example: it.examples?.[0],
    parts: it.type === "object" ? ofObject(it) : undefined,
  }));
}

/** The card of an endpoint. `tried` is called after each try. */
export function card(endpoint, tried) {
  const form = make("form", { autocomplete: "off" });
  const inputs = [];
  form.append(make("h4", { key: "api-parameters" }));
  if (endpoint.parameters.length === 0) form.append(make("p", { class: "soft small", key: "api-no-parameters" }));
  for (const parameter of endpoint.parameters.flatMap((it) => it.parts ?? [it])) {
    const [row, value] = field(parameter, endpoint);
    inputs.push([parameter, value]);
    form.append(row);
  }
  const line = make("code");
  const example = make("div", { class: "example" }, make("h4", { key: "api-example" }), make("pre", { class: "code curl" }, line));
  const button = make("button", { type: "submit", class: "try", key: "api-try" });
  const answer = make("div", { class: "answer", hidden: true });
  const values = () => Object.fromEntries(inputs.map(([parameter, value]) => [parameter.name, value()]).filter(([, value]) => value !== undefined));
  const drawExample = () => { line.textContent = curl(endpoint, values()); };
  form.addEventListener("input", drawExample);
  let armed = 0;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (writes(endpoint) && !armed) {
      button.dataset.text = "api-confirm-write";
      button.textContent = t("api-confirm-write");
      button.classList.add("armed");
      armed = setTimeout(disarm, ARMED_MS);
      return;
    }
    disarm();
    button.disabled = true;
    button.textContent = t("api-trying");
    await ask(endpoint, values(), answer);
    button.disabled = false;
    button.textContent = t("api-try");
    tried(endpoint);
  });
  function disarm() {
    clearTimeout(armed);
    armed = 0;
    button.classList.remove("armed");
    button.dataset.text = "api-try";
    button.textContent = t("api-try");
  }
  form.append(example, button);
  drawExample();
  const need = { needed: "api-keys-needed", optional: "api-keys-optional", unused: "api-keys-unused" }[endpoint.keys];
  return make("details", { id: endpoint.id, class: "endpoint" },
    make("summary", {},
      make("span", { class: `method ${endpoint.method}`, text: endpoint.method.toUpperCase() }),
      make("span", { class: "name" }, make("strong", { key: `api-op-${dash(endpoint.id)}` }), make("code", { text: endpoint.path })),
      make("span", { class: "count", "data-count": endpoint.id, text: "0" }),
    ),
    make("div", { class: "inside" },
      make("p", { class: "about" }, make("span", { key: `api-about-${dash(endpoint.id)}` }), " ", make("span", { class: `chip ${endpoint.keys}`, key: need })),
      form, answer),
  );
}

function field(parameter, endpoint) {
  const { name, schema, required } = parameter;
  const id = `${endpoint.id}-${name}`;
  const words = schema.enum;
  let input;
  let value;
  if (name === "base64") {
    input = make("input", { id, type: "file", accept: "image/png,image/jpeg" });
    let read;
    input.addEventListener("change", () => {
      const reader = new FileReader();
      reader.onload = () => { read = reader.result; input.dispatchEvent(new Event("input", { bubbles: true })); };
      if (input.files[0]) reader.readAsDataURL(input.files[0]);
    });
    value = () => read;
  } else if (words) {
    input = make("select", { id }, ...words.map((word) => make("option", { value: word, text: word, selected: word === schema.default })));
    value = () => input.value;
  } else {
    const types = [schema.type].flat();
    const whole = types.includes("integer") && !types.includes("string");
    const long = name === "content";
    input = make(long ? "textarea" : "input", { id, type: parameter.in === "header" ? "password" : undefined, rows: long ? 2 : undefined, inputmode: whole ? "numeric" : undefined, spellcheck: "false", autocomplete: "off", maxlength: schema.maxLength > 4096 ? undefined : schema.maxLength, placeholder: parameter.example ?? "" });
    if (required && parameter.example !== undefined) input.value = parameter.example;
    value = () => {
      const text = input.value.trim();
      if (text === "") return undefined;
      return whole && endpoint.method === "post" && /^-?\d+$/.test(text) ? Number(text) : text;
    };
  }
  const bounds = schema.minimum !== undefined ? `${schema.minimum}–${schema.maximum}` : "";
  const hint = make("span", { class: "hint" }, make("span", { class: required ? "must" : "", key: required ? "api-required" : "api-optional" }));
  if (bounds) hint.append(` · ${bounds}`);
  if (schema.default !== undefined) hint.append(" · ", make("span", { key: "api-default" }), ` ${schema.default}`);
  const row = make("div", { class: "field" },
    make("label", { for: id }, make("code", { text: name }), make("span", { key: `api-param-${dash(name)}` })),
    input, hint);
  return [row, value];
}

/** The body of a POST: fields of an object stand within it. */
function bodyOf(endpoint, values) {
  const body = {};
  for (const parameter of endpoint.parameters) {
    if (parameter.parts) body[parameter.name] = Object.fromEntries(parameter.parts.filter((it) => values[it.name] !== undefined).map((it) => [it.name, values[it.name]]));
    else if (values[parameter.name] !== undefined) body[parameter.name] = values[parameter.name];
  }
  return body;
}

/** What goes into headers, and the rest. */
function apart(endpoint, values) {
  const isHeader = ([name]) => endpoint.parameters.some((it) => it.in === "header" && it.name === name);
  const all = Object.entries(values);
  return [all.filter(isHeader), all.filter((it) => !isHeader(it))].map((them) => Object.fromEntries(them));
}

const relative = (path) => path.replace(/^\//, "");
const queryOf = (values) => new URLSearchParams(Object.entries(values)).toString();

function curl(endpoint, all) {
  const [headers, values] = apart(endpoint, all);
  const at = new URL(relative(endpoint.path), document.baseURI).href;
  const lines = [];
  if (endpoint.method === "get") {
    const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURI(value).replaceAll("&", "%26").replaceAll("+", "%2B").replaceAll("#", "%23")}`).join("&");
    lines.push(`curl '${at}${query ? `?${query}` : ""}'`);
  } else {
    const short = JSON.stringify(bodyOf(endpoint, values), (name, value) => (name === "base64" && value ? `${value.slice(0, 32)}…` : value));
    lines.push(`curl '${at}'`, "-H 'Content-Type: application/json'", `-d '${short.replaceAll("'", "'\\''")}'`);
  }
  for (const name of Object.keys(headers)) lines.push(`-H '${name}: …'`);
  if (endpoint.keys === "needed") lines.push("-H 'Uin: …' -H 'Qm-keyst: …'");
  return lines.join(" \\\n  ");
}

async function ask(endpoint, all, answer) {
  const began = performance.now();
  const [headers, values] = apart(endpoint, all);
  const request = { method: endpoint.method.toUpperCase(), headers: { ...headers, ...(endpoint.keys === "unused" ? {} : keys.headers()) } };
  let address = relative(endpoint.path);
  if (endpoint.method === "get") {
    const query = queryOf(values);
    if (query) address += `?${query}`;
  } else {
    const body = bodyOf(endpoint, values);
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(endpoint.id === "refresh" ? { ...keys.forRefresh(), ...body } : body);
  }
  answer.hidden = false;
  try {
    const response = await fetch(address, request);
    const json = await response.json();
    if (json.code === 0 && json.data?.cookies) keys.keep(json.data.cookies);
    show(answer, response.status, Math.round(performance.now() - began), json);
  } catch {
    answer.replaceChildren(make("p", { class: "bad", key: "api-failed" }));
  }
}

function show(answer, status, ms, json) {
  const text = JSON.stringify(json, (name, value) => (typeof value === "string" && value.length > 2000 && value.startsWith("data:image/") ? `${value.slice(0, 40)}…` : value), 2);
  const copy = make("button", { type: "button", class: "plain", key: "api-copy" });
  copy.addEventListener("click", async () => { await navigator.clipboard.writeText(JSON.stringify(json, null, 2)); copy.textContent = t("api-copied"); });
  const images = Object.entries(json.data ?? {}).flatMap(([name, value]) => [value, value?.image].filter((it) => typeof it === "string" && it.startsWith("data:image/png;base64,")).map((src) => make("img", { src, alt: name })));
  answer.replaceChildren(
    make("div", { class: "answerhead" },
      make("h4", { key: "api-answer" }),
      make("span", { class: `chip ${status < 400 ? "ok" : "bad"}`, text: status }),
      make("span", { class: "soft small" }, make("span", { key: "api-took" }), ` ${ms} ms`),
      copy),
    ...(images.length ? [make("div", { class: "images" }, ...images)] : []),
    make("pre", { class: "code json", tabindex: "0" }, ...coloured(text)),
  );
}

/** JSON in colours: names, texts, numbers, words. */
function coloured(text) {
  const parts = text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/);
  return parts.map((part) => {
    if (/^".*:$/s.test(part)) return make("b", { text: part });
    if (part.startsWith('"')) return make("s", { text: part });
    if (/^(true|false|null)$/.test(part)) return make("em", { text: part });
    if (/^-?\d/.test(part)) return make("u", { text: part });
    return document.createTextNode(part);
  });
}
