import assert from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { fillStudio, pagesOf } from "./testing/filled_studio.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import { awake, walk } from "./testing/walk.ts";

walk(
  "every page passes axe in both themes and fits a phone",
  async ({ app, page, context, folder }) => {
    await installEngine(join(folder, "engines"), fakeTrainerPython());
    const studio = await fillStudio(app.client, folder);
    const faults: string[] = [];
    for (const theme of ["light", "dark"]) {
      await context.addCookies([{ name: "theme", value: theme, url: app.url }]);
      for (const path of pagesOf(studio)) {
        await page.goto(app.url + path);
        await awake(page);
        faults.push(...(await violations(page)).map((fault) => `${path} (${theme}): ${fault}`));
      }
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of pagesOf(studio)) {
      await page.goto(app.url + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) faults.push(`${path} is ${over} px wider than a phone`);
    }
    assert.deepEqual(faults, []);
  },
);

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
