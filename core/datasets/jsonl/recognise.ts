/** What a file is that is no JSONL, in English and German; null when it may be JSONL. */
export interface OtherFormat {
  readonly id: "json_array" | "html" | "yaml" | "zip" | "csv" | "pdf";
}

const starts: readonly { readonly id: OtherFormat["id"]; readonly pattern: RegExp }[] = [
  { id: "json_array", pattern: /^\s*\[/u },
  { id: "html", pattern: /^\s*<(?:!doctype|html|\?xml|head|body)/iu },
  { id: "pdf", pattern: /^%PDF-/u },
  { id: "zip", pattern: /^PK[^\w\s]/u },
  { id: "yaml", pattern: /^\s*(?:---\s*\n|-\s+\w+:|\w+:\s)/u },
  { id: "csv", pattern: /^\s*"?(?:instruction|question|prompt|frage)"?\s*[,;\t]/iu },
];

/** Names of the formats as they stand in a message. */
export const formatNames: Readonly<Record<OtherFormat["id"], string>> = {
  json_array: "JSON [ … ]",
  html: "HTML",
  yaml: "YAML",
  zip: "ZIP",
  csv: "CSV",
  pdf: "PDF",
};

/** Recognises by its beginning a file that people mistake for JSONL. */
export function recogniseOther(beginning: Uint8Array): OtherFormat | null {
  const text = new TextDecoder().decode(beginning);
  return starts.find(({ pattern }) => pattern.test(text)) ?? null;
}
