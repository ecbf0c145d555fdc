import type { Token } from "./tokens.ts";
import { hedges, prepositions, relatives, subordinators } from "./words.ts";

/** Prepositions that belong to the noun before them. */
const clinging = new Set(["of", "per", "off"]);
const frequent = new Set(["once", "twice", "every", "daily", "weekly", "monthly", "yearly"]);

function isRangeWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 5), at);
  if (tokens[at]!.lower === "and") return before.some(({ lower }) => lower === "between");
  if (!["to", "until", "till"].includes(tokens[at]!.lower)) return false;
  const opened = before.some(({ lower }) => lower === "from");
  return opened ||
    /\d$/u.test(tokens[at - 1]?.word ?? "") && /^\d/u.test(tokens[at + 1]?.word ?? "");
}

/** "next to", "close to", "up to", "at least", "because of": the second word opens nothing new. */
function continues(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  const pairs = [
    "next to",
    "close to",
    "up to",
    "out of",
    "as of",
    "from behind",
    "for up",
    "of up",
    "at once",
    "in total",
    "at night",
    "in advance",
  ];
  return pairs.includes(`${before} ${tokens[at]!.lower}`) ||
    hedges.has(tokens[at]!.lower) && prepositions.has(before);
}

function opens(tokens: readonly Token[], at: number): boolean {
  const { lower, tags } = tokens[at]!;
  if (clinging.has(lower) || isRangeWord(tokens, at) || continues(tokens, at)) return false;
  if (prepositions.has(lower) || tags.has("Preposition") || frequent.has(lower)) return true;
  if (
    lower === "each" &&
    /^(?:day|week|month|year|morning|evening)$/u.test(tokens[at + 1]?.lower ?? "")
  ) {
    return true;
  }
  return tags.has("Adverb") && !hedges.has(lower) && !prepositions.has(tokens[at - 1]?.lower ?? "");
}

/** A comma ends what can be asked for, unless it lists things ("salt, oil and flour"). */
function listEnd(tokens: readonly Token[], at: number): number {
  const rest = tokens.slice(at + 1);
  const and = rest.findIndex(({ lower }) => lower === "and" || lower === "or");
  const listed = and > 0 && and <= 12 &&
    !rest.slice(0, and).some(({ tags, lower }) =>
      tags.has("Verb") || relatives.has(lower) || subordinators.has(lower)
    );
  return listed ? at + 1 + and : -1;
}

/**
 * Cuts what follows a verb into objects, prepositional phrases and adverbials. A subordinate
 * clause is one part; an afterthought behind a comma is left out.
 */
export function splitParts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let listed = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const follows = tokens.slice(at + 1).some(({ tags }) => tags.has("Verb"));
    if (subordinators.has(token.lower) && at > 0 && follows || token.lower === "that") {
      parts.push(tokens.slice(at));
      return parts;
    }
    const fresh = parts.length === 0 || at > listed && opens(tokens, at);
    if (fresh) parts.push([token]);
    else parts.at(-1)!.push(token);
    if (/[,;:–—(]/u.test(token.after) && at > listed && at < tokens.length - 1) {
      listed = token.after.includes(",") ? listEnd(tokens, at) : -1;
      if (listed === -1) return parts;
    }
  }
  return parts;
}
