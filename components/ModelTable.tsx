import { type BaseModel, type Lang, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
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
            <th scope="col">{t("models.languages")}</th>
            <th scope="col">{t("models.training")}</th>
            <th scope="col">{t("models.technical")}</th>
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
  const unknown = t("models.unknown");
  return (
    <tr>
      <td>
        <strong>{model.name}</strong>
        <div class="quiet small">
          {t(`models.source.${model.source}`)}
          {model.state !== "not_installed" && ` · ${t(`models.state.${model.state}`)}`}
        </div>
      </td>
      <td class="number" data-label={t("models.size")}>
        {model.sizeBytes === null ? unknown : bytesText(model.sizeBytes, lang)}
      </td>
      <td data-label={t("models.languages")}>{languageNames(model, lang) ?? unknown}</td>
      <td data-label={t("models.training")}>{trainableText(model, lang)}</td>
      <td>
        <Technical model={model} lang={lang} />
      </td>
    </tr>
  );
}

/** What only some people need to know of a model. */
function Technical({ model, lang }: { model: BaseModel; lang: Lang }) {
  const t = translator(modelTexts, lang);
  const { quantisation, licence, contextTokens: count, chatTemplate } = model;
  const unknown = t("models.unknown");
  return (
    <details>
      <summary>{t("models.technical")}</summary>
      <dl class="figures small">
        <dt>{t("models.quantisation")}</dt>
        <dd>{quantisation ?? unknown}</dd>
        <dt>{t("models.licence")}</dt>
        <dd>{licence ?? unknown}</dd>
        <dt>{t("models.context")}</dt>
        <dd>{count === null ? unknown : t("models.context.tokens", { count })}</dd>
        <dt>{t("models.template")}</dt>
        <dd>{t(chatTemplate ? "models.template.own" : "models.template.none")}</dd>
      </dl>
    </details>
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
    if (trainable.reason === "not_installed") return t("models.reason.not_installed");
    return `${t("models.untrainable")}: ${
      t(`models.reason.${trainable.reason}`, trainable.params)
    }`;
  }
  const engines = trainable.engines.map((engine) =>
    engine === "python" ? t("models.engine.python") : engine
  ).join(", ");
  return t(trainable.isProven ? "models.trainable" : "models.trainable.checked", { engines });
}
