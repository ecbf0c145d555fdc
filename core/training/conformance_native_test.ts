import { testTrainerConformance } from "./testing/conformance.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { installedPack, layOutNativeTrainer, writeProbeModel } from "./testing/native_engine.ts";
import { writeTinyRun } from "./testing/trainer_fixture.ts";

const pack = installedPack();
const programs = Deno.makeTempDirSync({ prefix: "lernwerk-native-" });

Deno.test.afterAll(() => Deno.remove(programs, { recursive: true }));

testTrainerConformance({
  name: "native",
  command: "missing" in pack
    ? { command: "none", args: [], env: {} }
    : layOutNativeTrainer(programs, pack),
  spawner: testSpawner(),
  ...("missing" in pack && { missing: pack.missing }),
  async prepare(folder) {
    const config = await writeTinyRun(folder, writeProbeModel(folder));
    // The probe's tokens are bytes, it knows nothing yet, and its steps take no time.
    const hyper = { ...config.hyper, max_length: 256, batch_size: 1, learning_rate: 0.02 };
    return { ...config, hyper };
  },
});
