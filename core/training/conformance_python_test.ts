import { testTrainerConformance } from "./testing/conformance.ts";
import { testSpawner } from "./testing/fake_trainer.ts";
import { installedEngine, makeTinyModel } from "./testing/installed_engine.ts";
import { writeTinyRun } from "./testing/trainer_fixture.ts";

const engine = installedEngine();
const models = Deno.makeTempDirSync({ prefix: "lernwerk-model-" });
let model: ReturnType<typeof makeTinyModel> | null = null;

Deno.test.afterAll(() => Deno.remove(models, { recursive: true }));

testTrainerConformance({
  name: "Python",
  command: "missing" in engine ? { command: "none", args: [], env: {} } : engine.command,
  spawner: testSpawner(),
  ...("missing" in engine && { missing: engine.missing }),
  async prepare(folder) {
    if ("missing" in engine) throw new Error(engine.missing);
    model ??= makeTinyModel(engine.python, models);
    const config = await writeTinyRun(folder, await model);
    // The tiny model's tokeniser makes many tokens of little text, and its steps take no time.
    return { ...config, hyper: { ...config.hyper, max_length: 256, batch_size: 2 } };
  },
});
