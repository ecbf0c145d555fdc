import type { LanguageReader } from "../facts/reader.ts";
import { cellStatement } from "./cells.ts";
import { headingStatement, listStatement, pairStatement } from "./pairs.ts";
import { germanStatements } from "./statements.ts";
import type { Subject } from "./subject.ts";

/** Questions and answers in German. */
export const germanReader: LanguageReader = {
  sentence(text, before) {
    const { statements, subject } = germanStatements(text, before as Subject | null);
    return { statements, before: subject };
  },
  pair: pairStatement,
  cell: cellStatement,
  list: listStatement,
  heading: headingStatement,
};
