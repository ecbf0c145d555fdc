import {
  type Hit,
  type Lang,
  pagesText,
  searchModes,
  type ShownPassages,
} from "@/core/contract/mod.ts";
import {
  type Command,
  type CommandInput,
  type ExitCode,
  numberOption,
  textOption,
  UsageError,
} from "./command.ts";
import { namedProject, projectHelp, projectOption } from "./project_option.ts";
import { withClient } from "./with_client.ts";

/** `lernwerk search`: passages of a project's documents for a question or some words. */
export const command: Command = {
  usage: "WORDS… --project NAME [--limit 10] [--mode hybrid|text|vector] [--json]",
  summary: {
    en: "Find passages in a project's documents",
    de: "Textstellen in den Dokumenten eines Projekts finden",
  },
  options: {
    ...projectOption,
    limit: { type: "string" },
    mode: { type: "string" },
    json: { type: "boolean" },
  },
  help: {
    ...projectHelp,
    limit: {
      en: "at most so many passages, 1 to 100 (10)",
      de: "höchstens so viele Textstellen, 1 bis 100 (10)",
    },
    mode: {
      en: "by words, by meaning or by both (hybrid)",
      de: "nach Wörtern (text), nach Bedeutung (vector) oder nach beidem (hybrid)",
    },
    json: {
      en: "one JSON object a line: document, page, offsets, scores, text",
      de: "ein JSON-Objekt je Zeile: Dokument, Seite, Stelle, Bewertungen, Text",
    },
  },
  notes: {
    en:
      `Words in quotation marks must stand like that; a word with a hyphen before it must not be there.
The shell takes quotation marks away and options begin with a hyphen: write the words in single
quotes, or last behind --.
  lernwerk search '"spare key" boathouse -roof' --project House
  lernwerk search --project House -- boathouse -roof`,
    de:
      `Wörter in Anführungszeichen müssen genau so dastehen; ein Wort mit einem Strich davor darf nicht
vorkommen. Die Kommandozeile entfernt Anführungszeichen, und Optionen beginnen mit einem Strich:
Schreiben Sie die Wörter in einfache Anführungszeichen oder ans Ende hinter --.
  lernwerk search '"der Schlüssel" Bootshaus -Dach' --project Haus
  lernwerk search --project Haus -- Bootshaus -Dach`,
  },
  run(input, io) {
    const query = input.positionals.join(" ").trim();
    if (query === "") throw new UsageError(words.noWords);
    const body = { query, mode: modeOf(input), limit: limitOf(input) };
    return withClient(input, io, async (client): Promise<ExitCode> => {
      const { id } = await namedProject(client, input, io);
      const { hits, vectors, emptiedBy } = await client.call<ShownPassages>(
        "POST",
        `/api/v1/projects/${id}/search`,
        {
          body,
        },
      );
      if (vectors.error) io.say(vectors.error.message);
      for (const hit of hits) {
        io.print(input.values["json"] ? JSON.stringify(hit) : shown(hit, io.lang));
      }
      if (hits.length === 0) io.say(words.nothing[io.lang]);
      for (const { query: other } of emptiedBy) {
        io.say(words.otherwise[io.lang].replace("{query}", () => other));
      }
      return 0;
    });
  },
};

const words = {
  noWords: {
    en: "lernwerk search needs a question or some words",
    de: "lernwerk search braucht eine Frage oder einige Wörter",
  },
  nothing: { en: "Nothing was found.", de: "Nichts gefunden." },
  otherwise: {
    en: "This would find something: {query}",
    de: "Damit würde etwas gefunden: {query}",
  },
} as const;

function modeOf(input: CommandInput): string {
  const mode = textOption(input, "mode") ?? "hybrid";
  if (searchModes.some((known) => known === mode)) return mode;
  throw new UsageError({
    en: `--mode must be one of ${searchModes.join(", ")}`,
    de: `--mode muss eines von ${searchModes.join(", ")} sein`,
  });
}

function limitOf(input: CommandInput): number {
  return numberOption(input, "limit", { min: 1, max: 100 }) ?? 10;
}

function shown({ place, documentName, headingPath, text, ...pages }: Hit, lang: Lang): string {
  const where = [documentName, pagesText(pages, lang), ...headingPath].filter(Boolean);
  return `${place}. ${where.join(" › ")}\n${text.replaceAll(/^/gm, "   ")}\n`;
}
