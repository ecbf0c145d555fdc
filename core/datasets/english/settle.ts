import type { Part } from "../facts/clause.ts";

const directed = /^(?:into|onto|to|towards)\s/u;
const inMonth = /^(?:in|of)\s/u;

/** What two neighbouring parts are together; null when each stands for itself. */
function joined(before: Part, part: Part): Part | null {
  const text = `${before.text} ${part.text}`;
  if (/\s(?:and|or)$/u.test(before.text)) return { ...before, text };
  // "in the box next to the door" is one place, "into the tin on the sill" says whereto.
  if (part.kind === "place" && (before.kind === "place" || directed.test(before.text))) {
    return { ...before, text };
  }
  const timed = ["month", "date", "year"].includes(part.kind) && inMonth.test(part.text);
  return before.kind === "weekday" && timed ? { text, kind: "date" } : null;
}

/** Joins the parts of a clause that belong to the ones before them. */
export function settle(parts: readonly Part[]): Part[] {
  const settled: Part[] = [];
  for (const part of parts) {
    const before = settled.at(-1);
    const whole = before && joined(before, part);
    if (whole) settled[settled.length - 1] = whole;
    else settled.push(part);
  }
  return settled;
}
