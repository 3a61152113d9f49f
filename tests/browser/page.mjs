// Uses the playground's page as a newcomer does: node page.mjs <address> <browser> [folder for pictures]
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const faults = [];

async function open(options) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (response) => { if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`); });
  await page.goto(address);
  await page.locator("#people button").first().waitFor({ state: "attached" });
  return page;
}

const picture = async (page, name) => { if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` }); };
const say = async (page, text) => { await page.fill("#text", text); await page.press("#text", "Enter"); };
const message = (page, text) => page.locator(".message:not(.mine)", { hasText: text }).last();
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

const steps = {
  async "a newcomer starts the bot with one press"(page) {
    await page.locator(".empty button").click();
    await message(page, "晴天 周杰伦").waitFor();
  },
  async "the command menu is offered and narrows while typing"(page) {
    await page.locator("#menuToggle").click();
    await page.locator("#menu", { hasText: "/playlist" }).waitFor();
    await page.locator("#menuToggle").click();
    await page.fill("#text", "/ly");
    await page.locator("#menu b", { hasText: "/lyric" }).waitFor();
    assert.equal(await page.locator("#menu li").count(), 1);
    await page.fill("#text", "");
  },
  async "the phone scans the picture and logs in"(page) {
    await say(page, "/login");
    await page.locator("img.photo").waitFor();
    await page.locator("#scan:enabled").click();
    await message(page, "已扫码").waitFor();
    await picture(page, "login");
    await page.locator("#phoneBody button").first().click();
    await message(page, "登录成功").waitFor();
    assert.equal(await page.locator("img.photo").count(), 0, "the picture is gone");
  },
  async "a search leads to a card and the card to the song"(page) {
    await say(page, "夜航");
    await message(page, "沈夜白").locator(".keyboard button").first().click();
    const card = page.locator(".message", { has: page.locator("img.photo") });
    await card.locator(".keyboard button").first().click();
    const audio = page.locator("audio").last();
    await audio.waitFor();
    const length = await audio.evaluate((node) => new Promise((resolve, reject) => {
      node.onloadedmetadata = () => resolve(node.duration);
      node.onerror = () => reject(new Error("the audio cannot be played"));
      node.load();
      node.preload = "auto";
    }));
    assert.ok(length > 1, `a few seconds of tone, not ${length}`);
    await picture(page, "song");
  },
  async "a song is found in any chat, picked, and comes into the message"(page) {
    await page.locator("#chats button", { hasText: "下班听歌" }).click();
    const bot = (await (await page.request.get(`${address}control/state`)).json()).bots.at(-1).username;
    await page.fill("#text", `@${bot} 夜`);
    const rows = page.locator("#inline li");
    await rows.nth(20).waitFor();
    await picture(page, "inline");
    await page.locator("#inline .more button").click();
    await rows.nth(25).waitFor();
    await page.fill("#text", `@${bot} 晴天 周杰伦`);
    await page.locator("#inline li", { hasText: "玩具天气集" }).first().click();
    await page.locator(".message.mine", { hasText: "via" }).locator("audio").waitFor();
    await picture(page, "inline-sent");
    await page.locator("#chats button").first().click();
  },
  async "titles with markup show as they are"(page) {
    await say(page, "<b>晴");
    const text = await message(page, "<b>晴").locator(".body").innerText();
    assert.ok(text.includes("<b>晴"), text);
    assert.equal(await page.locator(".body script, .body img").count(), 0);
  },
  async "the arrow up changes what one said last"(page) {
    await say(page, "一首没有的歌");
    await page.locator(".message.mine", { hasText: "一首没有的歌" }).waitFor();
    await page.press("#text", "ArrowUp");
    await page.fill("#text", "两首没有的歌");
    await page.press("#text", "Enter");
    await page.locator(".message.mine", { hasText: "两首没有的歌" }).locator(".time", { hasText: "已编辑" }).waitFor();
  },
  async "a group sends one to the private chat to log in"(page) {
    await page.locator("#chats button", { hasText: "下班听歌" }).click();
    await say(page, "/login");
    await message(page, "私聊").locator("a").click();
    await page.locator(".message.mine", { hasText: "/start login" }).waitFor();
    await page.locator("img.photo").last().waitFor();
  },
  async "another person has another chat, in the other language"(page) {
    await page.locator("#people button", { hasText: "Alice" }).click();
    await say(page, "/help");
    await message(page, "Search").waitFor();
    await page.locator("#language").click();
    await page.locator("#side", { hasText: "I am" }).waitFor();
  },
};

try {
  const desk = await open({ viewport: { width: 1280, height: 860 } });
  for (const [name, step] of Object.entries(steps)) {
    await step(desk);
    console.log(`ok: ${name}`);
  }
  const phone = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" });
  await phone.locator("#back").click();
  await phone.locator("#people button", { hasText: "小林" }).click();
  await phone.locator(".message").first().waitFor();
  assert.ok(await fits(phone), "nothing is wider than a phone");
  await picture(phone, "phone-dark");
  console.log("ok: the page fits a phone");
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
