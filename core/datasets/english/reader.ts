import type { LanguageReader } from "../facts/reader.ts";
import { headingStatement, listStatement, pairStatement } from "./attributes.ts";
import { cellStatement } from "./cells.ts";
import type { Subject } from "./subject.ts";
import { englishStatements } from "./statements.ts";

/** Questions and answers in English. */
export const englishReader: LanguageReader = {
  sentence(text, before) {
    const { statements, subject } = englishStatements(text, before as Subject | null);
    return { statements, before: subject };
  },
  pair: pairStatement,
  cell: cellStatement,
  list: listStatement,
  heading: headingStatement,
};
