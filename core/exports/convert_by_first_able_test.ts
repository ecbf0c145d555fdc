import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { convertByFirstAble } from "./convert_by_first_able.ts";
import type { Convert, ConvertRequest } from "./ports.ts";

const request = (kind: "gguf" | "safetensors") =>
  ({ base: { kind }, onLog() {} }) as unknown as ConvertRequest;

/** Converts nothing, and answers which converters were asked. */
async function askedFor(
  kind: "gguf" | "safetensors",
  { native, python }: { native: Error | null | "missing"; python: "there" | "missing" },
): Promise<string[]> {
  const asked: string[] = [];
  const converter = (name: string, error: Error | null): Convert => () => {
    asked.push(name);
    return error ? Promise.reject(error) : Promise.resolve();
  };
  const convert = convertByFirstAble({
    native: () => Promise.resolve(native === "missing" ? null : converter("native", native)),
    python: () => Promise.resolve(python === "missing" ? null : converter("python", null)),
  });
  await convert(request(kind)).catch(({ code }) => asked.push(code));
  return asked;
}

const refusal = new AppError("base_model_unreadable", { detail: "a mixture of experts" });

Deno.test("convertByFirstAble() asks PyTorch only for what our own program does not convert", async () => {
  const both = { native: null, python: "there" } as const;
  assert.deepEqual(await askedFor("gguf", both), ["native"]);
  assert.deepEqual(await askedFor("safetensors", both), ["python"]);
  assert.deepEqual(await askedFor("gguf", { ...both, native: refusal }), ["native", "python"]);
  assert.deepEqual(await askedFor("gguf", { ...both, native: "missing" }), ["python"]);
});

Deno.test("convertByFirstAble() tells why nothing was converted", async () => {
  const alone = { python: "missing" } as const;
  const full = new AppError("export_out_of_memory");
  assert.deepEqual(await askedFor("gguf", { native: refusal, ...alone }), [
    "native",
    "base_model_unreadable",
  ]);
  assert.deepEqual(await askedFor("gguf", { native: full, python: "there" }), [
    "native",
    "export_out_of_memory",
  ]);
  assert.deepEqual(await askedFor("safetensors", { native: null, ...alone }), ["engine_missing"]);
});
