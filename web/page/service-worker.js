// Keeps the page for when there is no network. Each version has a cache of its own, which goes when the next one is here.
const VERSION = "{{version}}";
const FILES = "{{files}}";

// Several copies of the page may stand below one origin.
const PREFIX = `job-template-editor ${registration.scope} `;
const CACHE = PREFIX + VERSION;
const PAGE = new URL("./index.html", registration.scope).href;
const KEPT = new Set(FILES.map((file) => new URL(file, registration.scope).href));

// How long the network may take before the page is shown as it was kept.
const PATIENCE_MS = 3000;

addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => skipWaiting()));
});

// Nothing is kept but what is whole: what a file's name says of its content is looked at.
async function keep() {
  const contents = await Promise.all(FILES.map(async (file) => [file, await whole(file)]));
  const page = await new Map(contents).get("index.html").clone().text();
  // While a version is being uploaded the page may be the one before, or a part. The browser tries again with its next load.
  if (!isWhole(page) || !FILES.every((file) => file === "index.html" || page.includes(file))) throw new Error("The page on the server is of another version");
  const cache = await caches.open(CACHE);
  await Promise.all(contents.map(([file, content]) => cache.put(file, content)));
}

async function whole(file, { cache = file === "index.html" ? "reload" : "default", signal } = {}) {
  const response = await fetch(file, { cache, signal });
  if (!response.ok) throw new Error(`The server answers ${response.status} to ${file}`);
  const body = await response.arrayBuffer();
  const hash = file.match(/-([0-9a-f]{12})\./)?.[1];
  if (hash && !(await hex(body)).startsWith(hash)) {
    // Once more from the server itself, should the browser have kept it so.
    if (cache === "default") return whole(file, { cache: "reload", signal });
    throw new Error(`${file} is not what its name says`);
  }
  // Made anew, because a page may not be answered with what was redirected.
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(body, { headers });
}

async function hex(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => clients.claim())
      .then(() => clients.matchAll({ type: "window" }))
      .then((pages) => pages.forEach((page) => page.postMessage({ version: VERSION }))),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  const place = url.origin + url.pathname;
  if (request.mode === "navigate" && (place === registration.scope || place === PAGE)) {
    event.respondWith(page(request));
  } else if (KEPT.has(place)) {
    event.respondWith(kept(request));
  }
});

// By this the page is known, and not taken for one on which to sign in.
const TITLE = "<title>Job Template Editor</title>";

const isWhole = (page) => page.trimEnd().endsWith("</html>");

// Where the server wants to know first who is there.
const SIGN_IN = [401, 403];

// The newest page there is: the server's if it answers soon, else the one that was kept.
async function page(request) {
  const cached = await caches.open(CACHE).then((cache) => cache.match(PAGE));
  try {
    const patience = new AbortController();
    // Until the answer begins: one that has begun is not cut off.
    const timer = cached && setTimeout(() => patience.abort(), PATIENCE_MS);
    const response = await fetch(request, { signal: patience.signal });
    clearTimeout(timer);
    if (!cached || response.type === "opaqueredirect" || SIGN_IN.includes(response.status)) return response;
    return response.ok && (await isThere(response.clone())) ? response : cached;
  } catch (error) {
    if (cached) return cached;
    throw error;
  }
}

// Whether the server soon has all that a page of another version loads, and whole: it may be on its way there. What is
// looked at is not loaded a second time.
async function isThere(response) {
  const patience = new AbortController();
  const look = async () => {
    const text = await response.text();
    if (!text.trim() || (text.includes(TITLE) && !isWhole(text))) return false;
    const names = new Set(text.match(/(?:start|editor)-[0-9a-f]{12}\.(?:js|wasm)/g) ?? []);
    const others = [...names].filter((name) => !KEPT.has(new URL(name, registration.scope).href));
    await Promise.all(others.map((name) => whole(name, { signal: patience.signal })));
    return true;
  };
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS, false));
  const isThere = await Promise.race([look().catch(() => false), late]);
  patience.abort();
  return isThere;
}

// A file whose name says what is in it.
async function kept(request) {
  const cached = await caches.open(CACHE).then((cache) => cache.match(request, { ignoreVary: true }));
  return cached ?? fetch(request);
}
