// Forms, JSON, keys, clipboard and links.
import assert from "node:assert/strict";
import { TEXT, busy, editorTest, json, paste, until } from "./support/index.mjs";

editorTest("a template is filled in; a problem comes and goes; undo takes it all back", {}, async ({ editor, page }) => {
  await editor.click({ name: "New template" });
  await editor.fill({ name: "Template ID", role: "TextInput" }, "firmware");
  await editor.fill({ name: "Description", role: /Input/ }, "Rolls out");
  await editor.click({ role: "Button", name: /^Rollout,/ });
  await editor.click({ name: /^Add/ });
  await editor.fill({ name: /^Maximum per minute/, role: "TextInput" }, "1001");
  await editor.seesText(/use 1 to 1000 things/);
  await editor.fill({ name: /^Maximum per minute/, role: "TextInput" }, "1000");
  await editor.gone({ value: /use 1 to 1000 things/ });
  assert.match(await json(editor), /"maximumPerMinute": 1000/);
  await page.keyboard.press("Control+z");
  await editor.find({ name: "Template as JSON", value: /"maximumPerMinute": 50\n/ });
  await page.keyboard.press("Control+z");
  for (let step = 0; step < 20; step += 1) await page.keyboard.press("Control+z");
  await editor.find({ name: "Template as JSON", value: /^\{\}\s*$/ });
  await page.keyboard.press("Control+Shift+Z");
  await editor.find({ name: "Template as JSON", value: /firmware/ });
});

editorTest("the JSON is edited and the forms follow", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.click({ name: "Template as JSON" });
  await page.keyboard.press("Control+a");
  await page.keyboard.type('{"jobTemplateId": "typed');
  await editor.find({ name: "Template as JSON", value: /typed/ });
  await page.keyboard.press("Control+a");
  await page.keyboard.type('{"jobTemplateId": "typed"}');
  await editor.find({ name: "Template ID", value: "typed" });
});

editorTest("keys that a browser keeps have others in their place", {}, async ({ editor, page }) => {
  await page.keyboard.press("Alt+n");
  await editor.find({ name: "Template ID", role: "TextInput" });
  await page.keyboard.press("Alt+n");
  await editor.find({ role: "Button", name: "untitled-2" });
  await page.keyboard.press("Alt+PageUp");
  await page.waitForFunction(() => document.title.includes("untitled-1"));
  await page.keyboard.press("Alt+4");
  await editor.seesText(/How fast/i);
  await page.keyboard.press("Control+k");
  await editor.find({ name: /^Search commands/, role: /Input/ });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+w");
  await editor.gone({ role: "Button", name: "untitled-1" });
  await editor.click({ role: "Button", name: "File" });
  const menu = await editor.words();
  assert.match(menu, /New template/);
  assert.ok(!/Quit/.test(menu), "a page can't quit");
});

editorTest("keys that come faster than pictures are taken in their order", {}, async ({ editor, page }) => {
  for (const name of ["one", "two"]) await paste(editor, TEXT.replace("reboot-1", name));
  const id = { name: "Template ID", role: "TextInput" };
  await editor.find({ ...id, value: "two" });
  await editor.click(id);
  await page.keyboard.press("End");
  // All of them come while the page is busy, so in one frame.
  await Promise.all([busy(page), page.keyboard.press("x"), page.keyboard.press("Alt+PageUp")]);
  await editor.find({ ...id, value: "one" });
  await page.keyboard.press("Alt+PageDown");
  await editor.find({ ...id, value: "twox" });
});

editorTest("what follows Tab or a click is for the field that it leads to", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const id = { name: "Template ID", role: "TextInput" };
  const description = { name: "Description", role: /Input/ };
  await editor.find({ ...id, value: "reboot-1" });
  await editor.click(description);
  await page.keyboard.press("Control+End");
  const place = await editor.place(id);
  await Promise.all([busy(page), page.keyboard.press("!"), page.mouse.click(place.x, place.y), page.keyboard.press("End"), page.keyboard.press("0")]);
  await editor.find({ ...description, value: "Reboots a device!" });
  await editor.find({ ...id, value: "reboot-10" });
  // No part of a secret must stand in the field before it, which is not hidden.
  await page.keyboard.press("Control+Enter");
  await editor.click({ name: "Typed keys" });
  const key = { name: "Access key ID", role: /Input/ };
  await editor.click(key);
  await page.waitForTimeout(200);
  await Promise.all([busy(page), ..."AK", "Tab", ..."hush"].map((step) => (typeof step === "string" ? page.keyboard.press(step) : step)));
  await editor.find({ name: "Secret access key", focused: true });
  assert.equal((await editor.find(key)).value, "AK");
});

editorTest("the page never moves, wherever something is typed", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.click({ name: "Template as JSON" });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("x".repeat(120));
  await editor.find({ name: "Template as JSON", value: /x{120}/ });
  const moved = await page.evaluate(() => [document.scrollingElement, document.body].map((place) => place.scrollLeft + place.scrollTop));
  assert.deepEqual(moved, [0, 0]);
});

