import type { z } from "zod";
import { AppError } from "@/core/contract/mod.ts";
import { embeddingsUrl } from "@/core/retrieval/mod.ts";
import type { App } from "@/define.ts";
import type { sectionForms } from "./_settings_form.ts";

/**
 * Tries an embedding server before it is saved; who knows better may keep it untried.
 *
 * @throws {AppError} what is wrong with what was entered or with the server.
 */
export async function tryEntered(
  { embedders }: App,
  { do: what, ...entered }: z.output<typeof sectionForms.meaning>,
): Promise<{ dimensions: number } | null> {
  if (entered.embedderUrl === "") return null;
  embeddingsUrl(entered.embedderUrl);
  if (entered.embedderModel === "") throw new AppError("embedder_model_unnamed");
  return what === "keep-meaning" ? null : await embedders.tryServer(entered);
}

/** Whether a server may work later that does not work now. */
export function mayKeep({ code }: { code: string }): boolean {
  return keepable.includes(code);
}

const keepable: readonly string[] = [
  "embedder_unreachable",
  "embedder_silent",
  "embedder_model_unknown",
  "embedder_failed",
];
