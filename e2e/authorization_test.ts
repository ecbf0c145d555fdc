import assert from "node:assert/strict";
import { request as rawRequest } from "node:http";
import { composeServer, type Services } from "@/compose.ts";
import { type OwnedKind, ownedKinds } from "@/core/contract/mod.ts";
import { createRuntime } from "@/core/system/mod.ts";
import { manifest } from "@/manifest.gen.ts";
import { startServer } from "@/server.ts";
import { type DeclaredMethod, listMethods } from "@/web/mod.ts";
import { temporaryFolder } from "./temporary_folder.ts";
import { addMember, addThings, secretText, type Things } from "./testing/two_people.ts";

const methods = listMethods(manifest);

/** What everybody may see; a route that is to be added here has to be thought about. */
const publicMethods: readonly string[] = [];

/** Named by an id, but belonging to the computer and so to all who are signed in to it. */
const sharedPaths: readonly string[] = [
  "/models/{id}",
  "/api/v1/models/{id}",
  "/api/v1/models/{id}/inspection",
  "/api/v1/models/{id}/restore",
  "/api/v1/models/{id}/sample",
  "/api/v1/models/{id}/tensors",
  "/api/v1/models/{id}/tokenisation",
];

/** What is sent with a body but changes nothing. */
const questions: readonly string[] = [
  "/api/v1/runs/{id}/compare",
  "/api/v1/projects/{id}/runs/plan",
  "/api/v1/projects/{id}/search",
  "/api/v1/projects/{id}/answers",
];

/** What can be deleted inside a project, and where it stands. */
const deletable = {
  document: "documents",
  run: "runs",
  artifact: "artifacts",
  evaluation: "evaluations",
  row: "dataset_rows",
} as const;

const deletedAt = "2026-01-02T00:00:00.000Z";

const nobodysId = "01900000-0000-7000-8000-000000000000";

interface Studio {
  services: Services;
  url: string;
  /** Of the owner, made anew for each method: some of them delete. */
  ownThings(): Promise<Things>;
  /** Of the member. */
  foreignThings: Things;
  memberCookie: string;
  ownerCookie: string;
}

/** The real services behind the real server; no job is started. */
async function withStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const services = await composeServer({
    runtime: createRuntime(),
    dataFolder: folder.path,
    logLine: (line) => line.includes('"level":"error"') && console.error(line),
  });
  const server = await startServer(services, { port: 0 });
  try {
    const { access, db } = services;
    const member = await addMember(services);
    const session = await access.signIn(access.issueCode());
    await work({
      services,
      url: server.url,
      ownThings: () => addThings(db, access.ownerId),
      foreignThings: await addThings(db, member.personId),
      memberCookie: member.cookie,
      ownerCookie: `${access.cookieName}=${session}`,
    });
  } finally {
    await server.close();
    await services.close();
  }
}

/** The kind of thing that a method's right is about, or null. */
function kindOf({ access }: DeclaredMethod): OwnedKind | null {
  const [kind] = access.split(":");
  return ownedKinds.find((owned) => owned === kind) ?? null;
}

function pathWith({ path, ...method }: DeclaredMethod, things: Things | null): string {
  const kind = sharedPaths.includes(path) ? "base_model" : kindOf({ path, ...method });
  const id = kind === null ? nobodysId : things?.[kind] ?? nobodysId;
  return path.replaceAll(/\{\w+\}/g, id);
}

function nameOf({ method, path }: DeclaredMethod): string {
  return `${method} ${path}`;
}

/** Answers status and text; of a stream that does not end, only that it began. */
async function ask(
  url: string,
  { method, kind }: DeclaredMethod,
  headers: Record<string, string>,
): Promise<{ status: number; text: string; type: string }> {
  const isWriting = method !== "GET";
  const type = kind === "action" ? "application/x-www-form-urlencoded" : "application/json";
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: { ...(isWriting && { "content-type": type }), ...headers },
    ...(isWriting && { body: kind === "action" ? "x=1" : "{" }),
  });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (isStream) await response.body?.cancel();
  return {
    status: response.status,
    text: isStream ? "" : await response.text(),
    type: response.headers.get("content-type") ?? "",
  };
}

Deno.test("every method declares a right that fits its address", () => {
  assert.ok(methods.length > 50, "the manifest is read");
  for (const method of methods) {
    const { access, path } = method;
    const isOwned = kindOf(method) !== null && /^\w+:(read|write|restore)$/.test(access);
    const isKnown = isOwned || access === "signed-in" || access === "administer" ||
      access === "public" && publicMethods.includes(nameOf(method));
    assert.ok(isKnown, `${nameOf(method)} declares no right that we know: ${access}`);
    const needsOwner = path.includes("{") && !sharedPaths.includes(path);
    assert.equal(isOwned, needsOwner, `${nameOf(method)}: ${access}`);
    if (isOwned && method.method !== "GET") {
      const isQuestion = questions.includes(path);
      assert.equal(/:(write|restore)$/.test(access), !isQuestion, nameOf(method));
    }
  }
});

Deno.test("without a sign-in every method answers 401, a page with how to sign in", async () => {
  await withStudio(async ({ url, ownThings }) => {
    const things = await ownThings();
    const origin = url;
    for (const method of methods.filter(({ access }) => access !== "public")) {
      for (const wrong of [{}, { authorization: "Bearer wrong" }, { cookie: "lernwerk=wrong" }]) {
        const answer = await ask(url + pathWith(method, things), method, { origin, ...wrong });
        assert.equal(answer.status, 401, nameOf(method));
        assert.ok(!answer.text.includes(secretText), nameOf(method));
        const isPage = method.kind !== "endpoint";
        assert.match(answer.type, isPage ? /^text\/html/ : /^application\/json/, nameOf(method));
        if (!isPage) assert.equal(JSON.parse(answer.text).code, "sign_in_needed");
      }
    }
  });
});

