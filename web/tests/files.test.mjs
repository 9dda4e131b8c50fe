// Opening and saving, in place and as downloads.
import assert from "node:assert/strict";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEPT_MS, TEXT, editorTest, json, paste } from "./support/index.mjs";

/** A browser that can't write files in place, as Firefox and Safari. */
const withoutHandles = () => {
  delete window.showOpenFilePicker;
  delete window.showSaveFilePicker;
};

/** Dialogs that answer with real handles, to files of the page's own file system. */
const withHandles = () => {
  const folder = () => navigator.storage.getDirectory();
  window.showOpenFilePicker = async () => [await (await folder()).getFileHandle("fleet.json")];
  window.showSaveFilePicker = async ({ suggestedName }) => (await folder()).getFileHandle(suggestedName, { create: true });
  window.writeFile = async (name, text) => {
    const writable = await (await (await folder()).getFileHandle(name, { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  };
  window.readFile = async (name) => (await (await (await folder()).getFileHandle(name)).getFile()).text();
};

const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

async function choose(editor, files) {
  const chooser = editor.page.waitForEvent("filechooser");
  await editor.menu("File", /^Open…/);
  await (await chooser).setFiles(files);
}

editorTest("several files are opened, and saved as downloads byte by byte", { init: withoutHandles }, async ({ editor, page }) => {
  const other = `\uFEFF${TEXT.replaceAll("\n", "\r\n").replace("reboot-1", "other")}`;
  await choose(editor, [file("reboot.json", TEXT), file("other.json", other), file("wrong.json", Buffer.from([0x22, 0xe9, 0x22]))]);
  await editor.find({ role: "Button", name: /^Close reboot\.json/ });
  await editor.find({ role: "Button", name: /^Close other\.json/ });
  await editor.seesText(/not UTF-8/);
  await editor.find({ name: "Template ID", value: "other" });
  await editor.fill({ name: "Description", role: /Input/ }, "Reboots it");
  const downloading = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "other.json");
  assert.equal(await readFile(await download.path(), "utf8"), other.replace("Reboots a device", "Reboots it"));
  await editor.seesText(/Downloaded: other\.json/);
  await page.waitForFunction(() => !document.title.startsWith("●"));
});

editorTest("a dialog that is closed opens nothing, and can be opened again", { init: withoutHandles }, async ({ editor, page }) => {
  const chooser = page.waitForEvent("filechooser");
  await editor.menu("File", /^Open…/);
  await (await chooser).element().evaluate((input) => input.dispatchEvent(new Event("cancel")));
  await choose(editor, [file("reboot.json", TEXT)]);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  assert.equal((await editor.all({ role: "Button", name: /^Close / })).length, 1);
});

editorTest("a file is opened, changed and saved in place", { init: withHandles }, async ({ editor, page }) => {
  await page.evaluate((text) => window.writeFile("fleet.json", text), TEXT);
  await editor.menu("File", /^Open…/);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await editor.fill({ name: "Template ID", role: "TextInput" }, "fleet-1");
  await page.keyboard.press("Control+s");
  await editor.seesText(/Saved: fleet\.json/);
  assert.equal(await page.evaluate(() => window.readFile("fleet.json")), TEXT.replace("reboot-1", "fleet-1"));
  // The same file is not opened twice.
  await editor.menu("File", /^Open…/);
  await page.waitForTimeout(500);
  assert.equal((await editor.all({ role: "Button", name: /^Close fleet\.json/ })).length, 1);
  // A later page still writes to it.
  await page.waitForTimeout(1000);
  await editor.reload();
  await editor.fill({ name: "Template ID", role: "TextInput" }, "fleet-2");
  await page.keyboard.press("Control+s");
  await editor.seesText(/Saved: fleet\.json/);
  assert.equal(await page.evaluate(() => window.readFile("fleet.json")), TEXT.replace("reboot-1", "fleet-2"));
});

editorTest("what is no file is not taken for one", { init: withHandles }, async ({ editor, page }) => {
  await page.evaluate((text) => window.writeFile("fleet.json", text), TEXT);
  await editor.menu("File", /^Open…/);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.waitForTimeout(KEPT_MS);
  await page.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
    const store = database.transaction("handles", "readwrite").objectStore("handles");
    store.getAllKeys().onsuccess = (event) => event.target.result.forEach((key) => store.put(null, key));
    await new Promise((done) => (store.transaction.oncomplete = done));
    database.close();
  });
  await editor.reload();
  await editor.fill({ name: "Template ID", role: "TextInput" }, "fleet-1");
  // Where it goes is asked for.
  await page.keyboard.press("Control+s");
  await editor.seesText(/Saved: fleet\.json/);
  assert.equal(await page.evaluate(() => window.readFile("fleet.json")), TEXT.replace("reboot-1", "fleet-1"));
});

