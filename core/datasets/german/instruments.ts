import { isPerson } from "./persons.ts";
import type { Token } from "./tokens.ts";

/** Verbs of handling, for which "mit" names what it is done with. */
const handling =
  /(?:reinig|putz|wisch|spül|wasch|schneide|schnitt|misst|messen|schreib|schrieb|färb|kennzeichn|markier|neutralisier|befestig|kleb|bedien|steuer|schmier|beheiz|geheizt|heizt|betrieben|betreib|prüf|aufgenommen|gestrichen|streich|schützt|gesichert|sichert|abgedeckt|verschlossen|verschließ|erwärm|erhitz|gekühlt|kühlt|düng|trockn|polier|geölt|isolier|bohr|säg|rühr|gelöscht|löscht|gedruckt|genäht|geschliffen|gefüllt|befüllt|geöffnet|bezahl)/u;

/** People and company after "mit": who is there is no instrument. */
const company =
  /(?:partner|partnerin|gruppe|klasse|eltern|kinder|kindern|freund|freunden|team|kollegen|kollegin|gästen|lehrer|lehrerin|leiter|leiterin|trainer|trainerin|mitgliedern|schülern|hilfe|begleitung|absprache|ausnahme|vorsicht|sorgfalt|erlaubnis|genehmigung|anmeldung|freude|beginn)$/u;

/** Whether "mit" and these words name the tool of the clause's verbs. */
export function isInstrumental(rest: readonly Token[], verbs: string): boolean {
  const last = rest.at(-1)?.lower ?? "";
  return handling.test(verbs) && !company.test(last) && !isPerson(rest) &&
    !/^(?:seine[mnr]?|ihre[mnr]?|uns|euch|mir|dir)$/u.test(rest[0]?.lower ?? "");
}
