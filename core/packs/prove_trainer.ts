import { join } from "node:path";
import { z } from "zod";
import type { Json } from "@/core/contract/mod.ts";
import type { RunTool } from "./tools.ts";

const lineSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("versions"), engine_version: z.string(), python: z.string() }),
  z.object({
    type: z.literal("check"),
    name: z.string(),
    ok: z.boolean(),
    message: z.string(),
  }),
  z.object({
    type: z.literal("device"),
    kind: z.enum(["cpu", "cuda", "rocm", "mps"]),
    name: z.string(),
    memory_bytes: z.number().nullable(),
    chosen: z.boolean(),
  }),
  z.object({ type: z.literal("capability"), name: z.string(), available: z.boolean() }),
  z.object({ type: z.literal("done"), ok: z.boolean() }),
]);

type DoctorLine = z.infer<typeof lineSchema>;

/** What the engine's own doctor found. */
export interface TrainerReport {
  ok: boolean;
  /** What is wrong; empty when nothing is. */
  detail: string;
  /** Versions, device and abilities. */
  details: Record<string, Json>;
}

/** Importing alone takes a minute on a slow and busy disk. */
const doctorMs = 10 * 60_000;

/** Proves a training engine: imports everything and makes real training steps with it. */
export async function proveTrainer(
  run: RunTool,
  { python, trainerFolder, signal }: {
    python: string;
    trainerFolder: string;
    signal?: AbortSignal;
  },
): Promise<TrainerReport> {
  const { code, lines, errorTail } = await run([python, join(trainerFolder, "doctor.py")], {
    timeoutMs: doctorMs,
    env: { PYTHONNOUSERSITE: "1", PYTHONUTF8: "1" },
    ...(signal && { signal }),
  });
  const said = lines.flatMap(parse);
  const failed = said.find((line) => line.type === "check" && !line.ok);
  const ok = code === 0 && said.some((line) => line.type === "done" && line.ok) && !failed;
  const detail = failed?.type === "check"
    ? failed.message
    : errorTail.at(-1) ?? `exit code ${code}`;
  return { ok, detail: ok ? "" : detail.slice(0, 500), details: detailsOf(said) };
}

function parse(line: string): DoctorLine[] {
  try {
    return [lineSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function detailsOf(lines: readonly DoctorLine[]): Record<string, Json> {
  const details: Record<string, Json> = {};
  for (const line of lines) {
    if (line.type === "versions") {
      const { type: _, ...versions } = line;
      details.versions = versions as Record<string, Json>;
    } else if (line.type === "device" && line.chosen) {
      Object.assign(details, { device: line.kind, deviceName: line.name });
    } else if (line.type === "capability") {
      details[line.name === "4bit" ? "four_bit" : line.name] = line.available;
    } else if (line.type === "check" && line.name === "step") details.step = line.message;
  }
  return details;
}
