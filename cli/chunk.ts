import { type ChunkLine, type ChunkSizes, describeError, type Lang } from "@/core/contract/mod.ts";
import { chunkFiles, createReader, readerCommand } from "@/core/documents/mod.ts";
import { createSpawner } from "@/core/system/mod.ts";
import {
  type Command,
  type CommandInput,
  type CommandIo,
  type ExitCode,
  numberOption,
  UsageError,
} from "./command.ts";

const words = {
  noFile: {
    en: "lernwerk chunk needs a file",
    de: "lernwerk chunk braucht eine Datei",
  },
  overlap: {
    en: "--overlap must be smaller than --size",
    de: "--overlap muss kleiner als --size sein",
  },
  tokens: { en: "tokens", de: "Token" },
} as const;

/** `lernwerk chunk`: cuts files into chunks, without any project or data folder. */
export const command: Command = {
  usage: "FILE… [--size 512] [--overlap 50] [--json]",
  summary: {
    en: "Cut files into chunks and print them",
    de: "Dateien in Abschnitte schneiden und ausgeben",
  },
  options: {
    size: { type: "string" },
    overlap: { type: "string" },
    json: { type: "boolean" },
  },
  help: {
    size: {
      en: "length of a chunk in tokens of o200k_base (512)",
      de: "Länge eines Abschnitts in Token von o200k_base (512)",
    },
    overlap: {
      en: "tokens that neighbours share (50)",
      de: "Token, die sich Nachbarn teilen (50)",
    },
    json: {
      en: "one JSON object a line: file, index, text, tokens, start, end",
      de: "ein JSON-Objekt je Zeile: file, index, text, tokens, start, end",
    },
  },
  async run(input, io) {
    if (input.positionals.length === 0) throw new UsageError(words.noFile);
    return await chunk(input, io);
  },
};

async function chunk(input: CommandInput, io: CommandIo): Promise<ExitCode> {
  const { runtime, lang, signal } = io;
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const reader = createReader({
    spawner,
    command: (paths) => readerCommand(runtime, paths),
  });
  let code: ExitCode = 0;
  for await (const line of chunkFiles(input.positionals, sizesOf(input), { reader, signal })) {
    if ("chunk" in line) {
      io.print(input.values["json"] ? JSON.stringify(line.chunk) : shown(line.chunk, lang));
    } else {
      const { message, hint } = describeError(line.failed.error, lang);
      io.say(`${line.failed.file}: ${message} ${hint}`);
      code = 1;
    }
  }
  return code;
}

function sizesOf(input: CommandInput): ChunkSizes {
  const chunkTokens = numberOption(input, "size", { min: 16, max: 8192 }) ?? 512;
  const chunkOverlap = numberOption(input, "overlap", { min: 0, max: 4096 }) ?? 50;
  if (chunkOverlap < chunkTokens) return { chunkTokens, chunkOverlap };
  throw new UsageError(words.overlap);
}

function shown({ file, index, tokens, start, end, text }: ChunkLine, lang: Lang): string {
  return `── ${file} #${index} · ${tokens} ${words.tokens[lang]} · ${start}–${end}\n${text}\n`;
}
