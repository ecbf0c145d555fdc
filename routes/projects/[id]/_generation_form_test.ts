import assert from "node:assert/strict";
import { defaultPrompts } from "@/core/contract/text/generator_prompts.ts";
import { generationFormSchema } from "./_generation_form.ts";

Deno.test("generationFormSchema reads a form with nothing but the generator", () => {
  const { start } = generationFormSchema.parse({ do: "generate", generator: "extractive" });
  assert.equal(start.generator === "extractive" && start.phrasings, 9);
  assert.equal(start.documentShare, 0.1);
});

Deno.test("generationFormSchema takes percent as a share, and an empty limit for none", () => {
  const { start } = generationFormSchema.parse({
    do: "generate",
    generator: "extractive",
    documentPercent: "25",
    maxRows: "",
    phrasings: "5",
  });
  assert.equal(start.documentShare, 0.25);
  assert.ok(start.generator === "extractive");
  assert.deepEqual([start.maxRows, start.phrasings], [null, 5]);
});

Deno.test("generationFormSchema: one ticked kind of question is a list, an empty prompt is the usual one", () => {
  const { start } = generationFormSchema.parse({
    do: "generate",
    generator: "model",
    samples: "3",
    questionTypes: "why",
    systemPrompt: "  ",
  });
  assert.ok(start.generator === "model");
  assert.deepEqual([start.questionTypes, start.samples], [["why"], 3]);
  assert.ok(!("systemPrompt" in start));
});

Deno.test("generationFormSchema refuses what REST refuses, naming the field", () => {
  const bad = [
    [{ generator: "extractive", phrasings: "4" }, "phrasings"],
    [{ generator: "extractive", documentPercent: "51" }, "documentShare"],
    [{ generator: "extractive", phrasings: "" }, "phrasings"],
    [{ generator: "model", samples: "many" }, "samples"],
    [{ generator: "model" }, "questionTypes"],
  ] as const;
  for (const [form, field] of bad) {
    const { error } = generationFormSchema.safeParse({ do: "generate", ...form });
    assert.equal(error?.issues[0]?.path.join("."), field, JSON.stringify(form));
  }
});

Deno.test("generationFormSchema: a built-in prompt of any language is the usual one, whatever ends its lines", () => {
  const { start } = generationFormSchema.parse({
    do: "generate",
    generator: "model",
    language: "en",
    questionTypes: "fact",
    systemPrompt: "Mine\r\nand yours",
    userPrompt: defaultPrompts.de.user.replaceAll("\n", "\r\n"),
  });
  assert.ok(start.generator === "model");
  assert.equal(start.systemPrompt, "Mine\nand yours");
  assert.ok(!("userPrompt" in start));
});
