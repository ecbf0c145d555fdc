import type { Artifact, ArtifactId, ExportForm } from "@/core/contract/mod.ts";

/** An exported file that can answer: a whole model, or an adapter for the run's base. */
export interface AnsweringFile {
  kind: "model" | "adapter";
  path: string;
  /** For people and records. */
  name: string;
}

/** The forms that llama.cpp loads, in the order in which they are chosen. */
const answeringForms: readonly ExportForm[] = [
  "gguf-q8_0",
  "gguf-f16",
  "gguf-q4_k_m",
  "adapter-gguf",
];

/** Whether llama.cpp can load an artifact. */
export function isAnswering({ form }: Pick<Artifact, "form">): boolean {
  return answeringForms.includes(form);
}

/** Chooses by id, or by form and then by age; `artifacts` are newest first. */
export function chooseAnswering(
  artifacts: readonly Artifact[],
  id: ArtifactId | null,
): Artifact | null {
  const answering = artifacts.filter(isAnswering);
  if (id !== null) return answering.find((artifact) => artifact.id === id) ?? null;
  const byForm = (form: ExportForm) => answering.find((artifact) => artifact.form === form);
  return answeringForms.map(byForm).find((artifact) => artifact) ?? null;
}
