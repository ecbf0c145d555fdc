import type { Outcome } from "./outcome.ts";

/** What must hold before a test is worth running, with the command that repairs it. */
const gates: Readonly<Record<string, readonly string[]>> = {
  "formatting (deno fmt)": ["fmt", "--check", "--quiet"],
  "house rules (deno lint)": ["lint", "--quiet"],
  "types (deno task check)": ["task", "--quiet", "check"],
  "circular imports": ["task", "--quiet", "circular"],
  "third-party notices (deno task notices)": ["task", "--quiet", "notices", "--check"],
  "manifest is fresh (deno task manifest)": ["task", "--quiet", "manifest", "--check"],
};

/** Runs the gates; each counts as one test. */
export async function runGates(root: string, env: Record<string, string>): Promise<Outcome> {
  const outcome: Outcome = { part: "gates", passed: 0, failed: 0, skipped: [] };
  for (const [name, args] of Object.entries(gates)) {
    const options: Deno.CommandOptions = { args: [...args], cwd: root, env, stdin: "null" };
    const child = new Deno.Command(Deno.execPath(), options);
    const { success } = await child.spawn().status;
    console.log(`${success ? "ok" : "FAILED"} ${name}`);
    if (success) outcome.passed++;
    else outcome.failed++;
  }
  return outcome;
}