editorTest("keys keep their order when the page is hidden before it has drawn them", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const description = { name: "Description", role: /Input/ };
  await editor.fill(description, "");
  await page.waitForTimeout(200);
  await page.evaluate(() => {
    window.show = (isShown) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => !isShown });
      document.dispatchEvent(new Event("visibilitychange"));
    };
    addEventListener("keydown", (event) => event.key === "F9" && window.show(false), true);
  });
  await Promise.all([busy(page), ...["a", "b", "Enter", "c", "d", "Enter", "e", "f", "F9"].map((key) => page.keyboard.press(key))]);
  await page.waitForTimeout(2500);
  await page.evaluate(() => window.show(true));
  await editor.find({ ...description, value: "abcdef" });
});

editorTest("a selection by the pointer counts, however busy the page is", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const description = { name: "Description", role: /Input/ };
  const middle = await editor.place(description);
  const { x, y } = await editor.find({ ...description, value: "Reboots a device" });
  const { mouse } = page;
  // From the middle of the field to its upper left corner, which is the beginning of the text.
  await Promise.all([busy(page), mouse.move(middle.x, middle.y), mouse.down(), mouse.move(middle.x - 9, middle.y), mouse.move(x + 2, y + 2), mouse.up(), page.keyboard.press("x")]);
  await editor.find({ ...description, value: "x" });
});

editorTest("what is composed in one field is not written into the next one", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const id = { name: "Template ID", role: "TextInput" };
  const description = { name: "Description", role: /Input/ };
  await editor.find({ ...id, value: "reboot-1" });
  await editor.click(description);
  await page.keyboard.press("Control+End");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(200);
  await editor.click(id);
  await editor.find({ ...description, value: "Reboots a deviceにほん" });
  await page.keyboard.press("End");
  await page.keyboard.type("0");
  await editor.find({ ...id, value: "reboot-10" });
});

editorTest("what a slow clipboard hands over is not pasted into another template", { init: () => (navigator.clipboard.readText = () => new Promise((done) => setTimeout(done, 1500, "PASTED"))) }, async ({ editor, page }) => {
  for (const name of ["one", "two"]) await paste(editor, TEXT.replace("reboot-1", name));
  const id = { name: "Template ID", role: "TextInput" };
  await editor.find({ ...id, value: "two" });
  await editor.click(id);
  await editor.menu("Edit", "Paste");
  await page.keyboard.press("Alt+PageUp");
  await editor.seesText(/Nothing was pasted/);
  await editor.find({ ...id, value: "one" });
});

editorTest("the browser's keys change no text", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const id = { name: "Template ID", role: "TextInput" };
  await editor.find({ ...id, value: "reboot-1" });
  await editor.click(id);
  await page.keyboard.press("End");
  for (const keys of ["Control+h", "Control+u", "Control+Shift+H"]) await page.keyboard.press(keys);
  await page.keyboard.type("0");
  await editor.find({ ...id, value: "reboot-10" });
});

editorTest("a digit is meant by its key, whatever else the keyboard writes with it", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  const devtools = await page.context().newCDPSession(page);
  // As a French keyboard does.
  const press = async (key, code) => {
    for (const type of ["keyDown", "keyUp"]) await devtools.send("Input.dispatchKeyEvent", { type, key, code, modifiers: 1 });
  };
  await press("'", "Digit4");
  await editor.seesText(/How fast/i);
  await press("-", "Digit6");
  await editor.seesText(/Time out|timeout/i);
});

editorTest("menus show the keys of a Mac", { userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15" }, async ({ editor, page }) => {
  await editor.find({ value: "⌃N" });
  await editor.find({ value: "⌘O" });
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await editor.click({ name: "Template ID", role: "TextInput" });
  // The beginning of the line there, not everything.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("a-");
  await editor.find({ name: "Template ID", value: /reboot/ });
  await page.keyboard.press("Meta+a");
  await page.keyboard.type("all");
  await editor.find({ name: "Template ID", value: "all" });
  await page.keyboard.press("Control+n");
  await editor.find({ name: "Template ID", role: "TextInput" });
});

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

editorTest("text is cut, copied and pasted by keys and by the menu", { permissions: CLIPBOARD }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  const id = { name: "Template ID", role: "TextInput" };
  await editor.click(id);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "reboot-1");
  await page.keyboard.press("Control+x");
  await editor.find({ ...id, value: "" });
  await page.keyboard.press("Control+v");
  await editor.find({ ...id, value: "reboot-1" });
  await page.keyboard.press("Control+v");
  await editor.find({ ...id, value: "reboot-1reboot-1" });
  await page.keyboard.press("Control+a");
  await editor.menu("Edit", "Cut");
  await editor.find({ ...id, value: "" });
  await editor.menu("Edit", "Paste");
  await editor.find({ ...id, value: "reboot-1reboot-1" });
  await page.keyboard.press("Control+a");
  await editor.menu("Edit", "Copy");
  await until(page, async () => (await navigator.clipboard.readText()) === "reboot-1reboot-1");
});

