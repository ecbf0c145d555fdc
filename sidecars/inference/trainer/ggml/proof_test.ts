import assert from "node:assert/strict";
import { join } from "node:path";
import { ggmlTest } from "../testing/installed.ts";
import { knownResults } from "./known_results.ts";
import { type Library, openLibrary, UnprovenLibrary } from "./library.ts";
import { operationsIn } from "./operations.ts";
import { proveLibrary } from "./proof.ts";
import { createContext } from "./context.ts";

/** A library in which some functions do something else. */
function changed(library: Library, functions: Partial<Library["ggml"]>): Library {
  const ggml = new Proxy(library.ggml, {
    get: (real, name) => Reflect.get(functions, name) ?? Reflect.get(real, name),
  });
  return { ...library, ggml };
}

function isRefused(message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof UnprovenLibrary);
    assert.match(error.message, message);
    assert.match(error.advice, /Install|Python/);
    return true;
  };
}

ggmlTest("the pack's library passes the proof", proveLibrary);

ggmlTest("every operation but views of the same numbers has a known result", (library) => {
  using context = createContext(library, { tensors: 1 });
  const named = new Set(knownResults.map(({ name }) => name));
  const rest = Object.keys(operationsIn(context)).filter((name) => !named.has(name));
  assert.deepEqual(rest.sort(), ["contiguous", "input", "output", "reshape"]);
});

ggmlTest("a library of another version is refused", async (library) => {
  const other = { ...library, version: "0.99.0" };
  await assert.rejects(proveLibrary(other), isRefused(/version 0\.99\.0.*built for/));
});

ggmlTest("a library with larger tensors is refused", async (library) => {
  const other = changed(library, { ggml_tensor_overhead: () => 384n });
  await assert.rejects(proveLibrary(other), isRefused(/lays out/));
});

ggmlTest("a library that computes something else is refused", async (library) => {
  const other = changed(library, { ggml_silu: library.ggml.ggml_sigmoid });
  await assert.rejects(proveLibrary(other), isRefused(/computes silu as/));
});

ggmlTest("a folder without libraries, or with files that are none, is refused", async () => {
  const folder = await Deno.makeTempDir();
  try {
    assert.throws(() => openLibrary(folder), isRefused(/no ggml-base library/));
    const names = { linux: "libggml-base.so", darwin: "libggml-base.dylib" };
    const name = names[Deno.build.os as keyof typeof names] ?? "ggml-base.dll";
    await Deno.writeTextFile(join(folder, name), "no library");
    assert.throws(() => openLibrary(folder), isRefused(/cannot be opened/));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
