import { type Lang, questionTypes, translator } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import NumberField from "./NumberField.tsx";

type Entered = Readonly<Record<string, string>>;

interface Props {
  /** What stood in the form that was just refused. */
  entered: Entered;
  lang: Lang;
}

/** Both ways to make rows from the documents: from the text alone, or by the local model. */
export default function GenerateForms({ entered, lang, isBlocked }: Props & {
  /** There is no document to read from. */
  isBlocked: boolean;
}) {
  const t = translator(datasetTexts, lang);
  const of = (generator: string) => entered["generator"] === generator ? entered : {};
  return (
    <div class="columns wide-columns">
      <form method="post" class="stack">
        <input type="hidden" name="do" value="generate" />
        <input type="hidden" name="generator" value="extractive" />
        <div>
          <h3>{t("datasets.generator.extractive")}</h3>
          <p class="quiet">{t("datasets.generator.extractive.hint")}</p>
        </div>
        <details open={"phrasings" in of("extractive")}>
          <summary>{t("datasets.generate.advanced")}</summary>
          <div class="details-body stack">
            <p class="quiet small">{t("datasets.generate.advanced.hint")}</p>
            <ExtractiveFields entered={of("extractive")} lang={lang} />
          </div>
        </details>
        <p>
          <button type="submit" class="primary" disabled={isBlocked}>
            {t("datasets.generate.start")}
          </button>
        </p>
        <p class="quiet small">{t("datasets.generate.replaces")}</p>
      </form>
      <form method="post" class="stack">
        <input type="hidden" name="do" value="generate" />
        <input type="hidden" name="generator" value="model" />
        <div>
          <h3>{t("datasets.generator.model")}</h3>
          <p class="quiet">{t("datasets.generator.model.hint")}</p>
        </div>
        <details open={"samples" in of("model")}>
          <summary>{t("datasets.generate.advanced")}</summary>
          <div class="details-body stack">
            <ModelFields entered={of("model")} lang={lang} />
          </div>
        </details>
        <p>
          <button type="submit" disabled={isBlocked}>{t("datasets.generate.start")}</button>
        </p>
        <p class="quiet small">{t("datasets.generate.adds")}</p>
      </form>
    </div>
  );
}

function ExtractiveFields({ entered, lang }: Props) {
  const t = translator(datasetTexts, lang);
  return (
    <>
      <NumberField
        id="phrasings"
        name="phrasings"
        label={t("datasets.setting.phrasings")}
        hint={t("datasets.setting.phrasings.hint")}
        value={entered["phrasings"] ?? 9}
        min={5}
        max={12}
        required
      />
      <NumberField
        id="facts-per-chunk"
        name="factsPerChunk"
        label={t("datasets.setting.factsPerChunk")}
        value={entered["factsPerChunk"] ?? 24}
        min={1}
        max={100}
        required
      />
      <NumberField
        id="max-rows"
        name="maxRows"
        label={t("datasets.setting.maxRows")}
        hint={t("datasets.setting.maxRows.hint")}
        value={entered["maxRows"] ?? ""}
        min={6}
        max={1_000_000}
      />
      <SharedFields prefix="extractive" entered={entered} lang={lang} />
    </>
  );
}

function SharedFields({ prefix, entered, lang }: Props & { prefix: string }) {
  const t = translator(datasetTexts, lang);
  return (
    <>
      <NumberField
        id={`${prefix}-share`}
        name="documentPercent"
        label={t("datasets.setting.documentPercent")}
        hint={t("datasets.setting.documentPercent.hint")}
        value={entered["documentPercent"] ?? 10}
        min={0}
        max={50}
        step="any"
        required
      />
      <NumberField
        id={`${prefix}-seed`}
        name="seed"
        label={t("datasets.setting.seed")}
        hint={t("datasets.setting.seed.hint")}
        value={entered["seed"] ?? 7}
        min={0}
        max={2 ** 31 - 1}
        required
      />
    </>
  );
}

function ModelFields({ entered, lang }: Props) {
  const t = translator(datasetTexts, lang);
  return (
    <>
      <NumberField
        id="samples"
        name="samples"
        label={t("datasets.setting.samples")}
        value={entered["samples"] ?? 100}
        min={1}
        max={1000}
        required
      />
      <div class="field">
        <label for="language">{t("datasets.setting.language")}</label>
        <select id="language" name="language">
          {(["en", "de"] as const).map((code) => (
            <option key={code} value={code} selected={code === (entered["language"] ?? lang)}>
              {t(`datasets.setting.language.${code}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="topic">{t("datasets.setting.topic")}</label>
        <input id="topic" name="topic" maxLength={200} value={entered["topic"]} />
        <span class="quiet small">{t("datasets.setting.topic.hint")}</span>
      </div>
      <fieldset class="stack">
        <legend>{t("datasets.setting.questionTypes")}</legend>
        {questionTypes.map((type) => (
          <label key={type} class="row">
            <input
              type="checkbox"
              name="questionTypes"
              value={type}
              checked={usualTypes.includes(type)}
            />
            {t(`datasets.question.${type}`)}
          </label>
        ))}
      </fieldset>
      <NumberField
        id="temperature"
        name="temperature"
        label={t("datasets.setting.temperature")}
        hint={t("datasets.setting.temperature.hint")}
        value={entered["temperature"] ?? 0.7}
        min={0}
        max={2}
        step="any"
        required
      />
      <SharedFields prefix="model" entered={entered} lang={lang} />
      <PromptField name="systemPrompt" entered={entered} lang={lang} />
      <PromptField name="userPrompt" entered={entered} lang={lang} />
    </>
  );
}

const usualTypes: readonly string[] = ["fact", "how", "why"];

function PromptField({ name, entered, lang }: Props & { name: "systemPrompt" | "userPrompt" }) {
  const t = translator(datasetTexts, lang);
  return (
    <div class="field">
      <label for={name}>{t(`datasets.setting.${name}`)}</label>
      <textarea id={name} name={name} rows={3} maxLength={8000}>{entered[name]}</textarea>
      <span class="quiet small">{t("datasets.setting.prompt.hint")}</span>
    </div>
  );
}
