/** A source of whole numbers below a limit; the same ones for the same seed. */
type Random = (limit: number) => number;

/** Numerical Recipes' linear congruential generator, by its upper bits. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * limit);
  };
}

/** A piece of a made document, in reading order. */
export type Piece =
  | { kind: "heading" | "paragraph"; words: string[] }
  | { kind: "list"; items: string[][] }
  | { kind: "table"; rows: string[][] };

/** German and English words, many of them with ligatures in them, some long enough to be parted. */
const words =
  `der die das und ist nicht auf mit von eine für über Größe Maß Wörter häufig finden Pflicht Auflage
  Definition Einfluss Konflikt fließt Affinität Schifffahrt Donaudampfschifffahrt Verantwortlichkeit
  Aufmerksamkeit Wahrscheinlichkeit Trainingsdaten Modellgewichte Abschnitt Zusammenfassung Beispiel
  Übung Prüfung Lösung Straße schließlich beziehungsweise Genauigkeit Unterrichtsstunde Arbeitsblatt
  the of and to in that model training question answer first different office workflow profile
  efficient finite reflect configuration characteristic responsibility understanding evaluation
  paragraph document retrieval passage sentence example figure section (siehe) z.B. e.g. 3,14 42 1999
  2026 – „Zitat“ “quote” A4 H2O`.split(/\s+/);

/** A document's pieces: sections of paragraphs, now and then with a list or a table. */
export function madePieces(seed: number, sections: number): Piece[] {
  const random = createRandom(seed);
  return Array.from({ length: sections }, (_, at) => section(random, at + 1)).flat();
}

function section(random: Random, number: number): Piece[] {
  const pieces: Piece[] = [{ kind: "heading", words: [String(number), ...some(random, 2, 5)] }];
  for (let left = 3 + random(3); left > 0; left--) {
    pieces.push({ kind: "paragraph", words: sentences(random, 3 + random(5)) });
  }
  if (random(3) === 0) {
    pieces.push({ kind: "list", items: Array.from({ length: 4 }, () => some(random, 3, 8)) });
  }
  if (random(3) === 0) {
    const row = () => [some(random, 1, 2), some(random, 1, 2), [String(random(1000))]];
    const cells = Array.from({ length: 5 }, () => row().map((cell) => cell.join(" ")));
    pieces.push({ kind: "table", rows: cells });
  }
  return pieces;
}

function sentences(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const found = some(random, 6, 22);
    found[found.length - 1] += ".";
    return found;
  }).flat();
}

function some(random: Random, least: number, most: number): string[] {
  return Array.from({ length: least + random(most - least) }, () => words[random(words.length)]!);
}

/** The words of the pieces, as a reader is to find them. */
export function truthOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => {
    if (piece.kind === "list") return piece.items.flat().join(" ");
    return piece.kind === "table" ? piece.rows.flat().join(" ") : piece.words.join(" ");
  }).join("\n");
}
