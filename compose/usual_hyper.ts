import type { Hyperparameters, Settings } from "@/core/contract/mod.ts";

/**
 * The settings that a person wants for every run; what they left to the model's size is left out.
 * 4-bit loading counts only where this computer can do it: it must not block every run elsewhere.
 */
export function usualHyper(
  settings: Settings,
  { hasFourBit }: { hasFourBit: boolean },
): Partial<Hyperparameters> {
  const wishes: { [Name in keyof Hyperparameters]?: Hyperparameters[Name] | null } = {
    learningRate: settings.hyperLearningRate,
    epochs: settings.hyperEpochs,
    batchSize: settings.hyperBatchSize,
    loraRank: settings.hyperLoraRank,
    loraAlpha: settings.hyperLoraAlpha,
    gradientCheckpointing: settings.hyperGradientCheckpointing,
    loadIn4bit: hasFourBit ? settings.hyperLoadIn4bit : null,
  };
  const stated = Object.entries(wishes).filter(([, value]) => value !== null);
  return Object.fromEntries(stated) as Partial<Hyperparameters>;
}
