/**
 * `deno task images [--data FOLDER]`: pictures of every page, light and dark, German and English, for
 * a phone, a laptop and a large screen, in `docs/manual/images/`.
 *
 * FOLDER is the data folder of a studio with the finished example; the program must not be running on
 * it. Without one, a studio is filled with the pretended engine.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import type { Client } from "@/cli/client.ts";
import { type AppProcess, startApp } from "@/e2e/app_process.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { fillStudio, pagesOf } from "@/e2e/testing/filled_studio.ts";
import { awake } from "@/e2e/testing/walk.ts";
import { fakeTrainerPython, installEngine } from "@/e2e/testing/pretended_engine.ts";
import { findChromium, missingChromium } from "./test_run/chromium.ts";

const target = fileURLToPath(new URL("../docs/manual/images", import.meta.url));
const widths = [360, 1024, 1440];
const heights = { least: 900, most: 2400 };

/** Pages by the names that their pictures get. */
type Pages = Readonly<Record<string, string>>;

const emptyPages: Pages = {
  "welcome": "/",
  "models-empty": "/models",
  "jobs-empty": "/jobs",
  "settings-empty": "/settings",
};

/** Takes the pictures of all pages of an app; says which pages are wider than their screen. */
async function takePictures(app: AppProcess, pages: Pages): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: ["--headless", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${app.url}/?token=${app.client.address.token}`);
    for (const lang of ["de", "en"]) {
      for (const theme of ["light", "dark"]) {
        await choose(context, app.url, { lang, theme });
        for (const [name, path] of Object.entries(pages)) {
          for (const width of widths) {
            await page.setViewportSize({ width, height: heights.least });
            await page.goto(app.url + path, { waitUntil: "load" });
            await awake(page);
            await page.evaluate(() => document.fonts.ready);
            await page.setViewportSize({ width, height: await fittingHeight(page) });
            const file = join(target, `${name}_${lang}_${theme}_${width}.png`);
            await page.screenshot({ path: file });
          }
        }
      }
    }
  } finally {
    await browser.close();
  }
}

/** A window that is high enough for the page has what is fixed to its edges in the right place. */
async function fittingHeight(page: Page): Promise<number> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  return Math.max(heights.least, Math.min(whole, heights.most));
}

async function choose(
  context: BrowserContext,
  url: string,
  cookies: Record<string, string>,
): Promise<void> {
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

/** `/projects/<id>/search?q=key` becomes `projects-one-search`. */
function pictureName(path: string): string {
  const words = path.split("?")[0]!.split("/").filter(Boolean)
    .map((word) => /^[0-9a-f-]{36}$/.test(word) ? "one" : word.replace(/^_/, ""));
  return words.join("-") || "projects";
}

function namedPages(paths: readonly string[]): Pages {
  return Object.fromEntries(paths.map((path) => [pictureName(path), path]));
}

/** The pages of the newest project that has come to its end. */
async function pagesOfExample(client: Client): Promise<string[]> {
  const { projects } = await client.call<{ projects: { id: string }[] }>("GET", "/api/v1/projects");
  const projectId = projects[0]!.id;
  const project = `/api/v1/projects/${projectId}`;
  const first = async (path: string, list: string) =>
    (await client.call<Record<string, { id: string }[]>>("GET", path))[list]?.[0]?.id ?? "";
  const [documentId, runId, artifactId, evaluationId, modelId, jobId] = [
    await first(`${project}/documents`, "documents"),
    await first(`${project}/runs`, "runs"),
    await first(`${project}/artifacts`, "artifacts"),
    await first(`${project}/evaluations`, "evaluations"),
    await first("/api/v1/models", "models"),
    await first("/api/v1/jobs", "jobs"),
  ];
  return [
    ...pagesOf({ projectId, documentId, modelId, runId, jobId }),
    `/artifacts/${artifactId}`,
    `/evaluations/${evaluationId}`,
  ];
}

if (import.meta.main) {
  const missing = missingChromium();
  if (missing !== null) throw new Error(missing);
  const { values } = parseArgs({ args: Deno.args, options: { data: { type: "string" } } });
  await Deno.mkdir(target, { recursive: true });
  {
    await using folder = await temporaryFolder();
    await using app = await startApp(folder.path);
    await takePictures(app, emptyPages);
  }
  await using folder = await temporaryFolder();
  if (!values.data) await installEngine(join(folder.path, "engines"), fakeTrainerPython());
  await using app = await startApp(values.data ?? folder.path);
  const paths = values.data
    ? await pagesOfExample(app.client)
    : pagesOf(await fillStudio(app.client, folder.path));
  await takePictures(app, namedPages(paths));
  console.log(`pictures in ${target}`);
}
