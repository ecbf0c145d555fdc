import { AppError, type PackId, type Progress } from "@/core/contract/mod.ts";
import type { RunOutcome } from "@/core/system/mod.ts";
import { notFound, packName } from "./pack_words.ts";
import { countDownloads } from "./pip_progress.ts";
import type { CommandLine, RunTool } from "./tools.ts";

/** What a call of pip needs. */
export interface PipCall {
  pack: PackId;
  /** The Python whose pip is meant. */
  python: CommandLine;
  args: readonly string[];
  signal: AbortSignal;
  /** Bytes that are expected in all, for the progress. */
  expectedBytes: number;
  progress(progress: Progress): void;
  log(message: string): void;
}

/** Nobody is there to answer; notices about newer versions are noise. */
const quiet = ["--no-input", "--disable-pip-version-check", "--no-color", "--progress-bar", "off"];

/** Of the package manager's own files nothing may come from a person's site packages. */
const pythonEnvironment = { PYTHONNOUSERSITE: "1", PYTHONUTF8: "1" };

/**
 * Runs pip and reports the bytes that it downloads.
 *
 * @throws {AppError} what {@link pipFailure} makes of its end; the signal's reason when aborted.
 */
export async function pip(run: RunTool, call: PipCall): Promise<void> {
  const outcome = await tryPip(run, call);
  if (outcome.code !== 0) throw pipFailure(call.pack, outcome);
}

/** As {@link pip}, but a failure is an answer. */
export async function tryPip(
  run: RunTool,
  { python, args, signal, expectedBytes, progress, log }: PipCall,
): Promise<RunOutcome> {
  const count = countDownloads(expectedBytes, progress);
  const [verb = "", ...rest] = args;
  const outcome = await run([...python, "-m", "pip", verb, ...quiet, ...rest], {
    signal,
    env: pythonEnvironment,
    onLine(line) {
      count(line);
      if (line.trim() !== "") log(line.trim());
    },
  });
  signal.throwIfAborted();
  for (const line of outcome.errorTail) log(line);
  return outcome;
}

const noNetwork =
  /Temporary failure in name resolution|getaddrinfo|Connection(?:Error| refused| reset)|Network is unreachable|timed out|ProxyError|SSLError|Max retries exceeded/i;

const notOffered = /No matching distribution found for ([^\s(]+)/;

const wrongHash = /DO NOT MATCH THE HASHES/;

/** Names the cause of pip's failure. */
export function pipFailure(pack: PackId, { lines, errorTail }: RunOutcome): AppError {
  const name = packName(pack);
  const text = [...lines.slice(-200), ...errorTail].join("\n");
  if (wrongHash.test(text)) return new AppError("pack_damaged", { file: hashedFile(text) });
  if (/No space left on device|Errno 28/.test(text)) {
    return new AppError("pack_install_failed", { pack: name, detail: { key: "detail.disk-full" } });
  }
  const missing = notOffered.exec(text)?.[1];
  if (noNetwork.test(text)) {
    return new AppError("pack_download_failed", { pack: name, detail: { key: "detail.offline" } });
  }
  if (missing) {
    return new AppError("pack_download_failed", { pack: name, detail: notFound(missing) });
  }
  return new AppError("pack_install_failed", { pack: name, detail: lastError(errorTail) });
}

function hashedFile(text: string): string {
  return /^\s+(\S+==\S+|\S+\.whl) from/m.exec(text)?.[1] ?? "pip";
}

function lastError(errorTail: readonly string[]): string {
  const line = errorTail.findLast((text) => text.startsWith("ERROR:")) ?? errorTail.at(-1) ?? "";
  return line.replace(/^ERROR:\s*/, "").slice(0, 300);
}
