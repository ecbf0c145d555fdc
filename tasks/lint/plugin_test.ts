import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { capture } from "../run.ts";
import { listSources } from "../sources.ts";
import plugin from "./plugin.ts";
import { browserPackages, floors, isBrowserSafe } from "./architecture.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The rules that `source` breaks when it stands at `path`, with their messages. */
function lint(path: string, source: string): string[] {
  return Deno.lint.runPlugin(plugin, repository + path, source)
    .map(({ id, message }) => `${id.replace("house/", "")}: ${message}`);
}

/** The names of the broken rules. */
function broken(path: string, source: string): string[] {
  return lint(path, source).map((line) => line.split(":")[0]!);
}

Deno.test("floors: a room imports lower floors only", () => {
  assert.deepEqual(lint("core/jobs/a.ts", `import { x } from "@/core/projects/mod.ts";`), [
    "floors: core/jobs (floor 3) may not import core/projects (floor 4)",
  ]);
  assert.deepEqual(broken("core/jobs/a.ts", `import { x } from "@/core/access/mod.ts";`), [
    "floors",
  ]);
  assert.deepEqual(broken("core/projects/a.ts", `import { x } from "@/core/jobs/mod.ts";`), []);
  assert.deepEqual(broken("core/jobs/a.ts", `import { x } from "./queue.ts";`), []);
});

Deno.test("floors: a type, a re-export and a dynamic import are imports too", () => {
  for (
    const source of [
      `import type { X } from "@/core/chat/mod.ts";`,
      `export * from "@/core/chat/mod.ts";`,
      `export { x } from "@/core/chat/mod.ts";`,
      `export async function f() { await import("@/core/chat/mod.ts"); }`,
      `export type T = import("@/core/chat/mod.ts").T;`,
      `import { x } from "../chat/mod.ts";`,
    ]
  ) assert.deepEqual(broken("core/jobs/a.ts", source), ["floors"], source);
});

Deno.test("floors: a room is entered by its door", () => {
  assert.deepEqual(lint("core/projects/a.ts", `import { x } from "@/core/jobs/queue.ts";`), [
    "floors: core/jobs/queue.ts is inside the room core/jobs",
  ]);
  assert.deepEqual(broken("routes/a.ts", `import { x } from "@/core/jobs/queue.ts";`), ["floors"]);
  assert.deepEqual(broken("routes/a.ts", `import { x } from "@/core/jobs/mod.ts";`), []);
  assert.deepEqual(broken("core/jobs/a.ts", `import { x } from "@/core/contract/json.ts";`), []);
});

Deno.test("floors: a shared suite may be used by another room's test", () => {
  const source = `import { x } from "@/core/system/testing.ts";`;
  assert.deepEqual(broken("core/jobs/a_test.ts", source), []);
  assert.deepEqual(broken("core/jobs/a.ts", source), ["floors"]);
});

Deno.test("floors: an unknown room is named", () => {
  assert.match(lint("core/jobs/a.ts", `import "@/core/cellar/mod.ts";`)[0]!, /core\/cellar is no/);
});

Deno.test("layers: core knows neither web nor UI", () => {
  for (
    const specifier of [
      ...["hono", "hono/jsx", "npm:hono@4", "preact", "@preact/signals", "@/web/mod.ts"],
      ...["@/routes/index.tsx", "@/workers/mod.ts", "@/cli/serve.ts", "@/compose.ts"],
    ]
  ) assert.deepEqual(broken("core/jobs/a.ts", `import "${specifier}";`), ["layers"], specifier);
  assert.deepEqual(broken("core/jobs/a.ts", `import "kysely"; import "node:path";`), []);
});

Deno.test("layers: the contract imports zod and itself", () => {
  assert.deepEqual(broken("core/contract/a.ts", `import "zod"; import "./ids.ts";`), []);
  assert.deepEqual(broken("core/contract/a.ts", `import "node:path";`), ["layers"]);
  assert.deepEqual(broken("core/contract/a.ts", `import "@/core/system/mod.ts";`), [
    ...["floors", "layers"],
  ]);
});

Deno.test("layers: zod does not reach the browser, its types may", () => {
  const door = "@/core/contract/mod.ts";
  assert.deepEqual(broken("islands/Jobs.tsx", `import { jobSchema } from "${door}";`), ["layers"]);
  assert.deepEqual(broken("islands/Jobs.tsx", `import type { Job } from "${door}";`), []);
  assert.deepEqual(broken("islands/Jobs.tsx", `import { type Job } from "${door}";`), []);
  assert.deepEqual(
    broken("islands/Jobs.tsx", `import { x } from "@/core/contract/text/jobs.ts";`),
    [],
  );
  assert.deepEqual(broken("web/client/a.ts", `import { x } from "${door}";`), ["layers"]);
});