editorTest("a clipboard that the browser keeps to itself is said", { init: () => (navigator.clipboard.readText = () => Promise.reject(new DOMException("no", "NotAllowedError"))) }, async ({ editor }) => {
  await editor.menu("File", "Open from clipboard");
  await editor.seesText(/does not let the page read the clipboard/);
});

editorTest("JSON from the clipboard opens as a template", { permissions: CLIPBOARD }, async ({ editor, page }) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await editor.menu("File", "Open from clipboard");
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.evaluate(() => navigator.clipboard.writeText("no template"));
  await editor.menu("File", "Open from clipboard");
  await editor.seesText(/no JSON object on the clipboard/);
});

editorTest("a dead key, an input method and an emoji write what they mean", {}, async ({ editor, page }) => {
  await editor.click({ name: "New template" });
  const description = { name: "Description", role: /Input/ };
  await editor.click(description);
  const devtools = await page.context().newCDPSession(page);
  // A dead key and a letter, then a word that is composed, then what a picker inserts.
  await devtools.send("Input.imeSetComposition", { text: "´", selectionStart: 1, selectionEnd: 1 });
  await devtools.send("Input.insertText", { text: "é" });
  await devtools.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await devtools.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await devtools.send("Input.insertText", { text: "日本" });
  await page.keyboard.insertText("🚀");
  await editor.find({ ...description, value: "é日本🚀" });
});

editorTest("a link holds a template, and opens it once", { permissions: CLIPBOARD }, async ({ editor, page, site }) => {
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await editor.menu("Edit", "Copy link");
  await editor.seesText(/whoever has the link can read it/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, new RegExp(`^${site.url}#template=[\\w-]+$`));
  const other = await page.context().newPage();
  const { Editor } = await import("./support/index.mjs");
  const there = new Editor(other);
  await there.goto(link);
  await there.find({ name: "Template as JSON", value: TEXT });
  assert.equal(other.url(), site.url);
  await there.reload();
  await there.find({ name: "Template as JSON", value: TEXT });
  assert.equal((await there.all({ role: "Button", name: /^Close untitled/ })).length, 1);
  // In an address that is open already.
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await there.find({ role: "Button", name: /^Close untitled-2/ });
  assert.ok(site.requests.every((path) => !path.includes("template=")), "the template was sent");
});

editorTest("a broken link is said, and nothing else is lost", { hash: "#template=AAAA" }, async ({ editor, page }) => {
  await editor.seesText(/not complete, or was changed on its way/);
  await editor.find({ name: "New template" });
  await page.evaluate(() => (location.hash = "#template=%F0%9F"));
  await editor.seesText(/not complete, or was changed on its way/);
});

editorTest("a template that is too large for a link is said to be", {}, async ({ editor }) => {
  let random = 1;
  const next = () => ((random = (random * 48271) % 2147483647) % 36).toString(36);
  const document = Array.from({ length: 30_000 }, next).join("");
  await paste(editor, JSON.stringify({ jobTemplateId: "large", description: "d", document }));
  await paste(editor, JSON.stringify({ jobTemplateId: "large", description: "d", document: document + document.toUpperCase() }));
  await editor.menu("Edit", "Copy link");
  await editor.seesText(/too large for a link/);
});

editorTest("a clipboard that can't be written is said", { init: () => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  document.execCommand = () => false;
} }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.menu("Edit", "Copy JSON");
  await editor.seesText(/nothing was copied/);
  await editor.menu("Edit", "Copy link");
  await editor.gone({ value: /Copied a link/ });
  await editor.gone({ name: /Copied a link/ });
  assert.equal((await editor.words()).match(/nothing was copied/g).length, 1, "it is told once");
  // What was not copied then is not copied by the next key.
  await page.evaluate(() => {
    window.copied = [];
    addEventListener("copy", (event) => window.copied.push(event.clipboardData.getData("text/plain")));
  });
  await editor.click({ name: "Template ID", role: "TextInput" });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.waitForTimeout(300);
  const copied = await page.evaluate(() => window.copied);
  assert.ok(copied.every((text) => !text.includes("jobTemplateId")), `${copied}`);
});

editorTest("without the new clipboard the old one is written", { permissions: CLIPBOARD, init: () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))) }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.menu("Edit", "Copy JSON");
  await until(page, async () => (await navigator.clipboard.readText()).includes("reboot-1"));
});

editorTest("more than any template is not pasted", {}, async ({ editor, page }) => {
  await editor.find({ name: "New template" });
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", `{"description": "${"x".repeat(3_000_000)}"}`);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await editor.seesText(/larger than 2 MiB, which no job template is/);
});
