/**
 * `deno task notices`: writes THIRD_PARTY_NOTICES.md, the licences of the packages whose code ships
 * in the program (server and browser). `--check` fails when the file is out of date.
 *
 * NOTICE, beside it, is written by hand: models and programs that are installed later.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { capture } from "./run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const file = join(root, "THIRD_PARTY_NOTICES.md");

interface NpmPackage {
  name: string;
  version: string;
  dependencies: string[];
  localPath: string;
}

interface ModuleGraph {
  modules: { npmPackage?: string }[];
  npmPackages: Record<string, NpmPackage>;
}

/** A package with what its licence asks to be passed on. */
interface Notice {
  name: string;
  version: string;
  licence: string;
  text: string;
}

async function shippedPackages(): Promise<NpmPackage[]> {
  const graphs = await Promise.all(["main.ts", "workers/job.ts"].map(readGraph));
  const found = new Map<string, NpmPackage>();
  for (const { modules, npmPackages } of graphs) {
    const open = modules.flatMap(({ npmPackage }) => npmPackage ?? []);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const entry = npmPackages[id];
      if (entry === undefined || found.has(entry.localPath)) continue;
      found.set(entry.localPath, entry);
      open.push(...entry.dependencies);
    }
  }
  return [...found.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

async function readGraph(entry: string): Promise<ModuleGraph> {
  return JSON.parse(await capture(Deno.execPath(), ["info", "--json", entry], { cwd: root }));
}

/** Null for packages of another platform, which are not on this disk and hold no shipped code. */
async function readNotice({ name, version, localPath }: NpmPackage): Promise<Notice | null> {
  const manifest = await Deno.readTextFile(join(localPath, "package.json")).catch(() => null);
  if (manifest === null) return null;
  const licence: unknown = JSON.parse(manifest).license;
  if (typeof licence !== "string") throw new Error(`${name}@${version} states no licence`);
  return { name, version, licence, text: await licenceText(localPath) };
}

async function licenceText(folder: string): Promise<string> {
  const names = [...Deno.readDirSync(folder)].filter(({ isFile }) => isFile)
    .map(({ name }) => name).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => Deno.readTextFile(join(folder, name))));
  return texts.map((text) => text.trim()).join("\n\n");
}

function format(notices: Notice[]): string {
  const rows = notices.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const byText = Map.groupBy(notices.filter(({ text }) => text !== ""), ({ text }) => text);
  const texts = [...byText].map(([text, owners]) =>
    `## ${owners.map(({ name }) => name).join(", ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`
  );
  return [
    "# Third-party notices\n",
    'Written by "deno task notices" from the packages whose code ships in Lernwerk. Do not edit.\n',
    ["| package | version | licence |", "| --- | --- | --- |", ...rows].join("\n") + "\n",
    ...texts,
  ].join("\n");
}

if (import.meta.main) {
  const packages = await shippedPackages();
  const notices = (await Promise.all(packages.map(readNotice))).filter((notice) => notice !== null);
  const text = format(notices);
  const stored = await Deno.readTextFile(file).catch(() => "");
  if (!Deno.args.includes("--check")) await Deno.writeTextFile(file, text);
  else if (stored !== text) {
    console.error('THIRD_PARTY_NOTICES.md is out of date: run "deno task notices"');
    Deno.exit(1);
  }
}
