import { type RawBuilder, sql } from "kysely";
import type { ProjectId, SearchFilter } from "@/core/contract/mod.ts";

/**
 * Whether a chunk `c` of a project has a part on one of some pages. Chunks that reach them begin no
 * further before them than the longest is: without that SQLite would look at all earlier ones.
 */
export function onPages(
  projectId: ProjectId,
  { from, to }: NonNullable<SearchFilter["pages"]>,
): RawBuilder<unknown> {
  const reach = sql`(SELECT ifnull(max(r.last_page - r.page), 0) FROM chunks r
        WHERE r.project_id = ${projectId} AND r.last_page > r.page)`;
  return sql`c.page BETWEEN ${from} - ${reach} AND ${to} AND c.last_page >= ${from}`;
}
