import { join } from "node:path";
import { z } from "zod";
import { AppError, type EvaluationCase, evaluationCaseSchema } from "@/core/contract/mod.ts";
import { atomicWrite, safeJoin, sha256Hex } from "@/core/system/mod.ts";

const fileSchema = z.array(evaluationCaseSchema).min(1);

/** The folder of evaluations in a project's folder. */
export const evaluationsFolder = "evaluations";

/**
 * Keeps the questions of an evaluation in the project, under their hash: what is asked must not
 * change between two attempts.
 *
 * @returns the hash, by which {@link loadCases} finds them.
 */
export async function storeCases(
  projectFolder: string,
  cases: readonly EvaluationCase[],
): Promise<string> {
  const text = JSON.stringify(cases, null, 1);
  const sha256 = await sha256Hex(text);
  const folder = join(projectFolder, evaluationsFolder, "cases");
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  await atomicWrite(join(folder, `${sha256}.json`), text);
  return sha256;
}

/** @throws {AppError} `evaluation_cases_changed` when they are gone or were changed. */
export async function loadCases(projectFolder: string, sha256: string): Promise<EvaluationCase[]> {
  const path = safeJoin(projectFolder, evaluationsFolder, "cases", `${sha256}.json`);
  const text = await Deno.readTextFile(path).catch((cause) => {
    throw new AppError("evaluation_cases_changed", {}, { cause });
  });
  if (await sha256Hex(text) !== sha256) {
    throw new AppError("evaluation_cases_changed");
  }
  return fileSchema.parse(JSON.parse(text));
}
