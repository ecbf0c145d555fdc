const quote = '"';

/**
 * The records of a text with separated values (RFC 4180), one after the other. Quotes are doubled
 * inside of quotes; one that is never closed, or stands inside of a bare value, is plain text. Empty
 * lines are left out.
 */
export function* parseCsv(text: string, delimiter: string): Generator<string[]> {
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (let isOpen = true; isOpen;) {
      const quoted = text[at] === quote ? quotedValue(text, at, delimiter) : null;
      const { content, end } = quoted ?? bareValue(text, at, delimiter);
      record.push(content);
      isOpen = text[end] === delimiter;
      at = isOpen ? end + 1 : afterLineEnd(text, end);
    }
    if (record.length > 1 || record[0] !== "") yield record;
  }
}

interface Value {
  content: string;
  end: number;
}

/** Null where the quotes do not enclose the whole value: nobody meant them as such. */
function quotedValue(text: string, start: number, delimiter: string): Value | null {
  let end = text.indexOf(quote, start + 1);
  while (end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  const next = text[end + 1];
  if (end < 0 || ![delimiter, "\n", "\r", undefined].includes(next)) return null;
  return { content: text.slice(start + 1, end).replaceAll('""', quote), end: end + 1 };
}

function bareValue(text: string, start: number, delimiter: string): Value {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") {
    end++;
  }
  return { content: text.slice(start, end), end };
}

function afterLineEnd(text: string, at: number): number {
  return text.startsWith("\r\n", at) ? at + 2 : at + 1;
}
