/**
 * A term as the index holds it: with the number of its project, so that every project has lists of
 * its own and nobody's words are met in another's search.
 */
export function projectTerm(project: number, term: string): string {
  return `${project.toString(36)}:${term}`;
}

/** The term with one of its impact levels, as {@link impactLevel} counts them. */
export function impactTerm(projectTerm: string, level: number): string {
  return `${projectTerm}~${level.toString(36)}`;
}

/** Words of at least so many letters are indexed by trigrams: compounds, names in programs. */
export const longWordFrom = 7;

/** A chunk's row in the index: its document's number and its position in it. */
export const positionBits = 23;
