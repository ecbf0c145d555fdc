import assert from "node:assert/strict";
import { join } from "node:path";
import type { Command } from "@/core/system/mod.ts";
import { reachablePaths } from "./reachable.ts";

const listing = (paths: readonly string[]): Command => ({
  command: "deno",
  args: [`--allow-read=${paths.join(",")}`],
  env: {},
});
const binary = (): Command => ({ command: "lernwerk", args: ["__read"], env: {} });

Deno.test("reachablePaths() copies a file with a comma only where a list is passed", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const [comma, plain] = ["a, b.txt", "c.txt"].map((name) => join(folder, name));
    await Deno.writeTextFile(comma!, "text");
    const paths = [comma!, plain!, join(folder, "gone,"), folder];
    await using inBinary = await reachablePaths(paths, binary);
    assert.deepEqual(inBinary.paths, ["a, b.txt", "c.txt", "gone,", "."]);
    assert.equal(inBinary.cwd, folder);
    let copy = "";
    {
      await using listed = await reachablePaths(paths, listing);
      const [first, second, third] = listed.paths;
      copy = first!;
      assert.equal(await Deno.readTextFile(copy), "text");
      assert.equal(second, "c.txt");
      await assert.rejects(Deno.stat(third!), Deno.errors.NotFound);
      assert.ok(!listed.paths.some((path) => path.includes(",")));
    }
    await assert.rejects(Deno.stat(copy), Deno.errors.NotFound);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("reachablePaths() leaves paths as they are where no folder is there", async () => {
  await using reachable = await reachablePaths(["/nowhere/at/all"], listing);
  assert.deepEqual([reachable.paths, reachable.cwd], [["/nowhere/at/all"], undefined]);
});
