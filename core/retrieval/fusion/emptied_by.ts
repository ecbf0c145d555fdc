import type { EmptiedBy, PassageQuery, SearchFilter } from "@/core/contract/mod.ts";
import { parseQuery, withoutExclusions, withoutPhrases } from "../text/parse_query.ts";

/** A query without one of its parts. */
interface Without {
  part: EmptiedBy["part"];
  query: PassageQuery;
}

/**
 * The parts of a query that found nothing without which it finds something: one by one, the filter
 * as a whole where none alone is to blame, and all of them where it is not the filter either.
 */
export async function emptiedBy(
  query: PassageQuery,
  finds: (query: PassageQuery) => Promise<boolean>,
): Promise<EmptiedBy[]> {
  const each = withoutEach(query);
  const unfiltered = { ...query, filter: {} };
  const bare = withoutPhrases(withoutExclusions(query.query));
  const attempts: Without[][] = [
    each,
    ...each.length > 1 ? [[{ part: "filter" as const, query: unfiltered }]] : [],
    ...each.length > 1 ? [[{ part: "all" as const, query: { ...unfiltered, query: bare } }]] : [],
  ];
  for (const attempt of attempts) {
    const found = await toBlame(attempt, finds);
    if (found.length > 0) return found;
  }
  return [];
}

async function toBlame(
  tried: readonly Without[],
  finds: (query: PassageQuery) => Promise<boolean>,
): Promise<EmptiedBy[]> {
  const found: EmptiedBy[] = [];
  for (const { part, query } of tried) {
    if (await finds(query)) found.push({ part, query: query.query });
  }
  return found;
}

function withoutEach(query: PassageQuery): Without[] {
  const { documentIds, formats, pages, ...rest } = query.filter ?? {};
  const { excluded, phrases } = parseQuery(query.query);
  const filtered = (part: Without["part"], filter: SearchFilter) => [{
    part,
    query: { ...query, filter: { ...rest, ...filter } },
  }];
  const asked = (part: Without["part"], text: string) => [{
    part,
    query: { ...query, query: text },
  }];
  return [
    ...documentIds ? filtered("documents", { formats, pages }) : [],
    ...formats ? filtered("formats", { documentIds, pages }) : [],
    ...pages ? filtered("pages", { documentIds, formats }) : [],
    ...excluded.length > 0 ? asked("excluded", withoutExclusions(query.query)) : [],
    ...phrases.length > 0 ? asked("phrases", withoutPhrases(query.query)) : [],
  ];
}
