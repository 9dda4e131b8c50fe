// A test with a browser, the page and a server for it, which all go when it ends.
import { test } from "node:test";
import { Editor } from "./editor.mjs";
import { launch } from "./browser.mjs";
import { serve } from "./site.mjs";

export { Editor } from "./editor.mjs";
export { launch } from "./browser.mjs";
export { serve } from "./site.mjs";

/** The page that is tried, as `cargo web test` has built it. */
export const SITE = process.env.SITE;
if (!SITE) throw new Error("Run these with `cargo web test`");

/**
 * `run` gets an editor that has just started. Afterwards there must be nothing on the console, no violation of the
 * page's policy and no request but to the page's own server and `hosts`.
 */
export function editorTest(name, { hosts = [], errors = [], hash = "", start = true, init, ...options } = {}, run) {
  test(name, { timeout: 180_000 }, async () => {
    const site = await serve(SITE);
    const browser = await launch(options);
    try {
      if (init) await browser.context.addInitScript(init);
      const [page] = browser.context.pages();
      const editor = new Editor(page);
      if (start) await editor.goto(site.url + hash);
      const own = [`127.0.0.1:${site.port}`, ...hosts];
      const also = (await run({ editor, page, site, browser })) ?? {};
      browser.assertClean([...own, ...(also.hosts ?? [])], { errors: [...errors, ...(also.errors ?? [])] });
    } finally {
      await browser.close();
      await site.close();
    }
  });
}

/** As long as a change may take until it is kept, in milliseconds. */
export const KEPT_MS = 1000;

/** A template without problems. */
export const TEMPLATE = {
  jobTemplateId: "reboot-1",
  description: "Reboots a device",
  document: "{\n  \"operation\": \"reboot\"\n}",
};

/** Its file. */
export const TEXT = `${JSON.stringify(TEMPLATE, null, 2)}\n`;

/** Opens `text` as what was pasted while nothing has the focus. */
export async function paste(editor, text) {
  await editor.page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, text);
}

/** The text of the template that is shown, as its JSON pane has it. */
export async function json(editor) {
  return (await editor.find({ name: "Template as JSON" })).value;
}

/** Waits until `condition`, which may be asynchronous, holds on the page. Playwright's own takes every promise for yes. */
export async function until(page, condition) {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(condition))) {
    if (Date.now() > end) throw new Error(`It never came true: ${condition}`);
    await page.waitForTimeout(50);
  }
}

/** Keeps the page from drawing for a while, so that all that comes meanwhile comes in one frame. */
export const busy = (page) =>
  page.evaluate(() => {
    const end = performance.now() + 400;
    while (performance.now() < end);
  });
