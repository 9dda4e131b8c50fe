// Loads the editor, shows how far that is, and takes over when it stops.
const EDITOR = "./{{editor.js}}";
const WASM = "./{{editor.wasm}}";
// Of the program as it runs: what a server sends may be compressed, and then its length says nothing.
const BYTES = Number("{{bytes}}");

// What this page was made from, which the service worker says of itself, too.
const VERSION = "{{version}}";
const SHOWN_EVERY_MS = 50;

const CAN_NOT_RUN = {
  title: "This browser can’t run the editor",
  advice: "Allow WebAssembly for this page, or use a current Chrome, Edge, Firefox or Safari.",
};

const byId = (id) => document.getElementById(id);
const trusted = window.trustedTypes?.createPolicy("job-template-editor", {
  createScriptURL: (url) => {
    if (url !== "./service-worker.js") throw new TypeError(`Not a script of this page: ${url}`);
    return url;
  },
});

// The program's calls go to the endpoint and nowhere that it points to: what is signed may not be carried on. Its HTTP
// client has no word for that on a page, so it is said here; `service/transport` knows these words.
const plainFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  if (!(input instanceof Request)) return plainFetch(input, init);
  const response = await plainFetch(new Request(input, { redirect: "manual" }), init);
  if (response.type === "opaqueredirect") throw new TypeError("job-template-editor: redirected");
  return response;
};

byId("late").remove();

let hasStopped = false;

function stopped({ title, reason, advice = "", works = [], details = "", is_left = false }) {
  if (hasStopped) return;
  hasStopped = true;
  byId("loading").hidden = true;
  byId("editor").hidden = true;
  byId("stopped-title").textContent = title;
  byId("stopped-reason").textContent = reason;
  byId("stopped-advice").textContent = advice;
  for (const { name, text } of works) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.textContent = `Save ${name}`;
    const item = document.createElement("li");
    item.append(link);
    byId("stopped-work").append(item);
  }
  byId("stopped-details").hidden = !details;
  byId("stopped-details-text").textContent = details;
  if (is_left) {
    byId("stopped-reload").textContent = "Open them again";
    byId("stopped-without").hidden = false;
  }
  byId("stopped").hidden = false;
  byId("stopped-reload").focus();
}

byId("stopped-reload").addEventListener("click", () => {
  if (!byId("stopped-without").hidden) localStorage.removeItem("job-template-editor openings");
  location.reload();
});

byId("stopped-without").addEventListener("click", () => {
  localStorage.removeItem("job-template-editor openings");
  localStorage.setItem("job-template-editor without", "yes");
  location.reload();
});

addEventListener("editor-started", () => {
  // Its first picture is on the canvas when the next one is asked for.
  requestAnimationFrame(() => {
    byId("loading").hidden = true;
    performance.mark("editor-started");
  });
}, { once: true });

addEventListener("editor-stopped", ({ detail }) => stopped(JSON.parse(detail)));

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

// The answer, passed on as it comes in.
function watched(response) {
  const progress = byId("progress");
  const text = byId("progress-text");
  let received = 0;
  let shown = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      received += chunk.byteLength;
      // Often enough for the eye: each time costs.
      if (performance.now() - shown < SHOWN_EVERY_MS && received < BYTES) return;
      shown = performance.now();
      progress.value = received;
      text.textContent = `${megabytes(received)} of ${megabytes(BYTES)} MB`;
    },
    flush() {
      text.textContent = "Starting";
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

async function start() {
  if (typeof WebAssembly !== "object") {
    stopped({ ...CAN_NOT_RUN, reason: "It has no WebAssembly, or it is switched off." });
    return;
  }
  try {
    const [response, { default: init }] = await Promise.all([fetch(WASM), import(EDITOR)]);
    if (!response.ok) throw new Error(`the server answers ${response.status} to ${WASM}`);
    byId("editor").hidden = false;
    await init({ module_or_path: watched(response) });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      stopped({ ...CAN_NOT_RUN, reason: "It does not understand the program.", details: error.message });
      return;
    }
    stopped({
      title: "The editor could not be loaded",
      reason: `${error?.message ?? error}`,
      advice: "Check the connection and reload the page.",
    });
  }
}

// From then on the page also opens without a network.
async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  try {
    const url = "./service-worker.js";
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data?.version && data.version !== VERSION) dispatchEvent(new Event("editor-updated"));
    });
    const registration = await navigator.serviceWorker.register(trusted?.createScriptURL(url) ?? url, { updateViaCache: "none" });
    await registration.update();
  } catch {
    // A page that may not keep anything still works while there is a network.
  }
}

start();
// When the editor is there: until then it needs the machine for itself.
addEventListener("editor-started", () => setTimeout(keepForOffline, 500), { once: true });
