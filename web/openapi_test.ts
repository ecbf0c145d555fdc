import assert from "node:assert/strict";
import { z } from "zod";
import { idSchema } from "@/core/contract/mod.ts";
import type { ProjectId } from "@/core/contract/mod.ts";
import { createDefine } from "./define.ts";
import { manifest } from "./fixtures/app/manifest.gen.ts";
import { createOpenApi } from "./openapi.ts";
import { listMethods } from "./routes.ts";

const info = { title: "Fixture", version: "1", cookieName: "fixture_12ab" };
const define = createDefine<null, string, "read">();
const params = z.object({ id: idSchema<ProjectId>() });
const output = z.object({ id: idSchema<ProjectId>(), note: z.string().optional() });

function describe(endpoint: ReturnType<typeof define.endpoint>): Record<string, unknown> {
  const { paths } = createOpenApi({
    routes: { "routes/things/[id]/[...rest].ts": { handler: { POST: endpoint } } },
    islands: {},
  }, info);
  return paths["/things/{id}/{rest}"]?.post as Record<string, unknown>;
}

Deno.test("createOpenApi() describes exactly the endpoints", () => {
  const document = createOpenApi(manifest, info);
  assert.equal(document.openapi, "3.1.0");
  assert.deepEqual(document.info, { title: "Fixture", version: "1" });
  const { session } = document.components.securitySchemes as Record<string, unknown>;
  assert.deepEqual(session, { type: "apiKey", in: "cookie", name: "fixture_12ab" });
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
  );
  const endpoints = listMethods(manifest).filter(({ kind }) => kind === "endpoint");
  assert.deepEqual(
    described.sort(),
    endpoints.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

Deno.test("createOpenApi() says who may call what, with which input and output", () => {
  const uuid = { type: "string", format: "uuid" };
  const operation = describe(define.endpoint({
    access: "read",
    summary: "Do it",
    params,
    query: z.object({ limit: z.coerce.number().int().default(5), word: z.string() }),
    body: z.object({ name: z.string().min(1), size: z.number().default(3) }),
    output,
    status: 201,
  }, ({ params }) => ({ id: params.id })));
  assert.equal(operation["x-access"], "read");
  assert.equal(operation.summary, "Do it");
  const parameters = operation.parameters as {
    name: string;
    in: string;
    required: boolean;
    schema: Record<string, unknown>;
  }[];
  assert.deepEqual(
    parameters.map(({ name, in: place, required }) => [name, place, required]),
    [["id", "path", true], ["rest", "path", true], ["limit", "query", false], [
      "word",
      "query",
      true,
    ]],
  );
  assert.equal(parameters[0]?.schema.format, uuid.format);
  const body = JSON.stringify(operation.requestBody);
  assert.match(body, /"required":\["name"\]/);
  const responses = operation.responses as Record<
    string,
    { content: Record<string, { schema: { properties: Record<string, { format?: string }> } }> }
  >;
  assert.deepEqual(Object.keys(responses), ["201", "default"]);
  assert.equal(responses["201"]?.content["application/json"]?.schema.properties.id?.format, "uuid");
});

Deno.test("createOpenApi() describes streams, uploads, empty answers and public endpoints", () => {
  const stream = describe(define.endpoint({
    access: "public",
    summary: "Stream",
    upload: "application/octet-stream",
    stream: "text/event-stream",
  }, () => new Response()));
  assert.deepEqual(stream.security, []);
  assert.match(JSON.stringify(stream.requestBody), /application\/octet-stream/);
  assert.match(
    JSON.stringify(stream.responses),
    /"200":\{"description":"OK","content":\{"text\/event-stream"/,
  );
  const empty = describe(define.endpoint({ access: "read", summary: "Nothing" }, () => {}));
  assert.deepEqual(Object.keys(empty.responses as object), ["204", "default"]);
});

Deno.test("listMethods() names every method with its access", () => {
  const rows = listMethods(manifest).map(({ method, path, kind, access }) =>
    `${method} ${path} ${kind} ${access}`
  );
  assert.deepEqual(rows, [
    "GET / page public",
    "GET /about page public",
    "GET /api/faults endpoint public",
    "DELETE /api/faults endpoint public",
    "GET /api/notes endpoint notes:read",
    "POST /api/notes endpoint notes:write",
    "GET /api/notes/events endpoint notes:read",
    "GET /notes page notes:read",
    "POST /notes action notes:write",
    "GET /notes/{id} page notes:read",
  ]);
});
