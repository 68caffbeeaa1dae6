import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openBrowser } from "../../src/io/open-browser.ts";
import { postrider, readTree, sampleBlog, temporaryFolder } from "./postrider.ts";
import { ask, starting } from "./serving.ts";

test("answers this machine alone, by its own names", async () => {
  const { port, url } = await starting("preview", sampleBlog());
  expect(url).toBe(`http://127.0.0.1:${port}/`);
  expect((await ask({ port }, "/")).status).toBe(200);
  expect((await ask({ port }, "/", { headers: { host: `localhost:${port}` } })).status).toBe(200);
  for (const path of ["/", "/frame/digest", "/message.eml", "/live", "/site/x.png"]) {
    const rebound = await ask({ port }, path, { headers: { host: `blog.example:${port}` } });
    expect([rebound.status, rebound.body.length < 100], path).toEqual([421, true]);
  }
  for (const path of [
    "/site/../postrider.yaml",
    "/site/%2e%2e/%2e%2e/etc/passwd",
    "/site/.env",
    "//etc/passwd",
  ]) {
    const { status, body } = await ask({ port }, path);
    expect([status, body.includes("title")], path).toEqual([404, expect.any(Boolean)]);
    expect(body.toString(), path).not.toMatch(/root:|timezone/);
  }
  expect((await ask({ port }, "/", { method: "POST" })).status).toBe(405);
});

test("ends at once when it is told to, whoever still listens, and has written nothing", async () => {
  const folder = sampleBlog();
  const before = readTree(folder);
  const { port, stop } = await starting("preview", folder);
  const listening = request({ host: "127.0.0.1", port, path: "/live" });
  listening.on("error", () => {});
  listening.end();
  const [response] = (await once(listening, "response")) as [NodeJS.ReadableStream];
  response.resume();
  const started = performance.now();
  expect(await stop()).toBe(0);
  expect(performance.now() - started).toBeLessThan(2500);
  expect(readTree(folder)).toEqual(before);
});

test("goes on where the configuration is broken, and says so on the page", async () => {
  const folder = sampleBlog();
  writeFileSync(join(folder, "postrider.yaml"), "site: [\n");
  const { port } = await starting("preview", folder);
  const { status, body } = await ask({ port }, "/");
  expect(status).toBe(200);
  expect(body.toString()).toContain("There is no digest to see before this is mended");
  expect(body.toString()).toMatch(/postrider\.yaml:\d+:\d+/);
});

test("cannot run without a project, at a port that is taken, or at what is no port or instant", async () => {
  const blog = sampleBlog();
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const taken = String((other.address() as AddressInfo).port);
  const runs = [
    [temporaryFolder(), ["preview"], "there is no `postrider.yaml`"],
    [blog, ["preview", "--port", taken], "another program has it"],
    [blog, ["preview", "--port", "http"], "`--port` is no port"],
    [blog, ["preview", "--now", "soon"], "`--now` is no instant"],
  ] as const;
  for (const [folder, args, said] of runs) {
    const { code, stderr } = await postrider(folder, args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).toContain("Nothing is shown.");
  }
});

test.runIf(process.platform === "linux")("opens the page in the person's browser", async () => {
  const folder = temporaryFolder();
  vi.stubEnv("PATH", `${folder}:/usr/bin:/bin`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const browser = join(folder, "xdg-open");
  writeFileSync(browser, `#!/bin/sh\necho "$@" > "${folder}/opened"\n`);
  chmodSync(browser, 0o755);
  expect(await openBrowser("http://127.0.0.1:4001/")).toBe(true);
  await expect.poll(() => existsSync(join(folder, "opened")), { timeout: 5000 }).toBe(true);
  await expect
    .poll(() => readFileSync(join(folder, "opened"), "utf8"))
    .toBe("http://127.0.0.1:4001/\n");
  vi.stubEnv("PATH", "/nowhere");
  expect(await openBrowser("http://127.0.0.1:4001/")).toBe(false);
});
