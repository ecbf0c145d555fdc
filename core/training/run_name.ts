import type { Kysely } from "kysely";
import { type Lang, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import type { Database } from "@/core/storage/mod.ts";

/**
 * "Run 3": what a run is called that gets no name. One more than the highest number that was ever
 * given in any language, so that a removed run's name does not come again.
 */
export async function usualRunName(
  db: Kysely<Database>,
  projectId: ProjectId,
  lang: Lang,
): Promise<string> {
  const runs = await db.selectFrom("runs").select("name").where("project_id", "=", projectId)
    .execute();
  const numbers = runs.map(({ name }) => numberOf(name));
  return numbered(`${Math.max(runs.length, ...numbers) + 1}`, lang);
}

function numbered(number: string, lang: Lang): string {
  return translator(projectPageTexts, lang)("run.default", { number });
}

/** The number in a usual name; 0 for one that a person made up. */
function numberOf(name: string): number {
  const number = /\d{1,9}$/.exec(name)?.[0] ?? "0";
  const isUsual = numbered(number, "en") === name || numbered(number, "de") === name;
  return isUsual ? Number(number) : 0;
}
