import type { AnswerSpeed } from "@/core/contract/mod.ts";
import type { Clock } from "@/core/system/mod.ts";

/** Takes the time of one answer, from the moment in which it is built. */
export interface AnswerTimer {
  /** A piece of text came. */
  piece(): void;
  /** The answer is over; `tokens` is null where the model does not count them. */
  end(tokens: number | null): AnswerSpeed;
}

/** Starts a timer. The first token is not in the rate: until it comes, the question is read. */
export function startAnswerTimer(clock: Clock): AnswerTimer {
  const now = () => clock.now().getTime();
  const startedAt = now();
  let firstAt: number | null = null;
  return {
    piece: () => void (firstAt ??= now()),
    end(tokens) {
      const endedAt = now();
      const seconds = firstAt === null ? 0 : (endedAt - firstAt) / 1000;
      return {
        firstMs: firstAt === null ? null : firstAt - startedAt,
        totalMs: endedAt - startedAt,
        tokens,
        tokensPerS: tokens !== null && tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : null,
      };
    },
  };
}
