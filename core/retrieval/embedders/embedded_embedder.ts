import { AppError, type EmbeddedKind, type Embedder } from "@/core/contract/mod.ts";
import { e5Model } from "./e5_model.ts";
import { groupTexts } from "./group_texts.ts";
import { cutVectors, failed } from "./unit_vectors.ts";

/** A worker that holds the kernel. What it is asked is answered in that order. */
export interface EmbedWorker {
  /** The vectors one after the other; rejects when the kernel fails or the worker ends. */
  ask(texts: readonly string[], kind: EmbeddedKind): Promise<Float32Array<ArrayBuffer>>;
  /** Ends the worker and frees its memory; what it was asked fails. */
  end(): void;
}

/** What the embedded embedder needs. */
export interface EmbeddedEmbedderDeps {
  /** Starts a worker; it loads the kernel with its first question. */
  start(): EmbedWorker;
  /** How many work at the same time, each with 90 MB of its own; one unless told. */
  workers?: number;
}

/** Enough to be worth a message, few enough for an abort to be heard soon. */
const group = { texts: 16, characters: 4000 };

/** multilingual-e5-small in workers of this program. One that failed is started again when needed. */
export function createEmbeddedEmbedder(
  { start, workers = 1 }: EmbeddedEmbedderDeps,
): Embedder {
  const running: (EmbedWorker | null)[] = Array.from({ length: workers }, () => null);
  let isClosed = false;

  async function ask(slot: number, texts: readonly string[], kind: EmbeddedKind) {
    const worker = running[slot] ??= start();
    try {
      const flat = await worker.ask(texts, kind);
      return cutVectors(flat, { count: texts.length, dimensions: e5Model.dimensions });
    } catch (error) {
      // A kernel that failed may have damaged its memory.
      worker.end();
      if (running[slot] === worker) running[slot] = null;
      throw error instanceof AppError
        ? error
        : failed({ key: "detail.embedder.program", params: { said: messageOf(error) } }, error);
    }
  }

  async function embed(
    texts: readonly string[],
    kind: EmbeddedKind,
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    if (isClosed) throw failed({ key: "detail.embedder.closed" });
    const groups = groupTexts(texts, group).entries();
    const vectors: Float32Array[][] = [];
    const other = new AbortController();
    const stop = AbortSignal.any([other.signal, ...signal ? [signal] : []]);
    const work = async (slot: number) => {
      for (const [at, part] of groups) {
        stop.throwIfAborted();
        vectors[at] = await ask(slot, part, kind);
      }
    };
    try {
      await Promise.all(running.keys().map(work));
    } catch (error) {
      other.abort(error);
      throw error;
    }
    signal?.throwIfAborted();
    return vectors.flat();
  }

  return {
    id: e5Model.id,
    dimensions: e5Model.dimensions,
    embed,
    close() {
      isClosed = true;
      for (const worker of running) worker?.end();
      running.fill(null);
      return Promise.resolve();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
