import { type BaseModel, type Lang, translator } from "@/core/contract/mod.ts";
import { modelTexts } from "@/core/contract/text/models.ts";

/** Base models with what there is to know about them, and whether they can be trained. */
export default function ModelTable({ models, lang }: { models: BaseModel[]; lang: Lang }) {
  const t = translator(modelTexts, lang);
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th></th>
            <th>{t("models.size")}</th>
            <th>{t("models.licence")}</th>
            <th>{t("models.languages")}</th>
            <th>{t("models.context")}</th>
            <th>{t("models.template")}</th>
            <th></th>
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
      <td class="number">
        {model.sizeBytes === null ? unknown : `${numbers.format(model.sizeBytes / 1e6)} MB`}
      </td>
      <td>{model.licence ?? unknown}</td>
      <td>{model.languages?.join(", ") ?? unknown}</td>
      <td class="number">
        {model.contextTokens === null ? unknown : numbers.format(model.contextTokens)}
      </td>
      <td>{t(model.chatTemplate ? "models.template.own" : "models.template.none")}</td>
      <td>{trainableText(model, lang)}</td>
    </tr>
  );
}

function trainableText({ trainable }: BaseModel, lang: Lang): string {
  const t = translator(modelTexts, lang);
  if (!trainable.possible) {
    return `${t("models.untrainable")}: ${
      t(`models.reason.${trainable.reason}`, trainable.params)
    }`;
  }
  const engines = trainable.engines.join(", ");
  return t(trainable.isProven ? "models.trainable" : "models.trainable.checked", { engines });
}
