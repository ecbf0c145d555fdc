import type { DocumentInfo, Project } from "@/core/contract/mod.ts";
import { type CheckContext, demand } from "./check.ts";
import { tinyPdf } from "./tiny_pdf.ts";

/** The start page is rendered for someone who comes with the token. */
export async function checkPage({ server }: CheckContext): Promise<void> {
  const html = await startPage(await server());
  demand(html.includes("<html"), "no page came");
}

/** Every script that the page names is served, and so is the code of every island. */
export async function checkIslands({ server, runtime }: CheckContext): Promise<void> {
  const { address } = await server();
  const list = JSON.parse(
    new TextDecoder().decode(await runtime.readAsset("static/_app/assets.json")),
  );
  const islands: string[] = Object.values<string[]>(list.islands).flat();
  const scripts = [list.entry as string, ...islands.filter((url) => url.endsWith(".js"))];
  for (const url of new Set(scripts)) {
    const response = await fetch(new URL(url, address.url));
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    demand(response.ok && type.includes("javascript"), `${url}: ${response.status} ${type}`);
    demand(text.length > 0, `${url} is empty`);
  }
}

/** A person's path: project, upload, reading in a worker and its child, chunks. */
export async function checkReading({ server }: CheckContext): Promise<void> {
  const client = await server();
  const project = await client.call<Project>("POST", "/api/v1/projects", {
    body: { name: "Self-test" },
  });
  const form = new FormData();
  form.append("file", new File([tinyPdf("The kettle holds 2.4 litres.")], "kettle.pdf"));
  const documents = `/api/v1/projects/${project.id}/documents`;
  await client.call("POST", documents, { form });
  const job = await client.call<{ id: string }>("POST", `${documents}/process`, { body: {} });
  for await (const _event of client.follow(job.id));
  const list = await client.call<{ documents: DocumentInfo[] }>("GET", documents);
  const [document] = list.documents;
  demand(document?.state === "ready", `the document is ${JSON.stringify(document)}`);
  const { chunks } = await client.call<{ chunks: { text: string }[] }>(
    "GET",
    `/api/v1/documents/${document.id}/chunks`,
  );
  const text = chunks.map((chunk) => chunk.text).join("\n");
  demand(text.includes("The kettle holds 2.4 litres."), `the text is ${JSON.stringify(text)}`);
}

async function startPage({ address }: { address: { url: string; token: string } }) {
  const opened = await fetch(`${address.url}/?token=${address.token}`, { redirect: "manual" });
  await opened.body?.cancel();
  const cookie = opened.headers.get("set-cookie")?.split(";")[0];
  demand(cookie !== undefined, `the token was answered by ${opened.status} without a cookie`);
  const page = await fetch(address.url, { headers: { cookie } });
  demand(page.ok, `the page was answered by ${page.status}`);
  return await page.text();
}
