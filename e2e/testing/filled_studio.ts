import type { Client } from "@/cli/client.ts";
import { curveOf, startTraining, untilRest, upload } from "./steps.ts";
import type { ShownJob } from "./steps.ts";

/** What a filled studio holds, by the addresses of its pages. */
export interface FilledStudio {
  projectId: string;
  documentId: string;
  modelId: string;
  runId: string;
  jobId: string;
}

const text = `# Boathouse

The gate opens at 6:40 and closes at 21:15. Spare blankets are kept behind the piano.

## Prices

| What | Price |
| --- | --- |
| Canoe for a day | 12 Euro |
| Sauna | 4 Euro |

A deposit is a signed postcard. A canoe is a narrow boat for two people.
`;

/**
 * Fills a studio through its REST interface: a project with a readable and a broken document, rows,
 * a model and a finished run of the pretended engine, which must be installed.
 */
export async function fillStudio(client: Client, folder: string): Promise<FilledStudio> {
  const { project, run } = await startTraining(client, { folder, rows: 24, epochs: 2 });
  await untilRest(client, { id: run.jobId });
  const projectId = project.split("/").at(-1)!;
  const [good] = await upload(client, project, [
    new File([text], "boathouse.md"),
    new File(["%PDF-1.7 and nothing else"], "broken.pdf"),
  ]);
  const job = await client.call<ShownJob>("POST", `${project}/documents/process`, { body: {} });
  await untilRest(client, job);
  const rows = { body: { generator: "extractive" } };
  await untilRest(client, await client.call<ShownJob>("POST", `${project}/rows/generate`, rows));
  const { models } = await client.call<{ models: { id: string }[] }>("GET", "/api/v1/models");
  if ((await curveOf(client, run)).length === 0) throw new Error("The run left no curve");
  return {
    projectId,
    documentId: good!.document!.id,
    modelId: models[0]!.id,
    runId: run.id,
    jobId: run.jobId,
  };
}

/** The addresses of every kind of page there is. */
export function pagesOf({ projectId, documentId, modelId, runId, jobId }: FilledStudio): string[] {
  const steps = [
    "",
    "/documents",
    "/ask",
    "/search?q=Decke+piano",
    "/search?q=canoe+-boat+-Sauna&mode=text",
    "/model",
    "/data",
    "/data/import",
    "/training",
    "/use",
    "/manage",
  ];
  return [
    ...["/", "/models", "/jobs", "/settings", "/_kit", "/no-such-page"],
    ...steps.map((step) => `/projects/${projectId}${step}`),
    `/documents/${documentId}?at=0&to=120&word=canoe&word=piano#mark`,
    ...[`/documents/${documentId}`, `/models/${modelId}`, `/runs/${runId}`, `/jobs/${jobId}`],
  ];
}
