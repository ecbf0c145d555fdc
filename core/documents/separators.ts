import { type CodeLanguage, codeLanguageOf, type DocumentFormat } from "@/core/contract/mod.ts";

/** Blank line, line, word, character. */
export const defaultSeparators: readonly string[] = ["\n\n", "\n", " ", ""];

/**
 * Where texts of a language are cut first, coarsest first: `getSeparatorsForLanguage` of
 * @langchain/textsplitters 1.0.2, letter by letter, before the default ones.
 */
const coarser: Readonly<Record<Exclude<CodeLanguage, "other"> | "markdown", readonly string[]>> = {
  cpp: [
    "\nclass ",
    "\nvoid ",
    "\nint ",
    "\nfloat ",
    "\ndouble ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\nswitch ",
    "\ncase ",
  ],
  go: ["\nfunc ", "\nvar ", "\nconst ", "\ntype ", "\nif ", "\nfor ", "\nswitch ", "\ncase "],
  java: [
    "\nclass ",
    "\npublic ",
    "\nprotected ",
    "\nprivate ",
    "\nstatic ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\nswitch ",
    "\ncase ",
  ],
  js: [
    "\nfunction ",
    "\nconst ",
    "\nlet ",
    "\nvar ",
    "\nclass ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\nswitch ",
    "\ncase ",
    "\ndefault ",
  ],
  php: [
    "\nfunction ",
    "\nclass ",
    "\nif ",
    "\nforeach ",
    "\nwhile ",
    "\ndo ",
    "\nswitch ",
    "\ncase ",
  ],
  proto: ["\nmessage ", "\nservice ", "\nenum ", "\noption ", "\nimport ", "\nsyntax "],
  python: ["\nclass ", "\ndef ", "\n\tdef "],
  rst: ["\n===\n", "\n---\n", "\n***\n", "\n.. "],
  ruby: [
    "\ndef ",
    "\nclass ",
    "\nif ",
    "\nunless ",
    "\nwhile ",
    "\nfor ",
    "\ndo ",
    "\nbegin ",
    "\nrescue ",
  ],
  rust: [
    "\nfn ",
    "\nconst ",
    "\nlet ",
    "\nif ",
    "\nwhile ",
    "\nfor ",
    "\nloop ",
    "\nmatch ",
    "\nconst ",
  ],
  scala: [
    "\nclass ",
    "\nobject ",
    "\ndef ",
    "\nval ",
    "\nvar ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\nmatch ",
    "\ncase ",
  ],
  swift: [
    "\nfunc ",
    "\nclass ",
    "\nstruct ",
    "\nenum ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\ndo ",
    "\nswitch ",
    "\ncase ",
  ],
  markdown: [
    "\n## ",
    "\n### ",
    "\n#### ",
    "\n##### ",
    "\n###### ",
    "```\n\n",
    "\n\n***\n\n",
    "\n\n---\n\n",
    "\n\n___\n\n",
  ],
  latex: [
    "\n\\chapter{",
    "\n\\section{",
    "\n\\subsection{",
    "\n\\subsubsection{",
    "\n\\begin{enumerate}",
    "\n\\begin{itemize}",
    "\n\\begin{description}",
    "\n\\begin{list}",
    "\n\\begin{quote}",
    "\n\\begin{quotation}",
    "\n\\begin{verse}",
    "\n\\begin{verbatim}",
    "\n\\begin{align}",
    "$$",
    "$",
  ],
  sol: [
    "\npragma ",
    "\nusing ",
    "\ncontract ",
    "\ninterface ",
    "\nlibrary ",
    "\nconstructor ",
    "\ntype ",
    "\nfunction ",
    "\nevent ",
    "\nmodifier ",
    "\nerror ",
    "\nstruct ",
    "\nenum ",
    "\nif ",
    "\nfor ",
    "\nwhile ",
    "\ndo while ",
    "\nassembly ",
  ],
};

/** The separators for a language; the default ones where LangChain knows none. */
export function languageSeparators(language: CodeLanguage | "markdown"): readonly string[] {
  return language === "other" ? defaultSeparators : [...coarser[language], ...defaultSeparators];
}

/** The separators that follow a document's format: Markdown and source code have their own. */
export function separatorsFor(format: DocumentFormat, name: string): readonly string[] {
  if (format === "md") return languageSeparators("markdown");
  return format === "code" ? languageSeparators(codeLanguageOf(name)) : defaultSeparators;
}
