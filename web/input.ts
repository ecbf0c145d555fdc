import type { z } from "zod";
import { AppError, zodMessages } from "@/core/contract/mod.ts";
import type { Lang, NamedText } from "@/core/contract/mod.ts";
import { countBytes } from "./body.ts";

const defaultBodyBytes = 1024 * 1024;
const deepestNesting = 64;

/** How a failed check is worded: `whole` names the input when it is wrong as a whole. */
export interface InputWords {
  lang: Lang;
  whole: string;
}

/**
 * Checks an input.
 *
 * @throws {AppError} `bad_input` naming each field that does not fit.
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
  { lang, whole }: InputWords,
): z.output<S> {
  const checked = schema.safeParse(value, { error: zodMessages[lang] });
  if (checked.success) return checked.data;
  const detail = checked.error.issues.slice(0, 5)
    .map(({ path, message }) => `${path.join(".") || whole}: ${message}`).join("; ");
  throw new AppError("bad_input", { detail });
}

/**
 * Checks the variable parts of a path.
 *
 * @throws {AppError} `not_found`: an address whose id has the wrong shape names nothing.
 */
export function parseParams(
  schema: z.ZodType,
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const checked = schema.safeParse(params);
  if (!checked.success) throw new AppError("not_found");
  return checked.data as Readonly<Record<string, string>>;
}

/** A query string or form as an object; a name that comes twice becomes a list. */
export function parseQuery(fields: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(names.map((name) => {
    const values = fields.getAll(name);
    return [name, values.length > 1 ? values : values[0] ?? ""];
  }));
}

/**
 * The JSON body. The content type is required, since a foreign page may send any other text
 * without asking first.
 *
 * @throws {AppError} `bad_input`, or `too_large` as soon as more than `maxBytes` have come.
 */
export async function readJson(request: Request, maxBytes = defaultBodyBytes): Promise<unknown> {
  requireType(request, "application/json");
  const text = await readText(request, maxBytes);
  if (nestsTooDeep(text)) throw badBody({ key: "detail.nested" });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    throw badBody({ key: "detail.not-json", params: { reason } });
  }
}

/** Forms that were read, so that a refused one can be shown again with what stood in it. */
const readForms = new WeakMap<Request, URLSearchParams>();

/**
 * The fields of an urlencoded form.
 *
 * @throws {AppError} `bad_input` or `too_large`.
 */
export async function parseForm(request: Request): Promise<Record<string, string | string[]>> {
  requireType(request, "application/x-www-form-urlencoded");
  const fields = new URLSearchParams(await readText(request, defaultBodyBytes));
  readForms.set(request, fields);
  return parseQuery(fields);
}

/** What a person entered into a form. */
export interface EnteredForm {
  /** The value of each field; of a name that comes several times the last one. */
  form: Record<string, string>;
  /** All values of each field, for those of which several may be ticked. */
  lists: Record<string, string[]>;
}

/** What a person entered into the form that this request brought; empty when none was read. */
export function enteredForm(request: Request): EnteredForm {
  const fields = readForms.get(request) ?? new URLSearchParams();
  const names = [...new Set(fields.keys())];
  return {
    form: Object.fromEntries(fields),
    lists: Object.fromEntries(names.map((name) => [name, fields.getAll(name)])),
  };
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await new Response(countBytes(request, { maxBytes })).arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badBody({ key: "detail.not-utf8" });
  }
}

function requireType(request: Request, type: string): void {
  const sent = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (sent !== type) throw badBody({ key: "detail.type", params: { type } });
}

/** Deep nesting passes JSON.parse but overflows the stack of whoever walks the result. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (inString && mark === "\\") at++;
    else if (mark === '"') inString = !inString;
    else if (!inString && (mark === "[" || mark === "{")) depth++;
    else if (!inString && (mark === "]" || mark === "}")) depth--;
    if (depth > deepestNesting) return true;
  }
  return false;
}

function badBody(detail: NamedText): AppError {
  return new AppError("bad_input", { detail });
}
