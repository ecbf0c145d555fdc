import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listSources } from "../sources.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What an element looks like, where it takes more than one class to say so. */
const classString = /\bclass="([^"{}\s]+\s[^"{}]+)"/g;

Deno.test("no class string stands twice: a look that comes again has a name or a component", async () => {
  const places = new Map<string, string[]>();
  for (const path of (await listSources(root)).filter((path) => path.endsWith(".tsx"))) {
    const source = await Deno.readTextFile(join(root, path));
    for (const [, classes] of source.matchAll(classString)) {
      const same = classes!.trim().split(/\s+/).join(" ");
      places.set(same, [...places.get(same) ?? [], path]);
    }
  }
  assert.ok(places.size > 50, "the pattern finds class strings");
  assert.deepEqual([...places].filter(([, paths]) => paths.length > 1), []);
});
