import { z } from "zod";
import { hyperChoices, type Json, type Settings, settingsSchema } from "@/core/contract/mod.ts";
import { sectionNames, type SettingSectionName } from "@/components/settings/section_names.ts";
import type { SettingSpec } from "@/components/settings/SettingField.tsx";

const megabyte = 1e6;
const usual = settingsSchema.parse({});
const { shape } = settingsSchema;

/** A whole number of a form. */
function whole(min: number, max: number): z.ZodType<number> {
  return z.coerce.number().int().min(min).max(max);
}

/** A number that may be left empty: then the size of the model decides. */
function number(min: number, max: number, isWhole: boolean): z.ZodType<number | null> {
  const bounded = isWhole ? whole(min, max) : z.coerce.number().min(min).max(max);
  const emptied = (text: unknown) => typeof text === "string" && text.trim() === "" ? null : text;
  return z.preprocess(emptied, bounded.nullable());
}

/** One of some numbers, or empty. */
function choice(choices: readonly number[]): z.ZodType<number | null> {
  return z.enum(["", ...choices.map(String)])
    .transform((text) => text === "" ? null : Number(text));
}

const yesNo = z.enum(["", "yes", "no"])
  .transform((text) => text === "" ? null : text === "yes");

/** An address; emptied, it goes back to its default. */
function address(of: z.ZodDefault<z.ZodType<string, string>>): z.ZodType<string | null> {
  return z.string().trim().transform((text) => text || null).pipe(of.unwrap().nullable());
}

/** Lines of text, as browsers send them and as everybody else writes them. */
function area(name: "generatorSystemPrompt" | "generatorUserPrompt"): z.ZodType<string> {
  return z.string().transform((text) => text.replaceAll("\r\n", "\n")).pipe(shape[name].unwrap());
}

const { learningRate, epochs } = hyperChoices;

/** A box that is not ticked is not sent. */
const tick = z.literal("on").optional();

/** The settings that are ticks, with the part in which each stands. */
const ticks = { splitByFormat: "documents", forceCpu: "computing" } as const;

function isTick(name: string): name is keyof typeof ticks {
  return Object.hasOwn(ticks, name);
}

/** The parts of the page that are saved by themselves, with the fields of each as a browser sends them. */
const sections = {
  documents: z.object({
    uploadLimitMB: whole(1, 64_000),
    modelUploadLimitMB: whole(1, 512_000),
    chunkTokens: whole(16, 8192),
    chunkOverlap: whole(0, 4096),
    splitByFormat: tick,
  }),
  meaning: z.object({
    // What is wrong with an address is told in words; see `tryEntered`.
    embedderUrl: z.string().trim().max(500),
    embedderModel: z.string().trim().pipe(shape.embedderModel.unwrap()),
    embedderQueryPrefix: z.string().pipe(shape.embedderQueryPrefix.unwrap()),
    embedderPassagePrefix: z.string().pipe(shape.embedderPassagePrefix.unwrap()),
  }),
  prompts: z.object({
    generatorSystemPrompt: area("generatorSystemPrompt"),
    generatorUserPrompt: area("generatorUserPrompt"),
  }),
  training: z.object({
    hyperLearningRate: number(learningRate.least, learningRate.most, false),
    hyperEpochs: number(epochs.least, epochs.most, true),
    hyperBatchSize: choice(hyperChoices.batchSize),
    hyperLoraRank: choice(hyperChoices.loraRank),
    hyperLoraAlpha: choice(hyperChoices.loraAlpha),
    hyperGradientCheckpointing: yesNo,
    hyperLoadIn4bit: yesNo,
  }),
  computing: z.object({
    forceCpu: tick,
    memoryLimitMB: whole(0, 4_000_000),
    threads: whole(0, 256),
  }),
  programs: z.object({
    ollamaUrl: address(shape.ollamaUrl),
    modelServerUrl: z.string().trim().pipe(shape.modelServerUrl.unwrap()),
    wheelFolder: z.string().trim().pipe(shape.wheelFolder.unwrap()),
  }),
  providers: z.object({
    openRouterUrl: address(shape.openRouterUrl),
    openAiUrl: address(shape.openAiUrl),
    anthropicUrl: address(shape.anthropicUrl),
  }),
} satisfies Record<SettingSectionName, z.ZodObject>;

/** The form of a part: what is to be done with it stands in `do`. */
export const sectionForms = {
  documents: sections.documents.extend({ do: z.literal("save-documents") }),
  meaning: sections.meaning.extend({ do: z.enum(["save-meaning", "keep-meaning"]) }),
  prompts: sections.prompts.extend({ do: z.literal("save-prompts") }),
  training: sections.training.extend({ do: z.literal("save-training") }),
  computing: sections.computing.extend({ do: z.literal("save-computing") }),
  programs: sections.programs.extend({ do: z.literal("save-programs") }),
  providers: sections.providers.extend({ do: z.literal("save-providers") }),
};

type Sent = z.output<typeof sectionForms[SettingSectionName]>;

/** Which part a form's `do` is about, or null. */
export function sectionOf(what: string | undefined): SettingSectionName | null {
  const name = /^(?:save|keep|reset)-(\w+)$/.exec(what ?? "")?.[1];
  return sectionNames.find((section) => section === name) ?? null;
}

