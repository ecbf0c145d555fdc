import assert from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { fillStudio, pagesOf } from "./testing/filled_studio.ts";
import { addFinishedRun } from "./testing/finished_run.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import { awake, type Walk, walk } from "./testing/walk.ts";

walk("every page passes axe in both themes", async (walk) => {
  const { app, page, context } = walk;
  const paths = await everyPage(walk);
  const faults: string[] = [];
  for (const theme of ["light", "dark"]) {
    await context.addCookies([{ name: "theme", value: theme, url: app.url }]);
    for (const path of paths) {
      await page.goto(app.url + path);
      await awake(page);
      faults.push(...(await violations(page)).map((fault) => `${path} (${theme}): ${fault}`));
    }
  }
  assert.deepEqual(faults, []);
});

walk("every page fits a phone and a small laptop", async (walk) => {
  const { app, page } = walk;
  const paths = await everyPage(walk);
  const faults: string[] = [];
  for (const width of [360, 1024]) {
    await page.setViewportSize({ width, height: 740 });
    for (const path of paths) {
      await page.goto(app.url + path);
      await awake(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) faults.push(`${path} is ${over} px wider than ${width} px`);
      for (const words of await squeezed(page)) faults.push(`${path}, ${width} px: ${words}`);
    }
  }
  assert.deepEqual(faults, []);
});

async function everyPage({ app, folder }: Walk): Promise<string[]> {
  await installEngine(join(folder, "engines"), fakeTrainerPython());
  const studio = await fillStudio(app.client, folder);
  const { projectId, evaluationId, close } = await addFinishedRun(folder);
  await close();
  const { artifacts } = await app.client.call<{ artifacts: { id: string }[] }>(
    "GET",
    `/api/v1/projects/${projectId}/artifacts`,
  );
  return [
    ...pagesOf(studio),
    `/projects/${projectId}/use`,
    `/artifacts/${artifacts[0]!.id}`,
    `/evaluations/${evaluationId}`,
  ];
}

/** What axe finds serious or critical, in words. */
async function violations(page: Page): Promise<string[]> {
  // By the debugger, since the pages' policy lets no script in that they did not bring.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run()
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Words that have so little room that they stand letter below letter. */
async function squeezed(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const room = 40;
    const hasWords = ({ childNodes }: Element) =>
      [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue!.trim().length > 8);
    return [...document.querySelectorAll("main *")].filter(hasWords).filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && width < room && height > 2 * room;
    }).map((element) => `squeezed: ${element.textContent!.trim().slice(0, 40)}`);
  });
}
