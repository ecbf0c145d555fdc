/**
 * Name and state of a test that needs something which this machine may lack: for tests that take
 * further options, else see {@link testUnless}.
 */
export function unless(missing: string | null, name: string): { name: string; ignore: boolean } {
  return missing === null
    ? { name, ignore: false }
    : { name: `${name} [skipped: ${missing}]`, ignore: true };
}

/**
 * Registers a test that needs something which this machine may lack. `missing` says what, and stands
 * in the test's name when it is skipped, so that no skip goes unexplained; null when nothing is.
 */
export function testUnless(
  missing: string | null,
  name: string,
  run: () => void | Promise<void>,
): void {
  Deno.test({ ...unless(missing, name), fn: run });
}
