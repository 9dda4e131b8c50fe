// Endpoints that templates are sent to: ministack, and one that answers as a test wants.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { connect, createServer as listen } from "node:net";

const VENV = process.env.PEERS ?? new URL("../../../target/peers/venv", import.meta.url).pathname;

async function freePort() {
  const server = listen().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}

async function start(program, args, port, environment = {}) {
  if (!existsSync(`${VENV}/bin/${program}`)) throw new Error(`${program} is missing: run .ci/run, which installs it`);
  const running = spawn(`${VENV}/bin/${program}`, args, { stdio: "ignore", env: { ...process.env, ...environment } });
  const until = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (running.exitCode !== null || Date.now() > until) throw new Error(`${program} does not answer`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, close: () => running.kill("SIGKILL") };
}

/** Answers in AWS's own words, whatever the signature, and to preflights. */
export async function ministack() {
  const port = await freePort();
  return start("python", ["-m", "ministack"], port, { GATEWAY_PORT: String(port), BIND_HOST: "127.0.0.1", IOT_MTLS_ENABLED: "0" });
}

export const ALLOWED = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, PUT",
  "Access-Control-Allow-Headers": "authorization, content-type, x-amz-date, x-amz-security-token",
  "Access-Control-Expose-Headers": "x-amzn-errortype",
};

/** An endpoint that answers preflights with `allowed` and everything else with `answer`. */
export async function endpoint(answer, allowed = ALLOWED) {
  const calls = [];
  const server = createServer((request, response) => {
    const call = { method: request.method, url: request.url, headers: request.headers, body: "", aborted: false };
    calls.push(call);
    request.on("data", (part) => (call.body += part));
    response.on("close", () => (call.aborted = !response.writableEnded));
    request.on("end", () => {
      if (request.method === "OPTIONS") return response.writeHead(200, allowed).end();
      if (request.method === "HEAD") return response.writeHead(200).end();
      answer(response, call);
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return {
    calls,
    puts: () => calls.filter((call) => call.method === "PUT"),
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
