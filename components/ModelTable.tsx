import { type BaseModel, type Lang, translator } from "@/core/contract/mod.ts";
import { modelTexts } from "@/core/contract/text/models.ts";

/** Base models with what there is to know about them, and whether they can be trained. */
export default function ModelTable({ models, lang }: { models: BaseModel[]; lang: Lang }) {
  const t = translator(modelTexts, lang);
  return (
    <div class="table-scroll">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{t("models.name")}</th>
            <th scope="col" class="number">{t("models.size")}</th>
            <th scope="col">{t("models.licence")}</th>
            <th scope="col">{t("models.languages")}</th>
            <th scope="col" class="number">{t("models.context")}</th>
            <th scope="col">{t("models.template")}</th>
            <th scope="col">{t("models.training")}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => <ModelRow key={model.id} model={model} lang={lang} />)}
        </tbody>
      </table>
    </div>
  );
}

function ModelRow({ model, lang }: { model: BaseModel; lang: Lang }) {
  const t = translator(modelTexts, lang);
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const unknown = t("models.unknown");
  return (
    <tr>
      <td>
        <strong>{model.name}</strong>
        <div class="quiet small">
          {t(`models.source.${model.source}`)} · {t(`models.state.${model.state}`)}
          {model.quantisation && ` · ${model.quantisation}`}
        </div>
      </td>
      <td class="number" data-label={t("models.size")}>
        {model.sizeBytes === null ? unknown : `${numbers.format(model.sizeBytes / 1e6)} MB`}
      </td>
      <td data-label={t("models.licence")}>{model.licence ?? unknown}</td>
      <td data-label={t("models.languages")}>{languageNames(model, lang) ?? unknown}</td>
      <td class="number" data-label={t("models.context")}>
        {model.contextTokens === null
          ? unknown
          : t("models.context.tokens", { count: model.contextTokens })}
      </td>
      <td data-label={t("models.template")}>
        {t(model.chatTemplate ? "models.template.own" : "models.template.none")}
      </td>
      <td data-label={t("models.training")}>{trainableText(model, lang)}</td>
    </tr>
  );
}

/** ISO 639 codes as names; what is no code stays as the file states it. */
function languageNames({ languages }: BaseModel, lang: Lang): string | null {
  const names = new Intl.DisplayNames(lang, { type: "language", fallback: "code" });
  const name = (code: string) => /^[a-z]{2,3}$/i.test(code) ? names.of(code) : code;
  return languages?.map(name).join(", ") ?? null;
}

function trainableText({ trainable }: BaseModel, lang: Lang): string {
  const t = translator(modelTexts, lang);
  if (!trainable.possible) {
    return `${t("models.untrainable")}: ${
      t(`models.reason.${trainable.reason}`, trainable.params)
    }`;
  }
  const engines = trainable.engines.map((engine) =>
    engine === "python" ? t("models.engine.python") : engine
  ).join(", ");
  return t(trainable.isProven ? "models.trainable" : "models.trainable.checked", { engines });
}
