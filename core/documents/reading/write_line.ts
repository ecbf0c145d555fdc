/** Writes a line to stdout, however long; waits while nobody reads. */
export async function writeLine(text: string): Promise<void> {
  const line = new TextEncoder().encode(`${text}\n`);
  for (let written = 0; written < line.length;) {
    written += await Deno.stdout.write(line.subarray(written));
  }
}
