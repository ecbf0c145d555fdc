import { join } from "node:path";
import { countJunit } from "./junit.ts";
import { broken, type Outcome } from "./outcome.ts";

/** The program itself is tested with no more than it is started with, and with no other network. */
const programPlaces = ["core", "cli", "workers"];
/** They alone may call libraries, each in a process of its own. */
const sidecarPlaces = ["sidecars"];
const programPermissions = [
  ...["--allow-read", "--allow-write", "--allow-env", "--allow-run", "--allow-sys"],
  "--allow-net=127.0.0.1,localhost,[::1],0.0.0.0",
];

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
  const within = (places: readonly string[]) =>
    paths.length === 0 ? places : paths.filter((path) => places.includes(path.split("/")[0]!));
  const known = [...programPlaces, ...sidecarPlaces];
  const others = paths.length === 0
    ? [`--ignore=${known.join(",")}`]
    : paths.filter((path) => !known.includes(path.split("/")[0]!));
  const groups = [
    { part: "program", permissions: programPermissions, places: within(programPlaces) },
    {
      part: "sidecars",
      permissions: [...programPermissions, "--allow-ffi"],
      places: within(sidecarPlaces),
    },
    // Vite, Chromium and compilers are started here, and they look everywhere.
    { part: "around it", permissions: ["--allow-all"], places: others },
  ];
  return groups.filter(({ places }) => places.length > 0)
    .map(({ part, permissions, places }) => ({ part, flags: [...permissions, ...places] }));
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
