import assert from "node:assert/strict";
import { join } from "node:path";
import { type Lora, type LoraPair, UnfitAdapter } from "../adapter/lora.ts";
import { FileEndsEarly, readBytes } from "../formats/file_bytes.ts";
import { decodeFloats, encodeFloats } from "../formats/floats.ts";
import { textEntry } from "../formats/gguf_entry.ts";
import { BadGguf, type GgufFile, readGgufFile } from "../formats/gguf_reader.ts";
import { writeGguf } from "../formats/gguf_writer.ts";
import { openCpu } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { elementType } from "../ggml/types.ts";
import { ggmlTest } from "../testing/installed.ts";
import {
  numbers,
  smallEntries,
  smallTensors,
  stored,
  writeSmallModel,
} from "../testing/small_model.ts";
import { createF16Rows } from "./f16_rows.ts";
import { type Merging, writeMergedGguf } from "./merged_gguf.ts";

const rank = 3;

function pair(tensor: string, inputs: number, outputs: number): LoraPair {
  return { tensor, inputs, outputs, a: numbers(rank * inputs, 7), b: numbers(rank * outputs, 8) };
}

const lora: Lora = {
  rank,
  alpha: 6,
  isRankStabilised: false,
  pairs: [pair("blk.0.attn_q.weight", 1024, 1500), pair("blk.0.ffn_down.weight", 32, 64)],
};

