import assert from "node:assert/strict";
import { root } from "./client_config.ts";
import { checkManifest, manifestText, writeManifest } from "./manifest.ts";

/** An app below the repository, so that `@/` resolves. */
async function withApp(files: Record<string, string>, run: (app: string) => Promise<void>) {
  await Deno.mkdir(`${root}/.cache`, { recursive: true });
  const app = await Deno.makeTempDir({ dir: `${root}/.cache`, prefix: "manifest_" });
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(`${app}/${path}`.replace(/\/[^/]+$/, ""), { recursive: true });
      await Deno.writeTextFile(`${app}/${path}`, text);
    }
    await run(app);
  } finally {
    await Deno.remove(app, { recursive: true });
  }
}

const route = `
import { createDefine } from "@/web/mod.ts";
const define = createDefine<null, null, "read">();
export const handler = { GET: define.endpoint({ access: "read", summary: "x" }, () => {}) };
`;

Deno.test("manifestText() lists routes and islands in a fixed order, and nothing else", () =>
  withApp({
    "routes/b.ts": route,
    "routes/a/index.ts": route,
    "routes/a/_words.ts": "throw new Error('not to be run')",
    "routes/a/index_test.ts": "throw new Error('not to be run')",
    "routes/a/(_islands)/Near.tsx": "export default () => null;",
    "islands/Far.tsx": "export default () => null;",
    "islands/_shared.ts": "",
  }, async (app) => {
    const text = await manifestText(app);
    const listed = [...text.matchAll(/^ {4}"(.+)": file/gm)].map(([, path]) => path);
    assert.deepEqual(listed, [
      "routes/a/index.ts",
      "routes/b.ts",
      "islands/Far.tsx",
      "routes/a/(_islands)/Near.tsx",
    ]);
    assert.equal(await manifestText(app), text);
  }));

Deno.test("manifestText() is formatted as deno fmt would", () =>
  withApp({ "routes/index.ts": route }, async (app) => {
    await writeManifest(app);
    const command = new Deno.Command(Deno.execPath(), {
      args: ["fmt", "--check", "--no-config", "--line-width", "100", `${app}/manifest.gen.ts`],
    });
    const { success, stderr } = await command.output();
    assert.ok(success, new TextDecoder().decode(stderr));
  }));

Deno.test("writeManifest() writes only when something changed, and checkManifest() notices", () =>
  withApp({ "routes/index.ts": route }, async (app) => {
    await assert.rejects(checkManifest(app), /manifest\.gen\.ts is out of date: run/);
    assert.equal(await writeManifest(app), true);
    assert.equal(await writeManifest(app), false);
    await checkManifest(app);
    await Deno.writeTextFile(`${app}/routes/more.ts`, route);
    await assert.rejects(checkManifest(app), /out of date/);
  }));

Deno.test("manifestText() fails with file and remedy on each file that it cannot use", async () => {
  const bad: [Record<string, string>, RegExp][] = [
    [
      { "routes/About.ts": route },
      /^ManifestError: routes\/About\.ts has a name that makes no URL/,
    ],
    [{ "islands/snake_name.tsx": "" }, /islands\/snake_name\.tsx is no island: name it/],
    [{ "islands/Empty.tsx": "export const x = 1;" }, /islands\/Empty\.tsx has no default export/],
    [
      { "routes/x.ts": "export const handler = { GET: () => {} };" },
      /x\.ts states no access for GET/,
    ],
    [{ "routes/x.ts": route, "routes/x/index.ts": route }, /answers the same URL as/],
    [{ "routes/x.ts": "import './missing.ts';" }, /routes\/x\.ts cannot be imported: .*missing/],
    [{ "routes/A.ts": "", "islands/b.tsx": "" }, /islands\/b\.tsx .*\nroutes\/A\.ts /],
  ];
  for (const [files, message] of bad) {
    await withApp(files, (app) => assert.rejects(manifestText(app), message));
  }
});
