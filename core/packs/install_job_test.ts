import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRuntime, createSpawner, createTestClock } from "@/core/system/mod.ts";
import { packJobKind } from "./install_job.ts";
import { describePack } from "./packs.ts";
import { inFolder } from "./testing/in_folder.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { tinyPack } from "./testing/tiny_pack.ts";

const clock = createTestClock();

Deno.test("packJobKind() uses the settings' folder of wheels unless the job names one", async () => {
  await inFolder(async (root) => {
    const used: (string | null)[] = [];
    const plain = tinyPack(root);
    const pack = tinyPack(root, {
      build: (folder, work) => (used.push(work.wheelFolder), plain.build(folder, work)),
    });
    const wheelFolder = () => Promise.resolve("/settings");
    const kind = packJobKind({ definitions: [pack], clock, wheelFolder });
    const params = { pack: pack.id, again: true };
    await kind.run({ ...params, wheelFolder: null }, recordingWork());
    await kind.run({ ...params, wheelFolder: "/job" }, recordingWork());
    assert.deepEqual(used, ["/settings", "/job"]);
  });
});

Deno.test("packJobKind() installs cleanly after the app was killed in the middle of it", async () => {
  await inFolder(async (root) => {
    await installerKilled(root);
    const pack = tinyPack(root);
    assert.equal((await describePack(pack, false)).reason, "unfinished");
    const wheelFolder = () => Promise.resolve(null);
    const kind = packJobKind({ definitions: [pack], clock, wheelFolder });
    const result = await kind.run(
      { pack: pack.id, wheelFolder: null, again: false },
      recordingWork(),
    );
    assert.deepEqual(result, { pack: "starter-model", version: "1", bytes: 5 });
    const names = (await Array.fromAsync(Deno.readDir(join(root, "packs")))).map((e) => e.name);
    assert.deepEqual(names, ["tiny"]);
  });
});

/** Starts an app that installs, and kills it while it builds. */
async function installerKilled(root: string): Promise<void> {
  const program = fileURLToPath(new URL("./testing/app_to_kill.ts", import.meta.url));
  const { childEnvironment } = createRuntime();
  const spawner = createSpawner({ environment: childEnvironment, registry: null });
  const args = ["run", "--cached-only", "--no-prompt", "-A", program, root];
  const app = await spawner.spawn(Deno.execPath(), args);
  for await (const line of app.lines) if (line === "building") void app.kill();
  const { signal } = await app.status;
  assert.equal(signal, "SIGKILL", app.errorTail().join("\n"));
}
