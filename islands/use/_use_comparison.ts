import { useEffect, useRef, useState } from "preact/hooks";
import {
  type Answers,
  begunAnswers,
  type ComparisonRequest,
  streamComparison,
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
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [isAsking, setAsking] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function ask(request: ComparisonRequest): Promise<void> {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setAsking(true);
    setAnswers(begunAnswers);
    // An earlier question that was only just stopped has nothing to say any more.
    const onChange = (next: Answers) => running.current === stop && setAnswers(next);
    try {
      await streamComparison(runId, { ...request, signal: stop.signal, onChange });
    } finally {
      if (running.current === stop) setAsking(false);
    }
  }

  return { answers, isAsking, ask, stop: () => running.current?.abort() };
}
