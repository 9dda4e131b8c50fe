// The page without a network, and from one version to the next.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Editor, SITE, TEXT, editorTest, json, paste, serve, until } from "./support/index.mjs";

const isKept = (page) =>
  until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
  });

editorTest("the page starts without a network, with the work in it", { errors: [/ERR_|Failed to (load|fetch)/] }, async ({ editor, page, site }) => {
  await isKept(page);
  await paste(editor, TEXT);
  await editor.find({ name: "Template ID", value: "reboot-1" });
  await page.waitForTimeout(1000);
  await site.close();
  await editor.reload();
  await editor.find({ name: "Template ID", value: "reboot-1" });
  const other = await page.context().newPage();
  await other.goto(`${site.url}index.html`);
  await other.waitForFunction(() => performance.getEntriesByName("editor-started").length > 0);
});

/** The page as a later version has it: other names, another title. */
async function laterVersion() {
  const folder = await mkdtemp(join(tmpdir(), "editor-later-"));
  await cp(SITE, folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (/\.(br|gz)$/.test(name)) await rm(join(folder, name));
  }
  const names = await readdir(folder);
  const start = names.find((name) => /^start-.*\.js$/.test(name));
  const version = (await readFile(join(folder, "service-worker.js"), "utf8")).match(/VERSION = "(\w+)"/)[1];
  const content = (await readFile(join(folder, start), "utf8")).replace(version, "later");
  const later = `start-${createHash("sha256").update(content).digest("hex").slice(0, 12)}.js`;
  await writeFile(join(folder, later), content);
  await rm(join(folder, start));
  for (const name of ["index.html", "service-worker.js"]) {
    const text = await readFile(join(folder, name), "utf8");
    await writeFile(join(folder, name), text.replaceAll(start, later).replaceAll(version, "later").replace('lang="en"', 'lang="en" data-later'));
  }
  return folder;
}

