import { normalise } from "./fact.ts";

/** Takes the families in turn, so that the first questions differ in their words. */
export function interleave(families: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...families.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, at) => families.map((family) => family[at]))
    .flat().filter((question) => question !== undefined);
  return [...new Map(mixed.map((question) => [normalise(question), question])).values()];
}
