import type { z } from "zod";

/**
 * The messages among a program's output lines. What is no JSON object, or not of the given form,
 * goes to `onOther`: a library that prints must not stop the work.
 */
export async function* readMessages<Message>(
  lines: AsyncIterable<string>,
  schema: z.ZodType<Message>,
  onOther: (line: string) => void,
): AsyncGenerator<Message> {
  for await (const line of lines) {
    const parsed = schema.safeParse(parseObject(line));
    if (parsed.success) yield parsed.data;
    else if (line.trim() !== "") onOther(line);
  }
}

function parseObject(line: string): unknown {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
