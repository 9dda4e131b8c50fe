// Loads the editor, shows how far that is, and takes over when it stops.
const EDITOR = "./{{editor.js}}";
const WASM = "./{{editor.wasm}}";
// Of the program as it runs: what a server sends may be compressed, and then its length says nothing.
const BYTES = Number("{{bytes}}");

// What this page was made from, which the service worker says of itself, too.
const VERSION = "{{version}}";
const SHOWN_EVERY_MS = 50;
// How long nothing may arrive until the page says so.
const PATIENCE_MS = 10_000;
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

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

// From now on it is said here when nothing arrives.
byId("late").hidden = true;
let patience;

function arrives() {
  clearTimeout(patience);
  byId("late").hidden = true;
  patience = setTimeout(() => {
    byId("late").className = "now";
    byId("late").hidden = false;
  }, PATIENCE_MS);
}

function hasArrived() {
  clearTimeout(patience);
  byId("late").hidden = true;
}

let hasStopped = false;

function stopped({ title, reason, advice = "", works = [], details = "", is_left = false }) {
  if (hasStopped) return;
  hasStopped = true;
  hasArrived();
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

// The answer, passed on as it comes in; `found` hears what is wrong with it.
function watched(response, found) {
  const progress = byId("progress");
  const text = byId("progress-text");
  let received = 0;
  let isDue = false;
  const fail = (problem) => {
    found(problem);
    throw new Error(problem);
  };
  const show = () => {
    isDue = false;
    if (received === 0) return;
    progress.value = received;
    text.textContent = `${megabytes(received)} of ${megabytes(BYTES)} MB`;
  };
  const counter = new TransformStream({
    transform(chunk, controller) {
      if (received === 0 && MAGIC.some((byte, index) => index < chunk.byteLength && chunk[index] !== byte)) {
        fail("The server sends something else in place of the program.");
      }
      controller.enqueue(chunk);
      received += chunk.byteLength;
      arrives();
      if (received >= BYTES) show();
      else if (!isDue) {
        // Often enough for the eye: each time costs.
        isDue = true;
        setTimeout(show, SHOWN_EVERY_MS);
      }
    },
    flush() {
      if (received !== BYTES) fail(`Only ${megabytes(received)} of ${megabytes(BYTES)} MB of the program have arrived.`);
      received = 0;
      hasArrived();
      text.textContent = "Starting";
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

// The browser makes itself ready to draw while the program is on its way. Who asks first says how; the program asks, too,
// and says so where there is nothing to draw with.
function prepareCanvas() {
  const { without } = byId("editor").dataset;
  if (!without) return;
  try {
    byId("editor").getContext("webgl2", Object.fromEntries(without.split(" ").map((unused) => [unused, false])));
  } catch (error) {
    stopped({
      title: "This browser can’t show the editor",
      reason: "It lets this page draw nothing with WebGL.",
      advice: "Allow it, perhaps in a privacy extension, and reload the page.",
      details: `${error}`,
    });
  }
}

async function start() {
  if (typeof WebAssembly !== "object") {
    stopped({ ...CAN_NOT_RUN, reason: "It has no WebAssembly, or it is switched off." });
    return;
  }
  let problem = null;
  arrives();
  setTimeout(prepareCanvas);
  try {
    const [response, { default: init }] = await Promise.all([fetch(WASM), import(EDITOR)]);
    if (!response.ok) throw new Error(`the server answers ${response.status} to ${WASM}`);
    byId("editor").hidden = false;
    await init({ module_or_path: watched(response, (found) => (problem = found)) });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError && !problem) {
      stopped({ ...CAN_NOT_RUN, reason: "It does not understand the program, or the program was damaged on its way.", details: error.message });
      return;
    }
    stopped({
      title: "The editor could not be loaded",
      reason: problem ?? "A part of it did not arrive.",
      advice: "Check the connection and reload the page. Should that not help, whoever hosts the page has to upload it once more.",
      details: `${WASM}, ${EDITOR}\n${error?.message ?? error}`,
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
