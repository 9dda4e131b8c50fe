// Debian's Chromium and what is asked of every page in it.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a profile of its own, on a screen with `scale` pixels per point. */
export async function launch(options = {}) {
  const { scale, ...rest } = options;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), "editor-profile-")));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // What is emulated tells egui of one size and draws another; a screen that is so does not.
    args: scale ? [...ARGUMENTS, `--force-device-scale-factor=${scale}`, "--window-size=1280,900"] : ARGUMENTS,
    viewport: scale ? null : { width: 1280, height: 800 },
    acceptDownloads: true,
    ...rest,
  });
  const seen = { errors: [], hosts: new Set(), violations: [] };
  await context.exposeBinding("reportViolation", (_source, violation) => seen.violations.push(violation));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => window.reportViolation(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  context.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  context.on("weberror", (error) => seen.errors.push(String(error.error())));
  context.on("request", (request) => seen.hosts.add(new URL(request.url()).host));
  return {
    context,
    profile,
    seen,
    /** What no page may do unless a test is about just that. */
    assertClean(allowedHosts, { errors = [] } = {}) {
      const unexpected = seen.errors.filter((error) => !errors.some((pattern) => pattern.test(error)));
      assert.deepEqual(unexpected, [], "errors on the console");
      assert.deepEqual(seen.violations, [], "violations of the Content-Security-Policy");
      const others = [...seen.hosts].filter((host) => host && !allowedHosts.includes(host));
      assert.deepEqual(others, [], "requests to other hosts");
    },
    async close() {
      await context.close().catch(() => {});
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
