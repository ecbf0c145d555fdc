import { useState } from "preact/hooks";
import {
  firstValues,
  type ModelValues,
  requestOf,
  type UsualPrompts,
  withLanguage,
} from "@/components/data/model_values.ts";
import { MainModelFields, MoreModelFields } from "@/components/data/ModelFields.tsx";
import PromptFields, { type SamplePassage } from "@/components/data/PromptFields.tsx";
import TrialPart from "@/components/data/TrialPart.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Hint, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";
import { useAwake } from "../_use_awake.ts";
import { useTrial } from "./_use_trial.ts";

/** The generator that asks a model: its form, a live look at the prompts, and a test. */
export default function ModelGenerator({ projectId, entered, ticked, usual, passage, ...rest }: {
  projectId: string;
  /** What stood in the form that was just refused. */
  entered: Record<string, string>;
  /** The kinds of question that were ticked in it; null where none was refused. */
  ticked: readonly string[] | null;
  usual: UsualPrompts;
  passage: SamplePassage | null;
  /** The language of the rows, and the seed, unless others are entered. */
  language: Lang;
  seed: number;
  /** The model that will be asked; null while none is chosen. */
  model: string | null;
  isBlocked: boolean;
  lang: Lang;
}) {
  const { language, seed, model, isBlocked, lang } = rest;
  const t = translator(generationTexts, lang);
  const trial = useTrial(projectId);
  const [values, setValues] = useState(() =>
    firstValues({ entered, ticked, usual, language, seed })
  );
  const isAwake = useAwake();

  function change(some: Partial<ModelValues>): void {
    setValues((known) => {
      const changed = { ...known, ...some };
      return some.language && some.language !== known.language
        ? withLanguage({ ...changed, language: known.language }, some.language, usual)
        : changed;
    });
  }

  return (
    <form method="post" data-keep="model">
      <Stack>
        <input type="hidden" name="do" value="generate" />
        <input type="hidden" name="generator" value="model" />
        <div>
          <SectionTitle level={3}>{t("datasets.generator.model")}</SectionTitle>
          <Hint>{t("datasets.generator.model.hint")}</Hint>
          {model && <Hint>{t("datasets.generator.model.asked", { model })}</Hint>}
        </div>
        <MainModelFields values={values} lang={lang} onChange={change} />
        <Row>
          <Button type="submit" icon="generate" disabled={isBlocked}>
            {t("datasets.generate.start")}
          </Button>
          <Button
            disabled={isBlocked || !isAwake || trial.isRunning}
            isBusy={trial.isRunning}
            onClick={() => trial.run(requestOf(values, usual))}
          >
            {translator(trialTexts, lang)("try.model")}
          </Button>
        </Row>
        <Hint>{t("datasets.generate.adds")}</Hint>
        <TrialPart trial={trial} generator="model" lang={lang} />
        <Disclosure
          summary={t("datasets.generate.prompts")}
          isOpen={"samples" in entered}
        >
          <PromptFields
            values={values}
            usual={usual}
            passage={passage}
            lang={lang}
            onChange={isAwake ? change : null}
          />
        </Disclosure>
        <Disclosure summary={t("datasets.generate.advanced")} isOpen={"samples" in entered}>
          <MoreModelFields values={values} lang={lang} onChange={change} />
        </Disclosure>
      </Stack>
    </form>
  );
}