Deno.test("layers: islands take no server code, not even a type", () => {
  assert.deepEqual(broken("islands/A.tsx", `import type { X } from "@/core/storage/mod.ts";`), [
    "layers",
  ]);
  assert.deepEqual(broken("islands/A.tsx", `import { db } from "node:sqlite";`), ["layers"]);
  assert.deepEqual(broken("islands/A.tsx", `import { useSignal } from "@preact/signals";`), []);
  assert.deepEqual(broken("components/A.tsx", `import { useSignal } from "@preact/signals";`), [
    "layers",
  ]);
});

Deno.test("layers: web knows no feature", () => {
  assert.deepEqual(broken("web/a.ts", `import { x } from "@/core/projects/mod.ts";`), ["layers"]);
  assert.deepEqual(broken("web/a.ts", `import { x } from "@/routes/index.tsx";`), ["layers"]);
  assert.deepEqual(broken("web/a.ts", `import { Hono } from "hono";`), []);
});

Deno.test("layers: nobody imports main.ts, which only hands over", () => {
  assert.deepEqual(broken("tasks/a.ts", `import "@/main.ts";`), ["layers"]);
  assert.deepEqual(broken("main.ts", `import "@/core/jobs/mod.ts";`), ["layers"]);
  assert.deepEqual(broken("main.ts", `import { run } from "@/cli/mod.ts";`), []);
});

Deno.test("private-files: _x.ts belongs to its folder", () => {
  const source = `import { x } from "@/core/jobs/_lease.ts";`;
  assert.deepEqual(broken("core/jobs/a_test.ts", source), []);
  assert.ok(broken("core/projects/a.ts", source).includes("private-files"));
});

Deno.test("environment: read in runtime.ts only", () => {
  const source = `export function f() { return Deno.env.get("HOME") ?? process.env.HOME; }`;
  assert.deepEqual(broken("core/jobs/a.ts", source), ["environment", "environment"]);
  assert.deepEqual(broken("core/system/runtime.ts", source), []);
  assert.deepEqual(broken("tasks/a.ts", source), []);
});

Deno.test("new-worker: started in workers/ only", () => {
  const source = `export function f() { return new Worker(url); }`;
  assert.deepEqual(broken("core/jobs/a.ts", source), ["new-worker"]);
  assert.deepEqual(broken("workers/a.ts", source), []);
});

Deno.test("console: commands and builders only; a sidecar may log", () => {
  const source = `export function f() { console.log(1); console.error(2); }`;
  assert.deepEqual(broken("core/jobs/a.ts", source), ["console", "console"]);
  assert.deepEqual(broken("sidecars/fake/a.ts", source), ["console"]);
  assert.deepEqual(broken("cli/doctor.ts", source), []);
});

Deno.test("file-writes: atomicWrite instead of half a file", () => {
  const source = `export function f() { return Deno.writeTextFile("a", "b"); }`;
  assert.deepEqual(broken("core/jobs/a.ts", source), ["file-writes"]);
  assert.deepEqual(broken("core/jobs/a_test.ts", source), []);
});

Deno.test("size: files, functions and parameters have limits", () => {
  const lines = (count: number) => "\n// x".repeat(count);
  assert.deepEqual(lint("core/jobs/a.ts", `export {};${lines(399)}`), []);
  assert.deepEqual(lint("core/jobs/a.ts", `export {};${lines(400)}`), [
    "size: a file of 401 lines (limit 400)",
  ]);
  const long = `export function f() {${lines(80)}\n}`;
  assert.deepEqual(lint("core/jobs/a.ts", long), ["size: a function of 82 lines (limit 80)"]);
  assert.deepEqual(broken("islands/A.tsx", long), []);
  assert.deepEqual(broken("core/jobs/a.ts", `export class A { m(a, b, c, d) {} }`), ["size"]);
  assert.deepEqual(broken("core/jobs/a.ts", `export function f(a, b, c) {}`), []);
});

Deno.test("unfinished: no mark of unfinished work lands", () => {
  const mark = ["TO", "DO"].join("");
  assert.deepEqual(broken("core/jobs/a.ts", `// ${mark}: later\nexport {};`), ["unfinished"]);
  assert.deepEqual(broken("core/jobs/a.ts", `export const mark = "${mark}";`), []);
});

Deno.test("import-time: importing opens nothing", () => {
  for (
    const source of [
      `setInterval(f, 1000);`,
      `const file = await Deno.open("a");`,
      `export const db = new DatabaseSync(":memory:");`,
      `class A { static text = Deno.readTextFileSync("a"); }`,
      `if (ready) { Deno.serve(f); }`,
    ]
  ) assert.deepEqual(broken("core/jobs/a.ts", source), ["import-time"], source);
  for (
    const source of [
      `export function f() { return setTimeout(g, 1); }`,
      `export class A { #timer = setInterval(f, 1); }`,
      `if (import.meta.main) { Deno.serve(f); }`,
    ]
  ) assert.deepEqual(broken("core/jobs/a.ts", source), [], source);
  assert.deepEqual(broken("workers/job.ts", `const db = new DatabaseSync("a");`), []);
});