/** What a part's form asks to be changed; null returns a setting to its default. */
export function changesOf({ do: what, ...sent }: Sent): Record<string, Json> {
  const changes: Record<string, Json> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (name === "uploadLimitMB") changes["uploadLimitBytes"] = Number(value) * megabyte;
    else if (name === "modelUploadLimitMB") {
      changes["modelUploadLimitBytes"] = Number(value) * megabyte;
    } else if (!isTick(name)) changes[name] = value ?? null;
  }
  for (const [name, section] of Object.entries(ticks)) {
    if (section === sectionOf(what)) changes[name] = name in sent;
  }
  return changes;
}

/** Returns every setting of a part to its default. */
export function defaultsOf(section: SettingSectionName): Record<string, null> {
  const names = Object.keys(sections[section].shape)
    .map((name) => name.replace(/^(upload|modelUpload)LimitMB$/, "$1LimitBytes"));
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** The settings as the forms show them: texts, and ticks. */
export function shownSettings(settings: Settings): Record<string, string | boolean> {
  const { uploadLimitBytes, modelUploadLimitBytes, ...rest } = settings;
  const inForms = {
    ...rest,
    uploadLimitMB: uploadLimitBytes / megabyte,
    modelUploadLimitMB: modelUploadLimitBytes / megabyte,
  };
  return Object.fromEntries(
    Object.entries(inForms).map(([name, value]) => [name, shown(name, value)]),
  );
}

function shown(name: string, value: string | number | boolean | null): string | boolean {
  if (value === null) return "";
  if (isTick(name)) return value === true;
  return typeof value === "boolean" ? value ? "yes" : "no" : String(value);
}

const shownUsual = shownSettings(usual);

function spec(
  name: SettingSpec["name"],
  rest: Omit<SettingSpec, "name" | "usual">,
): SettingSpec {
  return { name, usual: shownUsual[name] ?? "", ...rest };
}

/** How the fields of each part are drawn, in their order. */
export const settingSpecs: Readonly<Record<SettingSectionName, readonly SettingSpec[]>> = {
  documents: [
    spec("uploadLimitMB", { kind: "number", range: { min: 1, max: 64_000 } }),
    spec("modelUploadLimitMB", { kind: "number", range: { min: 1, max: 512_000 } }),
    spec("chunkTokens", { kind: "number", range: { min: 16, max: 8192 }, term: "chunk" }),
    spec("chunkOverlap", { kind: "number", range: { min: 0, max: 4096 }, term: "chunkOverlap" }),
    spec("splitByFormat", { kind: "tick" }),
  ],
  meaning: [
    spec("embedderUrl", { kind: "text", term: "semanticSearch", most: 500 }),
    spec("embedderModel", { kind: "text", term: "embedder", most: 300 }),
    spec("embedderQueryPrefix", { kind: "text", term: "embedderPrefix", most: 200 }),
    spec("embedderPassagePrefix", { kind: "text", term: "embedderPrefix", most: 200 }),
  ],
  prompts: [
    spec("generatorSystemPrompt", { kind: "area", term: "systemPrompt" }),
    spec("generatorUserPrompt", { kind: "area", term: "promptTemplate" }),
  ],
  training: [
    spec("hyperLearningRate", {
      kind: "number",
      range: { min: learningRate.least, max: learningRate.most },
      isOpen: true,
      term: "learningRate",
    }),
    spec("hyperEpochs", {
      kind: "number",
      range: { min: epochs.least, max: epochs.most },
      isOpen: true,
      term: "epoch",
    }),
    spec("hyperBatchSize", {
      kind: "choice",
      choices: hyperChoices.batchSize.map(String),
      term: "batchSize",
    }),
    spec("hyperLoraRank", {
      kind: "choice",
      choices: hyperChoices.loraRank.map(String),
      left: "16",
      term: "loraRank",
    }),
    spec("hyperLoraAlpha", {
      kind: "choice",
      choices: hyperChoices.loraAlpha.map(String),
      left: "32",
      term: "loraAlpha",
    }),
    spec("hyperGradientCheckpointing", {
      kind: "choice",
      choices: ["yes", "no"],
      term: "gradientCheckpointing",
    }),
    spec("hyperLoadIn4bit", {
      kind: "choice",
      choices: ["yes", "no"],
      left: "no",
      term: "fourBit",
    }),
  ],
  computing: [
    spec("forceCpu", { kind: "tick", term: "acceleration" }),
    spec("memoryLimitMB", {
      kind: "number",
      range: { min: 0, max: 4_000_000 },
      term: "memoryLimit",
    }),
    spec("threads", { kind: "number", range: { min: 0, max: 256 }, term: "threads" }),
  ],
  programs: [
    spec("ollamaUrl", { kind: "text", term: "ollama" }),
    spec("modelServerUrl", { kind: "text", term: "modelServer" }),
    spec("wheelFolder", { kind: "text", term: "wheel" }),
  ],
  providers: [
    spec("openRouterUrl", { kind: "text", term: "provider" }),
    spec("openAiUrl", { kind: "text" }),
    spec("anthropicUrl", { kind: "text" }),
  ],
};
