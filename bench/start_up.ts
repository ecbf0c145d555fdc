/**
 * From the start of the process to listening: the bundle that is shipped and the sources, beside a
 * Deno that serves one empty page and does nothing else, in alternation, caches warm. Then the memory
 * of the idle server.
 */
import { join } from "node:path";
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { appFolder, bundle } from "@/tasks/bundle.ts";
import { residentMiB } from "./_processes.ts";
import { median } from "./_text.ts";

const rounds = 9;
const settleMs = 15_000;

const bareServer =
  `Deno.serve({ port: 0, onListen: ({ port }) => console.log(JSON.stringify({ port })) },
  () => new Response("hello"));`;

async function bareStart(folder: string): Promise<number> {
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-net", `${folder}/bare.ts`],
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  const took = performance.now() - start;
  child.kill();
  await reader.cancel();
  await child.status;
  return took;
}

async function ownStart(data: string, main: string): Promise<number> {
  const start = performance.now();
  await using _app = await startApp(data, { main });
  return performance.now() - start;
}

await using folder = await temporaryFolder();
const data = `${folder.path}/data`;
await Deno.writeTextFile(`${folder.path}/bare.ts`, bareServer);
await bundle();
const starts = {
  bundle: () => ownStart(data, join(appFolder, "main.js")),
  sources: () => ownStart(data, "main.ts"),
  bare: () => bareStart(folder.path),
};
const times = { bundle: [] as number[], sources: [] as number[], bare: [] as number[] };
const names = ["bundle", "sources", "bare"] as const;
for (let round = 0; round <= rounds; round++) {
  for (const name of names) {
    const ms = await starts[name]();
    // The first fills the caches.
    if (round > 0) times[name].push(ms);
  }
}
const [own, sources, bare] = names.map((name) => median(times[name]));
console.log(`start to listening: ${own!.toFixed(0)} ms (median of ${rounds}, warm)`);
console.log(`from the sources: ${sources!.toFixed(0)} ms`);
console.log(`an empty Deno server: ${bare!.toFixed(0)} ms; ratio ${(own! / bare!).toFixed(1)}`);

await using app = await startApp(data, { main: join(appFolder, "main.js") });
const page = await fetch(app.url, { headers: { accept: "text/html" } });
await page.body?.cancel();
await new Promise((resolve) => setTimeout(resolve, settleMs));
console.log(`idle after one page: ${residentMiB(app.pid).toFixed(0)} MiB`);
