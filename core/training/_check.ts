import type { CheckLevel, PreflightCheck, TextParams } from "@/core/contract/mod.ts";
import { type TrainingText, trainingTexts } from "@/core/contract/text/training.ts";

/** What may be said beside level and message. */
export interface CheckOptions {
  /** Else the third part of the message's key. */
  id?: string;
  params?: TextParams;
  /** Else the text whose key is the message's with `.fix`, where there is one. */
  fix?: TrainingText;
}

/** The answer of one check. */
export function check(
  level: CheckLevel,
  message: TrainingText,
  { id = message.split(".")[2] ?? "", params = {}, fix = usualFix(message) }: CheckOptions = {},
): PreflightCheck<TrainingText> {
  return { id, level, ok: level !== "blocked", message, params, fix: fix ?? null };
}

function usualFix(message: TrainingText): TrainingText | undefined {
  const key = `${message}.fix`;
  return key in trainingTexts.en ? key as TrainingText : undefined;
}
