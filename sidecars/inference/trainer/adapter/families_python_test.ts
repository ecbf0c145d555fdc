import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../formats/file_bytes.ts";
import { type GgufFile, readGgufFile } from "../formats/gguf_reader.ts";
import { openSafetensors } from "../formats/safetensors.ts";
import type { GgufHead } from "../model/gguf.ts";
import { trainerPython } from "../testing/installed.ts";
import { readPeftFolder, writePeftFolder } from "./peft_folder.ts";

const engine = trainerPython();
const missing = "missing" in engine ? engine.missing : null;

/** What of the base model's head an adapter asks for, from the adapter's own shapes. */
function baseOf(adapter: GgufFile, heads: Record<string, number>): GgufHead {
  const shapes = new Map<string, number[]>();
  for (const { name, shape } of adapter.tensors.values()) {
    const [tensor = "", half] = [name.slice(0, -7), name.slice(-7)];
    const [inputs, outputs] = shapes.get(tensor) ?? [0, 0];
    const isA = half === ".lora_a";
    shapes.set(tensor, [isA ? shape[0]! : inputs!, isA ? outputs! : shape[1]!]);
  }
  const tensors = [...shapes].map(([name, shape]) => ({ name, shape, type: 0, offset: 0 }));
  return {
    path: "",
    architecture: adapter.architecture,
    value: (key) =>
      ({
        "attention.head_count": heads.num_attention_heads,
        "attention.head_count_kv": heads.num_key_value_heads,
      })[key],
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
  };
}

async function numbersIn(file: GgufFile, name: string): Promise<Float32Array> {
  const tensor = file.tensors.get(name)!;
  using opened = await Deno.open(file.path);
  const bytes = 4 * tensor.shape.reduce((product, size) => product * size, 1);
  return new Float32Array((await readBytes(opened, tensor.offset, bytes)).buffer);
}

async function assertSame(folder: string): Promise<void> {
  const adapter = await readGgufFile(join(folder, "adapter.gguf"));
  const heads = JSON.parse(await Deno.readTextFile(join(folder, "heads.json")));
  const base = baseOf(adapter, heads);
  const lora = await readPeftFolder(join(folder, "adapter"), base);
  assert.equal(2 * lora.pairs.length, adapter.tensors.size);
  for (const { tensor, a, b } of lora.pairs) {
    assert.deepEqual(a, await numbersIn(adapter, `${tensor}.lora_a`), tensor);
    assert.deepEqual(b, await numbersIn(adapter, `${tensor}.lora_b`), tensor);
  }
  const back = join(folder, "back");
  await Deno.mkdir(back);
  await writePeftFolder(back, { model: base, lora, dropout: 0, baseName: "tiny" });
  await assertSameTensors(join(folder, "adapter"), back);
}

async function assertSameTensors(one: string, other: string): Promise<void> {
  using theirs = await openSafetensors(join(one, "adapter_model.safetensors"));
  using ours = await openSafetensors(join(other, "adapter_model.safetensors"));
  assert.deepEqual([...ours.tensors.keys()].sort(), [...theirs.tensors.keys()].sort());
  for (const [name, tensor] of theirs.tensors) {
    assert.deepEqual(ours.tensors.get(name)!.shape, tensor.shape, name);
    assert.deepEqual(await ours.read(ours.tensors.get(name)!), await theirs.read(tensor), name);
  }
}

Deno.test({
  name: `readPeftFolder() orders rows as llama.cpp's converter${missing ? ` (${missing})` : ""}`,
  ignore: missing !== null,
  async fn(t) {
    assert.ok(!("missing" in engine));
    const folder = await Deno.makeTempDir();
    try {
      const script = fileURLToPath(new URL("./testing/tiny_adapters.py", import.meta.url));
      const trainer = fileURLToPath(new URL("../../../trainer", import.meta.url));
      const made = await new Deno.Command(engine.python, {
        args: [script, trainer, folder],
        env: { HF_HUB_OFFLINE: "1" },
      }).output();
      assert.ok(made.success, new TextDecoder().decode(made.stderr));
      const families = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
      for (const family of families) {
        await t.step(family, () => assertSame(join(folder, family)));
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
