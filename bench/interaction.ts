/**
 * How long the studio takes to answer a person while a run streams 20 events a second into the page:
 * from a key or click to the next picture, as the browser's Event Timing measures it (W3C Event
 * Timing: `duration`, in steps of 8 ms). Beside it the same on a page whose run has ended.
 */
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { fakeTrainerPython, installEngine } from "@/e2e/testing/pretended_engine.ts";
import { startTraining, untilRest } from "@/e2e/testing/steps.ts";
import { awake } from "@/e2e/testing/walk.ts";
import { findChromium } from "@/tasks/test_run/chromium.ts";
import { median } from "./_text.ts";

const eventsPerSecond = 20;
const rounds = 6;
const budgetMs = 100;

await using folder = await temporaryFolder();
const trainer = fakeTrainerPython({ stepMs: 1000 / eventsPerSecond });
await installEngine(join(folder.path, "engines"), trainer);
await using app = await startApp(folder.path);
const { run } = await startTraining(app.client, { folder: folder.path, rows: 120, epochs: 20 });
const browser = await chromium.launch({
  executablePath: findChromium()!,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${app.url}/?token=${app.client.address.token}`);
  await openRun(page);
  const streaming = await interact(page);
  const state = await app.client.call<{ state: string }>("GET", `/api/v1/jobs/${run.jobId}`);
  if (state.state !== "running") throw new Error("The run ended before the measurement did");
  await app.client.call("POST", `/api/v1/jobs/${run.jobId}`, { body: { action: "cancel" } });
  await untilRest(app.client, { id: run.jobId });
  await openRun(page);
  const resting = await interact(page);
  tell("a run streams", streaming);
  tell("the run has ended", resting);
  console.log(`wanted: below ${budgetMs} ms while a run streams`);
} finally {
  await browser.close();
}

async function openRun(page: Page): Promise<void> {
  await page.goto(`${app.url}/runs/${run.id}?lang=en`);
  await awake(page);
  await page.locator(".chart canvas").waitFor();
}

/** What a person does on a run's page, some times over; answers the duration of every event. */
async function interact(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const durations: number[] = [];
    (globalThis as unknown as { durations: number[] }).durations = durations;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (isInteraction(entry)) durations.push(entry.duration);
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    function isInteraction(entry: PerformanceEntry): boolean {
      return (entry as unknown as { interactionId: number }).interactionId > 0;
    }
  });
  for (let round = 0; round < rounds; round++) await actions(page);
  await page.waitForTimeout(500);
  return await page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations);
}

async function actions(page: Page): Promise<void> {
  for (const name of ["Learning rate", "Error"]) {
    await page.getByRole("button", { name, exact: true }).click();
  }
  await page.locator("summary", { hasText: "The curve as a table" }).click();
  await page.locator("summary", { hasText: "The curve as a table" }).click();
  await page.getByLabel("Note").pressSequentially("a note, letter by letter");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("boat");
  await page.keyboard.press("Escape");
  const log = page.getByRole("region", { name: "Lines of the training log" });
  await log.focus();
  for (const key of ["Home", "PageDown", "End"]) await page.keyboard.press(key);
}

function tell(name: string, durations: readonly number[]): void {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  console.log(
    `${name}: ${sorted.length} events of 16 ms and more, median ${median(sorted)} ms, ` +
      `98 of 100 within ${at(0.98)} ms, worst ${at(1)} ms`,
  );
}
