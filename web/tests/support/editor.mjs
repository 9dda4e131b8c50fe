// The editor on a page, used by the names of its widgets, as a screen reader would.
import assert from "node:assert/strict";

const PATIENCE_MS = 15_000;

const isMatch = (pattern, text) => (pattern instanceof RegExp ? pattern.test(text) : pattern === text);

export class Editor {
  constructor(page) {
    this.page = page;
  }

  /** Opens `url` and waits until the editor shows. */
  static async open(context, url) {
    const page = context.pages().find((page) => page.url() === "about:blank") ?? (await context.newPage());
    const editor = new Editor(page);
    await editor.goto(url);
    return editor;
  }

  async goto(url) {
    await this.page.goto(url);
    await this.started();
  }

  async reload() {
    await this.page.reload();
    await this.started();
  }

  async started() {
    await this.page.waitForFunction(() => performance.getEntriesByName("editor-started").length > 0 && window.exposedWidgets, null, { timeout: 60_000 });
  }

  async widgets() {
    return JSON.parse(await this.page.evaluate(() => window.exposedWidgets ?? "[]"));
  }

  /** All widgets that have all of these properties now. */
  async all(wanted) {
    const widgets = await this.widgets();
    return widgets.filter((widget) => Object.entries(wanted).every(([key, value]) => isMatch(value, widget[key])));
  }

  /** The first widget that has all of these properties, as soon as there is one. */
  async find(wanted, { timeout = PATIENCE_MS } = {}) {
    const until = Date.now() + timeout;
    for (;;) {
      const [widget] = await this.all(wanted);
      if (widget) return widget;
      if (Date.now() > until) {
        const there = (await this.widgets()).filter((widget) => widget.name || widget.value).map((widget) => `${widget.role} "${widget.name}" ${widget.value.slice(0, 60)}`);
        assert.fail(`There is no ${JSON.stringify(wanted, (_key, value) => (value instanceof RegExp ? String(value) : value))} among\n${there.join("\n")}`);
      }
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until no widget has all of these properties any more. */
  async gone(wanted) {
    const until = Date.now() + PATIENCE_MS;
    while ((await this.all(wanted)).length > 0) {
      assert.ok(Date.now() < until, `There is still a ${JSON.stringify(wanted)}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Where a widget is once it has stopped moving. */
  async place(wanted) {
    let before = await this.find(wanted);
    for (;;) {
      await this.page.waitForTimeout(60);
      const now = await this.find(wanted);
      if (now.x === before.x && now.y === before.y) return { x: now.x + now.width / 2, y: now.y + now.height / 2 };
      before = now;
    }
  }

  async click(wanted, options) {
    const { x, y } = await this.place(wanted);
    await this.page.mouse.click(x, y, options);
  }

  /** Puts the focus into a field and what `text` says in place of what it holds. */
  async fill(wanted, text) {
    await this.click(wanted);
    await this.page.keyboard.press("Control+a");
    if (text) await this.page.keyboard.type(text);
    else await this.page.keyboard.press("Delete");
  }

  /** Runs an entry of a menu. */
  async menu(menu, entry) {
    await this.click({ role: "Button", name: menu });
    await this.click({ name: entry });
  }

  /** Every word that is on the page. */
  async words() {
    return (await this.widgets()).map((widget) => widget.value || widget.name).join("\n");
  }

  async seesText(pattern) {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const words = await this.words();
      if (isMatch(pattern, words) || (typeof pattern === "string" && words.includes(pattern))) return;
      if (Date.now() > until) assert.fail(`"${pattern}" is not among\n${words}`);
      await this.page.waitForTimeout(50);
    }
  }
}
