import type { AnyOrama, OramaPluginSync } from "@orama/orama";
import type { Kernels } from "./kernels.ts";
import { VectorPartition } from "./partition.ts";

/** How an Orama with our vectors is made. */
export interface OramaVectorsOptions {
  kernels: Kernels;
  /** Orama's schema: `vector[384]` for an embedding. */
  schema: AnyOrama["schema"];
  language?: string;
  /** Vectors that a search finds at most, the best ones. */
  depth?: number;
}

const usualDepth = 200;

/**
 * So many hits of the words are ranked with the vectors, the best ones. Orama hands them to a
 * function as arguments, and V8 takes some 125,000 of them.
 */
const mostTextHits = 100_000;

/**
 * An Orama whose vectors lie in our index. Different from its own: it finds the best `depth` vectors
 * and not all above a similarity, there is no least similarity unless one is asked for, and what it
 * finds keeps its embedding, which a search of Orama's own sets to null in the stored document.
 * Vectors are not part of what `save` gives.
 */
export async function createOramaWithVectors(
  { kernels, schema, language, depth = usualDepth }: OramaVectorsOptions,
): Promise<AnyOrama> {
  const { components, create } = await import("@orama/orama");
  const index = indexWithVectors(components.index.createIndex(), { kernels, depth });
  const plugin = vectorsPlugin(index);
  return create({ schema, plugins: [plugin], ...language === undefined ? {} : { language } });
}

function vectorsPlugin(index: StockIndex): OramaPluginSync {
  return {
    name: "lernwerk-vectors",
    getComponents: () => ({ index }),
    beforeSearch(_orama: AnyOrama, params: SearchParams) {
      params.includeVectors = true;
      params.similarity ??= -1;
    },
  } as OramaPluginSync;
}

interface SearchParams {
  includeVectors?: boolean;
  similarity?: number;
}

type Orama = typeof import("@orama/orama");
type StockIndex = ReturnType<Orama["components"]["index"]["createIndex"]>;

function indexWithVectors(
  stock: StockIndex,
  { kernels, depth }: { kernels: Kernels; depth: number },
): StockIndex {
  return {
    ...stock,
    create(...args) {
      const index = stock.create(...args);
      for (const vectors of Object.values(index.vectorIndexes)) {
        vectors.node = new VectorNode(kernels, vectors.node.size, depth) as never;
      }
      return index;
    },
    search: (...args) => stock.search(...args).slice(0, mostTextHits),
  };
}

/** In the place of Orama's `VectorIndex`: what its search calls of it. */
class VectorNode {
  readonly size: number;
  readonly #partition: VectorPartition;
  readonly #depth: number;

  constructor(kernels: Kernels, size: number, depth: number) {
    this.size = size;
    this.#depth = depth;
    this.#partition = new VectorPartition(kernels, { model: "", dimensions: size });
  }

  add(internalId: number, vector: ArrayLike<number>): void {
    this.#partition.set([{ id: `${internalId}`, group: "", vector }]);
  }

  remove(internalId: number): void {
    this.#partition.remove({ ids: [`${internalId}`] });
  }

  find(vector: ArrayLike<number>, similarity: number, among?: Set<number>): [number, number][] {
    const allowed = among === undefined ? undefined : { ids: Array.from(among, String) };
    return this.#partition.search({ vector, k: this.#depth, allowed })
      .filter(({ score }) => score >= similarity)
      .map(({ id, score }) => [Number(id), score]);
  }

  toJSON(): { size: number; vectors: [] } {
    return { size: this.size, vectors: [] };
  }
}
