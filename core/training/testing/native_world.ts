import { join } from "node:path";
import { installedPack, layOutNativeTrainer, writeProbeModel } from "./native_engine.ts";
import { starterModel, type World } from "./training_fixture.ts";

/**
 * Lets a world train the probe by the native engine, whose programs are laid out in a folder; a run
 * is long enough to be ended in the middle.
 *
 * @throws {Error} where its pack is not installed.
 */
export function trainNatively(world: World, folder: string): void {
  const pack = installedPack();
  if ("missing" in pack) throw new Error(pack.missing);
  const programs = join(folder, `programs-${crypto.randomUUID()}`);
  Deno.mkdirSync(programs);
  const { path, cache_dir } = writeProbeModel(folder);
  world.model = { ...starterModel, id: "probe", name: "Probe", path, cacheDir: cache_dir };
  world.wishes = { epochs: 12, batchSize: 2, maxLength: 128 };
  world.readiness = {
    kind: "ready",
    engine: {
      id: "native",
      name: "Native",
      command: layOutNativeTrainer(programs, pack),
      device: "cpu",
      precision: "float32",
      hasFourBit: false,
      memoryBytes: 8e9,
      extraConfig: {},
    },
  };
}
