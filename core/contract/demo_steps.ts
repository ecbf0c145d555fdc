/** The steps of the demo; those that do not need each other run at the same time. */
export const demoSteps = [
  "project",
  "starter",
  "inference",
  "trainer",
  "documents",
  "data",
  "training",
  "export",
  "evaluation",
] as const;

export type DemoStepName = typeof demoSteps[number];
