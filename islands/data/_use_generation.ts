import type { GenerationCounts, SampleRow } from "@/core/contract/datasets.ts";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { useJobEvents } from "../_use_job_events.ts";

/** What a generation by a model tells beside its state. */
export interface Generation {
  counts: GenerationCounts | null;
  samples: SampleRow[];
}

/** So many rows are shown while they come. */
const samplesShown = 10;

/** Follows a generation's counts and first rows from `cursor` on. */
export function useGeneration(jobId: string, first: Generation, cursor: number): Generation {
  return useJobEvents({ jobId, cursor, first }, afterEvent);
}

/** The generation after one more event. */
export function afterEvent(known: Generation, { type, data }: JobEvent): Generation {
  switch (type) {
    case "generation_counts":
      return { ...known, counts: data as unknown as GenerationCounts };
    case "sample_row": {
      const row = data as unknown as SampleRow;
      return { ...known, samples: [...known.samples, row].slice(0, samplesShown) };
    }
    default:
      return known;
  }
}
