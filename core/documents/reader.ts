import { fileURLToPath } from "node:url";
import type { Command, Runtime } from "@/core/system/mod.ts";
import { openSession } from "./reading_session.ts";
import type { DocumentReader, FileOnDisk, ReaderDeps, ReadOptions } from "./reader_types.ts";
import { memoryLimitMb } from "./reading/refusal.ts";

const defaultTimeoutMs = 60_000;

/** The name under which our own program is a reader child. */
export const readCommandName = "__read";

/**
 * The command that starts our own program as a reader of some files, without any other right. What it
 * is asked follows on its stdin: a command line is short, and others can see it.
 *
 * Deno's list of paths knows no way to write a comma (2.9.6: doubled, escaped and as %2C it is
 * refused). Where the program itself lies in such a folder the child may read at first whatever we
 * may, as in a compiled binary, until it puts that down before it looks at any content.
 */
export function readerCommand(
  runtime: Runtime,
  paths: readonly string[],
  { memoryMb = memoryLimitMb }: { memoryMb?: number } = {},
): Command {
  const wasm = fileURLToPath(runtime.assetUrl("native/pdfium.wasm"));
  return runtime.selfCommand([readCommandName], {
    permissions: { read: wasm.includes(",") ? "all" : [...paths, wasm] },
    memoryMb,
  });
}

/** Builds the reader. */
export function createReader(deps: ReaderDeps): DocumentReader {
  const open = (files: readonly FileOnDisk[], options: ReadOptions) =>
    openSession({ timeoutMs: defaultTimeoutMs, ...deps }, files, options);
  return {
    open,
    async read(path, { name = path, ...options }) {
      await using session = open([{ path, name }], options);
      const outcome = await session.read(0);
      if ("error" in outcome) throw outcome.error;
      return outcome.reading;
    },
  };
}
