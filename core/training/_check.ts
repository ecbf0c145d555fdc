import type { CheckLevel, PreflightCheck, TextParams } from "@/core/contract/mod.ts";
import { type TrainingText, trainingTexts } from "@/core/contract/text/training.ts";

/** One answer. Unless told, what to do is the text of the message's key with `.fix`. */
export function check(
  id: string,
  level: CheckLevel,
  message: TrainingText,
  { params = {}, fix = usualFix(message) }: { params?: TextParams; fix?: TrainingText | null } = {},
): PreflightCheck<TrainingText> {
  return { id, level, ok: level !== "blocked", message, params, fix };
}

function usualFix(message: TrainingText): TrainingText | null {
  const key = `${message}.fix`;
  return key in trainingTexts.en ? key as TrainingText : null;
}
