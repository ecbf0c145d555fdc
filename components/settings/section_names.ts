/** The parts of the settings that are saved, or returned to their defaults, by themselves. */
export const sectionNames = [
  "documents",
  "meaning",
  "prompts",
  "training",
  "computing",
  "programs",
  "providers",
] as const;

export type SettingSectionName = typeof sectionNames[number];
