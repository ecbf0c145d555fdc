import assert from "node:assert/strict";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { glossary } from "@/core/contract/text/glossary.ts";
import { laterControls, seedControls } from "./seed_settings.ts";
import { type FilledStudio, fillStudio } from "./testing/filled_studio.ts";
import { fakeTrainerPython, installEngine } from "./testing/pretended_engine.ts";
import type { ControlRole, SeedControl, SeedPage } from "./testing/seed_control.ts";
import { awake, walk } from "./testing/walk.ts";

const languages = ["de", "en"] as const;

function address(page: SeedPage, { projectId, runId }: FilledStudio): string {
  return page.replace("{id}", page.startsWith("/runs") ? runId : projectId);
}

/** Every control with one of the names that it may have, be it on the screen or in what is folded up. */
async function find(page: Page, control: SeedControl, lang: "de" | "en"): Promise<Locator> {
  if (control.name !== undefined) {
    const named = page.locator(`[name="${control.name}"]:not([type="hidden"])`);
    assert.ok(await named.count() > 0, `no control is named "${control.name}"`);
    return control.choice === undefined
      ? named.first()
      : page.locator(`[name="${control.name}"][value="${control.choice}"]`).first();
  }
  const roles: readonly ControlRole[] = Array.isArray(control.role)
    ? control.role as readonly ControlRole[]
    : [control.role as ControlRole];
  for (const role of roles) {
    const found = role === "file"
      ? page.locator('input[type="file"]')
      : page.getByRole(role, { name: control.label[lang], includeHidden: true });
    if (await found.count() > 0) return found.first();
  }
  return assert.fail(`no ${roles.join(" or ")} is called ${control.label[lang]}`);
}

/** What assistive technology calls a control. */
function nameOf(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const { labels } = element as HTMLInputElement;
    const own = element.getAttribute("aria-label");
    const groups = element.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    const card = element.closest("section")?.querySelector("h2")?.textContent ?? "";
    const texts = [...labels ?? []].map(({ textContent }) => textContent);
    return [own, ...texts, groups, card, element.textContent].filter(Boolean).join(" ");
  });
}

async function check(page: Page, control: SeedControl, lang: "de" | "en"): Promise<void> {
  const element = await find(page, control, lang);
  assert.match(await nameOf(element), control.label[lang], "its label");
  if (control.range) await checkRange(element, control.range);
  if (control.choices) await checkChoices(page, element, control);
  if (control.usual !== undefined) await checkUsual(page, element, control);
  if (control.term) await checkTerm(page, control.term, lang);
}

async function checkRange(element: Locator, range: { min: number; max: number }): Promise<void> {
  const bounds = await element.evaluate(({ min, max }: HTMLInputElement) => ({
    min: Number(min),
    max: Number(max),
  }));
  assert.deepEqual(bounds, range, "its range");
}

async function checkChoices(page: Page, element: Locator, control: SeedControl): Promise<void> {
  const tag = await element.evaluate(({ tagName }) => tagName);
  const values = tag === "SELECT"
    ? await element.locator("option").evaluateAll((options) =>
      options.map((option) => (option as HTMLOptionElement).value)
    )
    : await page.locator(`[name="${control.name}"]`).evaluateAll((all) =>
      all.map((input) => (input as HTMLInputElement).value)
    );
  assert.deepEqual(values, control.choices?.map(String), "its choices");
}

async function checkUsual(page: Page, element: Locator, control: SeedControl): Promise<void> {
  const { usual, name } = control;
  const found = await element.evaluate((input: HTMLInputElement) =>
    input.type === "checkbox" ? input.checked : input.value
  );
  const isRadio = await element.getAttribute("type") === "radio";
  const value = isRadio ? await page.locator(`[name="${name}"]:checked`).inputValue() : found;
  if (usual instanceof RegExp) assert.match(String(value), usual, "its default");
  else assert.equal(value, typeof usual === "number" ? String(usual) : usual, "its default");
}

/** The question mark with the glossary's text stands on the page. */
async function checkTerm(
  page: Page,
  term: NonNullable<SeedControl["term"]>,
  lang: "de" | "en",
): Promise<void> {
  const { text } = glossary[term][lang];
  const explained = page.locator('[role="note"]').filter({ hasText: text });
  assert.ok(await explained.count() > 0, `its term "${term}" is not explained`);
}

walk(
  "every setting that the seed names is there, with range, default and tooltip",
  async (walk) => {
    const { page, app, folder, complaints } = walk;
    await installEngine(join(folder, "engines"), fakeTrainerPython());
    const studio = await fillStudio(app.client, folder);
    const faults: string[] = [];
    const pages = Map.groupBy(
      seedControls.filter(({ shownBy }) => shownBy === undefined),
      (control) => control.page,
    );
    for (const lang of languages) {
      for (const [place, controls] of pages) {
        const path = address(place, studio);
        await page.goto(`${app.url}${path}?lang=${lang}`);
        await page.goto(app.url + path);
        await awake(page);
        for (const control of controls) {
          await check(page, control, lang).catch((error) => {
            faults.push(`${lang} ${place} – ${control.seed}: ${error.message.split("\n")[0]}`);
          });
        }
      }
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(complaints, []);
  },
);

Deno.test("controls whose feature comes later say what is missing, and no other test shows them", () => {
  assert.ok(laterControls.every(({ missing }) => missing.length > 40));
  const names = [...seedControls, ...laterControls].map(({ seed }) => seed);
  assert.equal(new Set(names).size, names.length, "each stands in the list once");
  for (const phase of [2, 3, 4, 5, 6]) {
    assert.ok(names.some((name) => name.startsWith(`Phase ${phase}:`)), `phase ${phase}`);
  }
});

Deno.test("what a walk has to bring about is shown by a walk that exists", async () => {
  const tests = seedControls.flatMap(({ shownBy }) => shownBy ?? []);
  for (const name of tests) {
    assert.ok((await Deno.stat(new URL(`./${name}.ts`, import.meta.url))).isFile, name);
  }
});
