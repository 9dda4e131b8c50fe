// What is open outlasts the page, however it ends.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Editor, KEPT_MS, SITE, TEXT, editorTest, launch, paste, serve, until } from "./support/index.mjs";

const id = { name: "Template ID", role: "TextInput" };

editorTest("a reload finds all that was open, in its order", {}, async ({ editor, page }) => {
  for (const name of ["one", "two", "three"]) await paste(editor, TEXT.replace("reboot-1", name));
  await editor.find({ ...id, value: "three" });
  await editor.fill(id, "three-changed");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "three-changed" });
  const tabs = (await editor.all({ role: "Button", name: /^Close untitled-/ })).sort((a, b) => a.x - b.x);
  assert.deepEqual(tabs.map((tab) => tab.name), ["Close untitled-1", "Close untitled-2", "Close untitled-3"]);
  // So does the one that was shown.
  await editor.click({ role: "Button", name: /^untitled-1/ });
  await editor.find({ ...id, value: "one" });
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "one" });
  await editor.click({ role: "Button", name: /^untitled-3/ });
  await editor.find({ ...id, value: "three-changed" });
  // What is closed stays closed.
  await page.keyboard.press("Alt+w");
  await editor.click({ role: "Button", name: /^(Don't save|Discard|Close without saving)/ });
  await editor.gone({ role: "Button", name: "Close untitled-3" });
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ role: "Button", name: "Close untitled-2" });
  assert.equal((await editor.all({ role: "Button", name: "Close untitled-3" })).length, 0);
});

editorTest("a page that crashes leaves its work to the next one", {}, async ({ editor, page, site, browser }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await editor.fill(id, "crashed");
  await page.waitForTimeout(KEPT_MS);
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  const next = new Editor(await browser.context.newPage());
  await next.goto(site.url);
  await next.find({ ...id, value: "crashed" });
});

/** Every process that was started with this folder. */
function processesOf(folder) {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(folder);
    } catch {
      return false;
    }
  });
}

test("a browser that is killed leaves the work to the next one", { timeout: 120_000 }, async () => {
  const site = await serve(SITE);
  const first = await launch();
  try {
    const editor = await Editor.open(first.context, site.url);
    await paste(editor, TEXT);
    await editor.find({ ...id, value: "reboot-1" });
    await editor.fill(id, "killed");
    await editor.page.waitForTimeout(KEPT_MS);
    const closed = new Promise((done) => first.context.once("close", done));
    for (const process_ of processesOf(first.profile)) {
      try {
        process.kill(Number(process_), "SIGKILL");
      } catch {
        // It went with the one before.
      }
    }
    await closed;
    const second = await launch({ profile: first.profile });
    const again = await Editor.open(second.context, site.url);
    await again.find({ ...id, value: "killed" });
    second.assertClean([`127.0.0.1:${site.port}`]);
    await second.close();
  } finally {
    await first.close();
    await site.close();
  }
});

editorTest("two pages do not write over each other", {}, async ({ editor, page, site, browser }) => {
  await paste(editor, TEXT.replace("reboot-1", "first"));
  const second = new Editor(await browser.context.newPage());
  await second.goto(site.url);
  await second.find({ name: "New template" });
  assert.equal((await second.all({ ...id })).length, 0, "what is open on a page is not opened on another one");
  await paste(second, TEXT.replace("reboot-1", "second"));
  await second.find({ ...id, value: "second" });
  await second.fill(id, "second-changed");
  await page.bringToFront();
  await editor.fill(id, "first-changed");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "first-changed" });
  await second.page.bringToFront();
  await second.reload();
  await second.find({ ...id, value: "second-changed" });
  // The page that is left takes over from the one that was closed.
  await second.page.close();
  await page.bringToFront();
  await editor.reload();
  await editor.find({ role: "Button", name: /^Close untitled-2/ });
});

editorTest("a browser that keeps nothing is said to", { init: () => (IDBFactory.prototype.open = () => { throw new DOMException("The user denied it", "SecurityError"); }) }, async ({ editor }) => {
  await editor.seesText(/Unsaved changes would be lost in a crash, save often/);
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
});

editorTest("a browser without room is said to have none", { init: () => (IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); }) }, async ({ editor }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await editor.seesText(/save often.*no room left/);
});

