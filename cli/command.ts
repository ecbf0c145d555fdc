import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import type { Lang } from "@/core/contract/mod.ts";
import type { Log, Runtime } from "@/core/system/mod.ts";

/** Text in both languages. */
export type BothLanguages = Readonly<Record<Lang, string>>;

/** How a command ended: 0 well, 1 not, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** The world as a command sees it; tests pass their own. */
export interface CommandIo {
  runtime: Runtime;
  lang: Lang;
  log: Log;
  /** Writes a line of data to stdout. */
  print(line: string): void;
  /** Writes a line for people to stderr. */
  say(line: string): void;
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
}

/** What was given on the command line, already checked against the command's options. */
export interface CommandInput {
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
}

/** One command of `lernwerk`. */
export interface Command {
  /** What follows the name, such as "FILE… [--size N]". */
  usage: string;
  summary: BothLanguages;
  options: ParseArgsOptionsConfig;
  /** One line for each option, in the order of `options`. */
  help: Readonly<Record<string, BothLanguages>>;
  /** What else a caller should know, such as how what follows the name is written. */
  notes?: BothLanguages;
  run(input: CommandInput, io: CommandIo): Promise<ExitCode>;
}

/** Options that every command has. */
export const commonOptions = {
  data: { type: "string" },
  help: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

/** Called wrongly: the words say how; nothing was done. */
export class UsageError extends Error {
  override name = "UsageError";
  constructor(readonly words: BothLanguages, options?: ErrorOptions) {
    super(words.en, options);
  }
}

/**
 * Reads a command's arguments.
 *
 * @throws {UsageError} naming the argument that does not fit.
 */
export function readArguments(command: Command, args: string[]): CommandInput {
  try {
    const options = { ...command.options, ...commonOptions };
    const joined = withNegativeNumbers(args, options);
    const { values, positionals } = parseArgs({ args: joined, options, allowPositionals: true });
    return { values: values as CommandInput["values"], positionals };
  } catch (cause) {
    const de =
      `Diese Angaben passen nicht: ${args.join(" ")}; siehe --help. Was mit einem Strich ` +
      `beginnt und keine Option ist, steht am Ende hinter --`;
    throw new UsageError({ en: cause instanceof Error ? cause.message : String(cause), de }, {
      cause,
    });
  }
}

/** "--limit -3" is a number that is too small, to be refused as such, and no option "-3". */
function withNegativeNumbers(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.flatMap((arg, at) => {
    const takesValue = (name: string | undefined) =>
      name?.startsWith("--") === true && options[name.slice(2)]?.type === "string";
    const isNegative = (value: string | undefined) => value !== undefined && /^-[\d.]/.test(value);
    if (at >= end) return [arg];
    if (isNegative(arg) && takesValue(args[at - 1])) return [];
    return takesValue(arg) && isNegative(args[at + 1]) ? [`${arg}=${args[at + 1]}`] : [arg];
  });
}

/** What an option's number may be; a whole one unless it says otherwise. */
export interface NumberRange {
  min: number;
  max: number;
  isFraction?: boolean;
}

/** A number from an option. @throws {UsageError} when it is none or out of range. */
export function numberOption(
  input: CommandInput,
  name: string,
  { min, max, isFraction = false }: NumberRange,
): number | undefined {
  const value = textOption(input, name);
  if (value === undefined) return undefined;
  const number = value.trim() === "" ? NaN : Number(value);
  const isNumber = isFraction ? Number.isFinite(number) : Number.isSafeInteger(number);
  if (isNumber && number >= min && number <= max) return number;
  if (!isFraction && Number.isFinite(number) && !isNumber) {
    throw new UsageError({
      en: `--${name} must be a whole number, ${min} to ${max}`,
      de: `--${name} muss eine ganze Zahl sein, ${min} bis ${max}`,
    });
  }
  throw new UsageError({
    en: `--${name} must be ${min} to ${max}`,
    de: `--${name} muss ${min} bis ${max} sein`,
  });
}

/** A text option, or undefined. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === "string" ? value : undefined;
}
