// Uses the API's page as a person does: node api.mjs <address> <control address> <browser> [folder for pictures]
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, control, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const faults = [];
const asked = [];

async function open(options) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("status of")) faults.push(message.text()); });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  await page.locator("body[data-ready]").waitFor({ state: "attached" });
  return page;
}

const picture = async (page, name, fullPage = false) => { if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage }); };
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const openCard = async (page, id) => { const card = page.locator(`#${id}`); if (!(await card.evaluate((node) => node.open))) await card.locator("summary").click(); return card; };
const answer = async (card) => { await card.locator(".try").click(); await card.locator(".json").waitFor(); await card.locator(".try:enabled").waitFor(); return card.locator(".json").innerText(); };

const steps = {
  async "every endpoint is there, with its words"(page) {
    assert.equal(await page.locator(".endpoint").count(), 19);
    const words = await page.locator("body").innerText();
    assert.ok(!/\bapi-[a-z]/.test(words), words.match(/\bapi-[a-z-]+/)?.[0]);
    await picture(page, "api-desk-zh");
  },
  async "a search is tried, and its count goes up"(page) {
    const card = await openCard(page, "search");
    const count = async () => Number(await card.locator(".count").innerText());
    const before = await count();
    assert.match(await answer(card), /"songs"/);
    await page.waitForFunction((before) => Number(document.querySelector("#search .count").textContent) > before, before);
    await card.scrollIntoViewIfNeeded();
    await picture(page, "api-search");
  },
  async "a failure is shown as it is"(page) {
    const card = await openCard(page, "convert");
    await card.locator("input").fill("晴");
    assert.match(await answer(card), /42201/);
    assert.equal(await card.locator(".chip.bad").innerText(), "422");
  },
  async "without keys one is told, and with a scan it works"(page) {
    const user = await openCard(page, "user");
    assert.match(await answer(user), /40101/);
    await page.locator("#scankinds [data-kind=qq]").click();
    const image = page.locator("#codeimage[src]");
    await image.waitFor();
    await page.locator("#keys").scrollIntoViewIfNeeded();
    await picture(page, "api-scan");
    const shot = (await image.getAttribute("src")).split(",")[1];
    const said = await page.request.post(`${control}/control/photo`, { data: { chat: 10001, user: 10001, base64: shot } });
    const { message_id } = await said.json();
    const scanned = await page.request.post(`${control}/control/scan`, { data: { chat: 10001, message_id, uin: "1000000077", state: "confirmed" } });
    assert.ok(scanned.ok(), await scanned.text());
    await page.locator("#code.done").waitFor();
    assert.match(await answer(user), /"uin": "1000000077"/);
  },
  async "the key of a report goes in a header and is shown nowhere"(page) {
    const card = await openCard(page, "report");
    await card.locator("#report-Qm-report-key").fill("planted-key");
    const example = await card.locator(".curl").innerText();
    assert.ok(example.includes("Qm-report-key: …") && !example.includes("planted-key"), example);
    assert.match(await answer(card), /40102/);
    assert.ok(asked.every((url) => !url.includes("planted-key")));
  },
  async "what changes the account asks twice"(page) {
    const card = await openCard(page, "sign");
    await card.locator(".try").click();
    await card.locator(".try.armed").waitFor();
    assert.equal(await card.locator(".answer").isVisible(), false);
    assert.match(await answer(card), /"code"/);
  },
  async "keys are in no address and leave with the button"(page) {
    const key = await page.locator("#key-key").inputValue();
    assert.ok(key.length > 20);
    assert.ok(asked.every((url) => !url.includes(key)));
    assert.ok(asked.every((url) => url.startsWith(new URL(address).origin) || url.startsWith("data:")), "nothing from elsewhere");
    await page.locator("#forget").click();
    assert.equal(await page.locator("#key-key").inputValue(), "");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("keys")), null);
  },
  async "the list narrows while typing"(page) {
    await page.fill("#filter", "lyric");
    assert.equal(await page.locator(".endpoint:visible").count(), 1);
    await page.fill("#filter", "");
  },
  async "the other language"(page) {
    await page.locator("#language").selectOption("en");
    await page.locator("h1", { hasText: "QQ Music API" }).waitFor();
    assert.ok(!/[一-鿿]{3}/.test(await page.locator("#links").innerText()));
    await page.evaluate(() => scrollTo(0, 0));
    await picture(page, "api-desk-en");
  },
};

try {
  const desk = await open({ viewport: { width: 1280, height: 900 } });
  for (const [name, step] of Object.entries(steps)) {
    await step(desk);
    console.log(`ok: ${name}`);
  }
  for (const colorScheme of ["light", "dark"]) {
    const phone = await open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme });
    await picture(phone, `api-phone-${colorScheme}`);
    await phone.locator("#keys > summary").click();
    await phone.locator("#scankinds").waitFor();
    await picture(phone, `api-phone-keys-${colorScheme}`);
    const card = await openCard(phone, "search");
    await answer(card);
    assert.ok(await fits(phone), "nothing is wider than a phone");
    await card.evaluate((node) => node.scrollIntoView());
    await picture(phone, `api-phone-search-${colorScheme}`);
  }
  const dark = await open({ viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  const card = await openCard(dark, "song_url");
  await answer(card);
  await card.evaluate((node) => node.scrollIntoView());
  await picture(dark, "api-desk-dark");
  console.log("ok: phones and dark colours");
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
