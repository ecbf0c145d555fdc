import {
  askModelKindName,
  generateKindName,
  type GenerationCounts,
  generationCountsEvent,
  importKindName,
  type JobId,
  type Lang,
  type PlacedRow,
  type Project,
  type ProjectId,
  type RowId,
  type SampleRow,
  sampleRowEvent,
} from "@/core/contract/mod.ts";
import { topicPrompts } from "@/core/contract/text/generator_prompts.ts";
import { usualPrompts } from "@/core/datasets/mod.ts";
import type { App } from "@/define.ts";
import { placedRows } from "@/routes/_placed_rows.ts";
import { showJob } from "@/routes/_shown_job.ts";

const dataKinds = [generateKindName, askModelKindName, importKindName];

/** The newest work on a project's training data; null when there was none. */
export async function latestDataWork(
  app: Pick<App, "jobs">,
  projectId: ProjectId,
  lang: Lang,
) {
  const newest = await Promise.all(
    dataKinds.map((kind) => app.jobs.list({ projectId, kind, limit: 1 })),
  );
  const [job] = newest.flat().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return job ? await showDataWork(app, job.id, lang) : null;
}

/** Work on training data as a page shows it at first. */
export async function showDataWork(app: Pick<App, "jobs">, id: JobId, lang: Lang) {
  const shown = await showJob(app, id, lang);
  const upTo = ({ id }: { id: number }) => id <= shown.cursor;
  const [counts] = (await app.jobs.lastEvents(id, { type: generationCountsEvent, limit: 1 }))
    .filter(upTo);
  const samples = (await app.jobs.lastEvents(id, { type: sampleRowEvent })).filter(upTo);
  const generation = {
    counts: (counts?.data ?? null) as unknown as GenerationCounts | null,
    samples: samples.slice(0, 10).map(({ data }) => data as unknown as SampleRow),
  };
  return { ...shown, generation };
}

/** What the forms of both generators begin with. */
export async function generatorSetup(
  app: Pick<App, "settings" | "documents" | "datasets" | "models" | "jobs">,
  { id, baseModelId }: Project,
  lang: Lang,
) {
  const settings = await app.settings.read(id);
  const documents = await app.documents.list(id);
  const ready = documents.filter(({ state }) => state === "ready");
  const asked = await app.jobs.list({ projectId: id, kind: askModelKindName });
  const model = baseModelId && await app.models.get(baseModelId).catch(() => null);
  const [chunk] = ready[0] ? await app.documents.chunks(ready[0].id, { from: 0, limit: 1 }) : [];
  return {
    usual: ready.length === 0
      ? topicPrompts
      : { de: usualPrompts(settings, "de"), en: usualPrompts(settings, "en") },
    passage: chunk ? { text: chunk.text, heading: chunk.headingPath.at(-1) ?? "" } : null,
    language: await app.datasets.documentsLanguage(id) ?? await app.datasets.language(id) ?? lang,
    // The same questions with the same seed would be answered alike: no row would be new.
    seed: firstSeed + asked.length,
    model: settings.modelServerUrl || (model ? model.name : null),
    documents: ready.map(({ id, name }) => ({ id, name })),
  };
}

const firstSeed = 7;

/** The row that an address opens for editing, as it is now; null when it is not there to be edited. */
export async function rowToEdit(
  app: Pick<App, "datasets" | "documents" | "requireInProject">,
  projectId: ProjectId,
  id: RowId | undefined,
): Promise<PlacedRow | null> {
  if (id === undefined) return null;
  try {
    await app.requireInProject("row", id, projectId);
    const row = await app.datasets.present(id);
    return row && (await placedRows(app, [row]))[0] || null;
  } catch {
    return null;
  }
}
