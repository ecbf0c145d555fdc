import { join } from "node:path";
import { proveStorage } from "@/core/storage/mod.ts";
import type { CheckContext } from "./check.ts";

/** The built-in database works. */
export function checkDatabase({ folder }: CheckContext): Promise<void> {
  return proveStorage(join(folder, "database"));
}
