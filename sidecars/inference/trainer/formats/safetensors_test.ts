import assert from "node:assert/strict";
import { join } from "node:path";
import { encodeFloats } from "./floats.ts";
import { bytesOf, joined } from "./gguf_entry.ts";
import { BadSafetensors, openSafetensors } from "./safetensors.ts";
import { tensorOf, writeSafetensors } from "./safetensors_writer.ts";

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(join(folder, "a.safetensors"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("writeSafetensors() writes what openSafetensors() reads", () =>
  inFolder(async (path) => {
    const values = Float32Array.of(1, -2, 0.5, 4, 0, 8);
    const forms = ["F32", "F16", "BF16"] as const;
    const tensors = forms.map((form) => ({
      ...tensorOf(`in ${form} "ü"`, [2, 3], values),
      form,
      pieces: () => [encodeFloats(values, form)],
    }));
    await writeSafetensors(path, [...tensors, tensorOf("none", [0], new Float32Array())]);
    using file = await openSafetensors(path);
    assert.deepEqual(file.metadata, { format: "pt" });
    assert.equal(file.tensors.size, 4);
    for (const { name } of tensors) {
      const tensor = file.tensors.get(name)!;
      assert.deepEqual(tensor.shape, [2, 3]);
      assert.deepEqual([...await file.read(tensor)], [...values]);
    }
  }));

Deno.test("openSafetensors() refuses hostile headers", () =>
  inFolder(async (path) => {
    const write = async (header: string, data = 8, length = header.length) => {
      const start = bytesOf(BigUint64Array.of(BigInt(length)));
      const whole = joined([start, new TextEncoder().encode(header), new Uint8Array(data)]);
      await Deno.writeFile(path, whole);
    };
    const entry = (from: number, to: number, shape = "[1]") =>
      `{"dtype":"F32","shape":${shape},"data_offsets":[${from},${to}]}`;
    const typed = (dtype: string) => `{"a":${entry(0, 8)}}`.replace("F32", dtype);
    const refused = async (reason: RegExp, ...args: Parameters<typeof write>) => {
      await write(...args);
      await assert.rejects(openSafetensors(path), (error) => {
        assert.ok(error instanceof BadSafetensors, String(error));
        assert.match(error.message, reason);
        return true;
      });
    };
    await write(`{"a":${entry(0, 4)},"b":${entry(4, 8)}}`);
    (await openSafetensors(path))[Symbol.dispose]();

    await refused(/overlaps/, `{"a":${entry(0, 4)},"b":${entry(0, 4)}}`, 4);
    await refused(/gap/, `{"a":${entry(4, 8)}}`);
    await refused(/longer or shorter/, `{"a":${entry(0, 4)}}`);
    await refused(/longer or shorter/, `{"a":${entry(0, 4)},"b":${entry(4, 8)}}`, 4);
    await refused(/twice/, `{"a":${entry(0, 4)},"b":${entry(4, 8)},"\\u0061":${entry(0, 4)}}`);
    await refused(/another length/, `{"a":${entry(0, 8)}}`);
    await refused(/another length/, `{"a":${entry(8, 4)}}`);
    await refused(/odd shape/, `{"a":${entry(0, 8, "[-1,-2]")}}`);
    await refused(/odd shape/, `{"a":${entry(0, 8, "[0.5,4]")}}`);
    await refused(/odd shape/, `{"a":${entry(0, 8, '"2"')}}`);
    await refused(/not f32/, typed("I64"));
    await refused(/not f32/, typed("toString"));
    await refused(/not f32/, `{"a":null}`);
    await refused(/metadata/, `{"__metadata__":{"a":1},"a":${entry(0, 8, "[2]")}}`);
    await refused(/no JSON/, `{"a":`);
    await refused(/no object/, `[]`);
    await refused(/longer than the file/, "{}", 0, 3);
    await refused(/longer than the file/, "{}", 0, 2 ** 50);
    await Deno.writeFile(path, new Uint8Array(4));
    await assert.rejects(openSafetensors(path), BadSafetensors);
  }));
