import { AppError } from "@/core/contract/mod.ts";
import type { Convert } from "./ports.ts";

/** The programs that convert; each is null while its pack is not installed. */
export interface Converters {
  /** Reads and writes GGUF itself; there are merged folders that it refuses. */
  native(): Promise<Convert | null>;
  /** Knows every form and every base that can be trained. */
  python(): Promise<Convert | null>;
}

/**
 * Converts a GGUF by our own program, which is several times as fast as PyTorch, and by PyTorch what
 * that refuses, or what is no GGUF.
 *
 * @throws {AppError} `engine_missing`, and as the converters.
 */
export function convertByFirstAble({ native, python }: Converters): Convert {
  return async (request) => {
    const [first, second] = await Promise.all([
      request.base.kind === "gguf" ? native() : null,
      python(),
    ]);
    if (first === null) return await present(second)(request);
    const outputs = { ...request.outputs };
    try {
      await first({
        ...request,
        async onMade(form) {
          delete outputs[form];
          await request.onMade(form);
        },
      });
    } catch (error) {
      if (second === null || !(error instanceof AppError) || !mayHelp.has(error.code)) throw error;
      request.onLog(error.message);
      await second({ ...request, outputs });
    }
  };
}

/** After these another program may get through: it was not the disk, the memory, or a person. */
const mayHelp: ReadonlySet<string> = new Set(["base_model_unreadable", "export_failed"]);

function present(convert: Convert | null): Convert {
  if (convert) return convert;
  throw new AppError("engine_missing", { reason: { key: "detail.engine.missing" } });
}
