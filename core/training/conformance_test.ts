import { testTrainerConformance } from "./testing/conformance.ts";
import { fakeTrainerCommand, testSpawner } from "./testing/fake_trainer.ts";
import { writeTinyRun } from "./testing/trainer_fixture.ts";

testTrainerConformance({
  name: "fake",
  command: fakeTrainerCommand(),
  spawner: testSpawner(),
  async prepare(folder) {
    const model = { kind: "gguf" as const, path: "none", cache_dir: "none", family: null };
    const config = await writeTinyRun(folder, model);
    return Object.assign(config, { fake: { stepMs: 20 } });
  },
});
