/** The id of a row's element on the page. */
export function rowElementId(id: string): string {
  return `row-${id}`;
}

/** The row whose element has the focus, or something in it; null when none has. */
export function focusedPlace(): number | null {
  const row = document.activeElement?.closest<HTMLElement>("[data-index]");
  return row ? Number(row.dataset["index"]) : null;
}

/** The place of the first row on the screen. */
export function placeInSight(): number {
  const lines = document.querySelectorAll<HTMLElement>("tr[data-index]");
  const seen = [...lines].find((line) => line.getBoundingClientRect().top >= 0);
  return Number((seen ?? lines[0])?.dataset["index"] ?? 0);
}

/** Moves the focus to a row as soon as that is drawn. */
export function giveFocus(wanted: { current: string | null }): void {
  if (wanted.current === null) return;
  const row = document.getElementById(rowElementId(wanted.current));
  if (!row) return;
  wanted.current = null;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
