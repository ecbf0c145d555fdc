/**
 * Puts texts into groups, in their order, each with at most so many texts and characters; a longer
 * text is a group of its own.
 */
export function groupTexts(
  texts: readonly string[],
  most: { texts: number; characters: number },
): string[][] {
  const groups: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = groups.at(-1);
    const hasRoom = last !== undefined && last.length < most.texts &&
      characters + text.length <= most.characters;
    if (hasRoom) last.push(text);
    else groups.push([text]);
    characters = hasRoom ? characters + text.length : text.length;
  }
  return groups;
}
