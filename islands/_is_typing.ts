/** What takes letters; a tick or a slider leaves them to shortcuts. */
const takesLetters =
  "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, dialog";

/** Whether a key went into a field or a dialog: then it is text, and no shortcut. */
export function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.closest(takesLetters) !== null);
}
