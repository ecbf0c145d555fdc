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
  run(input: CommandInput, io: CommandIo): Promise<ExitCode>;
}

/** Options that every command has. */
export const commonOptions = {
  data: { type: "string" },
  help: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

/** Called wrongly: the message says how; nothing was done. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Reads a command's arguments.
 *
 * @throws {UsageError} naming the argument that does not fit.
 */
export function readArguments(command: Command, args: string[]): CommandInput {
  try {
    const options = { ...command.options, ...commonOptions };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values: values as CommandInput["values"], positionals };
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A whole number from an option. @throws {UsageError} when it is none or out of range. */
export function numberOption(
  input: CommandInput,
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const value = input.values[name];
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isFinite(number) && number >= min && number <= max) return number;
  throw new UsageError(`--${name} must be a number from ${min} to ${max}, not "${value}"`);
}

/** A text option, or undefined. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === "string" ? value : undefined;
}
