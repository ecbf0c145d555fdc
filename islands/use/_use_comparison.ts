import { useLineStream } from "../_line_stream.ts";
import {
  type Answers,
  begunAnswers,
  comparisonReading,
  type ComparisonRequest,
} from "./_comparison.ts";

/** A question under way, and what came of the last one. */
export interface Comparison {
  /** Null before anything was asked. */
  answers: Answers | null;
  isAsking: boolean;
  ask(request: ComparisonRequest): Promise<void>;
  stop(): void;
}

/** Asks a run's two models; leaving the page stops them. */
export function useComparison(runId: string): Comparison {
  const { state, isRunning, ask, stop } = useLineStream(comparisonReading);
  const url = `/api/v1/runs/${runId}/compare`;
  return {
    answers: state,
    isAsking: isRunning,
    async ask(body) {
      await ask({ url, body, first: begunAnswers });
    },
    stop,
  };
}
