import { z } from "zod";
import {
  type CaseAnswer,
  caseAnswerSchema,
  type ComparedModel,
  comparedModels,
} from "@/core/contract/mod.ts";

const lineSchema = z.object({
  index: z.int().nonnegative(),
  model: z.enum(comparedModels),
  answer: caseAnswerSchema,
});

type Line = z.infer<typeof lineSchema>;

/** Answers that are on the disk as soon as they are there. */
export interface AnswerLog extends AsyncDisposable {
  find(index: number, model: ComparedModel): CaseAnswer | undefined;
  readonly count: number;
  add(line: Line): Promise<void>;
}

/**
 * Opens `answers.jsonl`, where an evaluation that was killed goes on. Its first line says what was
 * asked of whom; when that is no longer the same it begins anew. A last line that a kill tore off
 * is dropped.
 */
export async function openAnswerLog(path: string, asked: string): Promise<AnswerLog> {
  const first = JSON.stringify({ asked });
  const kept = await readWholeLines(path);
  const isSame = kept.startsWith(`${first}\n`);
  const answers = new Map(isSame ? entriesOf(kept) : []);
  const file = await Deno.open(path, { write: true, create: true, mode: 0o600 });
  await file.truncate(isSame ? new TextEncoder().encode(kept).length : 0);
  await file.seek(0, Deno.SeekMode.End);
  if (!isSame) await append(file, first);
  let writing: Promise<void> = Promise.resolve();
  return {
    find: (index, model) => answers.get(keyOf(index, model)),
    get count() {
      return answers.size;
    },
    async add(line) {
      // The models answer at the same time: one line after the other.
      writing = writing.then(() => append(file, JSON.stringify(line)));
      await writing;
      answers.set(keyOf(line.index, line.model), line.answer);
    },
    async [Symbol.asyncDispose]() {
      await writing.catch(() => {});
      file.close();
    },
  };
}

function keyOf(index: number, model: ComparedModel): string {
  return `${index} ${model}`;
}

/** The file up to its last line end: what follows was not finished. */
async function readWholeLines(path: string): Promise<string> {
  const text = await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  });
  return text.slice(0, text.lastIndexOf("\n") + 1);
}

function entriesOf(text: string): [string, CaseAnswer][] {
  return text.split("\n").slice(1).flatMap((line) => {
    const { data } = lineSchema.safeParse(jsonOrNull(line));
    return data ? [[keyOf(data.index, data.model), data.answer]] : [];
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function append(file: Deno.FsFile, line: string): Promise<void> {
  const bytes = new TextEncoder().encode(`${line}\n`);
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
  await file.syncData();
}
