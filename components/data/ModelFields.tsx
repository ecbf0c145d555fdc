import { Columns, Row } from "@/components/kit/Layout.tsx";
import RangeField from "@/components/kit/RangeField.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import TickField from "@/components/kit/TickField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { questionTypes } from "@/core/contract/text/generator_prompts.ts";
import { translator } from "@/core/contract/text.ts";
import { type ModelValues, withType } from "./model_values.ts";
import { numberText } from "./number_text.ts";
import SharedFields from "./SharedFields.tsx";

interface Props {
  values: ModelValues;
  lang: Lang;
  onChange: (change: Partial<ModelValues>) => void;
}

/** What people set first: how many rows, how freely, about what. */
export function MainModelFields({ values, lang, onChange }: Props) {
  const t = translator(generationTexts, lang);
  return (
    <Columns>
      <TextField
        id="samples"
        name="samples"
        type="number"
        label={t("datasets.setting.samples")}
        hint={t("datasets.setting.samples.hint")}
        value={values.samples}
        min={1}
        max={1000}
        required
        onInput={({ currentTarget }) => onChange({ samples: currentTarget.value })}
      />
      <RangeField
        id="temperature"
        name="temperature"
        label={t("datasets.setting.temperature")}
        hint={t("datasets.setting.temperature.hint")}
        term="temperature"
        lang={lang}
        value={Number(values.temperature)}
        shown={numberText(Number(values.temperature), lang)}
        min={0}
        max={2}
        step={0.1}
        onInput={({ currentTarget }) => onChange({ temperature: currentTarget.value })}
      />
      <TextField
        id="topic"
        name="topic"
        label={t("datasets.setting.topic")}
        hint={t("datasets.setting.topic.hint")}
        maxLength={200}
        value={values.topic}
        onInput={({ currentTarget }) => onChange({ topic: currentTarget.value })}
      />
    </Columns>
  );
}

/** The settings that most people leave as they are. */
export function MoreModelFields({ values, lang, onChange }: Props) {
  const t = translator(generationTexts, lang);
  return (
    <>
      <fieldset>
        <legend class="font-medium">{t("datasets.setting.questionTypes")}</legend>
        <Row gap="normal">
          {questionTypes.map((type) => (
            <TickField
              key={type}
              id={`type-${type}`}
              name="questionTypes"
              value={type}
              label={t(`datasets.question.${type}`)}
              checked={values.questionTypes.includes(type)}
              onInput={({ currentTarget: { checked } }) =>
                onChange({ questionTypes: withType(values, type, checked) })}
            />
          ))}
        </Row>
      </fieldset>
      <Columns>
        <SelectField
          id="language"
          name="language"
          label={t("datasets.setting.language")}
          chosen={values.language}
          options={(["de", "en"] as const).map((value) => ({
            value,
            text: t(`datasets.setting.language.${value}`),
          }))}
          onInput={({ currentTarget }) => onChange({ language: currentTarget.value as Lang })}
        />
        <SharedFields prefix="model" values={values} lang={lang} onChange={onChange} />
      </Columns>
    </>
  );
}
