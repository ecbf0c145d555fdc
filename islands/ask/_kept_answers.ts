import type { GivenAnswer } from "@/components/answers/given_answer.ts";

/** What was asked last on a page, and what came of it. */
export interface KeptAnswers {
  question: string;
  answers: readonly GivenAnswer[];
}

/** Another one when what is kept gets other fields: a tab outlives an update of the program. */
const form = 2;

function keyOf(projectId: string): string {
  return `answers ${form} ${projectId}`;
}

/** Keeps the last answers in this tab: whoever opens a source comes back to them. */
export function keepAnswers(projectId: string, kept: KeptAnswers): void {
  try {
    sessionStorage.setItem(keyOf(projectId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still shows the answers.
  }
}

/** The last answers of this tab, or null. */
export function keptAnswers(projectId: string): KeptAnswers | null {
  const text = sessionStorage.getItem(keyOf(projectId));
  return text === null ? null : JSON.parse(text) as KeptAnswers;
}
