import assert from "node:assert/strict";
import { join } from "node:path";
import { atomicWrite, sha256Hex } from "@/core/system/mod.ts";
import {
  isIntact,
  listCheckpoints,
  newestValid,
  removeTornCheckpoints,
  setAsideAfter,
} from "./checkpoints.ts";
import { inFolder } from "./testing/in_folder.ts";

async function save(folder: string, name: string, step: number): Promise<string> {
  const path = join(folder, name);
  const content = `weights of step ${step}`;
  await Deno.mkdir(path, { recursive: true });
  await atomicWrite(join(path, "adapter_model.safetensors"), content);
  const sha256 = await sha256Hex(content);
  const files = { "adapter_model.safetensors": { bytes: content.length, sha256 } };
  const manifest = { schema: 1, step, epoch: step / 4, files, eval_loss: 1 / step };
  await atomicWrite(join(path, "manifest.json"), JSON.stringify(manifest));
  return path;
}

Deno.test("listCheckpoints() lists what is whole, by step, with the best", async () => {
  await inFolder(async (folder) => {
    await save(folder, "epoch_2", 8);
    await save(folder, "epoch_1", 4);
    await save(folder, "step_6", 6);
    await save(folder, "notes", 7);
    await atomicWrite(join(folder, "best"), "epoch_1");
    const found = await listCheckpoints(folder);
    assert.deepEqual(found.map(({ name, step, isBest }) => [name, step, isBest]), [
      ["epoch_1", 4, true],
      ["step_6", 6, false],
      ["epoch_2", 8, false],
    ]);
    assert.equal(found[0]?.evalLoss, 0.25);
  });
});

Deno.test("listCheckpoints() of a run that has saved nothing is empty", async () => {
  await inFolder(async (folder) => {
    assert.deepEqual(await listCheckpoints(join(folder, "none")), []);
    assert.equal(await newestValid(join(folder, "none")), null);
  });
});

const damages: Record<string, (path: string) => Promise<void>> = {
  "has no manifest": (path) => Deno.remove(join(path, "manifest.json")),
  "has a torn manifest": (path) => atomicWrite(join(path, "manifest.json"), '{"schema":1,'),
  "lacks a file": (path) => Deno.remove(join(path, "adapter_model.safetensors")),
  "has a shorter file": (path) => Deno.truncate(join(path, "adapter_model.safetensors"), 3),
  "has a file with other content": (path) =>
    atomicWrite(join(path, "adapter_model.safetensors"), "weights of step 9"),
  "has a link instead of a file": async (path) => {
    const file = join(path, "adapter_model.safetensors");
    await Deno.rename(file, join(path, "elsewhere"));
    await Deno.symlink(join(path, "elsewhere"), file);
  },
  "names a file outside": async (path) => {
    const files = { "../best": { bytes: 1, sha256: "0".repeat(64) } };
    const manifest = { schema: 1, step: 8, epoch: 2, files, eval_loss: null };
    await atomicWrite(join(path, "manifest.json"), JSON.stringify(manifest));
  },
};

for (const [what, damage] of Object.entries(damages)) {
  Deno.test(`newestValid() passes over a checkpoint that ${what}`, async () => {
    await inFolder(async (folder) => {
      await save(folder, "epoch_1", 4);
      const newer = await save(folder, "epoch_2", 8);
      await damage(newer);
      assert.equal(await isIntact(newer), false);
      assert.equal((await newestValid(folder))?.name, "epoch_1");
    });
  });
}

Deno.test("removeTornCheckpoints() removes what a killed trainer left", async () => {
  await inFolder(async (folder) => {
    await save(folder, "epoch_1", 4);
    await save(folder, "epoch_2.tmp-4711", 8);
    await removeTornCheckpoints(folder);
    const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
    assert.deepEqual(names, ["epoch_1"]);
  });
});

Deno.test("setAsideAfter() moves later states away, also a second time", async () => {
  await inFolder(async (root) => {
    const folder = join(root, "checkpoints");
    const setAside = join(root, "set_aside");
    for (let round = 0; round < 2; round++) {
      await save(folder, "epoch_1", 4);
      await save(folder, "epoch_2", 8);
      await setAsideAfter(folder, { step: 4, setAside });
      assert.equal((await newestValid(folder))?.name, "epoch_1");
      assert.equal(await isIntact(join(setAside, "epoch_2")), true);
    }
  });
});
