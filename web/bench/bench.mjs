// Measures the page beside one with nothing on it, in one run, by turns: how long until the first picture, how long a
// frame with a key takes, and how long until that is seen. Run with `cargo web bench`.
import { launch } from "../tests/support/browser.mjs";
import { serve } from "../tests/support/site.mjs";
import { LARGEST } from "./largest.mjs";

const STARTS = 30;
const ROUNDS = 6;
const KEYS = 40;

const sites = { editor: await serve(process.env.SITE), empty: await serve(process.env.EMPTY_SITE) };

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const quantile = (numbers, part) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const median = (numbers) => quantile(numbers, 0.5);
const shown = (milliseconds) => `${milliseconds.toFixed(1)} ms`;

/** Notes how long the first frame after a key takes until it begins to draw, and when the key is followed by a second one. */
function instrument() {
  const measured = (window.measured = { frames: [], keys: [] });
  let isPressed = false;
  const nextFrame = window.requestAnimationFrame.bind(window);
  let began = 0;
  window.requestAnimationFrame = (act) =>
    nextFrame((time) => {
      began = performance.now();
      act(time);
      began = 0;
    });
  for (const name of Object.getOwnPropertyNames(WebGL2RenderingContext.prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(WebGL2RenderingContext.prototype, name);
    if (typeof value !== "function") continue;
    WebGL2RenderingContext.prototype[name] = function draw(...args) {
      // The first call of a frame: the pass and the tessellation are done.
      if (began && isPressed) {
        measured.frames.push(performance.now() - began);
        isPressed = false;
      }
      began = 0;
      return value.apply(this, args);
    };
  }
  addEventListener(
    "keydown",
    () => {
      isPressed = true;
      const pressed = performance.now();
      nextFrame(() => nextFrame(() => measured.keys.push(performance.now() - pressed)));
    },
    true,
  );
}

async function start(site) {
  const browser = await launch();
  const page = browser.context.pages()[0];
  await page.goto(site.url);
  await page.waitForFunction(() => performance.getEntriesByName("editor-started").length > 0);
  const time = await page.evaluate(() => performance.getEntriesByName("editor-started")[0].startTime);
  await browser.close();
  return time;
}

async function open(site) {
  const browser = await launch();
  await browser.context.addInitScript(instrument);
  const page = browser.context.pages()[0];
  await page.goto(site.url);
  await page.waitForFunction(() => performance.getEntriesByName("editor-started").length > 0);
  return { browser, page };
}

/** Opens the largest template and puts the focus into its description. */
async function openLargest(page) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, LARGEST);
  await page.waitForTimeout(1500);
  await page.mouse.click(500, 310);
  await page.waitForTimeout(500);
}

async function type(page) {
  await page.evaluate(() => Object.assign(window.measured, { frames: [], keys: [] }));
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefghij"[key % 10]);
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => window.measured);
}

const starts = { editor: [], empty: [] };
for (let turn = 0; turn < STARTS; turn += 1) {
  for (const name of ["editor", "empty"]) starts[name].push(await start(sites[name]));
}

const pages = { editor: await open(sites.editor), empty: await open(sites.empty) };
await openLargest(pages.editor.page);
await pages.empty.page.mouse.click(100, 20);
if (process.env.SCREENSHOT) await pages.editor.page.screenshot({ path: process.env.SCREENSHOT });
const frames = { editor: [], empty: [] };
const keys = { editor: [], empty: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const name of ["editor", "empty"]) {
    await pages[name].page.bringToFront();
    const measured = await type(pages[name].page);
    frames[name].push(...measured.frames);
    keys[name].push(...measured.keys);
  }
}
if (process.env.SCREENSHOT) await pages.editor.page.screenshot({ path: process.env.SCREENSHOT });
await pages.editor.page.waitForTimeout(1500);
const kept = await pages.editor.page.evaluate(async () => {
  const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
  const all = await new Promise((done) => (database.transaction("work").objectStore("work").getAll().onsuccess = (event) => done(event.target.result)));
  return JSON.parse(JSON.parse(all[0]).backup.text).description;
});
const typed = "abcdefghij".repeat((ROUNDS * KEYS) / 10);
if (!kept.includes(typed)) throw new Error("The keys have not reached the description");
for (const { browser } of Object.values(pages)) await browser.close();
for (const site of Object.values(sites)) await site.close();

const results = [
  ["start", median(starts.editor) / median(starts.empty), 1.3, `${shown(median(starts.editor))} beside ${shown(median(starts.empty))}, medians of ${STARTS}`],
  ["frame, median", median(frames.editor), 4, `${frames.editor.length} frames, each the first after a key`],
  ["frame, 95th percentile", quantile(frames.editor, 0.95), 8, `the empty page: ${shown(quantile(frames.empty, 0.95))}`],
  ["key to second frame", median(keys.editor) / median(keys.empty), 1.25, `${shown(median(keys.editor))} beside ${shown(median(keys.empty))}, medians of ${keys.editor.length}`],
];
let failed = 0;
for (const [name, number, most, words] of results) {
  const isOver = number > most;
  failed += isOver;
  console.log(`${isOver ? "OVER" : "  ok"}  ${name}: ${number.toFixed(2)}, at most ${most} (${words})`);
}
process.exitCode = failed ? 1 : 0;
