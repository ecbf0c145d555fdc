import { askedLines } from "../reading/asked_lines.ts";
import { putDownRights } from "../reading/rights.ts";

// A stand-in for a reader child that a file has got the better of; the file's name says how.
const lines = askedLines();
const request = JSON.parse((await lines.next()).value ?? "{}");
const { files } = request as { files: { path: string; name: string }[] };

let hasRead = false;
const hoard: Uint8Array[] = [];

const oddities: Record<string, (path: string) => unknown> = {
  hangs(path) {
    for (;;) Deno.readFileSync(path);
  },
  reads(path) {
    hasRead = true;
    const text = Deno.readTextFileSync(path);
    const reading = { format: "txt", text, pageStarts: null, headings: [] };
    console.log(JSON.stringify({ ok: true, reading, chunks: [] }));
  },
  hoards() {
    for (;;) hoard.push(new Uint8Array(32 * 1024 * 1024).fill(1));
  },
  grows() {
    for (const list: unknown[] = [];;) list.push({ list: [...list.slice(-1)] });
  },
  /** Whatever it does leaves so much behind that it ends at the second file. */
  tires(path) {
    if (hasRead) Deno.exit(139);
    return oddities["reads"]!(path);
  },
  crashes: () => Deno.exit(139),
  fails() {
    throw new Error("a fault of ours");
  },
  babbles: () => console.log('{"ok":true,"reading":'),
  async rights() {
    const given = async () => {
      const kinds = ["read", "write", "net", "env", "run", "sys", "ffi"] as const;
      const states = await Promise.all(kinds.map((kind) => Deno.permissions.query({ name: kind })));
      return kinds.filter((_, at) => states[at]?.state === "granted");
    };
    const before = await given();
    putDownRights();
    console.log(JSON.stringify({ before, after: await given() }));
  },
};

for await (const line of lines) {
  const { path, name } = files[JSON.parse(line).at]!;
  await oddities[name]?.(path);
}