editorTest("a version that is only half there leaves the one that is kept", { errors: [/404/] }, async ({ editor, page, site }) => {
  await isKept(page);
  await paste(editor, TEXT);
  await page.waitForTimeout(1000);
  const folder = await laterVersion();
  try {
    // Its program is still on its way.
    const names = await readdir(folder);
    const wasm = names.find((name) => name.endsWith(".wasm"));
    for (const name of names.filter((name) => /^(index\.html|service-worker\.js|start-.*\.js)$/.test(name))) {
      const text = await readFile(join(folder, name), "utf8");
      await writeFile(join(folder, name), text.replaceAll(wasm, "editor-0123456789ab.wasm"));
    }
    site.folder = folder;
    await editor.reload();
    assert.equal(await isLater(page), false);
    assert.equal(await json(editor), TEXT);
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const [what, cut] of [["nothing", () => ""], ["its head", (index) => index.slice(0, index.indexOf("</head>"))]]) {
  editorTest(`a page of which ${what} comes is neither shown nor kept`, { errors: [/404/, /another version|ERR_|Failed to (load|fetch)/] }, async ({ editor, page, site }) => {
    await isKept(page);
    const folder = await laterVersion();
    try {
      await writeFile(join(folder, "index.html"), cut(await readFile(join(folder, "index.html"), "utf8")));
      site.folder = folder;
      await editor.reload();
      assert.equal(await isLater(page), false);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
      await page.waitForTimeout(1500);
      await site.close();
      await editor.reload();
      await editor.find({ name: "New template" });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

editorTest("nothing is kept that is not what it is called", { errors: [/404/, /name says|ERR_|Failed to (load|fetch)/] }, async ({ editor, page, site }) => {
  await isKept(page);
  await paste(editor, TEXT);
  await page.waitForTimeout(1000);
  const folder = await laterVersion();
  try {
    // A sign-in page in place of the new script, while the browser looks for a new version.
    site.folder = folder;
    site.answer = (request, response) => /start-.*\.js$/.test(request.url) && response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Sign in</title>");
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
    await page.waitForTimeout(1500);
    assert.equal((await page.evaluate(() => caches.keys())).length, 1);
    await editor.reload();
    assert.equal(await isLater(page), false);
    assert.equal(await json(editor), TEXT);
  } finally {
    await rm(folder, { recursive: true });
  }
});

editorTest("a server that calls the page otherwise leaves it usable offline", { start: false, errors: [/ERR_|Failed to (load|fetch)/] }, async ({ editor, page, site }) => {
  site.answer = (request, response) => request.url === "/index.html" && response.writeHead(308, { Location: "/" }).end();
  await editor.goto(site.url);
  await isKept(page);
  await site.close();
  await editor.reload();
  await editor.find({ name: "New template" });
});

for (const [what, spoil] of [
  ["cut off", (content, response) => response.end(content.subarray(0, 1000))],
  ["something else under its name", (content, response) => response.end("<title>Sign in</title>")],
  ["on its way for ever", (content, response) => response.write(content.subarray(0, 1000))],
]) {
  for (const part of [/^start-.*\.js$/, /^editor-.*\.wasm$/]) {
    editorTest(`a new ${part.source.slice(1, 6)}… that is ${what} leaves the version that is kept`, { errors: [/ERR_|Failed to (load|fetch)|name says/] }, async ({ editor, page, site }) => {
      await isKept(page);
      const folder = await laterVersion();
      try {
        const names = await readdir(folder);
        const wasm = names.find((name) => name.endsWith(".wasm"));
        const other = "editor-0123456789ab.wasm";
        await rename(join(folder, wasm), join(folder, other));
        const index = await readFile(join(folder, "index.html"), "utf8");
        await writeFile(join(folder, "index.html"), index.replaceAll(wasm, other));
        site.folder = folder;
        site.answer = (request, response) => {
          const name = request.url.slice(1);
          if (!part.test(name) || !names.concat(other).includes(name)) return false;
          response.writeHead(200, { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "text/javascript" });
          readFile(join(folder, name)).then((content) => spoil(content, response));
          return true;
        };
        await editor.reload();
        assert.equal(await isLater(page), false);
        await editor.find({ name: "New template" });
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
}

editorTest("who has to sign in again is sent there", { errors: [/403/, /404/] }, async ({ page, site }) => {
  await isKept(page);
  const elsewhere = await serve(SITE, "/sign-in/");
  try {
    let turn = 0;
    site.answer = (request, response) => {
      if (!/^\/(\?.*)?$/.test(request.url)) return false;
      turn += 1;
      if (turn === 1) response.writeHead(302, { Location: elsewhere.url }).end();
      else response.writeHead(403, { "Content-Type": "text/html" }).end("<p>Not for you</p>");
      return true;
    };
    await page.goto(site.url);
    assert.equal(page.url(), elsewhere.url);
    await page.goto(site.url);
    await page.getByText("Not for you").waitFor();
    // What is broken for all shows what is kept.
    site.answer = (request, response) => request.url === "/" && response.writeHead(500).end();
    await new Editor(page).goto(site.url);
    return { hosts: [`127.0.0.1:${elsewhere.port}`], errors: [/500/] };
  } finally {
    await elsewhere.close();
  }
});

const isLater = (page) => page.evaluate(() => "later" in document.documentElement.dataset);

editorTest("a new version is told, comes with the next load, and leaves nothing of the old one", { errors: [/ERR_|Failed to (load|fetch)/] }, async ({ editor, page, site }) => {
  await isKept(page);
  await paste(editor, TEXT);
  await page.waitForTimeout(1000);
  const folder = await laterVersion();
  try {
    site.folder = folder;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await editor.seesText(/new version of the editor, reload the page/);
    assert.equal(await json(editor), TEXT);
    await editor.reload();
    assert.ok(await isLater(page));
    assert.equal(await json(editor), TEXT);
    assert.doesNotMatch(await editor.words(), /new version of the editor/);
    await until(page, async () => (await caches.keys()).length === 1);
    await site.close();
    await editor.reload();
    assert.ok(await isLater(page), "without a network it is the new one, too");
    assert.equal(await json(editor), TEXT);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const OLD_WORKER = `
  addEventListener("install", (event) => event.waitUntil(caches.open("job-template-editor " + registration.scope + " old").then((cache) => cache.addAll(["index.html"])).then(() => skipWaiting())));
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => event.respondWith(caches.match("index.html").then((page) => (event.request.mode === "navigate" && page) || fetch(event.request))));
`;

editorTest("a service worker of an older version gives way", { start: false, errors: [/404/] }, async ({ editor, page, site }) => {
  site.answer = (request, response) => {
    const { pathname } = new URL(request.url, site.url);
    if (pathname === "/service-worker.js") response.writeHead(200, { "Content-Type": "text/javascript" }).end(OLD_WORKER);
    else if (pathname === "/" || pathname === "/index.html") response.writeHead(200, { "Content-Type": "text/html" }).end("<title>old</title><script>navigator.serviceWorker.register('service-worker.js').then((registration) => registration.update())</script>");
    else return false;
    return true;
  };
  await page.goto(site.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  site.answer = null;
  await page.reload();
  assert.equal(await page.title(), "old", "the old worker shows the old page once more");
  await until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration.active?.state === "activated" && !registration.installing && !registration.waiting && !(await caches.keys()).some((name) => name.endsWith(" old"));
  });
  await editor.reload();
  await editor.find({ name: "New template" });
});
