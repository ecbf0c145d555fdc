import { sql } from "kysely";

/** Any number of values in one parameter, for IN. */
export function listed<T extends string | number>(values: readonly T[]) {
  return sql<T>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
