/**
 * A term as FTS5 holds it: with the number of its project, so that every project has lists of its
 * own and nobody's words are met in another's search.
 */
export function projectTerm(project: number, term: string): string {
  return `${project.toString(36)}:${term}`;
}

/** Words of at least so many letters are indexed by trigrams: compounds, names in programs. */
export const longWordFrom = 7;

/** A chunk's row in the index: its document's number and its position in it. */
export const positionBits = 23;
