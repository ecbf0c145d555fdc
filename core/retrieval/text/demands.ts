import { phraseForms, queryForms, takeApart, writtenForms } from "@/core/language/mod.ts";
import { projectTerm } from "@/core/storage/mod.ts";
import type { ReadQuery } from "./query_words.ts";

/** What a passage must and must not contain, as expressions of FTS5; null for nothing. */
export interface Demands {
  required: string | null;
  excluded: string | null;
}

/** Anything will do. */
export const noDemands: Demands = { required: null, excluded: null };

/** The phrases and exclusions of a query, in the terms of a project. */
export function demandsOf({ phrases, excluded }: ReadQuery, project: number): Demands {
  const required = phrases.map((text) => `(${saying(text, project)})`);
  const unwanted = excluded.map((text) => saying(text, project));
  return {
    required: required.length > 0 ? required.join(" AND ") : null,
    excluded: unwanted.length > 0 ? anyOf(unwanted) : null,
  };
}

/** A word or phrase in any of its forms. */
function saying(text: string, project: number): string {
  const inOrder = phraseForms(text).map((terms) => quoted(terms, project));
  const forms = writtenForms(text);
  const inOne = forms.length === 1 ? inOneWord(takeApart(forms[0]!).pieces) : [];
  return anyOf([...inOrder, ...inOne.map((term) => quoted([term], project))]);
}

function inOneWord(pieces: readonly string[]): string[] {
  return queryForms(pieces.join(""));
}

/** FTS5's OR. */
export function anyOf(expressions: readonly string[]): string {
  return [...new Set(expressions)].join(" OR ");
}

/**
 * Terms that stand one after the other, in quotation marks: they are letters and digits of our own
 * making, so nothing that was typed is ever read as FTS5's syntax.
 */
export function quoted(terms: readonly string[], project: number): string {
  const phrase = `"${terms.map((term) => projectTerm(project, term)).join(" ")}"`;
  return terms.length > 1 ? `words : ${phrase}` : phrase;
}
