import { type Lang, type ProjectId, translator } from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import type { App } from "@/define.ts";

/** What a run is called that gets no name, in the language of whoever starts it. */
export async function usualRunName(
  { training }: Pick<App, "training">,
  id: ProjectId,
  lang: Lang,
): Promise<string> {
  const number = (await training.list(id)).length + 1;
  return translator(projectPageTexts, lang)("run.default", { number });
}
