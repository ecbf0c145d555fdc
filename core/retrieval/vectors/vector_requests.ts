import type { Allowed } from "./row_book.ts";
import type {
  OpenedVectors,
  OpenRequest,
  PartitionKey,
  VectorAnswer,
  VectorChange,
  VectorIndex,
  VectorQuery,
} from "./vector_index.ts";

/** Vectors of a change, one behind the other. */
export interface VectorBatch {
  ids: readonly string[];
  /** For each id the group that it is in, such as its document. */
  groups: readonly string[];
  /** ids.length × dimensions numbers; they go to the other thread and are nobody else's then. */
  vectors: Float32Array;
}

/** What can be asked of an index in another thread. */
export type VectorRequest =
  | { do: "open"; request: OpenRequest }
  | { do: "set"; change: VectorChange; batch: VectorBatch }
  | { do: "remove"; change: VectorChange; which: Allowed }
  | { do: "search"; query: VectorQuery & { vector: Float32Array } }
  | { do: "save"; key: PartitionKey }
  | { do: "close"; key: PartitionKey }
  /** As close, without writing what changed. */
  | { do: "drop"; key: PartitionKey };

/** What comes of each. */
export interface VectorAnswers {
  open: OpenedVectors;
  set: null;
  /** How many there were. */
  remove: number;
  search: VectorAnswer;
  save: null;
  close: null;
  drop: null;
}

/** Whom vectors are asked of: in this thread or in another. */
export interface Vectors {
  /**
   * @throws {AppError} `vector_invalid`, `vectors_out_of_memory`
   * @throws {Error} when the project's vectors are not open
   */
  ask<Do extends VectorRequest["do"]>(
    asked: VectorRequest & { do: Do },
  ): Promise<VectorAnswers[Do]>;
  /**
   * Gives memory back that much work has left, unless it is being asked something: every project
   * must be opened again then.
   */
  renew?(): void;
}

/**
 * Does what is asked in the order in which it was, one after the other; a search alone does not wait
 * while a file is written.
 */
export class VectorRequests implements Vectors {
  readonly #index: VectorIndex;
  readonly #onSaveFailed: (error: unknown) => void;
  /** All but searches. */
  #changes: Promise<unknown> = Promise.resolve();
  /** The last change that a search must see. */
  #visible: Promise<unknown> = Promise.resolve();

  /** `onSaveFailed` hears of files that nobody asked to be written. */
  constructor(index: VectorIndex, onSaveFailed: (error: unknown) => void) {
    this.#index = index;
    this.#onSaveFailed = onSaveFailed;
  }

  ask<Do extends VectorRequest["do"]>(
    asked: VectorRequest & { do: Do },
  ): Promise<VectorAnswers[Do]> {
    return this.#answer(asked) as Promise<VectorAnswers[Do]>;
  }

  #answer(asked: VectorRequest): Promise<unknown> {
    if (asked.do === "search") return this.#visible.then(() => this.#index.search(asked.query));
    const done = this.#inTurn(() => this.#act(asked));
    if (asked.do !== "save") this.#visible = this.#changes;
    if (asked.do === "set") done.then(() => this.#saveWhenFull(asked.change), () => {});
    return done;
  }

  #act(asked: Exclude<VectorRequest, { do: "search" }>): unknown {
    switch (asked.do) {
      case "open":
        return this.#index.open(asked.request);
      case "set":
        return this.#set(asked.change, asked.batch);
      case "remove":
        return this.#index.remove(asked.change, asked.which);
      case "save":
        return this.#index.save(asked.key).then(() => null);
      case "close":
        return this.#close(asked.key);
      case "drop":
        return this.#drop(asked.key);
    }
  }

  #set(change: VectorChange, { ids, groups, vectors }: VectorBatch): null {
    const length = vectors.length / ids.length;
    this.#index.set(
      change,
      ids.map((id, at) => ({
        id,
        group: groups[at]!,
        vector: vectors.subarray(at * length, (at + 1) * length),
      })),
    );
    return null;
  }

  async #close(key: PartitionKey): Promise<null> {
    try {
      await this.#index.save(key);
    } finally {
      this.#index.close(key);
    }
    return null;
  }

  #drop(key: PartitionKey): null {
    this.#index.close(key);
    return null;
  }

  #saveWhenFull(key: PartitionKey): void {
    this.#inTurn(() => this.#index.isFull(key) ? this.#index.save(key) : undefined)
      .catch(this.#onSaveFailed);
  }

  #inTurn(act: () => unknown): Promise<unknown> {
    const done = this.#changes.then(act);
    this.#changes = done.catch(() => {});
    return done;
  }
}