Deno.test("under a foreign host, or asked by a foreign page, every method is refused", async () => {
  await withStudio(async ({ url, ownThings, ownerCookie, services }) => {
    const things = await ownThings();
    const token = services.access.processToken;
    for (const method of methods) {
      const address = url + pathWith(method, things);
      const host = await statusUnderHost(address, method.method, {
        host: "evil.example",
        authorization: `Bearer ${token}`,
      });
      assert.equal(host, 421, `${nameOf(method)} under another host`);
      for (
        const foreign of [
          { origin: "https://evil.example" },
          { origin: "null" },
          { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
          { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
        ]
      ) {
        const { status, text } = await ask(address, method, { cookie: ownerCookie, ...foreign });
        assert.equal(status, 403, `${nameOf(method)} from ${JSON.stringify(foreign)}`);
        assert.ok(!text.includes(secretText), nameOf(method));
      }
    }
  });
});

Deno.test("what belongs to another person answers like what does not exist", async () => {
  await withStudio(async ({ url, foreignThings, services }) => {
    const headers = { authorization: `Bearer ${services.access.processToken}` };
    for (const method of methods.filter((each) => kindOf(each) !== null)) {
      const foreign = await ask(url + pathWith(method, foreignThings), method, headers);
      const missing = await ask(url + pathWith(method, null), method, headers);
      assert.deepEqual([foreign.status, missing.status], [404, 404], nameOf(method));
      assert.ok(!foreign.text.includes(secretText), nameOf(method));
    }
  });
});

Deno.test("a deleted project and all that is in it answer like nothing; restoring finds it", async () => {
  await withStudio(async ({ url, ownThings, services: { access, db } }) => {
    const headers = { authorization: `Bearer ${access.processToken}` };
    for (const method of methods.filter((each) => kindOf(each) !== null)) {
      const things = await ownThings();
      await db.updateTable("projects").set({ deleted_at: deletedAt })
        .where("id", "=", things.project).execute();
      const { status, text } = await ask(url + pathWith(method, things), method, headers);
      if (method.access === "project:restore") assert.ok(status < 400, nameOf(method));
      else assert.equal(status, 404, nameOf(method));
      assert.equal(text.includes(secretText), status === 200, nameOf(method));
    }
  });
});

Deno.test("a deleted thing answers like nothing; restoring finds it", async () => {
  await withStudio(async ({ url, ownThings, services: { access, db } }) => {
    const headers = { authorization: `Bearer ${access.processToken}` };
    for (const method of methods) {
      const kind = kindOf(method);
      if (kind === null || !(kind in deletable)) continue;
      const things = await ownThings();
      await db.updateTable(deletable[kind as keyof typeof deletable])
        .set({ deleted_at: deletedAt }).where("id", "=", things[kind]).execute();
      const { status } = await ask(url + pathWith(method, things), method, headers);
      if (method.access === `${kind}:restore`) assert.ok(status < 400, nameOf(method));
      else assert.equal(status, 404, nameOf(method));
    }
  });
});

Deno.test("a member may not run this Lernwerk, and sees nothing of the owner", async () => {
  await withStudio(async ({ url, ownThings, memberCookie }) => {
    const things = await ownThings();
    for (const method of methods.filter(({ access }) => access !== "public")) {
      const headers = { cookie: memberCookie, origin: url };
      const { status } = await ask(url + pathWith(method, things), method, headers);
      if (method.access === "administer") assert.equal(status, 403, nameOf(method));
      else if (kindOf(method) !== null) assert.equal(status, 404, nameOf(method));
      else assert.ok(status !== 401 && status !== 403, `${nameOf(method)}: ${status}`);
    }
  });
});

Deno.test("the owner is let in everywhere, by token and by session", async () => {
  await withStudio(async ({ url, ownThings, ownerCookie, services }) => {
    const ways: Record<string, string>[] = [
      { authorization: `Bearer ${services.access.processToken}` },
      { cookie: ownerCookie, origin: url, "sec-fetch-site": "same-origin" },
    ];
    const refused = new Set<string>();
    for (const headers of ways) {
      for (const method of methods) {
        const { status, text } = await ask(
          url + pathWith(method, await ownThings()),
          method,
          headers,
        );
        if ([401, 403, 404].includes(status) || status >= 500) {
          refused.add(`${nameOf(method)}: ${status} ${text.slice(0, 200)}`);
        }
      }
    }
    assert.deepEqual([...refused], []);
  });
});

Deno.test("lists name only what is one's own", async () => {
  await withStudio(async ({ url, foreignThings, services }) => {
    const headers = { authorization: `Bearer ${services.access.processToken}` };
    const lists = methods.filter((method) => method.method === "GET" && kindOf(method) === null);
    for (const method of lists.filter(({ path }) => !sharedPaths.includes(path))) {
      const query = `?project=${foreignThings.project}&archived=true`;
      const { text } = await ask(url + method.path + query, method, headers);
      const { base_model: _, ...private_ } = foreignThings;
      for (const id of Object.values(private_)) {
        assert.ok(!withoutAddress(text, foreignThings.project).includes(id), nameOf(method));
      }
    }
  });
});

/** A page may repeat the address that it was asked under. */
function withoutAddress(text: string, project: string): string {
  return text.replaceAll(new RegExp(`project=${project}`, "g"), "");
}

/** `fetch` writes its own Host. */
function statusUnderHost(
  address: string,
  method: string,
  headers: Record<string, string>,
): Promise<number> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path: pathname, method, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", reject);
    request.end();
  });
}
