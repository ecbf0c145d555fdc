/**
 * From the start of the process to listening, beside a Deno that serves one empty page and does
 * nothing else, in alternation; then the memory of the idle server. From source, caches warm.
 */
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { residentMiB } from "./_processes.ts";
import { median } from "./_text.ts";

const rounds = 9;
const settleMs = 15_000;

const bare = `Deno.serve({ port: 0, onListen: ({ port }) => console.log(JSON.stringify({ port })) },
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

async function ownStart(data: string): Promise<number> {
  const start = performance.now();
  await using _app = await startApp(data);
  return performance.now() - start;
}

await using folder = await temporaryFolder();
const data = `${folder.path}/data`;
await Deno.writeTextFile(`${folder.path}/bare.ts`, bare);
await ownStart(data);
await bareStart(folder.path);
const times: Record<"own" | "bare", number[]> = { own: [], bare: [] };
for (let round = 0; round < rounds; round++) {
  times.own.push(await ownStart(data));
  times.bare.push(await bareStart(folder.path));
}
const [own, other] = [median(times.own), median(times.bare)];
console.log(`start to listening: ${own.toFixed(0)} ms (median of ${rounds}, warm)`);
console.log(`an empty Deno server: ${other.toFixed(0)} ms; ratio ${(own / other).toFixed(2)}`);

await using app = await startApp(data);
const page = await fetch(app.url, { headers: { accept: "text/html" } });
await page.body?.cancel();
await new Promise((resolve) => setTimeout(resolve, settleMs));
console.log(`idle after one page: ${residentMiB(app.pid).toFixed(0)} MiB`);
