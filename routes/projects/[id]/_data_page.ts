import {
  askModelKindName,
  type DatasetRow,
  generateKindName,
  importKindName,
  type Lang,
  type ProjectId,
} from "@/core/contract/mod.ts";
import type { PlacedRow } from "@/components/RowList.tsx";
import type { App } from "@/define.ts";
import { showJob } from "@/routes/_shown_job.ts";

const dataKinds = [generateKindName, askModelKindName, importKindName];

/** The newest work on a project's training data; null when there was none. */
export async function latestDataWork(
  app: Pick<App, "jobs">,
  projectId: ProjectId,
  lang: Lang,
): Promise<Awaited<ReturnType<typeof showJob>> | null> {
  const newest = await Promise.all(
    dataKinds.map((kind) => app.jobs.list({ projectId, kind, limit: 1 })),
  );
  const [job] = newest.flat().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return job ? await showJob(app, job.id, lang) : null;
}

/** Rows with the places of the chunks that they were made from. */
export async function placedRows(
  app: Pick<App, "documents">,
  rows: readonly DatasetRow[],
): Promise<PlacedRow[]> {
  const places = await app.documents.places(rows.flatMap(({ chunkId }) => chunkId ?? []));
  const byChunk = new Map(places.map((place) => [place.chunkId, place]));
  return rows.map((row) => ({
    ...row,
    place: (row.chunkId && byChunk.get(row.chunkId)) ?? null,
  }));
}
