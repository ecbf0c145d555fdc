/**
 * The house as data (DESIGN §2). The rules read these tables; a new room or layer is one line here.
 */

/** Rooms of `core/` and their floors: a room imports rooms on lower floors only. */
export const floors: Readonly<Record<string, number>> = {
  contract: 0,
  system: 1,
  language: 1,
  storage: 2,
  jobs: 3,
  access: 3,
  settings: 3,
  packs: 3,
  rules: 3,
  projects: 4,
  providers: 4,
  documents: 5,
  models: 5,
  retrieval: 6,
  datasets: 7,
  answers: 7,
  training: 8,
  chat: 8,
  exports: 9,
  evaluation: 9,
  billing: 9,
  roleplay: 9,
  samples: 10,
  imports: 10,
  overview: 10,
};

/**
 * Files by which a room is entered from outside. The contract is pure and all of it is public; whoever
 * wants little of it (browser, sidecars) imports the one file.
 */
export function isDoor(room: string, file: string): boolean {
  return room === "contract" || file === "mod.ts";
}

/**
 * Parts of the contract that reach no zod: what an island may load, not only name as a type. That
 * nothing behind an island does either is proved by a test.
 */
const browserSafe = [
  /^core\/contract\/(text|errors|json|demo_steps|document_formats|document_password|engines|job_states|path_steps|sought_words)\.ts$/,
  /^core\/contract\/(text|runs)\/\w+\.ts$/,
];

/** Whether an island may import values from this file; a test proves that none leads to zod. */
export function isBrowserSafe(path: string): boolean {
  return browserSafe.some((pattern) => pattern.test(path));
}

/** Which packages a layer may import; `node:` stands for all of Node's own modules. */
export type Packages = { only: readonly string[] } | { except: readonly string[] };

/** What the files of one place may import. */
export interface Layer {
  /** Its files: everything below a folder (ends in "/") or one file. */
  of: string;
  /** Our own places that it may import, itself included. */
  own: readonly string[];
  packages: Packages;
  /** What to do instead. */
  remedy: string;
}

/** Packages that may come into the browser. */
export const browserPackages = [
  ...["preact", "@preact/signals", "uplot", "markdown-it", "lucide"],
  "@tanstack/virtual-core",
];

/** The first entry that fits a file holds. Files without an entry are free. */
export const layers: readonly Layer[] = [
  {
    of: "core/contract/",
    own: ["core/contract/"],
    packages: { only: ["zod"] },
    remedy: "the contract is pure: move what needs more into a room",
  },
  {
    of: "core/",
    own: ["core/", "deno.json"],
    packages: { except: ["hono", "preact", "@preact/signals", "preact-render-to-string", "vite"] },
    remedy: "take it as an argument: createX(deps), wired in compose.ts",
  },
  {
    of: "islands/",
    own: ["islands/", "components/", "core/contract/", "web/client/"],
    packages: { only: browserPackages },
    remedy: "pass plain data as props from the route, or move shared code into web/client",
  },
  {
    of: "components/",
    own: ["components/", "core/contract/", "web/mod.ts"],
    packages: { only: ["preact", "lucide"] },
    remedy: "a component draws its props; what acts belongs into an island",
  },
  {
    of: "web/client/",
    own: ["web/client/", "core/contract/"],
    packages: { only: browserPackages },
    remedy: "web/client runs in the browser and knows neither server nor product",
  },
  {
    of: "web/fixtures/",
    own: ["web/", "core/contract/", "tasks/"],
    packages: { except: [] },
    remedy: "the fixture shows and tests web/ without the product",
  },
  {
    of: "web/",
    own: ["web/", "core/contract/", "core/system/"],
    packages: {
      only: [
        "hono",
        "preact",
        "preact-render-to-string",
        "@preact/signals",
        "@fastify/busboy",
        "zod",
        "node:",
      ],
    },
    remedy: "web knows no feature: take it as an argument from the front door",
  },
  {
    of: "routes/",
    own: ["routes/", "islands/", "components/", "web/", "core/", "compose.ts", "define.ts"],
    packages: { only: ["preact", "zod", "node:"] },
    remedy: "a route parses, makes one core call and answers; move the work into a room",
  },
  {
    of: "workers/",
    own: ["workers/", "core/", "compose.ts"],
    packages: { only: ["zod", "node:"] },
    remedy: "a worker receives a message, calls core and reports; move the work into a room",
  },
  {
    of: "cli/",
    own: [
      ...["cli/", "core/", "web/", "workers/", "sidecars/", "compose.ts", "compose/", "server.ts"],
      ...["manifest.gen.ts", "deno.json"],
    ],
    packages: { only: ["zod", "hono", "node:"] },
    remedy: "a command parses, makes one core call and prints; move the work into a room",
  },
  ...["compose.ts", "compose/"].map((of) => ({
    of,
    own: ["core/", "workers/", "compose/", "deno.json"],
    packages: { except: ["hono", "preact", "@preact/signals", "preact-render-to-string", "vite"] },
    remedy: "compose.ts builds core's services; pages and commands use what it returns",
  })),
  {
    of: "define.ts",
    own: ["web/", "core/", "compose.ts"],
    packages: { only: [] },
    remedy: "define.ts only binds the declarations of web/ to our types",
  },
  {
    of: "server.ts",
    own: ["web/", "core/", "compose.ts", "define.ts", "manifest.gen.ts"],
    packages: { only: ["node:"] },
    remedy: "server.ts only puts the web app together",
  },
  {
    of: "main.ts",
    own: ["cli/"],
    packages: { only: [] },
    remedy: "main.ts only hands over to cli/",
  },
  {
    of: "sidecars/inference/",
    own: ["sidecars/inference/"],
    packages: { only: ["node:", "node-llama-cpp", "@huggingface/jinja"] },
    remedy: "this sidecar is copied out and runs alone: it may use its own folder only",
  },
  {
    of: "sidecars/",
    own: ["sidecars/", "core/contract/"],
    packages: { only: ["node:", "zod"] },
    remedy: "a sidecar is a process of its own: it shares the protocol with core and nothing else",
  },
];
