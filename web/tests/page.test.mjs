// The page around the editor: how it starts, what it shows when it can't, and how it looks on other screens.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Editor, SITE, TEXT, editorTest, launch, paste, serve } from "./support/index.mjs";

editorTest("starts with the starters, quietly", {}, async ({ editor, page, site }) => {
  await editor.find({ name: "New template" });
  await editor.find({ role: "Button", name: /^Start with Minimal template/ });
  assert.equal(await page.title(), "Job Template Editor");
  assert.equal(await page.locator("#loading").isVisible(), false);
  assert.equal(await page.locator("#stopped").isVisible(), false);
  // Everything but the first file and the service worker is named after what is in it.
  for (const path of new Set(site.requests)) {
    assert.match(path, /^\/$|^\/index\.html$|^\/service-worker\.js$|^\/[a-z0-9-]+-[0-9a-f]{12}\.[a-z]+$/);
  }
});

editorTest("shows how much of it has been loaded", { start: false }, async ({ editor, page, site }) => {
  const seen = [];
  await page.exposeFunction("seenProgress", (words) => seen.push(words));
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const words = document.getElementById("progress-text");
      new MutationObserver(() => window.seenProgress(`${words.textContent} ${document.getElementById("progress").value}`)).observe(words, { childList: true, characterData: true, subtree: true });
    });
  });
  const name = (await readdir(SITE)).find((name) => name.endsWith(".wasm"));
  const wasm = await readFile(join(SITE, name));
  site.answer = (request, response) => {
    if (!request.url.endsWith(".wasm")) return false;
    response.writeHead(200, { "Content-Type": "application/wasm" }).write(wasm.subarray(0, 2_000_000));
    setTimeout(() => response.end(wasm.subarray(2_000_000)), 500);
    return true;
  };
  await editor.goto(site.url);
  const parts = seen.map((words) => words.match(/^([\d.]+) of ([\d.]+) MB (\d+)$/)).filter(Boolean);
  assert.ok(parts.length > 1, seen.join("\n"));
  const bytes = parts.map((part) => Number(part[3]));
  assert.deepEqual(bytes, [...bytes].sort((a, b) => a - b));
  assert.equal(parts.at(-1)[1], parts.at(-1)[2], "the last part is all of it");
});

editorTest("works below any path", { start: false }, async ({ editor }) => {
  const site = await serve(SITE, "/tools/templates/");
  try {
    await editor.goto(site.url);
    await editor.find({ name: "New template" });
    return { hosts: [`127.0.0.1:${site.port}`] };
  } finally {
    await site.close();
  }
});

test("says what to do without JavaScript", async () => {
  const site = await serve(SITE);
  const browser = await launch({ javaScriptEnabled: false });
  try {
    const [page] = browser.context.pages();
    await page.goto(site.url);
    assert.match(await page.locator("noscript").innerText(), /Allow JavaScript for this page/);
    assert.equal(await page.getByText("Loading the editor").isVisible(), false);
    browser.assertClean([`127.0.0.1:${site.port}`]);
  } finally {
    await browser.close();
    await site.close();
  }
});

const stopped = (page) => page.locator("#stopped:not([hidden])");

editorTest("says so when the browser has no WebAssembly", { start: false, init: () => delete globalThis.WebAssembly }, async ({ page, site }) => {
  await page.goto(site.url);
  await stopped(page).waitFor();
  assert.match(await stopped(page).innerText(), /It has no WebAssembly/);
});

editorTest(
  "says so when the browser has no WebGL",
  { start: false, init: () => (HTMLCanvasElement.prototype.getContext = () => null) },
  async ({ page, site }) => {
    await page.goto(site.url);
    await stopped(page).waitFor();
    assert.match(await stopped(page).innerText(), /It has no WebGL.*Turn on hardware acceleration/s);
  },
);

editorTest("says so when the program can't be loaded", { start: false, errors: [/503/] }, async ({ page, site }) => {
  site.answer = (request, response) => request.url.endsWith(".wasm") && response.writeHead(503).end();
  await page.goto(site.url);
  await stopped(page).waitFor();
  assert.match(await stopped(page).innerText(), /could not be loaded.*Check the connection and reload.*/s);
});

for (const [what, body, words] of [
  ["something else comes", () => "<!doctype html><title>Sign in</title>", /could not be loaded.*something else in place of the program/s],
  ["only a part comes", (wasm) => wasm.subarray(0, 100_000), /could not be loaded.*Only 0\.1 of \d\.\d MB of the program have arrived/s],
  ["nothing comes", () => "", /could not be loaded.*Only 0\.0 of \d\.\d MB of the program have arrived/s],
]) {
  editorTest(`says so when ${what} in place of the program`, { start: false }, async ({ page, site }) => {
    const name = (await readdir(SITE)).find((name) => name.endsWith(".wasm"));
    const wasm = await readFile(join(SITE, name));
    site.answer = (request, response) => request.url.endsWith(".wasm") && response.writeHead(200, { "Content-Type": "application/wasm" }).end(body(wasm));
    await page.goto(site.url);
    await stopped(page).waitFor();
    assert.match(await stopped(page).innerText(), words);
    site.answer = null;
    await page.getByRole("button", { name: "Reload the page" }).click();
    await new Editor(page).started();
  });
}

editorTest("says so when the program does not come any further", { start: false }, async ({ page, site }) => {
  const name = (await readdir(SITE)).find((name) => name.endsWith(".wasm"));
  const wasm = await readFile(join(SITE, name));
  let rest = null;
  site.answer = (request, response) => {
    if (!request.url.endsWith(".wasm")) return false;
    response.writeHead(200, { "Content-Type": "application/wasm" }).write(wasm.subarray(0, 2_000_000));
    rest = () => response.end(wasm.subarray(2_000_000));
    return true;
  };
  await page.goto(site.url);
  await page.getByText(/^2\.0 of \d\.\d MB$/).waitFor();
  const late = page.getByText("This takes longer than it should");
  assert.equal(await late.isVisible(), false);
  await late.waitFor();
  rest();
  await new Editor(page).started();
  assert.equal(await late.isVisible(), false);
});

