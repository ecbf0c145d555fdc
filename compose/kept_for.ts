import type { Clock } from "@/core/system/mod.ts";

/** Asks anew only when the last answer is older than `ms`. A failure is not kept. */
export function keptFor<T>(
  ask: () => Promise<T>,
  { clock, ms }: { clock: Clock; ms: number },
): () => Promise<T> {
  let last: { askedAt: number; answer: Promise<T> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (last && now - last.askedAt < ms) return last.answer;
    const asked = { askedAt: now, answer: ask() };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = null;
    });
    return asked.answer;
  };
}
