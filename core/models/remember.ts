/** Remembers what was read of a file or folder, as long as its size and time stay the same. */
export function rememberFiles<T>(
  { most = Infinity }: { most?: number } = {},
): (path: string, read: () => T | Promise<T>) => Promise<T> {
  const known = new Map<string, { stamp: string; value: Promise<T> }>();
  return async (path, read) => {
    const stamp = await stampOf(path);
    const before = known.get(path);
    if (before?.stamp === stamp) return await before.value;
    const value = Promise.resolve().then(read);
    known.delete(path);
    known.set(path, { stamp, value });
    value.catch(() => known.delete(path));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return await value;
  };
}

async function stampOf(path: string): Promise<string> {
  try {
    const { size, mtime } = await Deno.stat(path);
    return `${size} ${mtime?.getTime()}`;
  } catch {
    return "missing";
  }
}
