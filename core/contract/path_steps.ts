/** The path of a project (DESIGN §9), as far as it is built. Without zod, for the browser's sake. */
export const pathSteps = ["documents", "model", "data", "training", "use"] as const;

export type PathStepName = typeof pathSteps[number];
