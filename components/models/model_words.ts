import type { Lang } from "@/core/contract/lang.ts";
import type { BaseModel } from "@/core/contract/mod.ts";
import { engineTexts } from "@/core/contract/text/engines.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { translator } from "@/core/contract/text.ts";

/** ISO 639 codes as names; what is no code stays as the file states it. Null where it states none. */
export function languageNames(languages: BaseModel["languages"], lang: Lang): string | null {
  const names = new Intl.DisplayNames(lang, { type: "language", fallback: "code" });
  const name = (code: string) => /^[a-z]{2,3}$/i.test(code) ? names.of(code) : code;
  return languages?.map(name).join(", ") ?? null;
}

/** Whether a model can be trained and with which engine, or why not. */
export function trainableText(
  { trainable, canChat }: Pick<BaseModel, "trainable" | "canChat">,
  lang: Lang,
): string {
  const t = translator(modelTexts, lang);
  if (!trainable.possible) {
    const reason = t(`models.reason.${trainable.reason}`, trainable.params);
    return canChat ? `${t("models.untrainable")}: ${reason}` : reason;
  }
  const nameOf = translator(engineTexts, lang);
  const engines = trainable.engines.map((engine) => nameOf(`engine.${engine}`)).join(", ");
  // Our own engine takes its tokens from llama.cpp: there is nothing to check.
  const isSure = trainable.isProven || trainable.engines.includes("native");
  return t(isSure ? "models.trainable" : "models.trainable.checked", { engines });
}

/** A count such as "135 million", short enough for a card: "135M". */
export function shortCount(count: number, lang: Lang): string {
  return new Intl.NumberFormat(lang, { notation: "compact", maximumSignificantDigits: 3 })
    .format(count);
}
