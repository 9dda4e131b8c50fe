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

async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, file === "index.html" ? { cache: "reload" } : {})));
  const page = await (await cache.match(PAGE)).text();
  if (FILES.every((file) => file === "index.html" || page.includes(file))) return;
  // While a version is being uploaded the page may be the one before. The browser tries again with its next load.
  await caches.delete(CACHE);
  throw new Error("The page on the server is of another version");
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

// Where the server wants to know first who is there.
const SIGN_IN = [401, 403];

// Set by a page whose own version the server does not have whole.
let prefersKept = false;
addEventListener("message", ({ data }) => {
  if (data === "show the kept page") prefersKept = true;
});

// The newest page there is: the server's if it answers soon, else the one that was kept.
async function page(request) {
  const cached = await caches.open(CACHE).then((cache) => cache.match(PAGE));
  const isPreferred = prefersKept;
  prefersKept = false;
  if (cached && isPreferred) return cached;
  try {
    const patience = new AbortController();
    // Until the answer begins: one that has begun is not cut off.
    const timer = cached && setTimeout(() => patience.abort(), PATIENCE_MS);
    const response = await fetch(request, { signal: patience.signal });
    clearTimeout(timer);
    const isForUser = response.ok || response.type === "opaqueredirect" || SIGN_IN.includes(response.status);
    return isForUser || !cached ? response : cached;
  } catch (error) {
    if (cached) return cached;
    throw error;
  }
}

// A file whose name says what is in it.
async function kept(request) {
  const cached = await caches.open(CACHE).then((cache) => cache.match(request, { ignoreVary: true }));
  return cached ?? fetch(request);
}
