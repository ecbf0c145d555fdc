import { AppError, type NamedText, type PackId, saysDiskFull } from "@/core/contract/mod.ts";
import { packName } from "./pack_words.ts";

/** A server's answer that is not the wanted one. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

/** A download that began and did not come to its end. */
export class BrokenDownload extends Error {
  override readonly name = "BrokenDownload";
}

/** Names the cause for which something was not downloaded. */
export function downloadFailure(pack: PackId, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const isFull = saysDiskFull(cause);
  const detail = isFull ? { key: "detail.disk-full" } as const : reason(cause);
  const code = isFull ? "pack_install_failed" : "pack_download_failed";
  return new AppError(code, { pack: packName(pack), detail }, { cause });
}

function reason(cause: unknown): NamedText | string {
  if (cause instanceof HttpRefusal) {
    return { key: "detail.http-status", params: { status: cause.status } };
  }
  if (cause instanceof BrokenDownload) return { key: "detail.broke-off" };
  if (/certificate/i.test(causesOf(cause))) return { key: "detail.certificate" };
  const isUnreached = cause instanceof TypeError || isTimeout(cause);
  return isUnreached ? { key: "detail.offline" } : String(cause).slice(0, 300);
}

/** All that is said about a failure: `fetch` tells the reason in a cause. */
export function causesOf(error: unknown): string {
  const words = String(error);
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? words : `${words}: ${causesOf(cause)}`;
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "TimeoutError";
}
