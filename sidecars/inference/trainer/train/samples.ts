/** One row as the model sees it: `prompt` is read, `completion` supervised. Token ids. */
export interface Sample {
  prompt: readonly number[];
  completion: readonly number[];
}

/** Tokens of a row. */
export function lengthOf({ prompt, completion }: Sample): number {
  return prompt.length + completion.length;
}

/** Tokens of rows that a loss is taken of. */
export function supervisedIn(samples: readonly Sample[]): number {
  return samples.reduce((sum, { completion }) => sum + completion.length, 0);
}
