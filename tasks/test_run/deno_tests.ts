import { join } from "node:path";
import { countJunit } from "./junit.ts";
import { broken, type Outcome } from "./outcome.ts";

/** The program itself is tested with no more than it is started with, and with no other network. */
const programPlaces = ["core", "cli", "sidecars", "workers"];
const programPermissions = [
  ...["--allow-read", "--allow-write", "--allow-env", "--allow-run", "--allow-sys"],
  "--allow-net=127.0.0.1,localhost,[::1],0.0.0.0",
];

/** The sidecar that alone calls libraries: its tests open them. */
const callingPlace = "sidecars/inference/trainer";

interface Group {
  part: string;
  flags: readonly string[];
}

/** Runs `deno test` on some paths, or on everything, and counts it by what tests were allowed. */
export async function runDenoTests(
  root: string,
  { paths, env }: { paths: readonly string[]; env: Record<string, string> },
): Promise<Outcome[]> {
  const outcomes = [];
  for (const group of groupsOf(paths)) outcomes.push(await runGroup(root, group, env));
  return outcomes;
}

function groupsOf(paths: readonly string[]): Group[] {
  const isCalling = (path: string) => path.startsWith(callingPlace);
  const isProgram = (path: string) => programPlaces.includes(path.split("/")[0]!);
  const program = paths.length === 0
    ? [`--ignore=${callingPlace}`, ...programPlaces]
    : paths.filter((path) => isProgram(path) && !isCalling(path));
  const calling = paths.length === 0 ? [callingPlace] : paths.filter(isCalling);
  const others = paths.length === 0
    ? [`--ignore=${programPlaces.join(",")}`]
    : paths.filter((path) => !isProgram(path));
  return [
    { part: "program", flags: program.length > 0 ? [...programPermissions, ...program] : [] },
    {
      part: "trainer",
      flags: calling.length > 0 ? [...programPermissions, "--allow-ffi", ...calling] : [],
    },
    // Vite, Chromium and compilers are started here, and they look everywhere.
    { part: "around it", flags: others.length > 0 ? ["--allow-all", ...others] : [] },
  ].filter(({ flags }) => flags.length > 0);
}

async function runGroup(
  root: string,
  { part, flags }: Group,
  env: Record<string, string>,
): Promise<Outcome> {
  const report = join(root, ".cache", "deno-test.xml");
  await Deno.mkdir(join(root, ".cache"), { recursive: true });
  await Deno.remove(report).catch(() => {});
  const args = ["test", "--no-check", `--junit-path=${report}`, ...flags];
  const child = new Deno.Command(Deno.execPath(), { args, cwd: root, env, stdin: "null" });
  const { success } = await child.spawn().status;
  const xml = await Deno.readTextFile(report).catch(() => null);
  if (xml === null) return broken(part);
  const outcome = countJunit(part, xml);
  // A file that could not be loaded has no tests to count, yet the run has failed.
  return !success && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}
