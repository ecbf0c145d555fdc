import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Library } from "../ggml/library.ts";
import { planOf } from "../model/plan.ts";
import { ggmlTest, trainerPython } from "../testing/installed.ts";
import { floatsOf, readTinyModel, writeTensors } from "../testing/tiny_model.ts";
import { compute, numbersFor } from "../testing/trained.ts";
import { pairsOf, placesIn } from "./flat_numbers.ts";
import { scalingOf } from "./lora.ts";
import { writePeftFolder } from "./peft_folder.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));
const cases = [...Deno.readDirSync(golden)].map(({ name }) => basename(name, ".json")).sort();
const program = fileURLToPath(new URL("../testing/peft_losses.py", import.meta.url));

/** What of a tiny model's adapter is written. */
interface Choice {
  isRankStabilised: boolean;
  /** Only each second kind of layer. */
  isPart: boolean;
}

/** Writes the adapter of a tiny model from its flat numbers; answers the loss that it must have. */
async function writeAdapter(
  library: Library,
  { name, folder, isRankStabilised, isPart }: Choice & { name: string; folder: string },
): Promise<number> {
  const model = await readTinyModel(join(golden, `${name}.json`));
  const head = await writeTensors(model, folder);
  const plan = planOf(head, 64);
  const targets = plan.projections.filter((_, at) => !isPart || at % 2 === 0);
  const { rank, scaling } = model;
  const places = placesIn(head, { layers: plan.layers, rank, targets });
  const all = floatsOf(model.adapter);
  const pairs = pairsOf(places, rank, numbersFor(head, plan, { rank, targets, all }));
  const alpha = scaling / scalingOf({ rank, alpha: 1, isRankStabilised });
  await Deno.mkdir(join(folder, name));
  const lora = { rank, alpha, isRankStabilised, pairs };
  await writePeftFolder(join(folder, name), { model: head, lora, dropout: 0, baseName: name });
  const rows = JSON.stringify({ samples: model.samples });
  await Deno.writeTextFile(join(folder, `${name}.json`), rows);
  return isPart ? (await compute(library, model, { targets })).loss : model.loss;
}

const choices: Record<string, Choice> = {
  "PEFT computes with our adapters as we do": { isRankStabilised: false, isPart: false },
  "PEFT computes with adapters of some layers, rank-stabilised, as we do": {
    isRankStabilised: true,
    isPart: true,
  },
};

for (const [name, choice] of Object.entries(choices)) {
  ggmlTest(name, async (library) => {
    const found = trainerPython();
    assert.ok(!("missing" in found));
    const folder = await Deno.makeTempDir();
    try {
      const wanted = new Map<string, number>();
      for (const name of cases) {
        wanted.set(name, await writeAdapter(library, { name, folder, ...choice }));
      }
      const { success, stdout, stderr } = await new Deno.Command(found.python, {
        args: [program, folder, "32", "1"],
        env: { HF_HUB_OFFLINE: "1" },
      }).output();
      assert.ok(success, new TextDecoder().decode(stderr));
      const losses = JSON.parse(new TextDecoder().decode(stdout));
      for (const [name, loss] of wanted) {
        const message = `${name}: ${losses[name]} is not ${loss}`;
        assert.ok(Math.abs(losses[name] / loss - 1) < 1e-5, message);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }, "python");
}
