import assert from "node:assert/strict";
import { join } from "node:path";
import { atomicWrite, createTestClock } from "@/core/system/mod.ts";
import { installPack } from "./install_pack.ts";
import { describePack } from "./packs.ts";
import { fakeTools, pythonAnswer, type ToolAnswer } from "./testing/fake_tools.ts";
import { inFolder } from "./testing/in_folder.ts";
import { recordingWork } from "./testing/pack_work.ts";
import { trainerPack } from "./trainer_pack.ts";

const clock = createTestClock();

const healthy = [
  { type: "versions", engine_version: "1.0.0", python: "3.11.7", torch: "2.13.0+cpu" },
  { type: "device", kind: "cpu", name: "CPU", memory_bytes: 8e9, chosen: true, threads: 2 },
  { type: "capability", name: "4bit", available: false, reason: "x" },
  { type: "check", name: "step", ok: true, message: "loss 2 → 1", advice: null },
  { type: "done", ok: true, seconds: 4 },
];
const sick = [
  { type: "check", name: "import", ok: false, message: "ImportError: torch", advice: "x" },
  { type: "done", ok: false, seconds: 1 },
];

/** A computer with Python 3.11 whose pip finds torch only under some names. */
function computer(offered: RegExp, doctor: Record<string, unknown>[]) {
  return fakeTools(async (line): Promise<ToolAnswer | null> => {
    if (line.includes(" -c ")) {
      return line.startsWith("python3.11 ") ? pythonAnswer("3.11.7") : null;
    }
    const venv = /-m venv (\S+)$/.exec(line)?.[1];
    if (venv) {
      await Deno.mkdir(join(venv, "bin"), { recursive: true });
      await atomicWrite(join(venv, "bin", "python"), "");
      return {};
    }
    if (line.includes("doctor.py")) {
      const code = doctor === healthy ? 0 : 1;
      return { code, lines: doctor.map((entry) => JSON.stringify(entry)) };
    }
    if (!line.includes("torch==") || offered.test(line)) return { lines: ["Collecting x"] };
    return { code: 1, errors: ["ERROR: No matching distribution found for torch"] };
  });
}

async function withPack(
  tools: ReturnType<typeof computer>,
  work: (pack: ReturnType<typeof trainerPack>) => Promise<void>,
): Promise<void> {
  await inFolder(async (root) => {
    const trainer = join(root, "trainer");
    await Deno.mkdir(trainer);
    await atomicWrite(join(trainer, "requirements.lock"), "peft==0.21.2 \\\n --hash=sha256:0\n");
    await atomicWrite(join(trainer, "torch.lock"), "# why\ntorch==2.13.0\n");
    await work(trainerPack({
      enginesFolder: join(root, "engines"),
      trainerFolder: () => Promise.resolve(trainer),
      variant: () => Promise.resolve("cpu"),
      run: tools.run,
      fetch: () => Promise.reject(new TypeError("no network")),
      os: "linux",
      home: root,
    }));
  });
}

Deno.test("trainerPack() installs pinned wheels with their hashes, then torch, then proves it", async () => {
  const tools = computer(/\+cpu/, healthy);
  await withPack(tools, async (pack) => {
    const { details } = await installPack(pack, { clock, work: recordingWork(), again: false });
    assert.deepEqual([details.device, details.four_bit, details.variant], ["cpu", false, "cpu"]);
    const pips = tools.calls.filter((line) => line.includes("-m pip install"));
    assert.match(
      pips[0] ?? "",
      /--only-binary=:all: --no-deps --require-hashes -r \S+requirements\.lock$/,
    );
    assert.match(pips[1] ?? "", /torch==2\.13\.0\+cpu$/);
    assert.equal(pips.length, 2);
    assert.equal((await describePack(pack, false)).state, "installed");
  });
});

Deno.test("trainerPack() falls back to the plain torch and warns of its size", async () => {
  const tools = computer(/torch==2\.13\.0$/, healthy);
  await withPack(tools, async (pack) => {
    const work = recordingWork();
    await installPack(pack, { clock, work, again: false });
    assert.match(work.logs.join("\n"), /several gigabytes/);
  });
});

Deno.test("trainerPack() installs from a folder of wheels without any index", async () => {
  const tools = computer(/./, healthy);
  await withPack(tools, async (pack) => {
    await installPack(pack, { clock, work: recordingWork("/stick"), again: false });
    const pips = tools.calls.filter((line) => line.includes("-m pip install"));
    for (const line of pips) assert.match(line, /--no-index --find-links \/stick/);
  });
});

Deno.test("trainerPack() does not call installed what cannot make a step", async () => {
  await withPack(computer(/./, sick), async (pack) => {
    const error = await installPack(pack, { clock, work: recordingWork(), again: false })
      .catch((reason) => reason);
    assert.deepEqual([error.code, error.params.detail], [
      "pack_proof_failed",
      "ImportError: torch",
    ]);
    assert.equal((await describePack(pack, false)).state, "missing");
  });
});
