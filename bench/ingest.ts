/**
 * A folder of about a thousand mixed pages from dropping it to being searchable: through the app (its
 * server runs already, as for whoever drops a folder), beside a script with pypdf, python-docx,
 * LangChain's splitter, tiktoken and SQLite's full-text search, whose process runs already as well.
 * Each in turns, each time into a new project.
 */
import { basename, join } from "node:path";
import type { Client } from "@/cli/client.ts";
import type { Passages } from "@/core/contract/mod.ts";
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { makeProject, type ShownJob, untilRest, upload } from "@/e2e/testing/steps.ts";
import { compare, costOf } from "./_compare.ts";
import { makeMixedFiles } from "./_mixed_files.ts";
import { familyCpuMs } from "./_processes.ts";
import { startPeer } from "./_peer.ts";
import { writeVocabulary } from "./_vocabulary.ts";

const rounds = 5;

/** Uploads files and waits until the search finds what is in them. */
async function ingest(client: Client, files: readonly File[]): Promise<ShownJob> {
  const project = await makeProject(client);
  await upload(client, project, [...files]);
  const job = await client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
  const rested = await untilRest(client, job);
  const body = { query: "the Prüfung", mode: "text" };
  const { hits } = await client.call<Passages>("POST", `${project}/search`, { body });
  if (hits.length === 0) throw new Error("What was taken in is not found");
  return rested;
}

await using folder = await temporaryFolder();
const paths = await makeMixedFiles(folder.path);
const list = join(folder.path, "files.json");
await Deno.writeTextFile(list, JSON.stringify(paths));
const files = await Promise.all(
  paths.map(async (path) => new File([await Deno.readFile(path)], basename(path))),
);
const vocabulary = join(folder.path, "o200k_base");
await writeVocabulary(vocabulary);

await using app = await startApp(join(folder.path, "data"));
await using script = await startPeer("ingest.py", { args: [vocabulary] });
const { result } = await ingest(app.client, files);
console.log(
  `${paths.length} files: ${JSON.stringify(result)}; theirs ${(await script.ask(list)).text}`,
);

await compare({
  ours: () => costOf(() => ingest(app.client, files), () => familyCpuMs(app.pid)),
  script: () => script.ask(list),
}, rounds);
