/**
 * What can train: our own engine on llama.cpp's library, and PyTorch. Runs store these names.
 */
export const engineIds = ["native", "python"] as const;

export type EngineId = typeof engineIds[number];
