import { join } from "node:path";
import type { Command } from "@/core/system/mod.ts";
import { cpuSeconds, mostResidentMiB } from "./_processes.ts";

/** What a trainer did, by what it said and by what the system counted. */
export interface TrainerRun {
  /** Of each step. */
  losses: number[];
  /** Of the held-out rows, the last time that they were measured. */
  heldOut: number;
  tokensPerS: number;
  tokens: number;
  /** Processor time of the whole process, loading and measuring included. */
  cpuS: number;
  /** From its start until everything was loaded, before anything is computed. */
  readyS: number;
  /** The most memory that it ever held. */
  peakMiB: number;
}

const data = ["config.json", "train.jsonl", "recall.jsonl"];

/** Runs a trainer over a copy of a run's files, with nothing else around it. */
export async function runTrainer(
  { command, args, env }: Command,
  { files, folder, change = (config) => config }: {
    /** Where the run's files lie. */
    files: string;
    /** An empty folder to work in. */
    folder: string;
    change?: (config: Record<string, unknown>) => Record<string, unknown>;
  },
): Promise<TrainerRun> {
  for (const name of data) await Deno.copyFile(join(files, name), join(folder, name));
  const config = join(folder, "config.json");
  await Deno.writeTextFile(
    config,
    JSON.stringify(change(JSON.parse(await Deno.readTextFile(config)))),
  );
  const start = performance.now();
  const child = new Deno.Command(command, {
    args: [...args, "--config", config],
    cwd: folder,
    env,
    // The trainer ends when its input does.
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const use = { cpuS: 0, peakMiB: 0 };
  const watch = setInterval(() => look(child.pid, use), 20);
  const events: TrainerLine[] = [];
  let readyS = NaN;
  for await (const event of linesOf(child.stdout)) {
    if (event.type === "plan") readyS = (performance.now() - start) / 1000;
    events.push(event);
  }
  clearInterval(watch);
  await child.stdin.close();
  await child.status;
  return { ...readEvents(events), ...use, readyS };
}

interface TrainerLine {
  type: string;
  [name: string]: unknown;
}

/** A process that has just ended can be looked at no more. */
function look(pid: number, use: { cpuS: number; peakMiB: number }): void {
  try {
    Object.assign(use, { cpuS: cpuSeconds(pid), peakMiB: mostResidentMiB(pid) });
  } catch { /* It has ended. */ }
}

async function* linesOf(
  stdout: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<TrainerLine> {
  let rest = "";
  for await (const piece of stdout.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    for (const line of lines) if (line.startsWith("{")) yield JSON.parse(line);
  }
}

function readEvents(events: readonly TrainerLine[]) {
  const done = events.find(({ type }) => type === "done");
  if (!done) throw new Error(JSON.stringify(events.slice(-3)));
  const lossesOf = (wanted: string) =>
    events.filter(({ type }) => type === wanted).map(({ loss }) => Number(loss));
  return {
    losses: lossesOf("step"),
    heldOut: lossesOf("eval").at(-1) ?? NaN,
    tokensPerS: Number(done["tokens_per_s"]),
    tokens: Number(done["tokens"]),
  };
}
