/** A word as it stands in a text, taken apart but not folded yet. */
export interface WrittenWord {
  /** What it consists of, in order: one for "Haus" and "parseFile", three for "E-Mail-Adresse". */
  pieces: readonly string[];
  /** What it may be looked for by as well: its pieces in one, the humps of a camel-case name. */
  others: readonly string[];
}

/** Soft hyphens and characters without width may stand in any word. */
const invisible = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const piece = `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${invisible}]*`;
/** What holds pieces together, a hyphen at the end of a line with its line break included. */
const joiner = `(?:[-\\u2010\\u2011][ \\t]*\\r?\\n[ \\t]*(?=\\p{Ll})|[-\\u2010\\u2011.'’&]|_{1,2})`;

const word = new RegExp(`${piece}(?:${joiner}${piece})*`, "gu");
const joiners = new RegExp(joiner, "u");
const allInvisible = new RegExp(`[${invisible}]`, "g");

/** Between a small letter or digit and a capital, and before the last capital of "HTTPServer". */
const hump = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** Scripts that write no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

/** The written forms of a text's words in their order; what is no letter or digit parts them. */
export function writtenForms(text: string): readonly string[] {
  return text.match(word) ?? [];
}

/** Most words are not to be taken apart. */
const simple = /^[A-ZÄÖÜ]?[a-zäöüß]+$/;

/** Whether a written form surely is one piece and nothing else. */
function isSimple(form: string): boolean {
  return simple.test(form);
}

/** Takes one written form apart. */
export function takeApart(form: string): WrittenWord {
  if (isSimple(form)) return { pieces: [form], others: [] };
  if (unspaced.test(form)) return { pieces: pairs(form), others: [] };
  const pieces = form.replace(allInvisible, "").split(joiners);
  const humps = pieces.flatMap((piece) => {
    const parts = piece.split(hump);
    return parts.length > 1 ? parts : [];
  });
  return { pieces, others: pieces.length > 1 ? [pieces.join(""), ...humps] : humps };
}

/** Each two neighbours: found in any longer run, as "京都" is in "東京都". */
function pairs(form: string): string[] {
  const letters = [...form];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, before) => letters[before]! + letter);
}
