const root = new URL("../", import.meta.url);
const folders = ["cli", "components", "core", "docs", "routes", "web"];

/**
 * German, English and code: this repository's own files, then paragraphs of their lines in an order
 * drawn with a fixed seed. Without characters outside the basic plane and byte order marks, which
 * the compared packages get wrong (they cut surrogate pairs, they drop the mark).
 */
export function mixedText(length: number): string {
  const files = folders.flatMap((folder) => [...textsIn(new URL(`${folder}/`, root))]);
  const whole = files.join("\n\n").replaceAll(/[\u{10000}-\u{10ffff}\ufeff]/gu, "");
  const lines = whole.split("\n").filter((line) => line.trim() !== "");
  const drawn: string[] = [whole];
  let state = 1;
  for (let size = whole.length; size < length;) {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const line = lines[state % lines.length]! + (state % 7 === 0 ? "\n\n" : "\n");
    drawn.push(line);
    size += line.length;
  }
  return drawn.join("").slice(0, length);
}

function* textsIn(folder: URL): Generator<string> {
  const entries = [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1);
  for (const { name, isDirectory } of entries) {
    if (isDirectory) yield* textsIn(new URL(`${name}/`, folder));
    else if (/\.(md|tsx?)$/.test(name)) yield Deno.readTextFileSync(new URL(name, folder));
  }
}

/** The middle of the values, which one bad moment of the machine does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
