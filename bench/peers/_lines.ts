/** Does the work for each path that comes on stdin, and says how long it took and what came of it. */
export async function answerLines(work: (bytes: Uint8Array) => Promise<string>): Promise<void> {
  const decoder = new TextDecoder();
  let open = "";
  for await (const part of Deno.stdin.readable) {
    const found = (open + decoder.decode(part, { stream: true })).split("\n");
    open = found.pop()!;
    for (const path of found) {
      const bytes = await Deno.readFile(path);
      const start = performance.now();
      const text = await work(bytes);
      console.log(JSON.stringify({ ms: performance.now() - start, text }));
    }
  }
}
