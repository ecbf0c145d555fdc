import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { as, fixtureApp } from "./fixtures/fixture_app.ts";

const html = { headers: { accept: "text/html" } };

interface Scenario {
  asked: [method: string, path: string, init?: RequestInit];
  status: number;
  type: "html" | "json" | "none";
  holds?: string[];
  lacks?: string[];
}

function formOf(fields: Record<string, string>): RequestInit {
  return { body: new URLSearchParams(fields) };
}

function jsonOf(text: string, type = "application/json"): RequestInit {
  return { body: text, headers: { "content-type": type } };
}

const scenarios: Scenario[] = [
  // Who asks.
  {
    asked: ["GET", "/notes"],
    status: 401,
    type: "html",
    holds: ["You are not signed in", "request-"],
  },
  {
    asked: ["GET", "/api/notes"],
    status: 401,
    type: "json",
    holds: ['"sign_in_needed"', '"hint"'],
  },
  { asked: ["POST", "/notes", as("rob", formOf({ text: "new" }))], status: 403, type: "html" },
  { asked: ["POST", "/api/notes", as("rob", jsonOf('{"text":"new"}'))], status: 403, type: "json" },
  // Pages.
  {
    asked: ["GET", "/"],
    status: 200,
    type: "html",
    holds: ["nobody", "<title>Home &amp; $more</title>"],
  },
  { asked: ["GET", "/about"], status: 200, type: "html", lacks: ["<script", "x-island"] },
  {
    asked: ["GET", "/notes/2", as("rob")],
    status: 200,
    type: "html",
    holds: [
      '<div class="frame"><header>rob</header><section class="notes"><p id="note-2">second</p>',
    ],
  },
  { asked: ["HEAD", "/notes/2", as("rob")], status: 200, type: "html", lacks: ["second"] },
  { asked: ["GET", "/notes/9", as("rob")], status: 404, type: "html", holds: ['class="missing"'] },
  { asked: ["GET", "/notes/x", as("rob")], status: 404, type: "html", holds: ['class="missing"'] },
  {
    asked: ["GET", "/nope", html],
    status: 404,
    type: "html",
    holds: ['class="missing"', "/nope", "hello from the middleware"],
  },
  { asked: ["GET", "/nope"], status: 404, type: "json", holds: ['"not_found"'] },
  { asked: ["GET", "//notes"], status: 404, type: "json" },
  {
    asked: ["DELETE", "/notes", as("ann")],
    status: 405,
    type: "html",
    holds: ["does not accept DELETE"],
  },
  // Forms.
  { asked: ["POST", "/notes", as("ann", formOf({ text: "new" }))], status: 303, type: "none" },
  {
    asked: ["POST", "/notes", as("ann", formOf({ text: "<" }))],
    status: 400,
    type: "html",
    holds: ['class="problem"', "text: ", 'value="&lt;"'],
  },
  { asked: ["POST", "/notes", as("ann", jsonOf('{"text":"new"}'))], status: 400, type: "html" },
  // REST.
  {
    asked: ["GET", "/api/notes?limit=1", as("rob")],
    status: 200,
    type: "json",
    holds: ["first"],
    lacks: ["second"],
  },
  {
    asked: ["GET", "/api/notes?limit=0", as("rob")],
    status: 400,
    type: "json",
    holds: ["limit: "],
  },
  {
    asked: ["GET", "/api/notes?limit=1&limit=2", as("rob")],
    status: 400,
    type: "json",
    holds: ["limit: "],
  },
  {
    asked: ["PATCH", "/api/notes", as("ann")],
    status: 405,
    type: "json",
    holds: ["method_not_allowed"],
  },
  {
    asked: ["POST", "/api/notes", as("ann", jsonOf('{"text":"new"}'))],
    status: 201,
    type: "json",
    holds: ["new"],
  },
  {
    asked: ["POST", "/api/notes", as("ann", jsonOf('\ufeff{"text":"new"}'))],
    status: 201,
    type: "json",
  },
  ...["", "null", "[]", '"x"', "{}", '{"text":1}', "1e9", "{", "[".repeat(100_000), "\0"].map((
    body,
  ) => (
    {
      asked: ["POST", "/api/notes", as("ann", jsonOf(body))],
      status: 400,
      type: "json",
      holds: ["bad_input"],
    } satisfies Scenario
  )),
  {
    asked: ["POST", "/api/notes", as("ann", jsonOf('{"text":"new"}', "text/plain"))],
    status: 400,
    type: "json",
    holds: ["Content-Type"],
  },
  {
    asked: ["POST", "/api/notes", as("ann", jsonOf(`{"text":"${"x".repeat(1024 ** 2)}"}`))],
    status: 413,
    type: "json",
    holds: ["1 MB"],
  },
  // Bugs: the cause is for the log only.
  {
    asked: ["GET", "/api/faults"],
    status: 500,
    type: "json",
    holds: ['"internal"'],
    lacks: ["secret", "shadow"],
  },
  {
    asked: ["DELETE", "/api/faults"],
    status: 500,
    type: "json",
    holds: ['"internal"'],
    lacks: ["promised"],
  },
];

