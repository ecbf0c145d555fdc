import { useEffect, useRef, useState } from "preact/hooks";
import type { StartGeneration } from "@/core/contract/datasets.ts";
import type { GeneratorTrial } from "@/core/contract/generator_trial.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";

/** A generator that is tried out. */
export interface Trial {
  result: GeneratorTrial | null;
  error: RequestError | null;
  isRunning: boolean;
  run(start: StartGeneration): void;
  stop(): void;
}

/** Tries a generator once at a time; a new try replaces what the one before showed. */
export function useTrial(projectId: string): Trial {
  const [result, setResult] = useState<GeneratorTrial | null>(null);
  const [error, setError] = useState<RequestError | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  async function ask(body: StartGeneration): Promise<void> {
    const control = asking.current = new AbortController();
    setResult(null);
    setError(null);
    setIsRunning(true);
    try {
      const url = `/api/v1/projects/${projectId}/rows/try`;
      setResult(await fetchJson(url, { method: "POST", body, signal: control.signal }));
    } catch (failure) {
      if (failure instanceof RequestError) setError(failure);
    } finally {
      if (asking.current === control) setIsRunning(false);
    }
  }

  return {
    result,
    error,
    isRunning,
    run: (start) => void ask(start),
    stop: () => asking.current?.abort(),
  };
}
