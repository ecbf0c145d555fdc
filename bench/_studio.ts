import { fileURLToPath } from "node:url";
import type { Client } from "@/cli/client.ts";
import type { Job, Json, Run, StartRun } from "@/core/contract/mod.ts";

const documents = fileURLToPath(new URL("../core/overview/demo/documents", import.meta.url));

/** A job as REST shows it, as far as a benchmark needs it. */
export type BenchJob = Pick<Job, "id" | "state"> & { result: Json; error: unknown };

/** Waits for a job's end. */
export async function finish(client: Client, id: string): Promise<BenchJob> {
  for await (const _event of client.follow(id));
  const job = await client.call<BenchJob>("GET", `/api/v1/jobs/${id}`);
  if (job.state !== "done") throw new Error(`${id}: ${job.state} ${JSON.stringify(job.error)}`);
  return job;
}

/** Installs what a training needs; in seconds when it is there already. */
export async function installPacks(client: Client): Promise<void> {
  for (const pack of ["starter-model", "inference", "trainer-python"]) {
    const { id } = await client.call<BenchJob>("POST", "/api/v1/packs", { body: { pack } });
    await finish(client, id);
  }
}

/** A project with the demo's documents and the training data made from them. */
export async function demoProject(client: Client): Promise<string> {
  const body = { name: "Bench" };
  const project = await client.call<{ id: string }>("POST", "/api/v1/projects", { body });
  const path = `/api/v1/projects/${project.id}`;
  await client.call("PATCH", path, { body: { baseModelId: "starter" } });
  await client.call("POST", `${path}/documents`, { form: await formOf(documents) });
  const step = async (name: string, body: Json) => {
    const { id } = await client.call<BenchJob>("POST", `${path}/${name}`, { body });
    await finish(client, id);
  };
  await step("documents/process", {});
  await step("rows/generate", { generator: "extractive", documentShare: 0 });
  return project.id;
}

/** Starts a run and waits for its end. */
export async function train(
  client: Client,
  projectId: string,
  settings: Pick<StartRun, "maxSteps" | "engine">,
): Promise<{ run: Run; job: BenchJob }> {
  const path = `/api/v1/projects/${projectId}/runs`;
  const run = await client.call<Run>("POST", path, { body: settings });
  return { run, job: await finish(client, run.jobId) };
}

async function formOf(folder: string): Promise<FormData> {
  const form = new FormData();
  for (const { name } of Deno.readDirSync(folder)) {
    form.append("files", new File([await Deno.readFile(`${folder}/${name}`)], name));
  }
  return form;
}
