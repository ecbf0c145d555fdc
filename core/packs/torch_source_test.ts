import assert from "node:assert/strict";
import type { TorchVariant } from "@/core/contract/mod.ts";
import { torchAttempts } from "./torch_source.ts";

const signal = new AbortController().signal;

/** An index page that has our version, at those addresses only. */
function fetchOf(...indexes: RegExp[]): typeof fetch {
  return (input) => {
    const url = String(input);
    if (!indexes.some((index) => index.test(url))) return Promise.reject(new TypeError("refused"));
    return Promise.resolve(new Response(`<a href="x">torch-2.13.0%2Bx-cp312.whl</a>`));
  };
}

async function argsOf(
  os: typeof Deno.build.os,
  variant: TorchVariant,
  fetch: typeof globalThis.fetch,
): Promise<string[]> {
  const attempts = await torchAttempts({ version: "2.13.0", variant, os, fetch, signal });
  return attempts.map(({ args }) => args.join(" "));
}

Deno.test("torchAttempts() takes the processor's build from its own index", async () => {
  const [first, ...rest] = await argsOf("linux", "cpu", fetchOf(/whl\/cpu\/torch\/$/));
  assert.match(first ?? "", /^torch==2\.13\.0\+cpu --extra-index-url https:.*\/cpu$/);
  assert.deepEqual(rest, ["torch==2.13.0"]);
});

Deno.test("torchAttempts() asks mirrors for the processor's build before the plain one", async () => {
  assert.deepEqual(await argsOf("linux", "cpu", fetchOf()), ["torch==2.13.0+cpu", "torch==2.13.0"]);
});

Deno.test("torchAttempts() uses the plain name where that is the right build", async () => {
  for (
    const [os, variant] of [["linux", "cuda"], ["darwin", "mps"], ["windows", "cpu"]] as const
  ) assert.deepEqual(await argsOf(os, variant, fetchOf()), ["torch==2.13.0"]);
});

Deno.test("torchAttempts() takes the first index that has our version", async () => {
  const [cuda] = await argsOf("windows", "cuda", fetchOf(/cu128/, /cu126/));
  assert.match(cuda ?? "", /--index-url https:.*\/cu128$/);
  const [rocm] = await argsOf("linux", "rocm", fetchOf(/rocm6\.4/));
  assert.match(rocm ?? "", /--index-url https:.*\/rocm6\.4$/);
});
