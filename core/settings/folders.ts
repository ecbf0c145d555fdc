import { AppError, type FolderId, type FolderState } from "@/core/contract/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";

/** How large a part is, and how much of it cleaning would free. */
export interface FolderSize {
  bytes: number;
  cleanableBytes: number;
}

/** A part of what is kept on the disk, as its room knows it. */
export interface FolderPlace {
  readonly id: FolderId;
  readonly path: string | null;
  measure(): Promise<FolderSize>;
  /** Frees what can be freed without losing what a person would miss unasked; absent where nothing can. */
  clean?: () => Promise<void>;
  /** Work that is under way may be using what would be removed. */
  readonly needsRest: boolean;
}

/** The parts with their sizes, and what frees space. */
export interface Folders {
  /** What is known at the moment; what is old or unknown begins to be measured, and nobody waits. */
  known(): FolderState[];
  /** The same, measured to the end; `fresh` also what was measured just before. */
  measured(options?: { fresh?: boolean }): Promise<FolderState[]>;
  /**
   * Cleans one part.
   *
   * @throws {AppError} `folder_in_use` while work is under way that may need it, `not_found` where
   * there is nothing to clean.
   */
  clean(id: FolderId): Promise<{ freedBytes: number; folder: FolderState }>;
}

/** Sizes older than this are measured anew. */
const keptMs = 60_000;

interface Known {
  size: FolderSize | null;
  measuredAt: string | null;
  atMs: number;
  running: Promise<FolderSize> | null;
}

/** Builds it over the places; measuring is asynchronous file work and blocks nothing. */
export function createFolders(
  { places, clock, isResting }: {
    places: readonly FolderPlace[];
    clock: Clock;
    /** Whether no job is under way. */
    isResting: () => Promise<boolean>;
  },
): Folders {
  const sizes = new Map<FolderId, Known>();
  let lastCleaning: Promise<unknown> = Promise.resolve();

  function knownOf(id: FolderId): Known {
    const unknown = { size: null, measuredAt: null, atMs: -Infinity, running: null };
    const known = sizes.get(id) ?? unknown;
    sizes.set(id, known);
    return known;
  }

  function measure(place: FolderPlace): Promise<FolderSize> {
    const known = knownOf(place.id);
    return known.running ??= place.measure().then((size) => {
      const measured = { size, measuredAt: isoNow(clock), atMs: clock.now().getTime() };
      Object.assign(known, measured);
      return size;
    }).finally(() => known.running = null);
  }

  const isOld = (id: FolderId) => clock.now().getTime() - knownOf(id).atMs > keptMs;

  function stateOf({ id, path, clean }: FolderPlace): FolderState {
    const { size, measuredAt } = knownOf(id);
    return {
      id,
      path,
      bytes: size?.bytes ?? null,
      cleanableBytes: clean ? size?.cleanableBytes ?? null : null,
      measuredAt,
    };
  }

  async function clean(id: FolderId) {
    const place = places.find((one) => one.id === id);
    if (!place?.clean) throw new AppError("not_found");
    if (place.needsRest && !await isResting()) throw new AppError("folder_in_use");
    const before = await measure(place);
    await place.clean();
    const after = await measure(place);
    return { freedBytes: Math.max(0, before.bytes - after.bytes), folder: stateOf(place) };
  }

  return {
    known() {
      // A place that cannot be measured stays unknown; whoever waits for it hears why.
      for (const place of places.filter(({ id }) => isOld(id))) measure(place).catch(() => {});
      return places.map(stateOf);
    },
    async measured({ fresh = false } = {}) {
      await Promise.all(places.filter(({ id }) => fresh || isOld(id)).map(measure));
      return places.map(stateOf);
    },
    clean(id) {
      const next = lastCleaning.then(() => clean(id));
      lastCleaning = next.catch(() => {});
      return next;
    },
  };
}
