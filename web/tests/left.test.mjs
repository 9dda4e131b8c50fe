// What earlier pages have left, and what happens when it stops the page.
import assert from "node:assert/strict";
import { Editor, KEPT_MS, TEXT, editorTest, paste } from "./support/index.mjs";

const id = { name: "Template ID", role: "TextInput" };

/** What a page that stops says on the console. */
const STOPS = [/panicked/, /unreachable/];

/** Whether pages stop when they draw what was left. */
const stopOnPurpose = (page, stops) =>
  page.evaluate((stops) => (stops ? localStorage.setItem("stop on purpose", "yes") : localStorage.removeItem("stop on purpose")), stops);

/** As if pages had stopped twice. */
const haveStopped = (page) => page.evaluate(() => localStorage.setItem("job-template-editor openings", "2"));

const stopOf = (page) => page.locator("#stopped:not([hidden])");

/** The templates that a page that has stopped offers. */
const offered = async (page) => {
  await stopOf(page).waitFor();
  return (await stopOf(page).innerText()).match(/(?<=Save )\S+(?=\.jobtemplate)/g) ?? [];
};

async function open(editor, name) {
  await paste(editor, TEXT.replace("reboot-1", name));
  await editor.find({ ...id, value: name });
  await editor.page.waitForTimeout(KEPT_MS);
}

/** A page that is not seen before `window.show()`. */
const unseen = () => {
  let isHidden = true;
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  window.show = () => {
    isHidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
  };
};

editorTest("templates that stop the page again and again are shown instead, and stay", { errors: STOPS }, async ({ editor, page }) => {
  for (const name of ["one", "two"]) await paste(editor, TEXT.replace("reboot-1", name));
  await editor.find({ ...id, value: "two" });
  await page.waitForTimeout(KEPT_MS);
  await stopOnPurpose(page, true);
  const stopped = stopOf(page);
  for (const turn of ["once", "twice"]) {
    await page.reload();
    await stopped.waitFor();
    assert.match(await stopped.innerText(), /The editor has stopped/, turn);
  }
  await page.reload();
  await stopped.waitFor();
  assert.match(await stopped.innerText(), /stopped when it opened these again.*Save one\.jobtemplate\.json.*Save two\.jobtemplate\.json/s);
  // The program is mended, and opens them again.
  await stopOnPurpose(page, false);
  await page.getByRole("button", { name: "Open them again" }).click();
  await editor.started();
  await editor.find({ ...id, value: "two" });
  await editor.find({ role: "Button", name: "Close untitled-1" });
  await page.waitForTimeout(KEPT_MS);
  await editor.reload();
  await editor.find({ ...id, value: "two" });
  // Or somebody wants to go on without them; they are kept all the same.
  await page.waitForTimeout(KEPT_MS);
  await haveStopped(page);
  await page.reload();
  await stopped.waitFor();
  await page.getByRole("button", { name: "Go on without them" }).click();
  await editor.started();
  await editor.find({ name: "New template" });
  assert.equal((await editor.all(id)).length, 0);
  // The page after it asks again, but not about what has been written since.
  await paste(editor, TEXT.replace("reboot-1", "three"));
  await editor.find({ ...id, value: "three" });
  await page.waitForTimeout(KEPT_MS);
  await page.reload();
  await stopped.waitFor();
  const asked = await stopped.innerText();
  assert.match(asked, /Save one\.jobtemplate\.json.*Save two\.jobtemplate\.json/s);
  assert.doesNotMatch(asked, /three/);
  await page.getByRole("button", { name: "Go on without them" }).click();
  await editor.started();
  await editor.find({ ...id, value: "three" });
  await page.waitForTimeout(KEPT_MS);
  const kept = await page.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
    const all = await new Promise((done) => (database.transaction("work").objectStore("work").getAll().onsuccess = (event) => done(event.target.result)));
    database.close();
    return all.map((text) => JSON.parse(text).backup.text);
  });
  assert.deepEqual(kept.map((text) => JSON.parse(text).jobTemplateId).sort(), ["one", "three", "two"]);
});

// Chromium would ask before a page is left that has not yet moved what the last one has left, but nobody has touched it.
editorTest("reloading twice in a row loses nothing", { errors: [/^Blocked attempt to show a 'beforeunload'/] }, async ({ editor, page }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await page.waitForTimeout(KEPT_MS);
  for (let turn = 0; turn < 4; turn += 1) {
    page.reload().catch(() => {});
    await page.waitForTimeout(150 + 100 * turn);
  }
  await editor.reload();
  await editor.find({ ...id, value: "reboot-1" });
});

