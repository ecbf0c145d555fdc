/**
 * Registers a test that needs something which this machine may lack. `missing` says what, and stands
 * in the test's name when it is skipped, so that no skip goes unexplained; null when nothing is.
 */
export function testUnless(
  missing: string | null,
  name: string,
  run: () => void | Promise<void>,
): void {
  if (missing === null) Deno.test(name, run);
  else Deno.test({ name: `${name} [skipped: ${missing}]`, ignore: true, fn: run });
}
