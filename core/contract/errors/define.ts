/** One language's half of an error: what happened; what to do now. */
export interface ErrorWords {
  message: string;
  hint: string;
}

/** An error code's HTTP status and its texts. */
export interface ErrorEntry {
  status: number;
  en: ErrorWords;
  de: ErrorWords;
}

/** Declares the error codes of one area; placeholders are written `{name}`. */
export function defineErrors<const Table extends Record<string, ErrorEntry>>(table: Table): Table {
  return table;
}
