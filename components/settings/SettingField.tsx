import Disclosure from "@/components/kit/Disclosure.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import { Code } from "@/components/kit/Text.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import TickField from "@/components/kit/TickField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { settingsTexts } from "@/core/contract/text/settings.ts";
import { translator } from "@/core/contract/text.ts";
import { promptWarnings } from "./prompt_warnings.ts";

/** A setting of the page, as a field of its form is called. */
export type SettingFieldName =
  | "uploadLimitMB"
  | "modelUploadLimitMB"
  | "chunkTokens"
  | "chunkOverlap"
  | "splitByFormat"
  | "generatorSystemPrompt"
  | "generatorUserPrompt"
  | "hyperLearningRate"
  | "hyperEpochs"
  | "hyperBatchSize"
  | "hyperLoraRank"
  | "hyperLoraAlpha"
  | "hyperGradientCheckpointing"
  | "hyperLoadIn4bit"
  | "forceCpu"
  | "memoryLimitMB"
  | "threads"
  | "ollamaUrl"
  | "modelServerUrl"
  | "wheelFolder"
  | "embedderUrl"
  | "embedderModel"
  | "embedderQueryPrefix"
  | "embedderPassagePrefix"
  | "openRouterUrl"
  | "openAiUrl"
  | "anthropicUrl";

/** How one setting is drawn. */
export interface SettingSpec {
  name: SettingFieldName;
  kind: "number" | "choice" | "tick" | "text" | "area";
  range?: { min: number; max: number };
  choices?: readonly string[];
  /** The longest text, where it is shorter than usual. */
  most?: number;
  /** It may be left empty: then the size of the model decides. */
  isOpen?: boolean;
  /** What is taken of a choice where nothing is chosen; else the size of the model decides. */
  left?: string;
  usual: string | boolean;
  term?: GlossaryTerm;
}

/** One setting with its effect, its range and its default. */
export default function SettingField({ spec, value, builtIn, lang }: {
  spec: SettingSpec;
  /** What holds, or what was just entered. */
  value: string | boolean;
  /** What is used while the field is empty. */
  builtIn?: string | undefined;
  lang: Lang;
}) {
  const t = translator(settingsTexts, lang);
  const { name, kind, range, choices = [], left, term } = spec;
  const frame = { id: name, name, label: t(`settings.${name}`), term, lang };
  const hint = hintOf(spec, lang);
  const text = String(value);
  if (kind === "tick") return <TickField {...frame} hint={hint} checked={value === true} />;
  if (kind === "choice") {
    const open = left === undefined
      ? t("settings.bySize")
      : t("settings.left", { value: word(left, lang) });
    const options = [
      { value: "", text: open },
      ...choices.map((choice) => ({ value: choice, text: word(choice, lang) })),
    ];
    return <SelectField {...frame} hint={hint} options={options} chosen={text} />;
  }
  if (kind === "area") {
    return (
      <Stack gap="small">
        <TextAreaField {...frame} hint={hint} rows={4} maxLength={20_000} value={text} />
        {promptWarnings(name, text, lang).map((warning) => (
          <Message key={warning} tone="warning">{warning}</Message>
        ))}
        {builtIn && (
          <Disclosure summary={t("settings.prompt.builtin")}>
            <Code>
              <span class="whitespace-pre-wrap">{builtIn}</span>
            </Code>
          </Disclosure>
        )}
      </Stack>
    );
  }
  if (kind === "text") {
    return <TextField {...frame} hint={hint} value={text} maxLength={spec.most ?? 4096} />;
  }
  return (
    <TextField
      {...frame}
      hint={hint}
      type="number"
      step={spec.name === "hyperLearningRate" ? "any" : 1}
      {...range}
      value={text}
      required={!spec.isOpen}
      placeholder={spec.isOpen ? t("settings.bySize") : undefined}
    />
  );
}

function word(choice: string, lang: Lang): string {
  const t = translator(settingsTexts, lang);
  return choice === "yes" || choice === "no" ? t(`settings.${choice}`) : choice;
}

/** The effect, then what may be entered and what is usual. */
function hintOf({ name, range, usual, isOpen }: SettingSpec, lang: Lang): string {
  const t = translator(settingsTexts, lang);
  const effect = name === "openRouterUrl" || name === "openAiUrl" || name === "anthropicUrl"
    ? t("settings.provider.hint")
    : t(`settings.${name}.hint`);
  if (!range) return effect;
  const digits = new Intl.NumberFormat(lang, { maximumFractionDigits: 5 });
  const bounds = { min: digits.format(range.min), max: digits.format(range.max) };
  const limits = isOpen
    ? t("settings.range.open", bounds)
    : t("settings.range", { ...bounds, usual: digits.format(Number(usual)) });
  return `${effect} ${limits}`;
}
