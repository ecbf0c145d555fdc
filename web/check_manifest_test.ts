import assert from "node:assert/strict";
import { manifestProblems } from "./check_manifest.ts";
import { define } from "./fixtures/app/define.ts";

const page = define.page({ access: "public" }, () => null);
const action = define.action({ access: "public", form: "stream" }, () => "/");
const endpoint = define.endpoint({ access: "public", summary: "x" }, () => {});
const component = () => null;

function problemsOf(module: object, path = "routes/a.tsx"): string {
  return manifestProblems({ [path]: module }).join("\n");
}

Deno.test("manifestProblems() accepts pages, forms, endpoints, islands and special files", () => {
  const good = {
    "routes/a.tsx": { handler: { GET: page, POST: action }, default: component },
    "routes/b.ts": { handler: { GET: endpoint, DELETE: endpoint } },
    "routes/_middleware.ts": { default: component },
    "islands/A.tsx": { default: component },
  };
  assert.deepEqual(manifestProblems(good), []);
});

Deno.test("manifestProblems() names file and remedy of each module that cannot be served", () => {
  const handler = { GET: page };
  assert.match(problemsOf({}), /^routes\/a\.tsx exports no handler/);
  assert.match(problemsOf({ handler: {} }), /exports no handler/);
  assert.match(problemsOf({ handler }), /no default export/);
  assert.match(problemsOf({ handler: { GET: endpoint }, default: component }), /but no page/);
  assert.match(problemsOf({ handler: { get: endpoint } }), /declares get, which is no method/);
  assert.match(problemsOf({ handler: { GET: () => {} } }), /states no access for GET/);
  assert.match(
    problemsOf({ handler: { GET: { kind: "endpoint", spec: {} } } }),
    /states no access/,
  );
  assert.match(
    problemsOf({ handler: { GET: { kind: "endpoint", spec: { access: "" } } } }),
    /no access/,
  );
  assert.match(problemsOf({ handler: { POST: page }, default: component }), /pages answer GET/);
  assert.match(problemsOf({ handler: { GET: action } }), /use POST/);
  assert.match(problemsOf({}, "islands/A.tsx"), /^islands\/A\.tsx has no default export/);
  assert.match(problemsOf({ default: 1 }, "routes/_middleware.ts"), /define\.middleware/);
});

Deno.test("manifestProblems() finds two files for one URL, also through groups and other names", () => {
  const module = { handler: { GET: endpoint } };
  for (
    const [a, b] of [
      ["routes/a.ts", "routes/a/index.ts"],
      ["routes/(x)/a.ts", "routes/(y)/a.ts"],
      ["routes/[id].ts", "routes/[name].ts"],
      ["routes/a.ts", "routes/a.tsx"],
    ] as const
  ) {
    const problems = manifestProblems({ [a]: module, [b]: module });
    assert.deepEqual(problems, [`${b} answers the same URL as ${a}: remove or rename one`]);
  }
});
