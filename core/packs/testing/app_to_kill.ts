import { systemClock } from "@/core/system/mod.ts";
import { packJobKind } from "../install_job.ts";
import { tinyPack } from "./tiny_pack.ts";

/** An app that installs into the folder that it is given and is killed in the middle of it. */
async function installUntilKilled(root: string): Promise<void> {
  const plain = tinyPack(root);
  const pack = tinyPack(root, {
    async build(folder, work) {
      await plain.build(folder, work);
      Deno.stdout.writeSync(new TextEncoder().encode("building\n"));
      for (;;) await new Promise((next) => setTimeout(next, 60_000));
    },
  });
  const kind = packJobKind({
    definitions: [pack],
    clock: systemClock,
    wheelFolder: () => Promise.resolve(null),
  });
  const params = { pack: pack.id, wheelFolder: null, again: false };
  const signal = new AbortController().signal;
  await kind.run(params, { signal, progress() {}, log() {} });
}

await installUntilKilled(Deno.args[0] ?? "");
