/**
 * `deno task notices`: writes THIRD_PARTY_NOTICES.md, the licences of what ships in the program
 * (packages of server and browser, font, vendored Python, PDFium) and the names of what is fetched
 * later. `--check` fails when the file is out of date.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copies, type Fetched, fetched } from "./notices/copies.ts";
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

/** With a `node_modules` that is looked after by hand, Deno tells files and no packages. */
async function readGraph(entry: string): Promise<ModuleGraph> {
  const args = ["info", "--json", "--node-modules-dir=none", entry];
  return JSON.parse(await capture(Deno.execPath(), args, { cwd: root }));
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

async function readCopies(): Promise<Notice[]> {
  return await Promise.all(copies.map(async ({ file, ...copy }) => {
    return { ...copy, text: (await Deno.readTextFile(join(root, file))).trim() };
  }));
}

async function readFetched(): Promise<Fetched[]> {
  const read = (path: string) => Deno.readTextFile(join(root, path));
  const python = await read("sidecars/trainer/requirements.lock") +
    await read("sidecars/trainer/torch.lock");
  const { packs } = JSON.parse(await read("core/packs/sources.json"));
  const inference = JSON.parse(await read("sidecars/inference/packs/default/package.json"));
  return fetched({
    starter: packs["starter-model"],
    embedder: packs.embedder,
    inferencePackages: inference.dependencies,
    python,
  });
}

function format(notices: Notice[], later: Fetched[]): string {
  const byText = Map.groupBy(notices.filter(({ text }) => text !== ""), ({ text }) => text);
  const texts = [...byText].map(([text, owners]) =>
    `## ${owners.map(({ name }) => name).join(", ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`
  );
  return [
    "# Third-party notices\n",
    'Written by "deno task notices" from what ships in Lernwerk. Do not edit.\n',
    table(notices),
    "## Fetched later\n",
    "No part of the program: a person installs these, under their own licences.\n",
    table(later),
    ...texts,
  ].join("\n");
}

function table(entries: readonly Fetched[]): string {
  const rows = entries.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return ["| what | version | licence |", "| --- | --- | --- |", ...rows].join("\n") + "\n";
}

if (import.meta.main) {
  const packages = (await Promise.all((await shippedPackages()).map(readNotice)))
    .filter((notice) => notice !== null);
  const text = format([...packages, ...await readCopies()], await readFetched());
  const stored = await Deno.readTextFile(file).catch(() => "");
  if (!Deno.args.includes("--check")) await Deno.writeTextFile(file, text);
  else if (stored !== text) {
    console.error('THIRD_PARTY_NOTICES.md is out of date: run "deno task notices"');
    Deno.exit(1);
  }
}
