import { z } from "zod";
import {
  AppError,
  type EvaluationCase,
  evaluationCaseSchema,
  mostCases,
} from "@/core/contract/mod.ts";

/** Files that people write say `key` as well, and may mean one text by it. */
const looseCaseSchema = z.looseObject({
  question: z.string(),
  keys: z.union([z.string(), z.array(z.string())]).optional(),
  key: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * Reads questions from a JSON list or from JSON lines, each `{"question", "keys": [...]}`.
 *
 * @throws {AppError} `evaluation_cases_empty`, `evaluation_cases_too_many`,
 *   `evaluation_list_unreadable`, `evaluation_line_unreadable` or `evaluation_case_unfit`, the last
 *   two naming the first line or question that does not fit.
 */
export function readCases(text: string): EvaluationCase[] {
  const entries = entriesOf(text.replace(/^\uFEFF/, ""));
  if (entries.length === 0) throw new AppError("evaluation_cases_empty");
  if (entries.length > mostCases) {
    throw new AppError("evaluation_cases_too_many", { most: mostCases });
  }
  return entries.map((entry, index) => caseOf(entry, index + 1));
}

function entriesOf(text: string): unknown[] {
  if (text.trimStart().startsWith("[")) return parseList(text);
  return text.split(/\r?\n/).flatMap((line, index) =>
    line.trim() === "" ? [] : [parseLine(line, index + 1)]
  );
}

function parseList(text: string): unknown[] {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("evaluation_list_unreadable", { detail }, { cause });
  }
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("evaluation_line_unreadable", { line }, { cause });
  }
}

function caseOf(entry: unknown, number: number): EvaluationCase {
  const loose = looseCaseSchema.safeParse(entry);
  const { question, keys, key } = loose.data ?? {};
  const strict = evaluationCaseSchema.safeParse({ question, keys: [keys ?? key ?? []].flat() });
  if (strict.success) return strict.data;
  const field = strict.error.issues[0]?.path.join(".") ?? "question";
  throw new AppError("evaluation_case_unfit", { number, field });
}
