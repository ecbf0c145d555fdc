import { join } from "node:path";
import { atomicWrite } from "@/core/system/mod.ts";
import type { PackDefinition } from "../pack_definition.ts";

/** A pack of one small file. `changes` replaces parts of it. */
export function tinyPack(root: string, changes: Partial<PackDefinition> = {}): PackDefinition {
  return {
    id: "starter-model",
    folder: join(root, "packs", "tiny"),
    version: () => Promise.resolve("1"),
    sizes: () => Promise.resolve({ downloadBytes: 10, diskBytes: 20 }),
    build: (folder) => atomicWrite(join(folder, "part"), "12345"),
    prove: () => Promise.resolve({ proven: true }),
    isWhole: (folder) => Deno.stat(join(folder, "part")).then(() => true, () => false),
    ...changes,
  };
}
