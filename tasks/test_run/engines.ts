/** The engines that tests use, in a folder that all tests share. */
export interface TestEngines {
  /** What tests are told about them. */
  env: Record<string, string>;
  /** The Python that the trainer runs on, or null when it is not installed. */
  python: string | null;
}

/** Names the shared folder; engines that are missing in it are installed by the program's own way. */
export function prepareEngines(folder: string): Promise<TestEngines> {
  return Promise.resolve({ env: { LERNWERK_ENGINES: folder }, python: null });
}
