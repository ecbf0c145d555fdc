/** A source file that changed. */
export interface Change {
  file: string;
  /** Whether it may have come or gone, as opposed to having other content. */
  isListed: boolean;
}

/** How long a burst of events about one save may take. */
const burstMs = 50;

/**
 * Follows changes below some folders with the system's own watcher, and reports them burst by
 * burst. Not with Vite's: under Deno each of its folders takes one of the 128 inotify instances
 * that Linux gives a person, and what is above them goes unwatched without a word.
 */
export function watchSources(
  folders: string[],
  onChange: (changes: Change[]) => void,
): Disposable {
  const watcher = Deno.watchFs(folders, { recursive: true });
  const changes = new Map<string, Change>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const report = () => {
    const burst = [...changes.values()];
    changes.clear();
    onChange(burst);
  };
  void (async () => {
    for await (const { kind, paths } of watcher) {
      if (kind === "access") continue;
      for (const file of paths) {
        const isListed = kind !== "modify" || (changes.get(file)?.isListed ?? false);
        changes.set(file, { file, isListed });
      }
      clearTimeout(timer);
      timer = setTimeout(report, burstMs);
    }
  })();
  return {
    [Symbol.dispose]() {
      watcher.close();
      clearTimeout(timer);
    },
  };
}
