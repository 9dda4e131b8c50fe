// A server for the built page, as plain as most are.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";

const TYPES = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/** Serves `folder` below `path` of a free port on 127.0.0.1. */
export async function serve(folder, path = "/") {
  const site = { folder, requests: [], isOffline: false, answer: null };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    site.requests.push(pathname);
    if (site.answer?.(request, response)) return;
    if (!pathname.startsWith(path)) return response.writeHead(404).end();
    const name = normalize(pathname.slice(path.length) || "index.html");
    try {
      if (name.startsWith("..")) throw new Error("outside of the folder");
      const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
      const file = join(site.folder, name);
      const compressed = brotli ? await readFile(`${file}.br`).catch(() => null) : null;
      const body = compressed ?? (await readFile(file));
      response.writeHead(200, {
        "Content-Type": TYPES[name.split(".").at(-1)] ?? "application/octet-stream",
        ...(compressed ? { "Content-Encoding": "br" } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return Object.assign(site, {
    port,
    url: `http://127.0.0.1:${port}${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  });
}
