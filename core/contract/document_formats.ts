/**
 * The formats that we read, recognised by content; those that are written in plain characters are
 * told apart by name.
 */
export const documentFormats = [
  "pdf",
  "docx",
  "epub",
  "html",
  "md",
  "txt",
  "csv",
  "code",
] as const;

export type DocumentFormat = typeof documentFormats[number];

/**
 * Kinds of source code, each with its endings. They are the languages whose separators LangChain's
 * splitter knows (`getSeparatorsForLanguage`), and `other`.
 */
export const codeEndings = {
  cpp: ["c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "ino"],
  go: ["go"],
  java: ["java"],
  js: ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"],
  php: ["php"],
  proto: ["proto"],
  python: ["py", "pyi", "pyw"],
  rst: ["rst"],
  ruby: ["rb"],
  rust: ["rs"],
  scala: ["scala", "sc"],
  swift: ["swift"],
  latex: ["tex", "latex", "sty", "bib"],
  sol: ["sol"],
  other: [
    ...["cs", "kt", "kts", "dart", "lua", "pl", "pm", "r", "jl", "hs", "ml", "ex", "exs", "erl"],
    ...["clj", "lisp", "scm", "f90", "pas", "vb", "groovy", "zig", "nim", "asm", "s", "m", "mm"],
    ...["sh", "bash", "zsh", "fish", "ps1", "bat", "cmd", "sql", "graphql", "css", "scss", "less"],
    ...[
      "vue",
      "svelte",
      "json",
      "jsonl",
      "yaml",
      "yml",
      "toml",
      "ini",
      "cfg",
      "conf",
      "xml",
      "xsd",
    ],
    ...["gradle", "cmake", "mk", "tf", "diff", "patch"],
  ],
} as const;

/** A language whose separators LangChain's splitter knows, or another one. */
export type CodeLanguage = keyof typeof codeEndings;

/** The endings of each format, without their dots. */
export const formatEndings: Readonly<Record<DocumentFormat, readonly string[]>> = {
  pdf: ["pdf"],
  docx: ["docx"],
  epub: ["epub"],
  html: ["html", "htm", "xhtml", "xht"],
  md: ["md", "markdown", "mdown", "mkd"],
  txt: ["txt", "text", "log"],
  csv: ["csv", "tsv", "tab"],
  code: Object.values(codeEndings).flat(),
};

/** The ending of archives, whose files become documents of their own. */
export const archiveEnding = "zip";

/** The ending of a file's name, in small letters and without its dot; empty where it has none. */
export function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The format that a name's ending promises, or null. */
export function formatOfName(name: string): DocumentFormat | null {
  return formats.get(endingOf(name)) ?? null;
}

const formats: ReadonlyMap<string, DocumentFormat> = new Map(
  documentFormats.flatMap((format) =>
    formatEndings[format].map((ending): [string, DocumentFormat] => [ending, format])
  ),
);

/** The language of a file of source code, by its name's ending. */
export function codeLanguageOf(name: string): CodeLanguage {
  return languages.get(endingOf(name)) ?? "other";
}

const languages: ReadonlyMap<string, CodeLanguage> = new Map(
  (Object.keys(codeEndings) as CodeLanguage[]).flatMap((language) =>
    codeEndings[language].map((ending): [string, CodeLanguage] => [ending, language])
  ),
);

/** Whether a file in a folder may be a document, by its name alone. */
export function mayBeDocument(name: string): boolean {
  return endingOf(name) === archiveEnding || formatOfName(name) !== null;
}

/** All endings as a file dialog wants them: ".pdf,.docx,…". */
export const acceptedEndings: string = [
  ...new Set([...Object.values(formatEndings).flat(), archiveEnding]),
].map((ending) => `.${ending}`).join(",");

/** What file managers, word processors, version control and package managers leave behind. */
export function isHidden(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || leftBehind.test(name);
}

const leftBehind = /^(thumbs\.db|desktop\.ini|__macosx|__pycache__|node_modules)$/i;

/**
 * Why a file of a folder or an archive is not even tried: of a kind that nobody reads here; hidden, or
 * a program's own; not to be opened.
 */
export const leftOutFileReasons = ["kind", "hidden", "unreadable"] as const;

export type LeftOutFileReason = typeof leftOutFileReasons[number];

/** A file or folder that was not even tried. */
export interface LeftOutFile {
  /** Its path below what was given. */
  name: string;
  reason: LeftOutFileReason;
}

/**
 * Why a path is left out, by its names alone; null where it may be a document. Of what lies in a
 * hidden folder, that folder is named.
 */
export function leftOutOf(path: string): LeftOutFile | null {
  const parts = path.split("/");
  const at = parts.findIndex(isHidden);
  if (at >= 0) return { name: parts.slice(0, at + 1).join("/"), reason: "hidden" };
  return mayBeDocument(path) ? null : { name: path, reason: "kind" };
}
