import { AppError, type ErrorData } from "@/core/contract/mod.ts";

/** What a reader trips over by surprise is a fault of the file, or a lack of memory. */
export function refusal(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  if (unopenable.some((kind) => error instanceof kind)) {
    return { code: "document_file_missing", params: {} };
  }
  const lacksMemory = error instanceof RangeError && /alloc|memory|bytes left/i.test(error.message);
  if (lacksMemory) return { code: "document_too_heavy", params: { limit: memoryLimitText } };
  return { code: "document_damaged", params: {} };
}

const unopenable = [
  ...[Deno.errors.NotFound, Deno.errors.PermissionDenied, Deno.errors.IsADirectory],
];

/** Most memory that reading a file may take. */
export const memoryLimitMb = 2048;
/** The same limit in words for people. */
export const memoryLimitText = "2 GB";
