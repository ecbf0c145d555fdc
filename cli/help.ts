import type { Lang } from "@/core/contract/mod.ts";
import type { BothLanguages, Command } from "./command.ts";

const words = {
  usage: { en: "Usage", de: "Aufruf" },
  commands: { en: "Commands", de: "Befehle" },
  options: { en: "Options", de: "Optionen" },
  more: {
    en: "lernwerk <command> --help tells more about a command.",
    de: "lernwerk <Befehl> --help sagt mehr über einen Befehl.",
  },
  data: {
    en: "the data folder (else lernwerk-data beside the program, else the system's place)",
    de: "der Datenordner (sonst lernwerk-data neben dem Programm, sonst der Platz des Systems)",
  },
} as const satisfies Record<string, BothLanguages>;

/** The list of all commands. */
export async function overviewOf(
  commands: Readonly<Record<string, () => Promise<Command>>>,
  lang: Lang,
): Promise<string> {
  const entries = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      return `  ${name.padEnd(10)} ${(await load()).summary[lang]}`;
    }),
  );
  return [
    `${words.usage[lang]}: lernwerk <${words.commands[lang]}> [${words.options[lang]}]`,
    "",
    `${words.commands[lang]}:`,
    ...entries,
    "",
    words.more[lang],
  ].join("\n");
}

/** One command's usage, purpose and options. */
export function helpOf(name: string, command: Command, lang: Lang): string {
  const options = Object.entries(command.options).map(([option, { type }]) => {
    const shown = type === "string" ? `--${option} …` : `--${option}`;
    return `  ${shown.padEnd(22)} ${command.help[option]?.[lang] ?? ""}`;
  });
  return [
    `${words.usage[lang]}: lernwerk ${name} ${command.usage}`,
    "",
    command.summary[lang],
    "",
    `${words.options[lang]}:`,
    ...options,
    `  ${"--data …".padEnd(22)} ${words.data[lang]}`,
    ...command.notes ? ["", command.notes[lang]] : [],
  ].join("\n");
}
