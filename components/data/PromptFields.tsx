import { Button } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import Message from "@/components/kit/Message.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import TextAreaField from "@/components/kit/TextAreaField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import {
  fillPrompt,
  promptValues,
  promptVariables,
  showsPassage,
} from "@/core/contract/text/generator_prompts.ts";
import { translator } from "@/core/contract/text.ts";
import { type ModelValues, promptsOf, type UsualPrompts } from "./model_values.ts";

/** A passage that stands for those which the model will be shown. */
export interface SamplePassage {
  text: string;
  heading: string;
}

/** Both prompts with what may stand in them, and what the model is asked with them. */
export default function PromptFields({ values, usual, passage, lang, onChange }: {
  values: ModelValues;
  usual: UsualPrompts;
  /** Null while there is no document. */
  passage: SamplePassage | null;
  lang: Lang;
  /** Null until the page is alive. */
  onChange: ((change: Partial<ModelValues>) => void) | null;
}) {
  const t = translator(generationTexts, lang);
  const { system, user } = usual[values.language];
  const fields = [
    { name: "systemPrompt", usual: system, term: "systemPrompt", rows: 3 },
    { name: "userPrompt", usual: user, rows: 9 },
  ] as const;
  return (
    <>
      {fields.map(({ name, usual, rows, ...more }) => (
        <TextAreaField
          key={name}
          id={name}
          name={name}
          label={t(`datasets.setting.${name}`)}
          {...more}
          lang={lang}
          rows={rows}
          maxLength={20_000}
          value={values[name]}
          aside={
            <Button
              isSmall
              look="quiet"
              icon="reset"
              disabled={!onChange || values[name] === usual}
              onClick={() => onChange?.({ [name]: usual })}
            >
              {translator(trialTexts, lang)("prompt.reset")}
            </Button>
          }
          onInput={({ currentTarget }) => onChange?.({ [name]: currentTarget.value })}
        />
      ))}
      <Variables lang={lang} />
      <Preview values={values} usual={usual} passage={passage} lang={lang} />
    </>
  );
}

function Variables({ lang }: { lang: Lang }) {
  const t = translator(trialTexts, lang);
  return (
    <div>
      <Hint>{t("prompt.variables")}</Hint>
      <Facts
        facts={promptVariables.map((name) => [
          <Code key={name}>{`{${name}}`}</Code>,
          t(`prompt.variable.${name}`),
        ])}
      />
    </div>
  );
}

/** The prompts as the model will see them, filled in with every key that is pressed. */
function Preview({ values, usual, passage, lang }: {
  values: ModelValues;
  usual: UsualPrompts;
  passage: SamplePassage | null;
  lang: Lang;
}) {
  const t = translator(trialTexts, lang);
  const prompts = promptsOf(values, usual);
  const questionType = values.questionTypes[0] ?? "fact";
  const shown = passage ?? { text: "…", heading: "" };
  const filled = promptValues({ ...shown, questionType }, values);
  const system = fillPrompt(prompts.system, filled);
  const user = fillPrompt(prompts.user, filled);
  const unknown = [...new Set([...system.unknown, ...user.unknown])];
  const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(", ");
  return (
    <>
      {unknown.length > 0 && (
        <Message tone="warning">
          {t("prompt.unknown", { names: inBraces(unknown), known: inBraces(promptVariables) })}
        </Message>
      )}
      {!showsPassage(prompts.user) && (
        <Message tone="warning">{t("prompt.no-passage", { chunk: "{chunk}" })}</Message>
      )}
      <Disclosure summary={t("prompt.preview")}>
        <Hint>{t(passage ? "prompt.preview.sample" : "prompt.preview.none")}</Hint>
        <pre
          class="code-block whitespace-pre-wrap"
          tabIndex={0}
          id="prompt-preview"
        >{`${system.text}\n\n${user.text}`}</pre>
      </Disclosure>
    </>
  );
}
