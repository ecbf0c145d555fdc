import { type Kysely, sql } from "kysely";
import type { SearchFilter } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Demands, numbersSaying } from "./demands.ts";
import { listed } from "./listed.ts";
import { onPages } from "./on_pages.ts";
import type { TextProject } from "./text_project.ts";

/** Of so many filters is kept what they allow. */
const mostKept = 16;

/**
 * For each number of a chunk 1 when it may be found: its document is ready and there, the filter
 * allows it, and it contains what it must and nothing that it must not. Null where all may be.
 */
export async function allowedChunks(
  db: Kysely<Database>,
  project: TextProject,
  { filter, demands }: { filter: SearchFilter; demands: Demands },
): Promise<Uint8Array | null> {
  const byFilter = await keptOrMade(db, project, filter);
  const { required, excluded } = demands;
  if (required.length === 0 && excluded === null) return byFilter;
  const size = project.numbers.documents.length;
  let allowed = byFilter?.slice() ?? new Uint8Array(size).fill(1);
  for (const saying of required) {
    const having = new Uint8Array(size);
    for (const number of await numbersSaying(db, project, saying)) having[number] = 1;
    allowed = allowed.map((is, number) => is & having[number]!);
  }
  if (excluded) {
    for (const number of await numbersSaying(db, project, excluded)) allowed[number] = 0;
  }
  return allowed;
}

async function keptOrMade(
  db: Kysely<Database>,
  project: TextProject,
  filter: SearchFilter,
): Promise<Uint8Array | null> {
  const key = JSON.stringify(filter);
  const known = project.allowed.get(key);
  const made = known ?? await ofFilter(db, project, filter);
  if (made === null) return null;
  // Behind all others: the first is the one that was asked for longest ago.
  project.allowed.delete(key);
  project.allowed.set(key, made);
  for (const other of [...project.allowed.keys()].slice(0, -mostKept)) {
    project.allowed.delete(other);
  }
  return made;
}

async function ofFilter(
  db: Kysely<Database>,
  project: TextProject,
  { documentIds, formats, pages }: SearchFilter,
): Promise<Uint8Array | null> {
  let query = db.selectFrom("text_documents as t").select("t.number")
    .where("t.project", "=", project.number);
  if (!documentIds && !formats) {
    const hidden = await query.where("t.searchable", "=", 0).execute();
    if (hidden.length === 0 && !pages) return null;
    const all = ofDocuments(project, hidden, { isThere: 0 });
    return pages ? both(all, await chunksOnPages(db, project, pages)) : all;
  }
  query = query.where("t.searchable", "=", 1);
  if (documentIds) query = query.where("t.document_id", "in", listed(documentIds));
  if (formats) {
    query = query.innerJoin("documents", "documents.id", "t.document_id")
      .where("documents.format", "in", listed(formats));
  }
  const allowed = ofDocuments(project, await query.execute(), { isThere: 1 });
  return pages ? both(allowed, await chunksOnPages(db, project, pages)) : allowed;
}

/** What stands in these documents is so, all else is not. */
function ofDocuments(
  { numbers: { documents } }: TextProject,
  named: readonly { number: number }[],
  { isThere }: { isThere: 0 | 1 },
): Uint8Array {
  const wanted = new Set(named.map(({ number }) => number));
  const allowed = new Uint8Array(documents.length);
  let [document, is] = [0, 0];
  for (let number = 0; number < documents.length; number++) {
    // Chunks of a document come one after the other.
    if (documents[number] !== document) {
      document = documents[number]!;
      is = wanted.has(document) ? isThere : 1 - isThere;
    }
    allowed[number] = is;
  }
  return allowed;
}

/** The chunks that have a part on some pages. */
async function chunksOnPages(
  db: Kysely<Database>,
  { id, numbers: { documents } }: TextProject,
  pages: NonNullable<SearchFilter["pages"]>,
): Promise<Uint8Array> {
  const { rows } = await sql<{ numbers: string }>`
    SELECT json_group_array(t.number) AS numbers
    FROM chunks c CROSS JOIN text_documents d ON d.document_id = c.document_id
      CROSS JOIN text_chunks t ON t.document = d.number AND t.position = c.position
    WHERE c.project_id = ${id} AND ${onPages(id, pages)}`.execute(db);
  const allowed = new Uint8Array(documents.length);
  for (const number of JSON.parse(rows[0]!.numbers) as number[]) allowed[number] = 1;
  return allowed;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((is, number) => is & b[number]!);
}
