import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { unless } from "@/core/system/testing.ts";
import { complaintsOf, launchBrowser, missingChromium, signIn } from "./fixtures/browser.ts";
import { startFixture } from "./fixtures/fixture_server.ts";
import type { FixtureServer } from "./fixtures/fixture_server.ts";

interface Walk {
  browser: Browser;
  server: FixtureServer;
}

/** One walk through the fixture in Chromium; the steps of a walk build on each other. */
function walk(name: string, run: (walk: Walk) => Promise<void>): void {
  const registered = unless(missingChromium(), name);
  // Playwright keeps pipes and timers of its own until the process ends.
  Deno.test({ ...registered, sanitizeOps: false, sanitizeResources: false }, async () => {
    const server = await startFixture();
    const browser = await launchBrowser();
    try {
      await run({ browser, server });
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

walk(
  "hydrateIslands() wakes the server's own elements and shares signals",
  async ({ browser, server }) => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    const entry = Promise.withResolvers<void>();
    await page.route("**/_app/entry-*.js", async (route) => {
      await entry.promise;
      await route.continue();
    });
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(server.url, { waitUntil: "commit" });
    const outer = page.locator("main > x-island > .counter");
    const inner = page.locator(".panel .counter");
    await outer.evaluate((button) => button.setAttribute("data-from", "server"));
    entry.resolve();
    await page.locator("x-island[data-ready]").nth(2).waitFor({ state: "attached" });

    await outer.click();
    await inner.click();
    await inner.click();
    assert.equal(await outer.textContent(), "count 4");
    assert.equal(await inner.textContent(), "count 12");
    assert.equal(await page.locator(".total").textContent(), "total 3");
    assert.equal(await outer.getAttribute("data-from"), "server");
    await page.locator(".toggle").click();
    assert.equal(await inner.count(), 0);
    assert.deepEqual(complaints, []);
  },
);

walk("a page without islands loads no script", async ({ browser, server }) => {
  const page = await browser.newPage();
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.goto(`${server.url}/about`, { waitUntil: "load" });
  assert.deepEqual(scripts, []);
});

walk("a form works without JavaScript and keeps what was entered", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(context, server.url);
  const page = await context.newPage();
  await page.goto(`${server.url}/notes`);
  await page.locator("input").fill("x");
  await page.locator("form button").click();
  assert.match(await page.locator(".problem").textContent() ?? "", /text: /);
  assert.equal(await page.locator("input").inputValue(), "x");
  await page.locator("input").fill("a note");
  await page.locator("form button").click();
  assert.equal(page.url(), `${server.url}/notes/2`);
  assert.equal(await page.locator("#note-2").textContent(), "a note");
});

/** Ways to hold the connection; each browser feature taken away leads to the next. */
const lines: Record<string, { without: string[]; connections: number }> = {
  "a SharedWorker": { without: [], connections: 1 },
  "one tab for all": { without: ["SharedWorker"], connections: 1 },
  "each tab its own": { without: ["SharedWorker", "BroadcastChannel"], connections: 2 },
};

for (const [name, { without, connections }] of Object.entries(lines)) {
  walk(`subscribe() over ${name} loses and doubles nothing`, async ({ browser, server }) => {
    const { notes } = server;
    const context = await browser.newContext();
    await signIn(context, server.url);
    await context.addInitScript((names: string[]) => {
      for (const name of names) Reflect.deleteProperty(globalThis, name);
    }, without);
    const first = await openNotes(context, server);
    const second = await openNotes(context, server);
    notes.add("second");
    await Promise.all([first, second].map((page) => shows(page, notes.all().length)));
    assert.equal(server.streams(), connections);

    await server.restart(() => notes.add("while it was down"));
    await Promise.all([first, second].map((page) => shows(page, 3)));
    await first.reload();
    notes.add("after the reload");
    await Promise.all([first, second].map((page) => shows(page, 4)));
    await first.close();
    notes.add("with the other tab gone");
    await shows(second, 5);
    const texts = await second.locator(".feed li").allTextContents();
    assert.deepEqual(texts, notes.all().map(({ text }) => text));
  });
}

async function openNotes(context: BrowserContext, { url }: FixtureServer): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/notes`);
  await page.locator("x-island[data-ready]").waitFor({ state: "attached" });
  return page;
}

/** Waits until the page shows so many notes; a double would make it pass the number. */
async function shows(page: Page, count: number): Promise<void> {
  await page.locator(`.feed li:nth-child(${count})`).waitFor({ state: "attached" });
  assert.equal(await page.locator(".feed li").count(), count);
}
