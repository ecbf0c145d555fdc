/** Puts the text of a line together as a browser shows it. */
export interface InlineText {
  add(text: string): void;
  /** As it is written, line ends and all. */
  addVerbatim(text: string): void;
  lineBreak(): void;
  /** What was gathered since the last time. */
  take(): string;
}

/** Builds one: white space counts as one blank, and as none where a line begins or ends. */
export function createInlineText(): InlineText {
  let gathered: string[] = [];
  let endsBlank = true;

  function add(text: string): void {
    const collapsed = text.replaceAll(/[ \t\n\f\r]+/g, " ");
    const part = endsBlank && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
    if (part === "") return;
    gathered.push(part);
    endsBlank = part.endsWith(" ");
  }

  return {
    add,
    addVerbatim(text) {
      gathered.push(text);
      endsBlank = false;
    },
    lineBreak() {
      gathered.push("\n");
      endsBlank = true;
    },
    take() {
      const text = gathered.join("");
      gathered = [];
      endsBlank = true;
      return text;
    },
  };
}
