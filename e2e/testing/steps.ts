import { join } from "node:path";
import type { Client } from "@/cli/client.ts";
import type { JobEvent, JobState } from "@/core/contract/mod.ts";
import { smallGguf } from "@/core/models/gguf/testing/small_gguf.ts";
import { processIdentity } from "@/core/system/mod.ts";

/** A job as the REST interface shows it. */
export interface ShownJob {
  id: string;
  state: JobState;
  attempt: number;
  result: Record<string, unknown> | null;
  error: { code: string; message: string; hint: string } | null;
}

/** A document as the REST interface shows it. */
export interface ShownDocument {
  id: string;
  name: string;
  state: string;
  error: ShownJob["error"];
}

/** A file that was uploaded, or why it was not. */
export interface ShownUpload {
  file: string;
  outcome: string;
  document: ShownDocument | null;
  error: ShownJob["error"];
}

/** Makes a project and answers the path of its REST interface. */
export async function makeProject(client: Client): Promise<string> {
  const body = { name: "Chemie" };
  const { id } = await client.call<{ id: string }>("POST", "/api/v1/projects", { body });
  return `/api/v1/projects/${id}`;
}

/** Uploads files as a form does. */
export async function upload(client: Client, project: string, files: File[]) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const { files: outcomes } = await client.call<{ files: ShownUpload[] }>(
    "POST",
    `${project}/documents`,
    { form },
  );
  return outcomes;
}

/** Makes a project with rows and a model that is only a header; answers its REST path. */
export async function makeTrainableProject(
  client: Client,
  { folder, rows }: { folder: string; rows: number },
): Promise<string> {
  const project = await makeProject(client);
  const path = join(folder, "small.gguf");
  await Deno.writeFile(path, smallGguf());
  const model = await client.call<{ id: string }>("POST", "/api/v1/models", { body: { path } });
  await client.call("PATCH", project, { body: { baseModelId: model.id } });
  const lines = Array.from(
    { length: rows },
    (_, at) => JSON.stringify({ instruction: `What is thing ${at}?`, output: `Thing ${at}.` }),
  );
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const imported = await client.call<ShownJob>("POST", `${project}/rows/import`, { bytes });
  await untilRest(client, imported);
  return project;
}

/** Starts to train such a project on single rows. */
export async function startTraining(
  client: Client,
  { folder, rows, epochs }: { folder: string; rows: number; epochs: number },
) {
  const project = await makeTrainableProject(client, { folder, rows });
  const run = await client.call<{ id: string; jobId: string }>("POST", `${project}/runs`, {
    body: { hyper: { epochs, batchSize: 1, gradientAccumulation: 1 } },
  });
  return { project, run };
}

/** A run's curve as its page shows it. */
export async function curveOf(
  client: Client,
  { id }: { id: string },
): Promise<{ step: number; attempt: number }[]> {
  const path = `/api/v1/runs/${id}/metrics`;
  return (await client.call<{ curve: { step: number; attempt: number }[] }>("GET", path)).curve;
}

/** Waits for a job to rest and answers it. */
export async function untilRest(client: Client, { id }: { id: string }): Promise<ShownJob> {
  for await (const _ of client.follow(id));
  return await client.call<ShownJob>("GET", `/api/v1/jobs/${id}`);
}

/** Waits until a job has an event that fits. */
export async function untilEvent(
  client: Client,
  { id }: { id: string },
  fits: (event: JobEvent) => boolean,
): Promise<void> {
  for await (const event of client.follow(id)) if (fits(event)) return;
  throw new Error("The job came to rest without such an event");
}

/** The processes that an app noted as its children. */
export async function childrenOf(dataFolder: string): Promise<{ pid: number; identity: string }[]> {
  const folder = join(dataFolder, "children");
  const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name)
    .filter((name) => name.endsWith(".json"));
  // One that ends meanwhile takes its note away.
  const notes = await Promise.all(names.map((name) => readIfThere(join(folder, name))));
  return notes.filter((note) => note !== null).map((note) => JSON.parse(note));
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Waits until none of the processes runs any more; a number that was given anew is another one. */
export async function untilGone(processes: { pid: number; identity: string }[]): Promise<void> {
  for (const { pid, identity } of processes) {
    while (await processIdentity(pid) === identity) {
      await new Promise((next) => setTimeout(next, 5));
    }
  }
}
