import type { PersonId } from "@/core/contract/mod.ts";
import { type Clock, newSecret } from "@/core/system/mod.ts";

const codeLifeMs = 5 * 60 * 1000;

/** Codes that sign a browser in exactly once; they live in memory and end with the process. */
export interface OneTimeCodes {
  issue(personId: PersonId, options?: { code?: string; lifeMs?: number }): string;
  /** Whose code it is; the code is spent by asking. */
  redeem(code: string): PersonId | null;
}

/** A store of one-time codes; each lives five minutes unless told. */
export function createOneTimeCodes(clock: Clock): OneTimeCodes {
  const codes = new Map<string, { personId: PersonId; endsAt: number }>();
  return {
    issue(personId, { code = newSecret(), lifeMs = codeLifeMs } = {}) {
      codes.set(code, { personId, endsAt: clock.now().getTime() + lifeMs });
      return code;
    },
    redeem(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found && found.endsAt >= clock.now().getTime() ? found.personId : null;
    },
  };
}
