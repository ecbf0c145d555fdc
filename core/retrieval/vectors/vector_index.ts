import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import type { Kernels } from "./kernels.ts";
import {
  type FlatFileState,
  type NearestQuery,
  type PartitionOptions,
  type VectorEntry,
  type VectorHit,
  VectorPartition,
} from "./partition.ts";
import type { Allowed } from "./row_book.ts";

/** Whose vectors: a part of every question, so that nobody can leave it out. */
export interface PartitionKey {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** What opening needs: the flat file's place and what its vectors are. */
export interface OpenRequest extends PartitionKey, PartitionOptions {
  path: string;
  /** Begins with no vectors, whatever the file holds: they are made anew from the database. */
  isAnew?: boolean | undefined;
}

/** What was found at the flat file's place. */
export interface OpenedVectors {
  state: FlatFileState;
  /** Vectors that can be found now. */
  size: number;
  /** What the caller last said about the database's state, as far as it was saved. */
  stamp: string | null;
}

/** A change, with the database's state after it in the caller's words. */
export interface VectorChange extends PartitionKey {
  stamp: string;
}

/** A question to one project's vectors. */
export interface VectorQuery extends PartitionKey, NearestQuery {}

/** What a search found. */
export interface VectorAnswer {
  hits: VectorHit[];
  /** The flat file was damaged while it was open: make the project's vectors anew. */
  isDamaged: boolean;
}

/** So much may be in memory only because it is not saved. */
const usualUnsavedBytes = 32 * 1024 * 1024;

/** The vectors of all open projects. It computes where it is called: use it in a worker. */
export class VectorIndex {
  readonly #kernels: Kernels;
  readonly #open = new Map<string, { partition: VectorPartition; path: string }>();

  readonly #mostUnsavedBytes: number;

  constructor(
    kernels: Kernels,
    { mostUnsavedBytes = usualUnsavedBytes }: { mostUnsavedBytes?: number } = {},
  ) {
    this.#kernels = kernels;
    this.#mostUnsavedBytes = mostUnsavedBytes;
  }

  /** Opens a project's flat file; what is open already with the same model stays as it is. */
  open(request: OpenRequest): OpenedVectors {
    const key = keyOf(request);
    const known = this.#open.get(key);
    if (known !== undefined && isSame(known, request)) return described(known.partition, "opened");
    known?.partition.close();
    const { partition, state } = request.isAnew
      ? { partition: new VectorPartition(this.#kernels, request), state: "absent" as const }
      : VectorPartition.open(this.#kernels, request, request.path);
    this.#open.set(key, { partition, path: request.path });
    return described(partition, state);
  }

  /**
   * Adds vectors to a project, or replaces those whose id is known.
   *
   * @throws {AppError} `vector_invalid`; none of them is added then. `vectors_out_of_memory`.
   */
  set({ stamp, ...key }: VectorChange, entries: readonly VectorEntry[]): void {
    const { partition } = this.#find(key);
    partition.set(entries);
    partition.stamp = stamp;
  }

  /** Whether so much is unsaved that saving frees memory worth the while. */
  isFull(key: PartitionKey): boolean {
    const partition = this.#open.get(keyOf(key))?.partition;
    return partition !== undefined && partition.unsavedBytes > this.#mostUnsavedBytes;
  }

  /** Removes vectors by their ids or groups; answers how many there were. */
  remove({ stamp, ...key }: VectorChange, which: Allowed): number {
    const { partition } = this.#find(key);
    partition.stamp = stamp;
    return partition.remove(which);
  }

  /** The nearest vectors of one project. */
  search({ ownerId, projectId, ...query }: VectorQuery): VectorAnswer {
    const { partition } = this.#find({ ownerId, projectId });
    const hits = partition.search(query);
    return { hits, isDamaged: partition.isDamaged };
  }

  /** Writes a project's flat file, when it is open and anything has changed. */
  async save(key: PartitionKey): Promise<void> {
    const open = this.#open.get(keyOf(key));
    if (open?.partition.isChanged && !open.partition.isDamaged) {
      await open.partition.save(open.path);
    }
  }

  /** Forgets a project's vectors; what is not saved is only in the database then. */
  close(key: PartitionKey): void {
    this.#open.get(keyOf(key))?.partition.close();
    this.#open.delete(keyOf(key));
  }

  #find(key: PartitionKey): { partition: VectorPartition; path: string } {
    const found = this.#open.get(keyOf(key));
    if (found === undefined) throw new Error(`The vectors of ${keyOf(key)} are not open`);
    return found;
  }
}

function keyOf({ ownerId, projectId }: PartitionKey): string {
  return `${ownerId}/${projectId}`;
}

function isSame(
  { partition, path }: { partition: VectorPartition; path: string },
  request: OpenRequest,
): boolean {
  const { model, dimensions } = partition.options;
  return path === request.path && model === request.model && dimensions === request.dimensions &&
    !partition.isDamaged && !request.isAnew;
}

function described(partition: VectorPartition, state: FlatFileState): OpenedVectors {
  return { state, size: partition.size, stamp: partition.stamp };
}
