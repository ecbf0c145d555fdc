import { fileURLToPath } from "node:url";
import { type Command, createRuntime, createSpawner } from "@/core/system/mod.ts";
import { createReader, readerCommand } from "../reader.ts";
import type { DocumentReader, ReaderDeps } from "../reader_types.ts";

/** How a reader child of a test differs from the program's own. */
export interface TestChild {
  /** The script in this folder that is the child. */
  entry?: string;
  memoryMb?: number;
}

/** A reader whose children are real ones. */
export function createTestReader(options: TestReaderOptions = {}): DocumentReader {
  return createReader(testReaderDeps(options));
}

/** What of a reader a test may set. */
export interface TestReaderOptions extends TestChild {
  timeoutMs?: number;
}

/** What readers and unpackers of tests are built from. */
export function testReaderDeps({ timeoutMs, ...child }: TestReaderOptions = {}): ReaderDeps {
  const runtime = createRuntime();
  return {
    spawner: createSpawner({ environment: runtime.childEnvironment, registry: null }),
    command: (paths) => childCommand(paths, child),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

/** The program's command for a reader child, with a script of this folder in `main.ts`' place. */
export function childCommand(
  paths: readonly string[],
  { entry = "reader_child.ts", memoryMb }: TestChild = {},
): Command {
  const runtime = createRuntime();
  const main = fileURLToPath(runtime.assetUrl("main.ts"));
  const child = fileURLToPath(new URL(entry, import.meta.url));
  const { args, ...command } = readerCommand(runtime, paths, memoryMb ? { memoryMb } : {});
  return { ...command, args: args.map((argument) => argument === main ? child : argument) };
}

/** A reader that answers without a child. */
export function pretendedReader(read: DocumentReader["read"]): DocumentReader {
  return {
    read,
    open: (files, options) => ({
      async read(at) {
        options.signal?.throwIfAborted();
        const { path, name = path } = files[at]!;
        const outcome = read(path, { ...options, name });
        return await outcome.then((reading) => ({ reading }), (error) => ({ error }));
      },
      async [Symbol.asyncDispose]() {},
    }),
  };
}
