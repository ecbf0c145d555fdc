import assert from "node:assert/strict";
import { join } from "node:path";
import { type Lora, UnfitAdapter } from "../adapter/lora.ts";
import { writePeftFolder } from "../adapter/peft_folder.ts";
import { textEntry } from "../formats/gguf_entry.ts";
import { BadGguf, readGgufFile } from "../formats/gguf_reader.ts";
import { openCpu } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import type { Channel } from "../program/channel.ts";
import { Stopped, TrainerError } from "../program/failure.ts";
import { ggmlTest } from "../testing/installed.ts";
import { numbers, writeSmallModel } from "../testing/small_model.ts";
import { asExportError } from "./as_export_error.ts";
import { runExport } from "./export.ts";
import { readExportConfig } from "./export_config.ts";

const rank = 2;
const lora: Lora = {
  rank,
  alpha: 2,
  isRankStabilised: false,
  pairs: [{
    tensor: "blk.0.ffn_down.weight",
    inputs: 32,
    outputs: 64,
    a: numbers(32 * rank),
    b: numbers(64 * rank),
  }],
};

interface Event extends Record<string, unknown> {
  type: string;
}

/** A folder with a base, an adapter and a config; exports, and answers the events. */
async function inFolder(
  library: Library | null,
  work: (folder: string, run: (change?: object, isStopped?: boolean) => Promise<Event[]>) => void,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await writeSmallModel(join(folder, "base.gguf"));
    await Deno.mkdir(join(folder, "final"));
    const model = await readGgufFile(join(folder, "base.gguf"));
    await writePeftFolder(join(folder, "final"), { model, lora, dropout: 0, baseName: "small" });
    await work(folder, async (change = {}, isStopped = false) => {
      const events: Event[] = [];
      const config = await writeConfig(folder, change);
      await runExport({
        config: await readExportConfig(config),
        channel: recording(events),
        stop: { requested: isStopped },
        openBackend: () => Promise.resolve(openCpu(library!, 1)),
        templateWith: (_, prompt) =>
          prompt === "impossible" ? null : textEntry("tokenizer.chat_template", `[${prompt}]`),
      });
      return events;
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function recording(events: Event[]): Channel {
  return {
    send: (type, fields) => void events.push({ type, ...fields }),
    phase: (name) => void events.push({ type: "phase", name }),
    info: (message) => void events.push({ type: "log", level: "info", message }),
    warning: (message) => void events.push({ type: "log", level: "warning", message }),
  };
}

async function writeConfig(folder: string, change: object): Promise<string> {
  const config = {
    schema: 1,
    base_model: { kind: "gguf", path: "base.gguf", cache_dir: "cache", family: "small" },
    adapter: "final",
    output_dir: "out",
    artifacts: ["gguf-f16", "adapter", "adapter-gguf"],
    system_prompt: "Kurz.",
    limits: { threads: 1 },
    ...change,
  };
  await Deno.writeTextFile(join(folder, "export.json"), JSON.stringify(config));
  return join(folder, "export.json");
}

const namesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

ggmlTest(
  "runExport() makes and announces all artifacts",
  (library) =>
    inFolder(library, async (folder, run) => {
      const events = await run();
      const made = events.filter(({ type }) => type === "artifact");
      assert.deepEqual(made.map(({ kind, path }) => [kind, path]), [
        ["adapter", "out/adapter"],
        ["adapter-gguf", "out/adapter-f16.gguf"],
        ["gguf-f16", "out/model-f16.gguf"],
      ]);
      assert.deepEqual(namesIn(join(folder, "out")), [
        "adapter",
        "adapter-f16.gguf",
        "model-f16.gguf",
      ]);
      for (const { path, bytes, sha256 } of made.slice(1)) {
        const file = await Deno.readFile(join(folder, String(path)));
        assert.equal(file.length, bytes);
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
        assert.equal(sha256, hash.toHex());
      }
      const merged = await readGgufFile(join(folder, "out", "model-f16.gguf"));
      assert.equal(merged.metadata("tokenizer.chat_template"), "[Kurz.]");
      assert.equal(merged.metadata("general.name"), "small-lernwerk");
      assert.ok(events.some(({ type, total }) => type === "progress" && total === 5));
      // Again, over what is there.
      await run({ artifacts: ["adapter"] });
    }),
);

ggmlTest(
  "runExport() says that a template cannot carry the system prompt",
  (library) =>
    inFolder(library, async (folder, run) => {
      const events = await run({ system_prompt: "impossible", artifacts: ["gguf-f16"] });
      assert.ok(events.some(({ level }) => level === "warning"));
      const merged = await readGgufFile(join(folder, "out", "model-f16.gguf"));
      assert.equal(merged.metadata("tokenizer.chat_template"), "[You are helpful.]");
    }),
);

Deno.test("runExport() refuses in words, and leaves nothing", () =>
  inFolder(null, async (folder, run) => {
    const refused = async (code: string, reason: RegExp, change: object) => {
      const error = asExportError(await run(change).then(() => null, (error) => error));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, reason);
      assert.ok(error.advice.length > 10);
    };
    await refused("bad_config", /artifacts/, { artifacts: ["onnx"] });
    await refused("bad_config", /artifacts/, { artifacts: [] });
    await refused("bad_config", /adapter/, { adapter: "nowhere" });
    await refused("bad_config", /schema/, { schema: 2 });
    await refused("model_unreadable", /does not export/, { artifacts: ["merged", "adapter"] });
    const folderBase = { kind: "safetensors", path: "base" };
    await refused("model_unreadable", /does not export/, { base_model: folderBase });
    await refused("model_unreadable", /does not exist/, {
      base_model: { kind: "gguf", path: "gone.gguf" },
    });
    await refused("model_unreadable", /cannot be read/, {
      base_model: { kind: "gguf", path: "export.json" },
    });
    const config = join(folder, "final", "adapter_config.json");
    const text = await Deno.readTextFile(config);
    await Deno.writeTextFile(config, text.replace('"r": 2', '"r": 4'));
    await refused("model_unreadable", /adapter/, {});
    await Deno.writeTextFile(config, text);
    await assert.rejects(run({}, true), Stopped);
    assert.deepEqual(namesIn(join(folder, "out")), []);
  }));

Deno.test("asExportError() finds words for what files and disks do", () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  assert.match(asExportError(full).message, /disk is full: the export/);
  assert.match(asExportError(new BadGguf("it is no GGUF")).message, /it is no GGUF/);
  assert.match(asExportError(new UnfitAdapter("x")).advice, /trained on/);
  assert.match(asExportError(new Error("odd")).advice, /Export again/);
  const own = new TrainerError("bad_config", "a", "b");
  assert.equal(asExportError(own).advice, "b");
});
