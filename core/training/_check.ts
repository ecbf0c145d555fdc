import type {
  CheckLevel,
  Hyperparameters,
  PreflightCheck,
  Remedy,
  RemedyPlace,
  TextParams,
} from "@/core/contract/mod.ts";
import { type TrainingText, trainingTexts } from "@/core/contract/text/training.ts";

/** What may be said beside level and message. */
export interface CheckOptions {
  /** Else the third part of the message's key. */
  id?: string;
  params?: TextParams;
  /** Else the text whose key is the message's with `.fix`, where there is one. */
  fix?: TrainingText;
  /** The same as something to press. */
  remedy?: Remedy | null;
}

/** The answer of one check. */
export function check(
  level: CheckLevel,
  message: TrainingText,
  { id = message.split(".")[2] ?? "", params = {}, fix = usualFix(message), remedy = null }:
    CheckOptions = {},
): PreflightCheck<TrainingText> {
  return { id, level, ok: level !== "blocked", message, params, fix: fix ?? null, remedy };
}

/** The remedy lies on another page. */
export function goTo(to: RemedyPlace): { remedy: Remedy } {
  return { remedy: { kind: "link", to } };
}

/** The remedy is other settings. */
export function changeTo(hyper: Partial<Hyperparameters>): { remedy: Remedy } {
  return { remedy: { kind: "change", hyper } };
}

function usualFix(message: TrainingText): TrainingText | undefined {
  const key = `${message}.fix`;
  return key in trainingTexts.en ? key as TrainingText : undefined;
}
