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
 * @throws {AppError} `evaluation_cases_unreadable`, naming the first entry that does not fit.
 */
export function readCases(text: string): EvaluationCase[] {
  const entries = entriesOf(text.replace(/^\uFEFF/, ""));
  if (entries.length === 0) throw unreadable("there are none");
  if (entries.length > mostCases) throw unreadable(`there are more than ${mostCases}`);
  return entries.map((entry, index) => caseOf(entry, index + 1));
}

function entriesOf(text: string): unknown[] {
  const isList = text.trimStart().startsWith("[");
  if (isList) return parse(text, "the list") as unknown[];
  return text.split(/\r?\n/).flatMap((line, index) =>
    line.trim() === "" ? [] : [parse(line, `line ${index + 1}`)]
  );
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(`${where} is not JSON`);
  }
}

function caseOf(entry: unknown, number: number): EvaluationCase {
  const loose = looseCaseSchema.safeParse(entry);
  const { question, keys, key } = loose.data ?? {};
  const strict = evaluationCaseSchema.safeParse({ question, keys: [keys ?? key ?? []].flat() });
  if (strict.success) return strict.data;
  throw unreadable(`entry ${number}, ${strict.error.issues[0]?.path.join(".")}`);
}

function unreadable(detail: string): AppError {
  return new AppError("evaluation_cases_unreadable", { detail });
}