const types = { html: "text/html; charset=utf-8", json: "application/json", none: null };

for (const { asked: [method, path, init], status, type, holds = [], lacks = [] } of scenarios) {
  const sent = typeof init?.body === "string" ? ` ${init.body.slice(0, 30)}` : "";
  const name = JSON.stringify(`${method} ${path}${sent} → ${status} ${type}`);
  Deno.test(`createWebApp() answers ${name}`, async () => {
    const { ask } = fixtureApp();
    const response = await ask(path, { ...init, method });
    const text = await response.text();
    assert.equal(response.status, status, text);
    assert.equal(response.headers.get("content-type"), types[type]);
    for (const part of holds) assert.ok(text.includes(part), `${part} is missing in ${text}`);
    for (const part of lacks) assert.ok(!text.includes(part), `${part} must not be in ${text}`);
  });
}

Deno.test("createWebApp() logs causes under the id that the browser sees, and only those", async () => {
  const { ask, logged } = fixtureApp();
  await ask("/notes");
  await ask("/api/notes?limit=x", as("ann"));
  assert.equal(logged.length, 0);
  const response = await ask("/api/faults");
  const { requestId } = await response.json();
  assert.equal(response.headers.get("x-request-id"), requestId);
  assert.equal(logged[0]?.fields.requestId, requestId);
  assert.match(String(logged[0]?.fields.error), /secret path/);
});

Deno.test("createWebApp() sends the security headers with every answer and never opens it to others", async () => {
  const { ask } = fixtureApp();
  const evil = { headers: { host: "evil.com" } };
  for (
    const [path, init] of [["/", {}], ["/api/notes", as("ann")], ["/nope", html], [
      "/",
      evil,
    ]] as const
  ) {
    const { headers } = await ask(path, init);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("referrer-policy"), "same-origin");
    assert.match(headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
    assert.equal(headers.get("access-control-allow-origin"), null);
  }
});

Deno.test("createWebApp() gives every page its own nonce, and no script without it", async () => {
  const { ask } = fixtureApp();
  const nonces = await Promise.all(["/", "/"].map(async (path) => {
    const response = await ask(path);
    const nonce = /script-src 'nonce-([^']+)'/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    const scripts = (await response.text()).match(/<(script|style)[^>]*>/g) ?? [];
    assert.ok(scripts.length > 0);
    for (const script of scripts) assert.ok(script.includes(`nonce="${nonce}"`), script);
    return nonce;
  }));
  assert.notEqual(nonces[0], nonces[1]);
});

Deno.test("createWebApp() sends a form's sender on with 303 and names the allowed methods with 405", async () => {
  const { ask } = fixtureApp();
  const sent = await ask("/notes", as("ann", { method: "POST", ...formOf({ text: "new" }) }));
  assert.equal(sent.headers.get("location"), "/notes/3");
  const refused = await ask("/notes", as("ann", { method: "PUT" }));
  assert.equal(refused.headers.get("allow"), "GET, POST, HEAD");
});

