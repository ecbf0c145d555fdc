import { z } from "zod";
import { type JsonObject, type PackId, packIdSchema, type Progress } from "@/core/contract/mod.ts";
import type { Clock } from "@/core/system/mod.ts";
import { installPack } from "./install_pack.ts";
import type { PackDefinition } from "./pack_definition.ts";
import { packJob } from "./packs.ts";

/** What the job is started with. */
export const packParamsSchema = z.object({
  pack: packIdSchema,
  wheelFolder: z.string().nullable(),
  again: z.boolean(),
});

export type PackParams = z.infer<typeof packParamsSchema>;

/** What the work needs of a job's context. */
export interface PackJobContext {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  log(message: string, level?: "info" | "warning"): void;
}

/** What the job kind works with. */
export interface PackJobDeps {
  definitions: readonly PackDefinition[];
  clock: Clock;
  /** The folder of wheels that the settings name, or null. */
  wheelFolder(): Promise<string | null>;
  /** Hears what can be used from now on. */
  onInstalled?(pack: PackId): Promise<void>;
}

/** Ending pip and removing what was written takes a moment. */
const graceMs = 30_000;

/**
 * The job kind that installs packs, in the form that `jobKind()` of the job room takes: that room
 * lies on the same floor. It can be killed at any point: the next attempt clears up and starts anew.
 */
export function packJobKind({ definitions, clock, wheelFolder, onInstalled }: PackJobDeps) {
  return {
    kind: packJob,
    params: packParamsSchema,
    slot: "cpu" as const,
    pausable: false,
    recovery: "automatic" as const,
    graceMs,
    async run(params: PackParams, context: PackJobContext): Promise<JsonObject> {
      const definition = definitions.find(({ id }) => id === params.pack);
      if (!definition) throw new TypeError(`No pack is named "${params.pack}"`);
      const work = {
        signal: context.signal,
        progress: (progress: Progress) => context.progress(progress),
        log: (message: string, level?: "info" | "warning") => context.log(message, level),
        wheelFolder: params.wheelFolder ?? await wheelFolder(),
      };
      const { version, bytes } = await installPack(definition, {
        clock,
        work,
        again: params.again,
      });
      await onInstalled?.(params.pack);
      return { pack: params.pack, version, bytes };
    },
  };
}
