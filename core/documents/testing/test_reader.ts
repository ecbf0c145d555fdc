import { fileURLToPath } from "node:url";
import { type Command, createRuntime, createSpawner } from "@/core/system/mod.ts";
import { createReader, type DocumentReader, readerCommand } from "../reader.ts";
import type { ReadRequest } from "../reading/read_main.ts";

/** How a reader child of a test differs from the program's own. */
export interface TestChild {
  /** The script in this folder that is the child. */
  entry?: string;
  memoryMb?: number;
}

/** A reader whose children are real ones. */
export function createTestReader(
  { timeoutMs, ...child }: TestChild & { timeoutMs?: number } = {},
): DocumentReader {
  const runtime = createRuntime();
  return createReader({
    spawner: createSpawner({ environment: runtime.childEnvironment, registry: null }),
    command: (request) => childCommand(request, child),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

/** The program's command for a reader child, with a script of this folder in `main.ts`' place. */
export function childCommand(
  request: ReadRequest,
  { entry = "reader_child.ts", memoryMb }: TestChild = {},
): Command {
  const runtime = createRuntime();
  const main = fileURLToPath(runtime.assetUrl("main.ts"));
  const child = fileURLToPath(new URL(entry, import.meta.url));
  const { args, ...command } = readerCommand(runtime, request, memoryMb ? { memoryMb } : {});
  return { ...command, args: args.map((argument) => argument === main ? child : argument) };
}
