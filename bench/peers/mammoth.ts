import { Buffer } from "node:buffer";
import mammoth from "mammoth";
import { answerLines } from "./_lines.ts";

await answerLines(async (bytes) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
);
