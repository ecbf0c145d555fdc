import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { fixtureApp } from "./fixtures/fixture_app.ts";
import { checkGate } from "./gate.ts";
import { listen, loopbackHosts } from "./listen.ts";

/** Sends bytes as they are, which no HTTP client would; returns the status, 0 if none came. */
async function rawStatus(port: number, target: string, headerLines: string[]): Promise<number> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const head = [`GET ${target} HTTP/1.1`, ...headerLines, "Connection: close", "", ""];
  await connection.write(new TextEncoder().encode(head.join("\r\n")));
  const answer = await new Response(connection.readable).text().catch(() => "");
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
}

/** 421 from the gate, or 400 where Deno's HTTP parser refuses before any of our code runs. */
const refused = [421, 400];

Deno.test("checkGate() lets only listed hosts pass, for pages, files, API and event streams", async () => {
  let handled = 0;
  let hosts: string[] = [];
  const { app } = fixtureApp({
    hosts: () => hosts,
    identify: () => (handled++, null),
    staticFiles: () => (handled++, Promise.resolve(null)),
  });
  const server = listen(app, { port: 0 });
  const { port } = server;
  hosts = loopbackHosts(port);
  const own = `127.0.0.1:${port}`;
  const wrong = [
    "evil.com",
    `evil.com:${port}`,
    "",
    "127.0.0.1",
    "localhost",
    "127.0.0.1:1",
    `127.0.0.1.:${port}`,
    `localhost.:${port}`,
    `127.0.0.1.evil.com:${port}`,
    `evil.com#127.0.0.1:${port}`,
    `evil.com@127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.com`,
    `127.1:${port}`,
    `0x7f.1:${port}`,
    `2130706433:${port}`,
    `0.0.0.0:${port}`,
    `[::ffff:7f00:1]:${port}`,
    `localhost.evil.com:${port}`,
    `${own}, evil.com`,
    `evil.com, ${own}`,
    `${own}/evil`,
    `${own}0`,
    `${own}:80`,
    "a b",
    `*:${port}`,
  ];
  try {
    for (const target of ["/", "/styles.css", "/api/notes", "/api/notes/events", "/nope"]) {
      for (const host of wrong) {
        const status = await rawStatus(port, target, [`Host: ${host}`]);
        assert.ok(refused.includes(status), `${target} with Host "${host}": ${status}`);
      }
      for (
        const lines of [[], [`Host: ${own}`, "Host: evil.com"], [`Host: ${own}`, `Host: ${own}`]]
      ) {
        const status = await rawStatus(port, target, lines);
        assert.ok(refused.includes(status), `${target} with ${JSON.stringify(lines)}: ${status}`);
      }
      for (const [absolute, host] of [["evil.com", own], [own, "evil.com"], [`u@${own}`, own]]) {
        const status = await rawStatus(port, `http://${absolute}${target}`, [`Host: ${host}`]);
        assert.ok(refused.includes(status), `${absolute}${target} with Host ${host}: ${status}`);
      }
    }
    assert.equal(handled, 0, "nothing may run before the gate");
    for (const host of [own, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      assert.equal(await rawStatus(port, "/about", [`Host: ${host}`]), 200, host);
    }
    assert.equal(await rawStatus(port, `http://${own}/about`, [`Host: ${own}`]), 200);
  } finally {
    await server.close();
  }
});

const host = "127.0.0.1:8000";

function passes(method: string, headers: Record<string, string>): boolean {
  try {
    checkGate(new Request(`http://${host}/x`, { method, headers: { host, ...headers } }), [host]);
    return true;
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === "cross_site");
    return false;
  }
}

const sites = [
  null,
  "same-origin",
  "none",
  "same-site",
  "cross-site",
  "Same-Origin",
  "same-origin, x",
];
const origins = [
  null,
  `http://${host}`,
  "null",
  "http://evil.com",
  "http://127.0.0.1:9000",
  `http://${host}.evil.com`,
  `http://evil.com/${host}`,
  `HTTP://${host}`,
];
const types = [
  null,
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
];

function headersOf(site: string | null, origin: string | null, type: string | null) {
  return {
    ...(site !== null && { "sec-fetch-site": site }),
    ...(origin !== null && { origin }),
    ...(type !== null && { "content-type": type }),
  };
}

Deno.test("checkGate() lets nothing be written that our own pages did not send", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    for (const site of sites) {
      for (const origin of origins) {
        for (const type of types) {
          const isOurs = origin === `http://${host}`;
          const isOwnSite = site === "same-origin" || site === "none";
          const expected = site === null ? isOurs : isOwnSite && (origin === null || isOurs);
          const headers = headersOf(site, origin, type);
          assert.equal(passes(method, headers), expected, `${method} ${JSON.stringify(headers)}`);
          assert.ok(passes(method, { ...headers, authorization: "Bearer token" }));
        }
      }
    }
  }
});

Deno.test("checkGate() lets foreign pages link here but read nothing", () => {
  for (const method of ["GET", "HEAD"]) {
    for (const site of ["cross-site", "same-site"]) {
      const from = { "sec-fetch-site": site };
      assert.equal(passes(method, from), false);
      assert.equal(passes(method, { ...from, "sec-fetch-mode": "no-cors" }), false);
      assert.equal(passes(method, { ...from, "sec-fetch-mode": "cors" }), false);
      const navigation = { ...from, "sec-fetch-mode": "navigate" };
      assert.equal(passes(method, { ...navigation, "sec-fetch-dest": "iframe" }), false);
      assert.equal(passes(method, { ...navigation, "sec-fetch-dest": "document" }), true);
    }
    assert.equal(passes(method, {}), true, "a program on this machine");
    assert.equal(passes(method, { origin: "http://evil.com" }), false);
    assert.equal(passes(method, { "sec-fetch-site": "none" }), true);
  }
});

Deno.test("checkGate() takes only a bearer token as a reason to skip the cross-site check", () => {
  const foreign = { "sec-fetch-site": "cross-site", origin: "http://evil.com" };
  for (const authorization of ["Basic abc", "Bearer", "Bearer ", "xBearer abc"]) {
    assert.equal(passes("POST", { ...foreign, authorization }), false, authorization);
  }
  const request = new Request(`http://${host}/`, {
    headers: { host: "evil.com", authorization: "Bearer x" },
  });
  assert.throws(() => checkGate(request, [host]), { code: "wrong_host" });
});
