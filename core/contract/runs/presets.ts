/** Ready-made settings, from the shortest to the longest run. */
export const presetNames = ["quick", "balanced", "thorough"] as const;

export type PresetName = typeof presetNames[number];

/** The settings that a preset sets; everything else stays as it suits model and computer. */
export interface PresetSettings {
  epochs: number;
  loraRank: number;
  loraAlpha: number;
}

/** A quick look ends after so many steps, however much data there is. */
const quickSteps = 200;

const most = { epochs: 20, loraRank: 64, loraAlpha: 64 };

/**
 * The settings of a preset. `balanced` are those that suit the model, the data and the computer:
 * a quick look makes a third of the passes, a thorough run half as many again with an adapter that
 * holds twice as much.
 */
export function withPreset<Settings extends PresetSettings>(
  preset: PresetName,
  balanced: Settings,
): { hyper: Settings; maxSteps: number | null } {
  const { epochs, loraRank, loraAlpha } = balanced;
  if (preset === "balanced") return { hyper: balanced, maxSteps: null };
  if (preset === "quick") {
    const hyper = { ...balanced, epochs: Math.max(1, Math.round(epochs / 3)) };
    return { hyper, maxSteps: quickSteps };
  }
  const hyper = {
    ...balanced,
    epochs: Math.min(most.epochs, Math.ceil(epochs * 1.5)),
    loraRank: Math.min(most.loraRank, loraRank * 2),
    loraAlpha: Math.min(most.loraAlpha, loraAlpha * 2),
  };
  return { hyper, maxSteps: null };
}

/** The preset whose settings these are, or null when a person changed something. */
export function presetOf<Settings extends PresetSettings>(
  chosen: { hyper: Settings; maxSteps: number | null },
  balanced: Settings,
): PresetName | null {
  return presetNames.find((name) => {
    const preset = withPreset(name, balanced);
    const names = Object.keys(balanced) as (keyof Settings)[];
    return preset.maxSteps === chosen.maxSteps &&
      names.every((key) => preset.hyper[key] === chosen.hyper[key]);
  }) ?? null;
}