Deno.test("names: one case, and words that say something", () => {
  assert.deepEqual(broken("core/jobs/resume_run.ts", ""), []);
  assert.deepEqual(broken("core/jobs/resumeRun.ts", ""), ["names"]);
  assert.deepEqual(broken("core/jobs/job_helpers.ts", ""), ["names"]);
  assert.deepEqual(broken("islands/LossCurve.tsx", ""), []);
  assert.deepEqual(broken("islands/loss_curve.tsx", ""), ["names"]);
  assert.deepEqual(broken("routes/api/v1/[id].ts", ""), []);
});

Deno.test("untranslated: people read texts of the contract", () => {
  assert.deepEqual(broken("routes/a.tsx", `export const a = <p>Hello</p>;`), ["untranslated"]);
  assert.deepEqual(broken("routes/a.tsx", `export const a = <p title="Hello" />;`), [
    "untranslated",
  ]);
  assert.deepEqual(
    broken("routes/a.tsx", `export const a = <p class="wide">{t("x")} 5 %</p>;`),
    [],
  );
  assert.deepEqual(broken("routes/a.tsx", `export const a = <h1>Lernwerk</h1>;`), []);
});

Deno.test("top-level-functions: a function is declared as one", () => {
  assert.deepEqual(broken("core/jobs/a.ts", `const f = (a) => a;`), ["top-level-functions"]);
  assert.deepEqual(broken("core/jobs/a.ts", `export const f = function () {};`), [
    "top-level-functions",
  ]);
  assert.deepEqual(broken("core/jobs/a.ts", `export const f: Handler = (a) => a;`), []);
  assert.deepEqual(broken("core/jobs/a_test.ts", `const f = (a) => a;`), []);
  assert.deepEqual(broken("core/jobs/a.ts", `function g() { const f = () => 1; return f; }`), []);
});

Deno.test("floors: the table names every room that exists", async () => {
  for await (const entry of Deno.readDir(`${repository}core`)) {
    if (entry.isDirectory) assert.ok(entry.name in floors, `core/${entry.name}`);
  }
});

Deno.test("isBrowserSafe() names only files that lead to no package", async () => {
  const contract = `${repository}core/contract/`;
  const files = ["", "text/", "runs/"].flatMap((folder) =>
    [...Deno.readDirSync(contract + folder)].map(({ name }) => `core/contract/${folder}${name}`)
  ).filter((path) => isBrowserSafe(path) && !path.endsWith("_test.ts"));
  assert.ok(files.length > 2);
  for (const file of files) assert.deepEqual(foreign(await loadedBy(file)), [], file);
  assert.match(foreign(await loadedBy("core/contract/ids.ts")).join(), /zod/, "it sees packages");
});

Deno.test("islands and what they load bring neither server code nor zod to the browser", async () => {
  const islands = (await listSources(repository)).filter((path) =>
    /^islands\/(\w+\/)*[A-Z]\w+\.tsx$/.test(path)
  );
  assert.ok(islands.length > 0);
  for (const island of islands) {
    const loaded = await loadedBy(island);
    const packages = foreign(loaded).filter((name) =>
      !browserPackages.some((known) => name.replace(/^npm:\/?/, "").startsWith(known))
    );
    assert.deepEqual(packages, [], island);
    const own = loaded.filter((name) => name.startsWith(base)).map((name) =>
      name.slice(base.length)
    );
    const strange = own.filter((path) =>
      !/^(islands|components|web\/client|core\/contract)\//.test(path)
    );
    assert.deepEqual(strange, [], island);
  }
});

const base = new URL("../../", import.meta.url).href;

/** The packages among loaded modules. */
function foreign(specifiers: string[]): string[] {
  return specifiers.filter((specifier) => !specifier.startsWith("file:"));
}

/** All modules that a file loads when it runs (type-only imports are gone by then). */
async function loadedBy(path: string): Promise<string[]> {
  const graph: Graph = JSON.parse(
    await capture(Deno.execPath(), ["info", "--json", "--node-modules-dir=none", path], {
      cwd: repository,
    }),
  );
  const modules = new Map(graph.modules.map((module) => [module.specifier, module]));
  const seen = new Set(graph.roots);
  for (const specifier of seen) {
    for (const { code } of modules.get(specifier)?.dependencies ?? []) {
      if (code?.specifier) seen.add(code.specifier);
    }
  }
  return [...seen];
}

interface Graph {
  roots: string[];
  modules: { specifier: string; dependencies?: { code?: { specifier: string } }[] }[];
}