async function inFolder(
  library: Library,
  work: (folder: string, merge: (change?: Partial<Merging>) => Promise<GgufFile>) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  using backend = openCpu(library, 2);
  using rows = createF16Rows(backend);
  try {
    await writeSmallModel(join(folder, "base.gguf"));
    await work(folder, async (change = {}) => {
      const base = await readGgufFile(join(folder, "base.gguf"));
      const merging = { base, lora, changes: [], rows, onTensor() {}, ...change };
      await writeMergedGguf(join(folder, "merged.gguf"), merging);
      return await readGgufFile(join(folder, "merged.gguf"));
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function bytesOf(file: GgufFile, name: string, size: number): Promise<Uint8Array> {
  const { offset, shape } = file.tensors.get(name)!;
  using opened = await Deno.open(file.path);
  return await readBytes(opened, offset, size * shape.reduce((product, side) => product * side, 1));
}

/** Numbers of the base, as the file holds them. */
async function baseNumbers(base: GgufFile, name: string): Promise<Float32Array> {
  const { type, shape, offset } = base.tensors.get(name)!;
  if (type !== elementType.q8_0) return decodeFloats(await bytesOf(base, name, 4), "F32");
  using opened = await Deno.open(base.path);
  const blocks = shape[0]! * shape[1]! / 32;
  const bytes = await readBytes(opened, offset, 34 * blocks);
  return Float32Array.from(
    { length: 32 * blocks },
    (_, at) => new Int8Array(bytes.buffer)[34 * Math.floor(at / 32) + 2 + at % 32]! / 128,
  );
}

ggmlTest(
  "writeMergedGguf() divides alpha by the root of the rank where training did",
  (library) =>
    inFolder(library, async (folder, merge) => {
      await merge();
      const plain = await Deno.readFile(join(folder, "merged.gguf"));
      const alpha = lora.alpha / Math.sqrt(rank);
      await merge({ lora: { ...lora, alpha, isRankStabilised: true } });
      assert.deepEqual(await Deno.readFile(join(folder, "merged.gguf")), plain);
    }),
);

ggmlTest(
  "writeMergedGguf() adds B·A to each adapted matrix, in f16",
  (library) =>
    inFolder(library, async (folder, merge) => {
      const merged = await merge();
      const base = await readGgufFile(join(folder, "base.gguf"));
      for (const { tensor, inputs, outputs, a, b } of lora.pairs) {
        const [found, from] = await Promise.all([
          bytesOf(merged, tensor, 2).then((bytes) => decodeFloats(bytes, "F16")),
          baseNumbers(base, tensor),
        ]);
        let worst = 0;
        for (let at = 0; at < inputs * outputs; at++) {
          const [row, column] = [Math.floor(at / inputs), at % inputs];
          let sum = 0;
          for (let r = 0; r < rank; r++) sum += b[row * rank + r]! * a[r * inputs + column]!;
          worst = Math.max(worst, Math.abs(found[at]! - (from[at]! + 2 * sum)));
        }
        // Numbers up to 8 are 2⁻⁸ apart in f16.
        assert.ok(worst < 2 ** -8, `${tensor} is wrong by ${worst}`);
      }
    }),
);

ggmlTest(
  "writeMergedGguf() leaves everything else as it is in the base",
  (library) =>
    inFolder(library, async (folder, merge) => {
      const merged = await merge({ changes: [textEntry("general.name", "mine")] });
      const base = await readGgufFile(join(folder, "base.gguf"));
      const isChanged = (key: string) => /^general\.(name|file_type)$/.test(key);
      for (const [at, { key, bytes }] of base.entries.entries()) {
        assert.equal(merged.entries[at]!.key, key);
        if (!isChanged(key)) assert.deepEqual(merged.entries[at]!.bytes, bytes);
      }
      assert.equal(merged.metadata("general.name"), "mine");
      assert.equal(merged.metadata("general.file_type"), 1);
      assert.deepEqual(merged.entries.slice(base.entries.length).map(({ key }) => key), [
        "general.quantization_version",
      ]);
      assert.deepEqual([...merged.tensors.keys()], [...base.tensors.keys()]);
      const types = [...merged.tensors.values()].map(({ type }) => type);
      assert.deepEqual(types, [1, 1, 1, 1, 0]);
      const same = async (name: string, size: number) =>
        assert.deepEqual(await bytesOf(merged, name, size), await bytesOf(base, name, size));
      await same("output_norm.weight", 4);
      await same("blk.0.attn_v.weight", 2);
      const embedding = decodeFloats(await bytesOf(base, "token_embd.weight", 2), "BF16");
      const found = await bytesOf(merged, "token_embd.weight", 2);
      assert.deepEqual(found, encodeFloats(embedding, "F16"));
    }),
);

ggmlTest(
  "writeMergedGguf() keeps numbers finite",
  (library) =>
    inFolder(library, async (_, merge) => {
      const large = { ...lora, alpha: 1e7 };
      const merged = await merge({ lora: large });
      const found = decodeFloats(await bytesOf(merged, "blk.0.ffn_down.weight", 2), "F16");
      assert.equal(Math.max(...found), 65504);
      assert.equal(Math.min(...found), -65504);
    }),
);

ggmlTest(
  "writeMergedGguf() leaves nothing behind when it stops or fails",
  (library) =>
    inFolder(library, async (folder, merge) => {
      const refused = async (error: new () => Error, change: Partial<Merging> = {}) => {
        await assert.rejects(merge(change), error);
        assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["base.gguf"]);
      };
      class Enough extends Error {}
      const onTensor = (done: number) => {
        if (done === 3) throw new Enough();
      };
      await refused(Enough, { onTensor });
      const foreign = { ...lora, pairs: [pair("blk.0.attn_q.weight", 1024, 1499)] };
      await refused(UnfitAdapter, { lora: foreign });
      await refused(UnfitAdapter, { lora: { ...lora, pairs: [pair("blk.7.x.weight", 1, 1)] } });

      const path = join(folder, "base.gguf");
      const { size } = await Deno.stat(path);
      await Deno.truncate(path, size - 200);
      await refused(FileEndsEarly);
      const odd = stored("odd.weight", [64, 2]);
      await writeSmallModel(path, [...smallTensors, { ...odd, type: 77 }]);
      await refused(BadGguf);
      await writeSmallModel(path, [...smallTensors, { ...odd, shape: [64 * 2], type: 77 }]);
      await refused(BadGguf);
      await writeSmallModel(path, [
        ...smallTensors,
        { ...stored("odd.weight", [33, 2]), type: elementType.q8_0 },
      ]);
      await refused(BadGguf);
      const parts = { key: "split.count", bytes: textEntry("split.count", "2").bytes };
      await writeGguf(path, [...smallEntries, parts], smallTensors);
      await refused(BadGguf);
    }),
);