editorTest("a dialog that the browser does not show is asked for once more", {
  init: () => {
    window.showSaveFilePicker = () => Promise.reject(new DOMException("Must be handling a user gesture to show a file picker.", "SecurityError"));
    Object.defineProperty(navigator, "userActivation", { get: () => ({ isActive: false }) });
  },
}, async ({ editor, page }) => {
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.keyboard.press("Control+s");
  await editor.seesText(/shows no dialog unless it is asked for by hand, save once more: reboot-1/);
  assert.equal(downloads, 0);
  assert.match(await page.title(), /^●/);
});

editorTest("a file that somebody else has changed is not written over", { init: withHandles }, async ({ editor, page }) => {
  await page.evaluate((text) => window.writeFile("fleet.json", text), TEXT);
  await editor.menu("File", /^Open…/);
  await editor.fill({ name: "Template ID", role: "TextInput" }, "mine");
  await page.evaluate((text) => window.writeFile("fleet.json", text), TEXT.replace("reboot-1", "theirs"));
  await page.keyboard.press("Control+s");
  await editor.click({ role: "Button", name: /Reload|Take theirs|Open theirs/i });
  await editor.find({ name: "Template ID", value: "theirs" });
  await page.keyboard.press("Control+z");
  await editor.find({ name: "Template ID", value: "mine" });
  // And one that is gone.
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("fleet.json"));
  await page.keyboard.press("Control+s");
  await editor.seesText(/no longer there/);
});

editorTest("a file that may not be written is said, and nothing is lost", { init: withHandles }, async ({ editor, page }) => {
  await page.evaluate((text) => window.writeFile("fleet.json", text), TEXT);
  await editor.menu("File", /^Open…/);
  await editor.fill({ name: "Template ID", role: "TextInput" }, "mine");
  await page.evaluate(() => {
    FileSystemHandle.prototype.queryPermission = async ({ mode }) => (mode === "readwrite" ? "prompt" : "granted");
    FileSystemHandle.prototype.requestPermission = async () => "denied";
  });
  await page.keyboard.press("Control+s");
  await editor.seesText(/not permitted/);
  await page.keyboard.press("Escape");
  await editor.find({ name: "Template ID", value: "mine" });
  await page.waitForFunction(() => document.title.startsWith("●"));
});

async function drop(page, paths) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await devtools.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    await page.waitForTimeout(50);
  }
}

editorTest("files that are dropped are opened; a folder and 100 MB are not", {}, async ({ editor, page }) => {
  const folder = await mkdtemp(join(tmpdir(), "editor-drop-"));
  try {
    const [first, second, huge] = ["first.json", "second.json", "huge.json"].map((name) => join(folder, name));
    await writeFile(first, TEXT);
    await writeFile(second, TEXT.replace("reboot-1", "second"));
    const sparse = await open(huge, "w");
    await sparse.truncate(100 * 1024 * 1024);
    await sparse.close();
    await drop(page, [first, second]);
    await editor.find({ role: "Button", name: /^Close first\.json/ });
    await editor.find({ role: "Button", name: /^Close second\.json/ });
    await drop(page, [huge]);
    await editor.seesText(/larger than 2 MiB/);
    assert.equal((await editor.all({ role: "Button", name: /^Close huge/ })).length, 0);
    await drop(page, [folder]);
    await editor.seesText(/folder|can't be read/i);
    assert.match(await json(editor), /second/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
