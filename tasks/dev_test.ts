import assert from "node:assert/strict";
import { unless } from "@/core/system/testing.ts";
import { launchBrowser } from "@/web/fixtures/browser.ts";
import { root } from "./client_config.ts";
import { startDevelopment } from "./dev.ts";
import { missingChromium } from "./test_run/chromium.ts";

/** A copy, since the test edits it; below `web/`, so that its relative imports hold. */
const copy = `${root}/web/fixtures_copy`;

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await Deno.writeTextFile(
    `${copy}/app/${path}`,
    change(await Deno.readTextFile(`${copy}/app/${path}`)),
  );
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

const claim = "startDevelopment() replaces islands in the open page and reloads it for server code";

Deno.test({
  ...unless(missingChromium(), claim),
  // Vite and Playwright keep watchers, pipes and timers of their own.
  sanitizeOps: false,
  sanitizeResources: false,
}, async () => {
  await copyFolder(`${root}/web/fixtures`, copy);
  const ready = Promise.withResolvers<string>();
  const development = await startDevelopment({
    app: `${copy}/app`,
    port: freePort(),
    watched: copy,
    command: [Deno.execPath(), "run", "-A", `${copy}/serve.ts`],
    onReady: ({ url }) => ready.resolve(url),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(await ready.promise);
    await page.locator("x-island[data-ready]").nth(2).waitFor({ state: "attached" });
    const counter = page.locator(".counter").first();
    await counter.click();
    assert.equal(await counter.textContent(), "count 4");

    await edit("islands/Counter.tsx", (text) => text.replace(">count ", ">counted "));
    await page.getByText("counted 4").waitFor();

    await edit("routes/index.tsx", (text) => text.replace("<main>", "<main><h2>changed</h2>"));
    await page.locator("h2").waitFor();
    await page.getByText("counted 3").waitFor();

    await edit("routes/index.tsx", (text) => text.replace("</main>", "<<<"));
    await edit("routes/index.tsx", (text) => text.replace("<<<", "<h3>mended</h3></main>"));
    await page.locator("h3").waitFor();
  } finally {
    await browser.close();
    await development.close();
    await Deno.remove(copy, { recursive: true });
  }
});
