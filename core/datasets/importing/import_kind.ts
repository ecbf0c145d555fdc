import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { z } from "zod";
import {
  AppError,
  idSchema,
  importKindName,
  type ImportReport,
  importReportEvent,
  type Json,
  type JsonObject,
  type LineReport,
  type ProjectId,
  type RowId,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import { type ParsedLine, parseLine } from "../jsonl/parse_line.ts";
import { type RawLine, readLines } from "../jsonl/read_lines.ts";
import { addRows, type RowPlace } from "../rows/add_rows.ts";
import { exportPath, exportRows } from "../rows/export_rows.ts";
import type { RowDraft } from "../rows/row.ts";
import { writeLines } from "../rows/write_files.ts";
import { importPath, importsFolder } from "./store_import.ts";

/** What the work of an import needs. */
export interface ImportKindDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "folderOf">;
}

const paramsSchema = z.object({ projectId: idSchema<ProjectId>(), importId: z.uuid() });

type Params = z.infer<typeof paramsSchema>;

/**
 * The job that reads a JSONL file into the data set, line by line. A row's id follows from the job
 * and the line, so that an attempt after a kill finds what the one before had added, counts it as
 * added, and goes on.
 */
export function createImportKind(deps: ImportKindDeps): AnyJobKind {
  return jobKind<Params, Json>({
    kind: importKindName,
    params: paramsSchema,
    slot: "cpu",
    pausable: true,
    recovery: "automatic",
    graceMs: 10_000,
    run: (params, context) => runImport(deps, params, context),
  });
}

async function runImport(
  deps: ImportKindDeps,
  { projectId, importId }: Params,
  context: JobContext,
): Promise<Json> {
  const folder = await deps.projects.folderOf(projectId);
  const path = importPath(folder, importId);
  const place = { ownerId: context.job.ownerId, projectId, at: isoNow(deps.clock) };
  const counted = await importFile(deps.db, { path, place, context });
  const report = await reportOf(counted, folder, context.job.id);
  if (report.added + report.duplicates === 0) {
    await Deno.remove(path);
    // A job that fails has no result, and whoever sent the file wants to know what is wrong with it.
    context.emit(importReportEvent, report as unknown as JsonObject);
    throw nothingUsable(report);
  }
  await exportRows(deps.db, projectId, { path: exportPath(folder, {}), wanted: {} });
  // Last: a kill before this line repeats the import, which then changes nothing.
  await Deno.remove(path);
  return report as unknown as Json;
}

/** Lines of an import, counted. */
class ImportCount {
  lines = 0;
  added = 0;
  duplicates = 0;
  blank = 0;
  refused = 0;
  readonly reports: LineReport[] = [];

  note({ line, offset }: RawLine, problem: LineReport["problem"], kept: boolean): void {
    this.reports.push({ line, offset, problem, kept });
    if (!kept) this.refused++;
  }
}

interface ImportWork {
  path: string;
  place: RowPlace;
  context: JobContext;
}

const rowsAtOnce = 500;

async function importFile(
  db: Kysely<Database>,
  { path, place, context }: ImportWork,
): Promise<ImportCount> {
  const file = await openFile(path);
  const total = (await file.stat()).size;
  const count = new ImportCount();
  let waiting: RowDraft[] = [];
  const flush = async () => {
    const outcomes = await addRows(db, waiting, { place, revive: true });
    waiting = [];
    count.added += outcomes.filter((each) => each === "added" || each === "same").length;
    count.duplicates += outcomes.filter((each) => each === "duplicate").length;
  };
  for await (const raw of readLines(file.readable)) {
    context.signal.throwIfAborted();
    const draft = take(count, raw, parseLine(raw));
    if (draft) waiting.push({ ...draft, id: await rowIdFor(context.job.id, raw.line) });
    if (waiting.length < rowsAtOnce) continue;
    await flush();
    const done = raw.offset;
    context.progress({ phase: "datasets.phase.import", done, total, unit: "bytes" });
  }
  await flush();
  context.progress({ phase: "datasets.phase.import", done: total, total, unit: "bytes" });
  return count;
}

async function openFile(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path, { read: true });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new AppError("dataset_import_gone");
    throw error;
  }
}

function take(count: ImportCount, raw: RawLine, parsed: ParsedLine): RowDraft | null {
  count.lines++;
  if (parsed.kind === "blank") {
    count.blank++;
    return null;
  }
  if (parsed.kind === "problem") {
    count.note(raw, parsed.problem, false);
    return null;
  }
  for (const warning of parsed.warnings) count.note(raw, warning, true);
  return { ...parsed.row, origin: "import", split: "train" };
}

/** A UUID (version 8: custom) that the same line of the same job always gets. */
export function rowIdFor(jobId: string, line: number): RowId {
  const bytes = createHash("sha256").update(`${jobId} ${line}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5") as RowId;
}

const shownProblems = 200;

async function reportOf(
  count: ImportCount,
  folder: string,
  jobId: string,
): Promise<ImportReport> {
  const { lines, added, duplicates, refused, blank, reports } = count;
  const byProblem: Record<string, number> = {};
  for (const { problem } of reports) byProblem[problem] = (byProblem[problem] ?? 0) + 1;
  const reportPath = `${importsFolder}/${jobId}.report.jsonl`;
  if (reports.length > 0) {
    const path = join(folder, ...reportPath.split("/"));
    await writeLines(path, reports.map((report) => JSON.stringify(report) + "\n"));
  }
  return {
    lines,
    added,
    duplicates,
    refused,
    blank,
    byProblem,
    problems: reports.slice(0, shownProblems),
    reportPath: reports.length > 0 ? reportPath : null,
  };
}

function nothingUsable({ lines, blank, problems }: ImportReport): AppError {
  if (lines === blank) return new AppError("dataset_import_empty");
  const line = problems.find(({ kept }) => !kept)?.line ?? 1;
  return new AppError("dataset_import_nothing", { lines, line });
}
