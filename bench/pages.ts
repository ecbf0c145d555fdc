/**
 * How long the server takes for the first HTML of every page of a filled studio, from the request to
 * the first byte, over loopback; and beside it the smallest page of the same server, for what of it
 * is the machine's.
 */
import { join } from "node:path";
import { startApp } from "@/e2e/app_process.ts";
import { signIn } from "@/e2e/plain_browser.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { fillStudio, pagesOf } from "@/e2e/testing/filled_studio.ts";
import { fakeTrainerPython, installEngine } from "@/e2e/testing/pretended_engine.ts";
import { median } from "./_text.ts";

const rounds = 9;
const budgetMs = 150;

await using folder = await temporaryFolder();
await installEngine(join(folder.path, "engines"), fakeTrainerPython());
await using app = await startApp(folder.path);
const studio = await fillStudio(app.client, folder.path);
const browser = await signIn(app);

/** Milliseconds to the first byte, the median of some requests after a first that is not counted. */
async function firstByteMs(path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    const { body } = await browser.ask(path);
    times.push(performance.now() - start);
    await body?.cancel();
  }
  return median(times.slice(1));
}

const least = await firstByteMs("/favicon.svg");
console.log(`a static file: ${least.toFixed(1)} ms`);
let slowest = 0;
for (const path of pagesOf(studio)) {
  const ms = await firstByteMs(path);
  slowest = Math.max(slowest, ms);
  console.log(`${ms.toFixed(1).padStart(7)} ms  ${path.replace(/[0-9a-f-]{36}/, "…")}`);
}
console.log(`slowest page: ${slowest.toFixed(1)} ms of ${budgetMs} (medians of ${rounds})`);
