import { join } from "node:path";
import { z } from "zod";

const lineSchema = z.discriminatedUnion("kind", [
  z.object({
    index: z.int(),
    kind: z.literal("row"),
    instruction: z.string(),
    output: z.string(),
    /** Null where the prompt showed the model no passage. */
    quote: z.string().nullable(),
  }),
  z.object({ index: z.int(), kind: z.enum(["not_grounded", "unreadable", "failed"]) }),
]);

/** A finished item as the log keeps it. */
export type LoggedItem = z.infer<typeof lineSchema>;

/** The finished items of one generation, on the disk before the next is asked for. */
export interface ItemLog extends AsyncDisposable {
  readonly items: ReadonlyMap<number, LoggedItem>;
  add(item: LoggedItem): Promise<void>;
}

/**
 * Opens the log of a generation. What a kill tore off at the end is cut away: that item is asked for
 * again.
 */
export async function openItemLog(projectFolder: string, jobId: string): Promise<ItemLog> {
  const folder = join(projectFolder, "data", "generation");
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${jobId}.jsonl`);
  const file = await Deno.open(path, { read: true, write: true, create: true, mode: 0o600 });
  const text = await Deno.readTextFile(path);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  await file.truncate(new TextEncoder().encode(whole).length);
  await file.seek(0, Deno.SeekMode.End);
  const items = new Map(
    whole.split("\n").filter((line) => line !== "").map((line) => {
      const item = lineSchema.parse(JSON.parse(line));
      return [item.index, item];
    }),
  );
  return {
    items,
    async add(item) {
      const bytes = new TextEncoder().encode(JSON.stringify(item) + "\n");
      for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
      await file.sync();
      items.set(item.index, item);
    },
    [Symbol.asyncDispose]() {
      file.close();
      return Promise.resolve();
    },
  };
}
