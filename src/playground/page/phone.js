// The phone beside the chat: it scans the newest QR picture of the open chat.
import * as api from "./api.js";
import { el } from "./render.js";
import { t } from "./texts.js";

const body = document.getElementById("phoneBody");
let context = { chat: null, code: null };
let step = { name: "ready" };
let uin = localStorage.getItem("uin") || "1000000077";

/** Looks at a chat: shows its newest picture with a QR code, if there is one. */
export async function look(chat) {
  const code = await api.code(chat).catch(() => null);
  const changed = chat !== context.chat || code?.file_id !== context.code?.file_id;
  context = { chat, code };
  if (!changed || step.name === "done") return;
  // A code that is gone was used up or has ended.
  if (step.name !== "scanned" || chat !== step.chat) step = { name: "ready" };
  draw();
}

async function send(next) {
  const { chat, code } = context;
  try {
    await api.scan(step.chat ?? chat, step.message ?? code.message_id, Number(uin), next);
    if (next === "scanned") step = { name: "scanned", chat, message: code.message_id };
    else step = { name: "done", text: t().phone[next] };
  } catch (error) {
    step = { name: "done", text: t().phone.failed + error.message };
  }
  draw();
}

const button = (text, onclick, quiet = false) => el("button", { type: "button", textContent: text, onclick, className: quiet ? "quiet" : "" });
const grow = () => el("div", { className: "grow" });

export function draw() {
  const words = t().phone;
  const screens = {
    ready() {
      const { code } = context;
      const account = el("input", { value: uin, inputMode: "numeric", id: "uin" });
      account.addEventListener("input", () => { uin = account.value.trim(); localStorage.setItem("uin", uin); });
      const scan = button(words.scan, () => send("scanned"));
      scan.id = "scan";
      scan.disabled = !code;
      return [
        el("h2", { textContent: words.ready }),
        code ? el("img", { src: api.fileUrl(code.file_id), alt: "QR" }) : null,
        el("p", { textContent: code ? words.found : words.noCode, style: "white-space:pre-line" }),
        grow(), el("label", {}, words.account, account), scan,
      ];
    },
    scanned() {
      return [
        el("h2", { textContent: words.scanned }), el("p", { textContent: `${words.asAccount} ${uin}` }), grow(),
        button(words.confirm, () => send("confirmed")), button(words.refuse, () => send("refused"), true),
      ];
    },
    done() {
      return [grow(), el("h2", { textContent: step.text }), grow(), button(words.again, () => { step = { name: "ready" }; draw(); }, true)];
    },
  };
  body.replaceChildren(...screens[step.name]().filter(Boolean));
}

const tick = () => { document.getElementById("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }); };
tick();
setInterval(tick, 10_000);
// A login that was given up is told by nobody: its picture stays, but is no longer one to scan.
setInterval(() => { if (context.code) look(context.chat); }, 3_000);
