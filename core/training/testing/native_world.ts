import { findNativeTrainer, writeProbeModel } from "./native_engine.ts";
import { starterModel, type World } from "./training_fixture.ts";

/**
 * Lets a world train the probe by the native engine; a run is long enough to be ended in the middle.
 *
 * @throws {Error} where its pack is not installed.
 */
export async function trainNatively(world: World, folder: string): Promise<void> {
  const { command, missing } = await findNativeTrainer();
  if (missing !== null) throw new Error(missing);
  const { path, cache_dir } = writeProbeModel(folder);
  world.model = { ...starterModel, id: "probe", name: "Probe", path, cacheDir: cache_dir };
  world.wishes = { epochs: 12, batchSize: 2, maxLength: 128 };
  world.readiness = {
    kind: "ready",
    engine: {
      id: "native",
      name: "Native",
      command,
      device: "cpu",
      precision: "q8_0",
      hasFourBit: false,
      readsGguf: true,
      memoryBytes: 8e9,
      extraConfig: {},
    },
  };
}