Deno.test("createWebApp() runs middleware from the outside in", async () => {
  const { ask } = fixtureApp();
  const traced = await ask("/notes/1", as("ann", { headers: { "x-trace": "1" } }));
  assert.equal(traced.headers.get("x-trace"), "inner, outer");
  const outside = await ask("/about", { headers: { "x-trace": "1" } });
  assert.equal(outside.headers.get("x-trace"), "outer");
});

Deno.test("createWebApp() hands what middleware left to the frame, also around an error", async () => {
  const { ask } = fixtureApp();
  for (const path of ["/about", "/notes/99"]) {
    const text = await (await ask(path, as("ann", { headers: { accept: "text/html" } }))).text();
    assert.match(text, /hello from the middleware/, path);
  }
});

Deno.test("createWebApp() lets a cookie count for nothing beside a bearer token", async () => {
  const { ask } = fixtureApp();
  const foreign = {
    "sec-fetch-site": "cross-site",
    origin: "http://evil.com",
    cookie: "person=ann",
  };
  const authorization = "Bearer wrong";
  const stolen = await ask("/api/notes", {
    headers: { ...foreign, authorization, "sec-fetch-mode": "cors" },
  });
  assert.equal(stolen.status, 401);
  const program = await ask("/api/notes", { headers: { authorization: "Bearer ann-token" } });
  assert.equal(program.status, 200);
});

Deno.test("createWebApp() answers two people at once, each with their own name and language", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waiting = 0;
  const { ask } = fixtureApp({
    // Both requests are under way before either goes on, and they end in the opposite order.
    async authorize() {
      const mine = waiting++;
      if (waiting === 2) gates[1]?.resolve();
      await gates[mine]?.promise;
      gates[0]?.resolve();
    },
  });
  const german = as("ann", { headers: { "accept-language": "de" } });
  const english = as("rob", { headers: { "accept-language": "en" } });
  const [first, second] = await Promise.all(
    [ask("/notes", german), ask("/notes/1", english)].map(async (answer) => (await answer).text()),
  );
  assert.match(first ?? "", /<html lang="de">.*<header>ann<.*x-island/);
  assert.match(second ?? "", /<html lang="en">.*<header>rob</);
  assert.doesNotMatch(second ?? "", /x-island|<script/);
});

Deno.test("createWebApp() turns a failing identify or authorize into an answer", async () => {
  const failing = () => Promise.reject(new Error("database is gone"));
  for (const deps of [{ identify: failing }, { authorize: failing }]) {
    const { ask, logged } = fixtureApp(deps);
    const response = await ask("/api/notes", as("ann"));
    assert.equal(response.status, 500);
    assert.equal((await response.json()).code, "internal");
    assert.equal(logged.length, 1);
  }
  const refusing = fixtureApp({
    authorize: () => Promise.reject(new AppError("project_not_found")),
  });
  assert.equal((await refusing.ask("/api/notes", as("ann"))).status, 404);
});

Deno.test("createWebApp() keeps a chosen language in a cookie", async () => {
  const { ask } = fixtureApp();
  const chosen = await ask("/about?lang=de");
  assert.match(await chosen.text(), /class="about">de</);
  const cookie = chosen.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^lang=de; Path=\//);
  const later = await ask("/about", { headers: { cookie: cookie.split(";")[0] ?? "" } });
  assert.match(await later.text(), /<html lang="de">/);
});

Deno.test("createWebApp() refuses a manifest that it cannot serve, naming every file", () => {
  const manifest = { routes: { "routes/Bad.tsx": {}, "routes/ok.ts": {} }, islands: {} };
  assert.throws(
    () => fixtureApp({ manifest }),
    /routes\/Bad\.tsx has a name.*\nroutes\/ok\.ts exports no handler/,
  );
});

Deno.test("createWebApp() answers HEAD for an event stream and ends its source", async () => {
  const { ask } = fixtureApp();
  const response = await ask("/api/notes/events", as("ann", { method: "HEAD" }));
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.equal(response.body, null);
});