for (const [how, fail] of [["ends the change", (request) => request.transaction.abort()], ["refuses it", (request, store) => store.add("twice", "twice")]]) {
  editorTest(`a browser that finds later that it has no room, and ${how}, is said to`, {
    init: `(() => {
      const fail = ${fail};
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        const request = put.apply(this, args);
        if (window.hasRoom) return request;
        if (this.name === "work") {
          put.call(this, "there", "twice");
          fail(request, this);
        }
        return request;
      };
    })()`,
  }, async ({ editor, page }) => {
    await paste(editor, TEXT);
    await editor.find({ ...id, value: "reboot-1" });
    await editor.seesText(/save often: The browser does not keep it/);
    await page.evaluate(() => (window.hasRoom = true));
    await page.waitForTimeout(16_000);
    await editor.gone({ value: /save often/ });
    await editor.reload();
    await editor.find({ ...id, value: "reboot-1" });
  });
}

editorTest("one template that does not fit keeps no other one out", {
  init: () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      if (String(value).length > 50_000) throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, key);
    };
  },
}, async ({ editor, page }) => {
  await paste(editor, TEXT.replace("Reboots", "x".repeat(60_000)));
  await editor.seesText(/Unsaved changes would be lost.*no room left/);
  await paste(editor, TEXT);
  await editor.seesText(/Unsaved changes of untitled-1 would be lost.*no room left/);
  await page.waitForTimeout(KEPT_MS);
  await editor.fill(id, "small");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "small" });
});

editorTest("what is closed while the browser does not take it stays closed", {
  init: () => {
    const del = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (...args) {
      const request = del.apply(this, args);
      if (window.fails) this.transaction.abort();
      return request;
    };
  },
}, async ({ editor, page }) => {
  for (const name of ["one", "two"]) await paste(editor, TEXT.replace("reboot-1", name));
  await editor.find({ ...id, value: "two" });
  await page.waitForTimeout(KEPT_MS);
  await page.evaluate(() => (window.fails = true));
  await page.keyboard.press("Alt+w");
  await editor.click({ role: "Button", name: /^(Don't save|Discard|Close without saving)/ });
  await editor.gone({ role: "Button", name: "Close untitled-2" });
  await page.waitForTimeout(KEPT_MS);
  await page.evaluate(() => (window.fails = false));
  await editor.fill(id, "one-changed");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "one-changed" });
  assert.equal((await editor.all({ role: "Button", name: "Close untitled-2" })).length, 0);
});

editorTest("what the user clears in the browser is kept anew while it is open", {}, async ({ editor, page, site }) => {
  for (const name of ["one", "two"]) await paste(editor, TEXT.replace("reboot-1", name));
  await editor.find({ ...id, value: "two" });
  await page.waitForTimeout(KEPT_MS);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(site.url).origin, storageTypes: "indexeddb,local_storage" });
  await editor.fill(id, "two-changed");
  await page.waitForTimeout(2 * KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "two-changed" });
  await editor.find({ role: "Button", name: "Close untitled-2" });
  // Also while nobody does anything.
  await page.waitForTimeout(2 * KEPT_MS);
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(site.url).origin, storageTypes: "indexeddb" });
  await page.waitForTimeout(2 * KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "two-changed" });
});

editorTest("pages without locks leave each other's work alone", { init: () => Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined }) }, async ({ editor, page, site, browser }) => {
  await paste(editor, TEXT.replace("reboot-1", "first"));
  await editor.find({ ...id, value: "first" });
  await page.waitForTimeout(KEPT_MS);
  const second = new Editor(await browser.context.newPage());
  await second.goto(site.url);
  await second.find({ name: "New template" });
  assert.equal((await second.all(id)).length, 0, "what is open on a page is not opened on another one");
  await page.close();
  await second.reload();
  await second.find({ ...id, value: "first" });
});

editorTest("a browser that answers late is waited for, and what it has is opened then", { errors: [/404/] }, async ({ editor, page, site, browser }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await page.waitForTimeout(KEPT_MS);
  // Another page of the site that does not get to the end of looking.
  const other = await browser.context.newPage();
  await other.goto(`${site.url}service-worker.js`);
  await other.evaluate(() => new Promise((held) => navigator.locks.request("job-template-editor", () => new Promise((release) => held((window.release = release))))));
  await page.bringToFront();
  await page.reload();
  await editor.started();
  await editor.seesText(/save often.*it does not answer yet/);
  await editor.click({ name: "New template" });
  await editor.fill(id, "meanwhile");
  await other.evaluate(() => window.release());
  await editor.find({ role: "Button", name: "Close untitled-2" });
  await editor.gone({ value: /does not answer yet/ });
  assert.equal((await editor.find(id)).value, "meanwhile", "what is worked with stays in front");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "meanwhile" });
  await editor.find({ role: "Button", name: "Close untitled-2" });
});

