import type { Token } from "./tokens.ts";
import { irregularParticiples } from "./participles.ts";
import { plainVerbs, prepositions, relatives } from "./words.ts";

/** Verbs that can stand before another one. */
export const auxiliaries = new Set(
  `is are was were am can could may might must shall should will would has have had do does did`
    .split(" "),
);

/** Whether the word is a verb of any form. */
export function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.tags.has("Verb") || auxiliaries.has(token.lower));
}

/** A verb that can carry a main clause: neither "-ing" nor a bare participle. */
export function isFinite(token: Token | undefined): boolean {
  if (!isVerb(token)) return false;
  return auxiliaries.has(token!.lower) ||
    !["Gerund", "Participle", "Particle"].some((tag) => token!.tags.has(tag));
}

/** Whether the word can be the main verb: no noun after "the" or "every", no infinitive. */
function opensPredicate(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const previous = tokens[at - 1];
  if (previous?.tags.has("Plural") && plainVerbs.has(token.lower)) return true;
  const noun = previous !== undefined && previous.tags.has("Determiner") &&
    !["this", "that", "all"].includes(previous.lower) && !relatives.has(previous.lower);
  return isFinite(token) && token.lower !== "to" && !noun;
}

/** The index of the main verb; a relative clause inside the subject keeps its own verb. */
export function findVerb(tokens: readonly Token[]): number {
  let skipping = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (at > 0 && relatives.has(token.lower)) skipping = true;
    else if (opensPredicate(tokens, at)) {
      if (!skipping) return tokens[at - 1]?.lower === "to" ? -1 : at;
      at = endOfGroup(tokens, at);
      skipping = false;
    }
  }
  return -1;
}

/** The last word of the verbs that begin here: "can not pay" of "who can not pay may ask". */
function endOfGroup(tokens: readonly Token[], first: number): number {
  let at = first;
  let isComplete = !isHelping(tokens[at]!);
  for (let next = tokens[at + 1]; next; next = tokens[at + 1]) {
    const between = next.tags.has("Negative") || next.tags.has("Adverb");
    if (!between && (isComplete || !isVerb(next))) break;
    isComplete ||= !between && !isHelping(next);
    at++;
  }
  return at;
}

function isHelping({ lower }: Token): boolean {
  return auxiliaries.has(lower) || ["be", "been", "being"].includes(lower);
}

/** The verbs at the start of a predicate. */
export interface VerbGroup {
  readonly auxiliary: string | null;
  readonly main: Token;
  readonly nonfinite: string;
  readonly adverb: string;
  readonly length: number;
}

/** Reads the verbs that a predicate begins with; null where it is denied or is none. */
export function readVerb(tokens: readonly Token[]): VerbGroup | null {
  const [first] = tokens;
  if (!first) return null;
  let at = 1;
  const adverbs: string[] = [];
  const nonfinite: string[] = [];
  let main = first;
  // In a statement "does" is a verb of its own: "does long work" does not say that it works long.
  const auxiliary = auxiliaries.has(first.lower) && !/^(?:do|does|did)$/u.test(first.lower);
  while (at < tokens.length && tokens[at - 1]!.after === "") {
    const token = tokens[at]!;
    if (token.tags.has("Negative") || /n['’]t$/u.test(token.lower)) return null;
    const verbAhead = isVerb(tokens[at + 1]) && !isNominal(tokens[at + 1]!);
    const isAdverb = token.tags.has("Adverb") && !token.tags.has("Verb") || token.lower === "first";
    if (isAdverb && auxiliary && verbAhead) {
      adverbs.push(token.word);
    } else if (at > 1 && isPreposition(tokens, at)) break;
    else if (
      auxiliary && (isVerb(token) || isDoneBy(token, tokens[at + 1])) && !isNominal(token)
    ) {
      nonfinite.push(token.word);
      if (!token.tags.has("Particle")) main = token;
    } else break;
    at++;
  }
  if (/n['’]t$/u.test(first.lower)) return null;
  // "has 34 berths", "is on the hill": the auxiliary is the main verb itself.
  const alone = nonfinite.length === 0;
  const copula = alone && /^(?:is|are|was|were|am)$/u.test(first.lower);
  if (alone && /^(?:can|could|may|might|must|shall|should|will|would)$/u.test(first.lower)) {
    return null;
  }
  return {
    auxiliary: auxiliary && (!alone || copula) ? first.lower : null,
    main,
    nonfinite: nonfinite.join(" "),
    adverb: adverbs.join(" "),
    length: at,
  };
}

/** "may be kept on the shelf": what the tagger takes for a part of the verb opens a place. */
function isPreposition(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]!.tags.has("Particle") && prepositions.has(tokens[at]!.lower) &&
    next !== undefined && ["Determiner", "Possessive"].some((tag) => next.tags.has(tag));
}

/** "is done by Ines": what the tagger takes for an adjective is a participle. */
function isDoneBy({ lower }: Token, next: Token | undefined): boolean {
  return next?.lower === "by" && (lower in irregularParticiples || /[^e]ed$/u.test(lower));
}

/** Whether the word is a noun here, whatever else it could be. */
export function isNominal({ tags }: Token): boolean {
  return (tags.has("Noun") || tags.has("Determiner")) && !tags.has("Verb");
}

/** The tags by which a main verb's base form is found behind its auxiliary. */
export function baseTags({ main }: VerbGroup, auxiliary: string | null): ReadonlySet<string> {
  const modal = auxiliary !== null && !/^(?:is|are|was|were|has|have|had|am)$/u.test(auxiliary);
  if (modal) return new Set(["Infinitive"]);
  return auxiliary === null ? main.tags : new Set(["PastTense"]);
}

/** Whether the verb group tells of the past. */
export function isPast(main: Token, auxiliary: string | null): boolean {
  if (auxiliary === null) return main.tags.has("PastTense");
  return ["was", "were", "had", "did"].includes(auxiliary);
}
