import { z } from "zod";
import type { Embedder } from "@/core/contract/mod.ts";
import { createServerEmbedder, serverEmbedderId } from "./server_embedder.ts";
import type { ServerEmbedderDeps } from "./server_embedder.ts";
import { e5Model } from "./e5_model.ts";

/** Which embedder is meant; stored beside the vectors, so that questions go to the one that made them. */
export const embedderChoiceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("embedded") }),
  z.object({
    kind: z.literal("server"),
    address: z.string(),
    model: z.string(),
    prefixes: z.object({ query: z.string(), passage: z.string() }),
  }),
]);

export type EmbedderChoice = z.infer<typeof embedderChoiceSchema>;

/** What opening an embedder needs. */
export interface OpenEmbedderDeps extends Omit<ServerEmbedderDeps, "key"> {
  /** @throws {AppError} `embedder_missing` */
  openEmbedded(): Promise<Embedder>;
  /** The key for a server, or null where none is kept. */
  keyFor(address: string): Promise<string | null>;
}

/** The id that a choice's vectors are kept under. */
export function embedderIdOf(choice: EmbedderChoice): string {
  return choice.kind === "embedded" ? e5Model.id : serverEmbedderId(choice);
}

/**
 * Opens an embedder; of one that a server runs, `dimensions` are what it answered before.
 *
 * @throws {AppError} `embedder_missing`, `embedder_address_refused`
 */
export async function openEmbedder(
  { openEmbedded, keyFor, ...line }: OpenEmbedderDeps,
  choice: EmbedderChoice,
  dimensions?: number,
): Promise<Embedder> {
  if (choice.kind === "embedded") return await openEmbedded();
  const { address, model, prefixes } = choice;
  const known = dimensions === undefined ? {} : { dimensions };
  const key = () => keyFor(address);
  return createServerEmbedder({ ...line, key }, { address, model, prefixes, ...known });
}
