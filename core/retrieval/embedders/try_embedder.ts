import { AppError, type Embedder } from "@/core/contract/mod.ts";

/** Two, so that a server is found out that answers only one of several. */
const texts = ["The key hangs in the boathouse.", "Der Schlüssel hängt im Bootshaus."];

/** A person waits for it; a server that loads its model for the first text needs its time. */
const patienceMs = 60_000;

/**
 * Embeds a little text, to find out whether an embedder works before anything relies on it.
 *
 * @throws {AppError} what is wrong with it.
 */
export async function tryEmbedder(
  embedder: Embedder,
  { address, signal = AbortSignal.timeout(patienceMs) }: { address: string; signal?: AbortSignal },
): Promise<{ dimensions: number }> {
  try {
    await embedder.embed(texts, "passage", signal);
    return { dimensions: embedder.dimensions };
  } catch (error) {
    if (!signal.aborted) throw error;
    const params = { address: new URL(address).origin, seconds: patienceMs / 1000 };
    throw new AppError("embedder_silent", params, { cause: error });
  } finally {
    await embedder.close();
  }
}
