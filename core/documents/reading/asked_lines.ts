/** The lines that come on stdin, until it ends. */
export async function* askedLines(): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let open = "";
  for await (const part of Deno.stdin.readable) {
    const [first = "", ...rest] = decoder.decode(part, { stream: true }).split("\n");
    open += first;
    for (const next of rest) {
      yield open;
      open = next;
    }
  }
}
