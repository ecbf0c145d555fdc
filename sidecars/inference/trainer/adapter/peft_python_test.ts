import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { planOf } from "../model/plan.ts";
import { trainerPython } from "../testing/installed.ts";
import { floatsOf, readTinyModel, writeTensors } from "../testing/tiny_model.ts";
import { pairsOf, placesIn } from "./flat_numbers.ts";
import type { Lora } from "./lora.ts";
import { writePeftFolder } from "./peft_folder.ts";

const found = trainerPython();
const missing = "missing" in found ? found.missing : null;
const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));
const program = fileURLToPath(new URL("../testing/peft_losses.py", import.meta.url));

/** Writes the adapter of a tiny model from its flat numbers; answers the loss that it must have. */
async function writeAdapter(case_: string, folder: string): Promise<number> {
  const model = await readTinyModel(join(golden, `${case_}.json`));
  const head = await writeTensors(model, folder);
  const { layers, projections: targets } = planOf(head, 64);
  const { rank, scaling } = model;
  const places = placesIn(head, { layers, rank, targets });
  const pairs = pairsOf(places, rank, Float32Array.from(floatsOf(model.adapter)));
  const lora: Lora = { rank, alpha: scaling * rank, isRankStabilised: false, pairs };
  await Deno.mkdir(join(folder, case_));
  const written = { model: head, lora, dropout: 0, baseName: case_ };
  await writePeftFolder(join(folder, case_), written);
  const rows = JSON.stringify({ samples: model.samples });
  await Deno.writeTextFile(join(folder, `${case_}.json`), rows);
  return model.loss;
}

Deno.test({
  name: `PEFT computes with our adapters as we do${missing ? ` [skipped: ${missing}]` : ""}`,
  ignore: missing !== null,
  async fn(t) {
    assert.ok(!("missing" in found));
    const folder = await Deno.makeTempDir();
    try {
      const wanted = new Map<string, number>();
      for (const { name } of Deno.readDirSync(golden)) {
        const case_ = basename(name, ".json");
        wanted.set(case_, await writeAdapter(case_, folder));
      }
      const { success, stdout, stderr } = await new Deno.Command(found.python, {
        args: [program, folder, "32", "1"],
        env: { HF_HUB_OFFLINE: "1" },
      }).output();
      assert.ok(success, new TextDecoder().decode(stderr));
      const losses = JSON.parse(new TextDecoder().decode(stdout));
      for (const [case_, loss] of wanted) {
        await t.step(case_, () => {
          assert.ok(Math.abs(losses[case_] / loss - 1) < 1e-5, `${losses[case_]} is not ${loss}`);
        });
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