editorTest("a page that was opened in the background and never seen loses nothing", {}, async ({ editor, page, site, browser }) => {
  await paste(editor, TEXT);
  await editor.find({ ...id, value: "reboot-1" });
  await page.waitForTimeout(KEPT_MS);
  const crashed = page.waitForEvent("crash");
  (await page.context().newCDPSession(page)).send("Page.crash").catch(() => {});
  await crashed;
  for (let turn = 0; turn < 3; turn += 1) {
    const unseen = await browser.context.newPage();
    await unseen.addInitScript(() => {
      window.requestAnimationFrame = () => 0;
      window.ResizeObserver = class { observe() {} disconnect() {} };
    });
    await unseen.goto(site.url);
    await unseen.waitForTimeout(700);
    await unseen.close({ runBeforeUnload: true });
  }
  const next = new Editor(await browser.context.newPage());
  await next.goto(site.url);
  await next.find({ ...id, value: "reboot-1" });
});

editorTest("when pages stop without it, too, everything is shown", { errors: STOPS }, async ({ editor, page }) => {
  await open(editor, "one");
  await haveStopped(page);
  await page.reload();
  const goOn = () => page.getByRole("button", { name: "Go on without them" }).click();
  assert.deepEqual(await offered(page), ["one"]);
  await goOn();
  await editor.started();
  await open(editor, "two");
  await stopOnPurpose(page, true);
  await page.reload();
  assert.deepEqual(await offered(page), ["one"], "two has not stopped anything yet");
  for (let turn = 0; turn < 2; turn += 1) {
    await goOn();
    await page.getByText("The editor has stopped").waitFor();
    await page.reload();
    await page.getByText("stopped when it opened these again").waitFor();
  }
  assert.deepEqual((await offered(page)).sort(), ["one", "two"]);
  await goOn();
  await editor.started();
  assert.equal((await editor.all(id)).length, 0);
  // What comes after it has stopped nothing.
  await stopOnPurpose(page, false);
  await open(editor, "three");
  await page.reload();
  assert.deepEqual((await offered(page)).sort(), ["one", "two"]);
});

editorTest("what one page shows instead of opening it, another one leaves there", {}, async ({ editor, page, site, browser }) => {
  await open(editor, "one");
  await haveStopped(page);
  await page.reload();
  assert.deepEqual(await offered(page), ["one"]);
  const second = new Editor(await browser.context.newPage());
  await second.goto(site.url);
  await open(second, "two");
  // It finds its own again, although it has looked for the other one.
  await second.reload();
  await second.find({ ...id, value: "two" });
  await page.bringToFront();
  await page.getByRole("button", { name: "Go on without them" }).click();
  await editor.started();
  await editor.find({ name: "New template" });
  assert.equal((await editor.all(id)).length, 0, "it was to go on without it");
});

editorTest("a browser that does not answer holds up no page, whatever has stopped those before", {
  init: () => {
    const open = IDBFactory.prototype.open;
    // A request that nothing comes of.
    IDBFactory.prototype.open = function (...args) {
      return localStorage.getItem("hangs") ? Object.create(IDBOpenDBRequest.prototype, { onsuccess: { set() {} }, onerror: { set() {} }, onupgradeneeded: { set() {} }, onblocked: { set() {} } }) : open.apply(this, args);
    };
  },
}, async ({ editor, page }) => {
  await open(editor, "one");
  await haveStopped(page);
  await page.evaluate(() => localStorage.setItem("hangs", "yes"));
  await editor.reload();
  await editor.seesText(/save often.*it does not answer yet/);
  await page.evaluate(() => localStorage.removeItem("hangs"));
  await page.reload();
  assert.deepEqual(await offered(page), ["one"]);
});

editorTest("what is opened in the background counts as opened once it is seen", { errors: STOPS }, async ({ editor, page }) => {
  await open(editor, "one");
  await page.addInitScript(unseen);
  const openings = () => page.evaluate(() => localStorage.getItem("job-template-editor openings"));
  await page.reload();
  await page.waitForTimeout(2 * KEPT_MS);
  await page.evaluate(() => window.show());
  await editor.find({ ...id, value: "one" });
  await page.waitForTimeout(KEPT_MS);
  assert.equal(await openings(), null);
  await stopOnPurpose(page, true);
  for (let turn = 0; turn < 2; turn += 1) {
    await page.reload();
    await page.waitForTimeout(2 * KEPT_MS);
    await page.evaluate(() => window.show());
    await page.getByText("The editor has stopped").waitFor();
  }
  await page.reload();
  assert.deepEqual(await offered(page), ["one"]);
});

editorTest("what can't be moved to the page that opens it is kept anew, and once", {
  init: () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      const request = put.apply(this, args);
      if (this.name === "work" && sessionStorage.getItem("fails") && !window.isMoved) {
        window.isMoved = true;
        this.transaction.abort();
      }
      return request;
    };
  },
}, async ({ editor, page }) => {
  await open(editor, "one");
  await page.evaluate(() => sessionStorage.setItem("fails", "yes"));
  await editor.reload();
  await editor.find({ ...id, value: "one" });
  await editor.gone({ value: /save often/ });
  await editor.fill(id, "one-changed");
  await page.waitForTimeout(KEPT_MS);
  await page.evaluate(() => sessionStorage.removeItem("fails"));
  await editor.reload();
  await editor.find({ ...id, value: "one-changed" });
  assert.equal((await editor.all({ role: "Button", name: /^Close untitled/ })).length, 1);
});
