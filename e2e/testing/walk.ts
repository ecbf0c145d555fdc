import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { complaintsOf } from "@/web/fixtures/browser.ts";
import { findChromium, missingChromium } from "@/tasks/test_run/chromium.ts";
import { type AppProcess, startApp } from "../app_process.ts";
import { temporaryFolder } from "../temporary_folder.ts";

/** The real program, a person's browser that is signed in to it, and what its pages complain about. */
export interface Walk {
  app: AppProcess;
  /** The data folder that the app holds. */
  folder: string;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
];

/**
 * Registers a walk through the real program in Chromium, in German; skipped where there is none.
 *
 * @param needed what else keeps it from being walked here; null when nothing does. A walk that says so
 * gets the engines of this computer; any other has a folder of its own for them, in its data folder.
 */
export function walk(
  name: string,
  run: (walk: Walk) => Promise<void>,
  needed?: string | null,
): void {
  const missing = missingChromium() ?? needed ?? null;
  const title = missing === null ? name : `${name} [skipped: ${missing}]`;
  // Playwright keeps pipes and timers of its own until the process ends.
  const options = { ignore: missing !== null, sanitizeOps: false, sanitizeResources: false };
  Deno.test({ name: title, ...options }, async () => {
    await using folder = await temporaryFolder();
    const env = needed === undefined ? { LERNWERK_ENGINES: join(folder.path, "engines") } : {};
    await using app = await startApp(folder.path, { env });
    const browser = await chromium.launch({ executablePath: findChromium()!, args });
    try {
      const context = await browser.newContext({ locale: "de-DE" });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${app.url}/?token=${app.client.address.token}`);
      await page.goto(`${app.url}/?lang=de`);
      await run({ app, folder: folder.path, browser, context, page, complaints });
    } finally {
      await browser.close();
    }
  });
}

/** Waits until the islands of a page are awake. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("x-island")].every((island) => island.hasAttribute("data-ready"))
  );
}
