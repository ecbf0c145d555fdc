import assert from "node:assert/strict";
import { join } from "node:path";
import { elementType } from "../ggml/types.ts";
import { readGguf } from "../model/gguf.ts";
import { size } from "../model/values.ts";
import { readBytes } from "./file_bytes.ts";
import {
  bytesOf,
  f32Entry,
  type GgufEntry,
  joined,
  lengthAnd,
  textEntry,
  u32Entry,
} from "./gguf_entry.ts";
import { alignmentOf, BadGguf, readGgufFile } from "./gguf_reader.ts";
import { type TensorToWrite, writeGguf } from "./gguf_writer.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function tensor(name: string, values: number[], shape = [values.length]): TensorToWrite {
  const bytes = bytesOf(Float32Array.from(values));
  return { name, type: elementType.f32, shape, bytes: bytes.length, pieces: () => [bytes] };
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(1));
  throw new Error("gone");
}

const some: GgufEntry[] = [
  textEntry("general.architecture", "llama"),
  u32Entry("llama.block_count", 2),
  f32Entry("llama.rope.freq_base", 0.5),
  {
    key: "words",
    bytes: joined([
      lengthAnd("words"),
      bytesOf(Uint32Array.of(9, 8)),
      bytesOf(BigUint64Array.of(2n)),
      lengthAnd("ä"),
      lengthAnd(""),
    ]),
  },
];

/** A list with one item of a kind. */
function listOf(key: string, kind: number, item: Uint8Array<ArrayBuffer>): GgufEntry {
  const count = bytesOf(BigUint64Array.of(1n));
  return { key, bytes: joined([lengthAnd(key), bytesOf(Uint32Array.of(9, kind)), count, item]) };
}

/** So many lists, each in the one before. */
function lists(depth: number): Uint8Array<ArrayBuffer> {
  const [inner, count] = [bytesOf(Uint32Array.of(9)), bytesOf(BigUint64Array.of(1n))];
  return joined(Array.from({ length: depth }, () => [inner, count]).flat());
}

Deno.test("writeGguf() writes what readGgufFile() reads", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    const tensors = [tensor("one", [1, 2, 3]), tensor("two", [4, 5, 6, 7], [2, 2])];
    const { bytes } = await writeGguf(path, some, tensors);
    assert.equal((await Deno.stat(path)).size, bytes);
    const file = await readGgufFile(path);
    assert.equal(file.architecture, "llama");
    assert.equal(file.value("block_count"), 2);
    assert.equal(file.value("rope.freq_base"), 0.5);
    assert.deepEqual(file.metadata("words"), ["ä", ""]);
    assert.equal(file.metadata("nothing"), undefined);
    assert.deepEqual(file.entries.map(({ bytes }) => [...bytes]), some.map((e) => [...e.bytes]));
    const two = file.tensors.get("two")!;
    assert.deepEqual([two.shape, two.offset % 32], [[2, 2], 0]);
    using opened = await Deno.open(path);
    const data = await readBytes(opened, two.offset, 16);
    assert.deepEqual([...new Float32Array(data.buffer)], [4, 5, 6, 7]);
  }));

Deno.test("writeGguf() leaves nothing when it fails, and what stood there", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    await Deno.writeTextFile(path, "before");
    const broken = { ...tensor("one", [1]), pieces: failing };
    await assert.rejects(writeGguf(path, some, [broken]), /gone/);
    const short = { ...tensor("one", [1]), pieces: () => [] };
    await assert.rejects(writeGguf(path, some, [short]), TypeError);
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["a.gguf"]);
    assert.equal(await Deno.readTextFile(path), "before");
  }));

Deno.test("readGgufFile() refuses what is no GGUF", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    await writeGguf(path, some, [tensor("one", [1, 2, 3])]);
    const good = await Deno.readFile(path);
    const refused = async (change: (bytes: Uint8Array, view: DataView) => Uint8Array | void) => {
      const bytes = good.slice();
      await Deno.writeFile(path, change(bytes, new DataView(bytes.buffer)) ?? bytes);
      await assert.rejects(readGgufFile(path), BadGguf);
    };
    await refused((bytes) => bytes.fill(0, 0, 1));
    await refused(() => new Uint8Array());
    await refused((bytes) => bytes.subarray(0, 90));
    await refused((_, view) => view.setUint32(4, 1, true));
    await refused((_, view) => view.setBigUint64(8, 2n ** 63n, true));
    await refused((_, view) => view.setBigUint64(16, 2n ** 40n, true));
    await refused((_, view) => view.setBigUint64(24, 2n ** 50n, true));
    const aligned = listOf("general.alignment", 4, bytesOf(Uint32Array.of(64)));
    assert.throws(() => alignmentOf([aligned]), BadGguf);
    await writeGguf(path, [...some, some[0]!], []);
    await assert.rejects(readGgufFile(path), /twice/);
    await writeGguf(path, some, [tensor("one", [1]), tensor("one", [2])]);
    await assert.rejects(readGgufFile(path), /twice/);
  }));

Deno.test("lists of lists end the reading at once, however deep they are", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    await writeGguf(path, [...some, listOf("deep", 9, lists(100_000))], []);
    await assert.rejects(readGgufFile(path), /unknown kind of value \(9\)/);
  }));

Deno.test("readGguf() gives an architecture's lists as empty ones", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    const heads = listOf("llama.attention.head_count", 4, bytesOf(Uint32Array.of(8)));
    await writeGguf(path, [...some, heads], []);
    const head = await readGguf(path);
    assert.deepEqual([head.value("block_count"), head.value("attention.head_count")], [2, []]);
    assert.throws(() => size(head, "attention.head_count"), /is not one number/);
    const named = listOf("general.architecture", 8, lengthAnd("llama"));
    await writeGguf(path, [named], []);
    assert.equal((await readGguf(path)).architecture, "");
  }));
