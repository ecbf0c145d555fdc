import { join } from "node:path";
import type { ExportForm } from "@/core/contract/mod.ts";
import { atomicWrite, removeIfThere } from "@/core/system/mod.ts";
import { checkAdapterGguf, checkModelGguf } from "./check_gguf.ts";
import { adapterFiles, type FoundCheckpoint } from "./find_checkpoint.ts";
import { measure } from "./measure.ts";
import { formNames, isModelGguf, planFor, quantizedType } from "./plan.ts";
import type {
  Convert,
  ConvertedForm,
  ConvertRequest,
  Quantize,
  ReadGguf,
  Report,
} from "./ports.ts";
import { type ExportRecord, recordName, writeRecord } from "./record.ts";
import { modelfileOf } from "./usage.ts";

/** What making files needs. */
export interface MakeDeps {
  convert: Convert;
  quantize: Quantize;
  readGguf: ReadGguf;
}

/** One export under way. */
export interface Making {
  /** The folder that becomes the export's when all is complete. */
  folder: string;
  /** What is complete already; grows. */
  record: ExportRecord;
  base: ConvertRequest["base"];
  checkpoint: FoundCheckpoint;
  signal: AbortSignal;
  report: Report;
  log(line: string): void;
}

/**
 * Makes every form that the record does not have yet. Each is written aside, checked, measured and
 * noted in the record before the next begins, so that a killed export goes on where it was.
 */
export async function makeForms(deps: MakeDeps, making: Making): Promise<void> {
  const aside = join(making.folder, ".making");
  await emptyFolder(aside);
  const { copiesAdapter, convert, quantize } = planFor(making.record.forms);
  const isMissing = (form: ExportForm) => !making.record.made.some((made) => made.form === form);
  if (copiesAdapter && isMissing("adapter")) await copyAdapter(deps, making, aside);
  const missing = convert.filter(isMissing);
  // An f16 that only serves quantising is not missed once the quantised files are there.
  const isNeeded = (form: ConvertedForm) =>
    making.record.forms.includes(form) || quantize.some(isMissing);
  const needed = missing.filter(isNeeded);
  if (needed.length > 0) await convertForms(deps, { making, aside, forms: needed });
  for (const form of quantize.filter(isMissing)) {
    await quantizeForm(deps, { making, aside, form });
  }
  await removeUnwanted(making);
  await writeModelfiles(making);
}

async function copyAdapter(deps: MakeDeps, making: Making, aside: string): Promise<void> {
  const target = join(aside, formNames.adapter);
  await Deno.mkdir(target, { mode: 0o700 });
  for (const [index, name] of adapterFiles.entries()) {
    making.report("exports.phase.adapter", {
      done: index,
      total: adapterFiles.length,
      unit: "files",
    });
    await Deno.copyFile(join(making.checkpoint.folder, name), join(target, name));
  }
  await keep(deps, { making, aside, form: "adapter" });
}

async function convertForms(
  deps: MakeDeps,
  { making, aside, forms }: { making: Making; aside: string; forms: ConvertedForm[] },
): Promise<void> {
  const { base, checkpoint, record, signal, report, log } = making;
  const workFolder = join(aside, "work");
  await Deno.mkdir(workFolder, { mode: 0o700 });
  let made = 0;
  let phase: Parameters<ConvertRequest["onPhase"]>[0] = "start";
  const tell = () =>
    report(`exports.phase.${phase}`, { done: made, total: forms.length, unit: "files" });
  tell();
  await deps.convert({
    base,
    adapterFolder: checkpoint.folder,
    systemPrompt: record.systemPrompt,
    name: record.runName,
    workFolder,
    outputs: Object.fromEntries(forms.map((form) => [form, join(aside, formNames[form])])),
    signal,
    onLog: log,
    onPhase(next) {
      phase = next;
      tell();
    },
    async onMade(form) {
      await keep(deps, { making, aside, form });
      made++;
      tell();
    },
  });
}

async function quantizeForm(
  deps: MakeDeps,
  { making, aside, form }: { making: Making; aside: string; form: ExportForm },
): Promise<void> {
  const type = quantizedType(form);
  if (!type) throw new TypeError(`${form} is not quantised`);
  await deps.quantize({
    input: join(making.folder, formNames["gguf-f16"]),
    output: join(aside, formNames[form]),
    type,
    signal: making.signal,
    onProgress: (done, total) =>
      making.report(`exports.phase.quantize.${type}`, { done, total, unit: "tensors" }),
  });
  await keep(deps, { making, aside, form });
}

/** Checks and measures a form that lies aside, gives it its place and notes it. */
async function keep(
  { readGguf }: MakeDeps,
  { making, aside, form }: { making: Making; aside: string; form: ExportForm },
): Promise<void> {
  making.signal.throwIfAborted();
  const { folder, record, report } = making;
  const path = join(aside, formNames[form]);
  report("exports.phase.verify", { done: record.made.length, total: null, unit: "files" });
  if (form === "adapter-gguf") await checkAdapterGguf(path, readGguf);
  if (isModelGguf(form)) {
    record.chat = await checkModelGguf(path, { readGguf, wanted: record });
  }
  const made = await measure(form, { folder: aside, readGguf });
  const target = join(folder, formNames[form]);
  // A folder left by a kill before it was noted would be in the way.
  await removeIfThere(target);
  await Deno.rename(path, target);
  record.made.push(made);
  await writeRecord(folder, record);
}

/** Leaves nothing in the folder but what was asked for, whatever an earlier attempt left. */
async function removeUnwanted({ folder, record }: Making): Promise<void> {
  record.made = record.made.filter(({ form }) => record.forms.includes(form));
  await writeRecord(folder, record);
  const wanted = [...record.made.map(({ name }) => name), recordName];
  for (const { name } of await Array.fromAsync(Deno.readDir(folder))) {
    if (!wanted.includes(name)) await removeIfThere(join(folder, name));
  }
}

async function writeModelfiles({ folder, record }: Making): Promise<void> {
  for (const form of record.forms) {
    const file = modelfileOf(form, record);
    if (file) await atomicWrite(join(folder, file.name), file.content);
  }
}

async function emptyFolder(path: string): Promise<void> {
  await removeIfThere(path);
  await Deno.mkdir(path, { mode: 0o700 });
}
