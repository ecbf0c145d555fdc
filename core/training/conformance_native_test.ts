import { testTrainerConformance } from "./testing/conformance.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { findNativeTrainer, writeProbeModel } from "./testing/native_engine.ts";
import { writeTinyRun } from "./testing/trainer_fixture.ts";

const { command, missing } = await findNativeTrainer();

testTrainerConformance({
  name: "native",
  command,
  spawner: testSpawner(),
  ...(missing !== null && { missing }),
  async prepare(folder) {
    const config = await writeTinyRun(folder, writeProbeModel(folder));
    // The probe's tokens are bytes, it knows nothing yet, and its steps take no time.
    const hyper = { ...config.hyper, max_length: 256, batch_size: 1, learning_rate: 0.02 };
    return { ...config, hyper };
  },
});
