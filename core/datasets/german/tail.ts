import type { Token } from "./tokens.ts";
import { isNoun, wordsOf } from "./tokens.ts";
import { isFunctionWord, looksFinite } from "./verbs.ts";
import { auxiliaries, particles, subordinators } from "./words.ts";

/** What stands behind verb and subject, taken apart. */
export interface Tail {
  readonly middle: readonly Token[];
  readonly bracket: readonly Token[];
  readonly after: string;
}

const nonfinite =
  /(?:^(?:ab|an|auf|aus|bei|ein|her|hin|mit|nach|vor|weg|zu|zurück|um|wieder)?(?:ge|be|er|ver|ent|zer|miss).*(?:t|en)|ge.+(?:t|en)|iert|werden|sein|haben|[^aeiou]en|eln|ern|tun)$/u;

/** Cuts the bracket and a trailing subordinate clause off; an afterthought is dropped. */
export function readTail(tokens: readonly Token[], verb: string): Tail {
  const comma = tokens.findIndex(({ after }, at) =>
    /[,;:–(]/u.test(after) && at < tokens.length - 1 && !isListed(tokens, at)
  );
  const own = comma === -1 ? tokens : tokens.slice(0, comma + 1);
  const rest = comma === -1 ? [] : tokens.slice(comma + 1);
  const kept = rest[0] && /^(?:wenn|falls|sobald|solange|bevor|nachdem|bis)$/u.test(rest[0].lower);
  const after = kept ? `, ${wordsOf(rest)}` : "";
  const auxiliary = auxiliaries.has(verb);
  let length = 0;
  while (auxiliary && length < 3 && own.length > length) {
    const token = own.at(-1 - length)!;
    if (isNoun(token) || isFunctionWord(token) || !nonfinite.test(token.lower)) break;
    length++;
  }
  const last = own.at(-1);
  if (!auxiliary && last && particles.has(last.lower)) length = 1;
  return {
    middle: own.slice(0, own.length - length),
    bracket: own.slice(own.length - length),
    after,
  };
}

/** A comma between things of a list: an "und" or "oder" follows and no clause between. */
function isListed(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1);
  const and = rest.findIndex(({ lower }) => lower === "und" || lower === "oder");
  return and !== -1 && and <= 8 &&
    !rest.slice(0, and).some((token) => subordinators.has(token.lower) || looksFinite(token));
}
