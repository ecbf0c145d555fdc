import assert from "node:assert/strict";
import type { AssetList } from "@/web/client_assets.ts";
import { buildClient } from "./client.ts";
import { root } from "./client_config.ts";

const app = `${root}/web/fixtures/app`;

Deno.test("buildClient() makes a chunk an island, shares what they share, and zips", async () => {
  const outDir = await Deno.makeTempDir();
  try {
    assert.equal(await buildClient({ app, outDir }), true);
    const list: AssetList = JSON.parse(await Deno.readTextFile(`${outDir}/assets.json`));
    assert.match(list.entry, /^\/_app\/entry-[\w-]{8}\.js$/);
    const [counter, total] = ["islands/Counter.tsx", "islands/Total.tsx"]
      .map((name) => new Set(list.islands[name]));
    assert.ok(counter && total && counter.intersection(total).size > 0);
    assert.ok(!counter.isSubsetOf(total) && !total.isSubsetOf(counter));
    for (const url of [list.entry, ...Object.values(list.islands).flat()]) {
      const text = await Deno.readTextFile(`${outDir}/${url.slice("/_app/".length)}`);
      assert.doesNotMatch(text, /ZodType|AppError|node:/, `${url} holds server code`);
    }
    const entry = list.entry.slice("/_app/".length);
    assert.ok((await Deno.stat(`${outDir}/${entry}.gz`)).isFile);
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});

Deno.test("buildClient() builds again only when something that went in has changed", async () => {
  const outDir = await Deno.makeTempDir();
  try {
    await buildClient({ app, outDir });
    assert.equal(await buildClient({ app, outDir }), false);
    const list: AssetList = JSON.parse(await Deno.readTextFile(`${outDir}/assets.json`));
    assert.ok(list.inputs.includes("web/client/events_worker.ts"), "the worker is an input too");
    await Deno.writeTextFile(
      `${outDir}/assets.json`,
      JSON.stringify({ ...list, inputs: ["gone.ts"] }),
    );
    assert.equal(await buildClient({ app, outDir }), true);
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});
