/** Longer texts, such as templates and licences, are cut in a table of values. */
const longestText = 400;
const longestElement = 60;

/** A text as a table shows it; of one that was cut, its whole length. */
export function cutText(text: string): { value: string; length: number | null } {
  return text.length <= longestText
    ? { value: text, length: null }
    : { value: `${text.slice(0, longestText).toWellFormed()}…`, length: text.length };
}

/** The first elements of a list of `length`; texts in quotes, so that white space shows. */
export function cutList(first: readonly unknown[], length: number): string {
  const parts = first.map((element) => {
    const text = JSON.stringify(element) ?? "";
    return text.length <= longestElement
      ? text
      : `${text.slice(0, longestElement).toWellFormed()}…`;
  });
  return [...parts, ...length > first.length ? ["…"] : []].join(", ");
}