editorTest("says so when the script that says so can't be loaded", { start: false, errors: [/404/] }, async ({ page, site }) => {
  site.answer = (request, response) => /start-.*\.js$/.test(request.url) && response.writeHead(404).end();
  await page.goto(site.url);
  const late = page.getByText("This takes longer than it should");
  assert.equal(await late.isVisible(), false);
  await late.waitFor();
  site.answer = null;
  await page.getByRole("link", { name: "reload the page" }).click();
  await new Editor(page).started();
});

editorTest("offers the work as files when the program stops", { errors: [/panicked/, /unreachable/] }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await editor.fill({ name: "Template ID" }, "reboot-2");
  await editor.find({ name: "Template ID", value: "reboot-2" });
  await page.waitForTimeout(1000);
  await editor.fill({ name: "Description", role: /Input/ }, "At the last moment");
  await editor.find({ name: "Description", value: "At the last moment" });
  await page.evaluate(() => dispatchEvent(new Event("stop-on-purpose")));
  await stopped(page).waitFor();
  assert.match(await stopped(page).innerText(), /The editor has stopped/);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Save .*\.json$/ }).click();
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^reboot-2.*\.json$/);
  assert.equal(await readFile(await download.path(), "utf8"), TEXT.replace("reboot-1", "reboot-2").replace("Reboots a device", "At the last moment"));
  // What was a second old is also kept in the browser.
  await page.getByRole("button", { name: "Reload the page" }).click();
  await editor.started();
  await editor.find({ name: "Template ID", value: "reboot-2" });
});

editorTest("says after a stop that the work is kept", { errors: [/panicked/, /unreachable/] }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.waitForTimeout(1000);
  await page.evaluate(() => dispatchEvent(new Event("stop-on-purpose")));
  await stopped(page).waitFor();
  assert.match(await stopped(page).innerText(), /What was open is kept in this browser and opens again/);
});

editorTest("says after a stop that the work is not kept", {
  errors: [/panicked/, /unreachable/],
  init: () => (IDBFactory.prototype.open = () => { throw new DOMException("The user denied it", "SecurityError"); }),
}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.waitForTimeout(1000);
  await page.evaluate(() => dispatchEvent(new Event("stop-on-purpose")));
  await stopped(page).waitFor();
  assert.match(await stopped(page).innerText(), /The last changes are not kept in this browser: save them as files/);
});

editorTest("offers the work as files when the graphics go", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.evaluate(() => document.getElementById("editor").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext());
  await stopped(page).waitFor();
  await page.getByRole("link", { name: /^Save .*\.json$/ }).waitFor();
});

for (const scale of [1, 1.5, 2]) {
  editorTest(`draws every pixel once at ${scale} pixels per point`, { scale }, async ({ editor, page }) => {
    await editor.click({ name: "New template" });
    await editor.find({ name: "Template ID", role: "TextInput" });
    const canvas = await page.evaluate(() => {
      const { width, height, clientWidth, clientHeight } = document.getElementById("editor");
      return { width, height, clientWidth, clientHeight, ratio: devicePixelRatio };
    });
    assert.equal(canvas.ratio, scale);
    assert.deepEqual([canvas.width, canvas.height], [canvas.clientWidth * scale, canvas.clientHeight * scale].map(Math.round));
    // What is pressed is what is shown there.
    await editor.fill({ name: "Template ID", role: "TextInput" }, "here");
    await editor.find({ name: "Template ID", value: "here" });
  });
}

editorTest("can be read and changed on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const field = await editor.place({ name: "Description", role: /Input/ });
  assert.ok(field.x < 390);
  await page.touchscreen.tap(field.x, field.y);
  await page.keyboard.press("End");
  await page.keyboard.type(", gently");
  await editor.find({ name: "Description", value: /gently/ });
  const tooWide = async () => (await editor.widgets()).filter((widget) => /Button|Input/.test(widget.role) && widget.x + widget.width > 391);
  assert.deepEqual((await tooWide()).map((widget) => widget.name), []);
  // A notice has room, too, and can be closed.
  await page.evaluate(() => (location.hash = "#template=broken"));
  await editor.seesText(/not complete, or was changed on its way/);
  assert.deepEqual((await tooWide()).map((widget) => widget.name), []);
  const dismiss = await editor.place({ role: "Button", name: "Dismiss" });
  await page.touchscreen.tap(dismiss.x, dismiss.y);
  await editor.gone({ role: "Button", name: "Dismiss" });
  // The keyboard of the phone comes up.
  const description = await editor.place({ name: "Description", role: /Input/ });
  await page.touchscreen.tap(description.x, description.y);
  await page.setViewportSize({ width: 390, height: 400 });
  await editor.gone({ role: "Button", name: "Hide problems" });
  await page.keyboard.type("!");
  await editor.find({ name: "Description", value: /!/ });
  // Once it has been scrolled there.
  await editor.place({ name: "Description", role: /Input/ });
  const typed = await editor.find({ name: "Description", value: /!/ });
  const bar = await editor.find({ role: "Label", value: /0 errors/ });
  assert.ok(typed.y >= 0 && typed.y + typed.height <= bar.y, `${typed.y} + ${typed.height} is not above ${bar.y}`);
});

editorTest("says which template is shown, and whether it is saved", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.waitForFunction(() => /^● .+ – Job Template Editor$/.test(document.title));
});
