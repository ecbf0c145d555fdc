import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { expectedSeconds, runNumbers } from "./numbers.ts";

const settings = { batchSize: 4, gradientAccumulation: 2, epochs: 3, warmupRatio: 0.05 };

Deno.test("runNumbers() counts the steps of incomplete batches too", () => {
  assert.deepEqual(runNumbers(settings, 110), {
    rowsPerStep: 8,
    stepsPerEpoch: 14,
    steps: 42,
    warmupSteps: 2,
  });
  assert.deepEqual(runNumbers(settings, 0).steps, 0);
  assert.equal(runNumbers({ ...settings, warmupRatio: 0 }, 110).warmupSteps, 0);
  assert.equal(runNumbers({ ...settings, warmupRatio: 0.001 }, 110).warmupSteps, 1);
});

Deno.test("runNumbers() with fewer steps keeps the warm-up of the whole course", () => {
  const { steps, warmupSteps } = runNumbers(settings, 1100, 20);
  assert.deepEqual([steps, warmupSteps], [20, runNumbers(settings, 1100).warmupSteps]);
});

const program = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("schedule", sys.argv[1])
schedule = importlib.util.module_from_spec(spec)
spec.loader.exec_module(schedule)
cases = json.load(sys.stdin)
answers = []
for rows, batch, gathered, epochs, ratio in cases:
    batches = -(-rows // batch)
    per_epoch = -(-batches // gathered)
    answers.append([per_epoch, schedule.warmup_steps(per_epoch * epochs, ratio)])
print(json.dumps(answers))
`;

const python = ["python3", "python"].find((command) => {
  try {
    return new Deno.Command(command, { args: ["-c", "pass"], stderr: "null" }).outputSync().success;
  } catch {
    return false;
  }
});

Deno.test({
  name: `runNumbers() comes to the trainer's own numbers${python ? "" : " [skipped: no Python]"}`,
  ignore: !python,
  async fn() {
    const cases: [number, number, number, number, number][] = [];
    for (const rows of [1, 7, 50, 110, 999]) {
      for (const batch of [1, 4, 16]) {
        for (const gathered of [1, 2, 32]) {
          for (const ratio of [0, 0.05, 0.1, 0.25]) cases.push([rows, batch, gathered, 5, ratio]);
        }
      }
    }
    const schedule = new URL(
      "../../../sidecars/trainer/lernwerk_trainer/schedule.py",
      import.meta.url,
    );
    const child = new Deno.Command(python!, {
      args: ["-c", program, fileURLToPath(schedule)],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    const input = child.stdin.getWriter();
    await input.write(new TextEncoder().encode(JSON.stringify(cases)));
    await input.close();
    const { stdout } = await child.output();
    const expected = JSON.parse(new TextDecoder().decode(stdout));
    const found = cases.map(([rows, batchSize, gradientAccumulation, epochs, warmupRatio]) => {
      const numbers = runNumbers({ batchSize, gradientAccumulation, epochs, warmupRatio }, rows);
      return [numbers.stepsPerEpoch, numbers.warmupSteps];
    });
    assert.deepEqual(found, expected);
  },
});

Deno.test("expectedSeconds() follows passes, and is wider with gradient checkpointing", () => {
  const pace = {
    tokensPerS: { low: 100, high: 200 },
    startS: { low: 10, high: 50 },
    isMeasured: false,
  };
  const work = { tokens: 5000, rows: 80, gradientCheckpointing: false, steps: 30, rowsPerStep: 8 };
  assert.deepEqual(expectedSeconds(pace, work), { low: 10 + 75, high: 50 + 150 });
  const { high } = expectedSeconds(pace, { ...work, gradientCheckpointing: true });
  assert.ok(high > 200);
  assert.deepEqual(expectedSeconds(pace, { ...work, rows: 0 }), { low: 10, high: 50 });
});
