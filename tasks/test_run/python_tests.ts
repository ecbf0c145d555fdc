import { join } from "node:path";
import { broken, onlySkipped, type Outcome } from "./outcome.ts";

/** Runs the trainer's own tests with the Python that the app installed for it. */
export async function runPythonTests(root: string, python: string | null): Promise<Outcome> {
  const part = "python";
  if (python === null) return onlySkipped(part, "the Python engine is not installed");
  const folder = join(root, "sidecars", "trainer");
  const args = ["-m", "unittest", "discover", "-v", "-s", "tests", "-t", "."];
  const child = new Deno.Command(python, {
    args,
    cwd: folder,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  const report = decoder.decode(stderr);
  console.log(decoder.decode(stdout) + report);
  const outcome = countUnittest(part, report);
  if (outcome === null) return broken(part);
  return !success && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** Reads the report of Python's unittest; null when it ran nothing. */
export function countUnittest(part: string, report: string): Outcome | null {
  const total = /^Ran (\d+) tests? in /m.exec(report)?.[1];
  const result = /^(?:OK|FAILED)(?: \((.*)\))?\s*$/m.exec(report);
  if (total === undefined || total === "0" || result === null) return null;
  const count = (name: string) =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(result[1] ?? "")?.[1] ?? 0);
  const failed = count("failures") + count("errors") + count("unexpected successes");
  const skipped = [...report.matchAll(/^(\w+) .*\.\.\. skipped ['"](.+)['"]$/gm)]
    .map(([, name, reason]) => `${name} [skipped: ${reason}]`);
  return { part, passed: Number(total) - failed - count("skipped"), failed, skipped };
}
