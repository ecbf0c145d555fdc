import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { atomicWrite, createTestClock } from "@/core/system/mod.ts";
import { installPack } from "./install_pack.ts";
import { makeTemporary, writeMarker } from "./pack_folder.ts";
import { describePack } from "./packs.ts";
import { inFolder } from "./testing/in_folder.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { tinyPack } from "./testing/tiny_pack.ts";

const clock = createTestClock();
const marker = { schema: 1 as const, version: "1", bytes: 5, installedAt: "", details: {} };

async function entries(root: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(join(root, "packs")))).map(({ name }) => name);
}

Deno.test("installPack() builds, proves and puts into place", async () => {
  await inFolder(async (root) => {
    const pack = tinyPack(root);
    assert.equal((await describePack(pack, false)).state, "missing");
    await installPack(pack, { clock, work: recordingWork(), again: false });
    const { state, version, bytes, details } = await describePack(pack, false);
    assert.deepEqual([state, version, bytes, details], ["installed", "1", 5, { proven: true }]);
    assert.deepEqual(await entries(root), ["tiny"]);
  });
});

Deno.test("installPack() leaves an up-to-date pack alone unless told to do it again", async () => {
  await inFolder(async (root) => {
    let built = 0;
    const plain = tinyPack(root);
    const pack = tinyPack(root, {
      build: (folder, work) => (built++, plain.build(folder, work)),
    });
    for (const again of [false, false, true]) {
      await installPack(pack, { clock, work: recordingWork(), again });
    }
    assert.equal(built, 2);
  });
});

Deno.test("installPack() replaces an outdated and repairs a damaged one", async () => {
  await inFolder(async (root) => {
    await installPack(tinyPack(root), { clock, work: recordingWork(), again: false });
    const newer = tinyPack(root, { version: () => Promise.resolve("2") });
    assert.equal((await describePack(newer, false)).reason, "outdated");
    await installPack(newer, { clock, work: recordingWork(), again: false });
    assert.equal((await describePack(newer, false)).version, "2");
    await Deno.remove(join(newer.folder, "part"));
    assert.equal((await describePack(newer, false)).reason, "damaged");
    await installPack(newer, { clock, work: recordingWork(), again: false });
    assert.equal((await describePack(newer, false)).state, "installed");
    assert.deepEqual(await entries(root), ["tiny"]);
  });
});

Deno.test("installPack() that fails leaves nothing but what was there before", async () => {
  await inFolder(async (root) => {
    await installPack(tinyPack(root), { clock, work: recordingWork(), again: false });
    const failing = tinyPack(root, {
      prove: () => Promise.reject(new AppError("pack_proof_failed", { pack: "x", detail: "y" })),
    });
    const work = recordingWork();
    await assert.rejects(installPack(failing, { clock, work, again: true }), {
      code: "pack_proof_failed",
    });
    assert.deepEqual(await entries(root), ["tiny"]);
    assert.equal((await describePack(failing, false)).state, "installed");
  });
});

Deno.test("installPack() that is cancelled leaves nothing and throws the reason", async () => {
  await inFolder(async (root) => {
    const work = recordingWork();
    const plain = tinyPack(root);
    const pack = tinyPack(root, {
      async build(folder, given) {
        await plain.build(folder, given);
        work.abort("cancel");
      },
    });
    const reason = await installPack(pack, { clock, work, again: false }).catch((error) => error);
    assert.equal(reason, "cancel");
    assert.deepEqual(await entries(root), []);
    assert.equal((await describePack(pack, false)).state, "missing");
  });
});

Deno.test("installPack() recognises and repairs what a kill left half-installed", async () => {
  await inFolder(async (root) => {
    const pack = tinyPack(root);
    await atomicWrite(join(await makeTemporary(pack.folder), "part"), "1");
    const { state, reason } = await describePack(pack, false);
    assert.deepEqual([state, reason], ["broken", "unfinished"]);
    assert.equal((await describePack(pack, true)).state, "installing");
    await installPack(pack, { clock, work: recordingWork(), again: false });
    assert.deepEqual(await entries(root), ["tiny"]);
  });
});

Deno.test("installPack() finishes what was killed before its last renaming", async () => {
  await inFolder(async (root) => {
    const unwanted = () => Promise.reject(new Error("built again"));
    const pack = tinyPack(root, { build: unwanted });
    const built = await makeTemporary(pack.folder);
    await atomicWrite(join(built, "part"), "12345");
    await writeMarker(built, marker);
    await installPack(pack, { clock, work: recordingWork(), again: false });
    assert.equal((await describePack(pack, false)).state, "installed");
    assert.deepEqual(await entries(root), ["tiny"]);
  });
});

Deno.test("installPack() is refused when the disk has not the space", async () => {
  await inFolder(async (root) => {
    const sizes = () => Promise.resolve({ downloadBytes: 1, diskBytes: 1e18 });
    const work = recordingWork();
    await assert.rejects(installPack(tinyPack(root, { sizes }), { clock, work, again: false }), {
      code: "disk_full",
    });
  });
});
