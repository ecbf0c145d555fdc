import { pathToFileURL } from "node:url";
import { manifestProblems } from "@/web/check_manifest.ts";
import { listAppFiles } from "./list_app_files.ts";

/** Where the generated file stands, relative to the app's folder. */
const manifestFile = "manifest.gen.ts";

/** A set of routes and islands that cannot be served; the message names each file and the remedy. */
export class ManifestError extends Error {
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "ManifestError";
  }
}

/** The text of the manifest of the app in a folder. */
export async function manifestText(app: string): Promise<string> {
  const paths = await servedFiles(app);
  const modules = await Promise.all(paths.map((path) => importFile(`${app}/${path}`, path)));
  const problems = manifestProblems(Object.fromEntries(modules));
  if (problems.length > 0) throw new ManifestError(problems);
  return format(paths);
}

/** Writes the manifest if it changed; says whether it did. */
export async function writeManifest(app: string): Promise<boolean> {
  const text = await manifestText(app);
  if (await storedManifest(app) === text) return false;
  await Deno.writeTextFile(`${app}/${manifestFile}`, text);
  return true;
}

/**
 * Checks that the stored manifest is what would be written now.
 *
 * @throws {ManifestError} if not.
 */
export async function checkManifest(app: string): Promise<void> {
  if (await storedManifest(app) === await manifestText(app)) return;
  throw new ManifestError([`${manifestFile} is out of date: run "deno task manifest"`]);
}

/** Names first: a file with a bad name is reported without being run. */
async function servedFiles(app: string): Promise<string[]> {
  const files = await listAppFiles(app);
  const problems = files.flatMap(({ path, file }) =>
    file.role === "problem" ? [`${path} ${file.message}`] : []
  );
  if (problems.length > 0) throw new ManifestError(problems);
  return files.filter(({ file }) => file.role !== "skip").map(({ path }) => path);
}

async function importFile(file: string, path: string): Promise<[string, object]> {
  try {
    return [path, await import(pathToFileURL(file).href)];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ManifestError([`${path} cannot be imported: ${reason}`]);
  }
}

async function storedManifest(app: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(`${app}/${manifestFile}`);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function format(paths: string[]): string {
  const isIsland = (path: string) => path.startsWith("islands/") || path.includes("/(_islands)/");
  const names = new Map(paths.map((path, at) => [path, `file${at}`]));
  const entries = (wanted: (path: string) => boolean) =>
    paths.filter(wanted).map((path) => `    "${path}": ${names.get(path)},\n`).join("");
  const table = (key: string, lines: string) =>
    lines === "" ? `  ${key}: {},\n` : `  ${key}: {\n${lines}  },\n`;
  return [
    '// Written by "deno task manifest" from the files below routes/ and islands/. Do not edit.\n',
    ...paths.map((path) => `import * as ${names.get(path)} from "./${path}";\n`),
    "\n",
    "/** Every route and island of the app. */\n",
    "export const manifest = {\n",
    table("routes", entries((path) => !isIsland(path))),
    table("islands", entries(isIsland)),
    "};\n",
  ].join("");
}

if (import.meta.main) {
  const root = Deno.cwd();
  try {
    if (Deno.args.includes("--check")) await checkManifest(root);
    else if (await writeManifest(root)) console.log(`${manifestFile} written`);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
