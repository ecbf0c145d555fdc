import { join } from "node:path";
import { countJunit } from "./junit.ts";
import { broken, type Outcome } from "./outcome.ts";

/** What tests may do: everything on this machine (Vite brings a native library), nothing beyond. */
const permissions = [
  ...["--allow-read", "--allow-write", "--allow-env", "--allow-run", "--allow-sys", "--allow-ffi"],
  "--allow-net=127.0.0.1,localhost,[::1],0.0.0.0",
];

/** Runs `deno test` on some paths, or on everything. */
export async function runDenoTests(
  root: string,
  { paths, env }: { paths: readonly string[]; env: Record<string, string> },
): Promise<Outcome> {
  const report = join(root, ".cache", "deno-test.xml");
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  await Deno.remove(report).catch(() => {});
  const args = ["test", "--no-check", ...permissions, `--junit-path=${report}`, ...paths];
  const child = new Deno.Command(Deno.execPath(), { args, cwd: root, env, stdin: "null" });
  const { success } = await child.spawn().status;
  const xml = await Deno.readTextFile(report).catch(() => null);
  if (xml === null) return broken("deno test");
  const outcome = countJunit("deno test", xml);
  // A file that could not be loaded has no tests to count, yet the run has failed.
  return !success && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}
