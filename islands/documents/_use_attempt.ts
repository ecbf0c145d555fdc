import { useState } from "preact/hooks";
import { RequestError } from "@/web/client/mod.ts";

/** Does something with the documents; tells what was refused, and looks again either way. */
export function useAttempt(refresh: () => void) {
  const [error, setError] = useState<RequestError | null>(null);
  async function attempt(work: () => Promise<void>): Promise<void> {
    setError(null);
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    }
    refresh();
  }
  return { error, attempt };
}