editorTest("a browser that does not get to keeping is said to, until it does", {}, async ({ editor, page }) => {
  await editor.find({ name: "New template" });
  await page.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
    const store = database.transaction("work", "readwrite").objectStore("work");
    const end = Date.now() + 12_000;
    const hold = () => {
      if (Date.now() < end) store.count().onsuccess = hold;
      else database.close();
    };
    hold();
  });
  await paste(editor, TEXT);
  await editor.seesText(/save often.*it does not answer/);
  // It tries again by itself, and takes back what it said.
  await page.waitForTimeout(12_000);
  await editor.gone({ value: /does not answer/ });
  await editor.reload();
  await editor.find({ ...id, value: "reboot-1" });
});

editorTest("what another version has kept is told of, and stays", {}, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await page.waitForTimeout(KEPT_MS);
  const work = (act) => page.evaluate(`(async () => {
    const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
    const request = database.transaction("work", "readwrite").objectStore("work").${act};
    const result = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    database.close();
    return result;
  })()`);
  await work(`put('{"state": "Open", "pages": []}', "an-older-page 00000000000000000000")`);
  await editor.reload();
  await editor.find({ ...id, value: "reboot-1" });
  await editor.seesText(/Another version of this editor has kept work/);
  assert.equal((await work("getAllKeys()")).length, 2);
  // It is told of once; what comes after it has gone is told of anew.
  const isTold = async () => {
    await page.waitForTimeout(KEPT_MS);
    await editor.reload();
    await editor.find({ ...id, value: "reboot-1" });
    await page.waitForTimeout(KEPT_MS);
    return (await editor.all({ value: /Another version of this editor has kept work/ })).length > 0;
  };
  assert.equal(await isTold(), false);
  await work('delete("an-older-page 00000000000000000000")');
  assert.equal(await isTold(), false);
  await work(`put('{"state": "Open", "pages": []}', "another-page 00000000000000000000")`);
  assert.equal(await isTold(), true);
});

editorTest("each of two pages remembers what was changed on it", {}, async ({ editor, page, site, browser }) => {
  const second = new Editor(await browser.context.newPage());
  await second.goto(site.url);
  await paste(second, TEXT);
  await second.menu("View", "Problems");
  await second.page.close({ runBeforeUnload: true });
  await page.bringToFront();
  await editor.menu("View", "Dark");
  const settings = () => page.evaluate(() => JSON.parse(localStorage.getItem("job-template-editor settings") ?? "{}"));
  await until(page, () => JSON.parse(localStorage.getItem("job-template-editor settings") ?? "{}").theme === "Dark");
  assert.deepEqual((await settings()).panes, ["json"]);
});

editorTest("settings that can't be kept stop nothing", { init: () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }) }, async ({ editor }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
});

editorTest("leaving asks when a file has changes that are not saved, else not", {
  init: () => {
    const folder = () => navigator.storage.getDirectory();
    window.showOpenFilePicker = async () => [await (await folder()).getFileHandle("fleet.json")];
    window.showSaveFilePicker = async ({ suggestedName }) => (await folder()).getFileHandle(suggestedName, { create: true });
  },
}, async ({ editor, page }) => {
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss();
  });
  await paste(editor, TEXT);
  await editor.fill(id, "a-draft");
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  assert.deepEqual(asked, [], "a draft is kept and needs no question");
  await page.evaluate(async (text) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("fleet.json", { create: true });
    const writable = await handle.createWritable();
    await writable.write(text);
    await writable.close();
  }, TEXT);
  await editor.menu("File", /^Open…/);
  await editor.find({ ...id, value: "reboot-1" });
  await editor.fill(id, "unsaved");
  await page.waitForTimeout(KEPT_MS);
  page.close({ runBeforeUnload: true });
  await page.waitForTimeout(1000);
  assert.deepEqual(asked, ["beforeunload"]);
});
