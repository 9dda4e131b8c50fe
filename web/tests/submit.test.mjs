// Submitting from the page: through a real preflight, to servers that answer as AWS does.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ALLOWED, endpoint, ministack } from "./support/endpoint.mjs";
import { Editor, SITE, TEXT, editorTest, launch, paste, serve, until } from "./support/index.mjs";

const id = { name: "Template ID", role: "TextInput" };

/** Fills in where the template goes, and as whom. */
async function prepare(editor, url, { sign = false, token = "" } = {}) {
  await editor.click({ role: "Button", name: "Submit…" });
  await editor.click({ name: "Own endpoint" });
  await editor.fill({ name: "Endpoint URL", role: "TextInput" }, url);
  await editor.fill({ name: "Region", role: "TextInput" }, "eu-central-1");
  await editor.click({ name: sign ? "Typed keys" : "Unsigned" });
  if (sign) {
    await editor.fill({ name: "Access key ID", role: /Input/ }, "AKIAIOSFODNN7EXAMPLE");
    await editor.fill({ name: "Secret access key", role: /Input/ }, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    if (token) await editor.fill({ name: "Session token", role: /Input/ }, token);
  }
}

async function submit(editor, url, options) {
  await prepare(editor, url, options);
  await editor.click({ role: "Button", name: "Create template" });
}

const CREATED = (response) => response.writeHead(200, { ...ALLOWED, "Content-Type": "application/json" }).end(JSON.stringify({ jobTemplateArn: "arn:aws:iot:eu-central-1:123456789012:jobtemplate/reboot-1", jobTemplateId: "reboot-1" }));

editorTest("ministack creates a template and refuses a second one", { errors: [/409/] }, async ({ editor }) => {
  const server = await ministack();
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url, { sign: true });
    await editor.seesText(/Job template created/);
    await editor.seesText(/arn:aws:iot:eu-central-1:\d+:jobtemplate\/reboot-1/);
    await editor.click({ role: "Button", name: "Close" });
    await editor.click({ role: "Button", name: "Submit…" });
    await editor.click({ role: "Button", name: "Create template" });
    await editor.seesText(/\(409\)/);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

test("a secret that an input method writes stays in memory", { timeout: 120_000 }, async () => {
  const site = await serve(SITE);
  const browser = await launch();
  try {
    const editor = await Editor.open(browser.context, site.url);
    await paste(editor, TEXT);
    await editor.find({ ...id, value: "reboot-1" });
    await editor.click({ role: "Button", name: "Submit…" });
    await editor.click({ name: "Typed keys" });
    await editor.click({ name: "Secret access key", role: /Input/ });
    const devtools = await browser.context.newCDPSession(editor.page);
    await devtools.send("Input.imeSetComposition", { text: "COMPOSED", selectionStart: 8, selectionEnd: 8 });
    await devtools.send("Input.insertText", { text: "COMPOSEDSECRET" });
    await editor.page.waitForTimeout(3000);
    await browser.context.close();
    const kept = [];
    for (const entry of await readdir(browser.profile, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const content = await readFile(join(entry.parentPath ?? entry.path, entry.name)).catch(() => Buffer.alloc(0));
      if (content.includes("COMPOSEDSECRET") || content.includes(Buffer.from("COMPOSEDSECRET", "utf16le"))) kept.push(entry.name);
    }
    assert.deepEqual(kept, []);
  } finally {
    await browser.close();
    await site.close();
  }
});

editorTest("what ministack says of a member stands at its field", { errors: [/404/] }, async ({ editor }) => {
  const server = await ministack();
  try {
    // What it refuses by the text alone the editor does not send.
    const jobArn = "arn:aws:iot:eu-central-1:000000000000:job/none";
    await paste(editor, JSON.stringify({ jobTemplateId: "reboot-1", description: "Reboots a device", jobArn }));
    await prepare(editor, server.url, { sign: true });
    await editor.click({ role: "Button", name: "Create template" });
    await editor.seesText(/\(404\)/);
    await editor.click({ role: "Button", name: "Show field" });
    await editor.gone({ role: "Button", name: "Create template" });
    await editor.find({ role: "TextInput", value: jobArn });
    await editor.seesText(/Job none cannot be found/);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("what the service says of a member stands at its field", { errors: [/400/] }, async ({ editor }) => {
  const server = await endpoint((response) =>
    response
      .writeHead(400, { ...ALLOWED, "Content-Type": "application/json", "x-amzn-errortype": "InvalidRequestException" })
      .end(JSON.stringify({ message: "1 validation error detected: Value 'Reboots a device' at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [^d]+" })),
  );
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url);
    await editor.seesText(/\(400\)/);
    await editor.click({ role: "Button", name: "Show field" });
    await editor.gone({ role: "Button", name: "Create template" });
    await editor.find({ name: "Description", role: /Input/ });
    await editor.seesText(/regular expression pattern/);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("the call has the headers that it needs and no others", {}, async ({ editor, page }) => {
  const server = await endpoint(CREATED);
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url, { sign: true, token: "a-session-token" });
    await editor.seesText(/Job template created/);
    const [preflight, put] = server.calls;
    assert.equal(preflight.method, "OPTIONS");
    assert.deepEqual(preflight.headers["access-control-request-headers"].split(",").sort(), ["authorization", "content-type", "x-amz-date", "x-amz-security-token"]);
    assert.equal(put.url, "/job-templates/reboot-1");
    assert.equal(put.headers["x-amz-security-token"], "a-session-token");
    assert.match(put.headers.authorization, /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/eu-central-1\/iot\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/);
    assert.equal(put.headers.cookie, undefined);
    assert.deepEqual(JSON.parse(put.body), { description: "Reboots a device", document: JSON.parse(TEXT).document });
    assert.equal(server.calls.length, 2);
    // Keys are kept in memory only.
    await page.waitForTimeout(1000);
    const kept = await page.evaluate(async () => {
      const database = await new Promise((done) => (indexedDB.open("job-template-editor").onsuccess = (event) => done(event.target.result)));
      const all = await new Promise((done) => (database.transaction("work").objectStore("work").getAll().onsuccess = (event) => done(event.target.result)));
      database.close();
      return JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + JSON.stringify(all);
    });
    assert.match(kept, /Reboots a device/);
    assert.doesNotMatch(kept, /wJalrXUtnFEMI|a-session-token|AKIAIOSFODNN7EXAMPLE/);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("an endpoint that does not allow pages is told from one that refuses, and the other ways are one click away", { errors: [/CORS policy/, /ERR_FAILED/], permissions: ["clipboard-read", "clipboard-write"] }, async ({ editor, page }) => {
  const server = await endpoint(CREATED, {});
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url, { sign: true });
    await editor.seesText(/does not allow calls from web pages \(CORS\), or the connection was lost/);
    assert.equal(server.puts().length, 0);
    assert.deepEqual(server.calls.map((call) => call.method), ["OPTIONS", "HEAD"]);
    assert.equal(server.calls[1].headers.authorization, undefined);
    await editor.click({ name: "Copy as AWS CLI" });
    await until(page, async () => (await navigator.clipboard.readText()).includes("aws iot create-job-template"));
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("an endpoint that is not there is said to be", { errors: [/ERR_CONNECTION_REFUSED/] }, async ({ editor }) => {
  const server = await endpoint(CREATED);
  server.close();
  await paste(editor, TEXT);
  await submit(editor, server.url);
  await editor.seesText(/can't be reached from here/);
  return { hosts: [server.host] };
});

editorTest("what the page's own policy forbids is said before anything is sent", {}, async ({ editor }) => {
  await paste(editor, TEXT);
  await submit(editor, "http://192.0.2.1:4566");
  await editor.seesText(/nothing was sent.*http only at 127\.0\.0\.1 and localhost/);
});

editorTest("a submission that is cancelled ends its connection", {}, async ({ editor, page }) => {
  const server = await endpoint(() => {});
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url);
    await editor.seesText(/Creating the template/);
    while (server.puts().length === 0) await page.waitForTimeout(50);
    await editor.click({ role: "Button", name: "Cancel" });
    await editor.seesText(/Cancelled. The service may have created the template all the same/);
    for (let wait = 0; wait < 100 && !server.puts()[0].aborted; wait += 1) await page.waitForTimeout(50);
    assert.ok(server.puts()[0].aborted);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("an endless answer is not read to its end", {}, async ({ editor }) => {
  const server = await endpoint((response) => {
    response.writeHead(200, ALLOWED);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(64 * 1024)));
    };
    response.on("drain", more);
    more();
  });
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url);
    await editor.seesText(/longer than 1048576 bytes/);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("throttling is waited out, and the template is sent once more", { errors: [/429/] }, async ({ editor }) => {
  const server = await endpoint((response) => (server.puts().length < 2 ? response.writeHead(429, ALLOWED).end('{"message": "Rate exceeded"}') : CREATED(response)));
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url);
    await editor.seesText(/Job template created/);
    assert.equal(server.puts().length, 2);
    return { hosts: [server.host] };
  } finally {
    server.close();
  }
});

editorTest("nothing is sent while there is an error", {}, async ({ editor }) => {
  const server = await endpoint(CREATED);
  try {
    await paste(editor, TEXT);
    await editor.fill(id, "");
    await prepare(editor, server.url);
    const create = await editor.find({ role: "Button", name: "Create template" });
    assert.ok(create.disabled);
    assert.equal(server.calls.length, 0);
  } finally {
    server.close();
  }
});

editorTest("a redirect is not followed, and nothing is carried on", { errors: [/ERR_|Failed to load/] }, async ({ editor }) => {
  const other = await endpoint(CREATED);
  const server = await endpoint((response) => response.writeHead(307, { ...ALLOWED, Location: `${other.url}/elsewhere` }).end());
  try {
    await paste(editor, TEXT);
    await submit(editor, server.url, { sign: true, token: "a-session-token" });
    await editor.seesText(/points elsewhere, which was not followed/);
    assert.equal(server.puts().length, 1);
    assert.equal(other.calls.length, 0);
    // Playwright reports the redirect as a call; the other server has seen none.
    return { hosts: [server.host, other.host] };
  } finally {
    server.close();
    other.close();
  }
});
