import Table, { NumberCell } from "@/components/kit/Table.tsx";
import Term from "@/components/kit/Term.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ListedModel } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { modelTexts } from "@/core/contract/text/models.ts";
import { translator } from "@/core/contract/text.ts";
import { languageNames, shortCount, trainableText } from "./model_words.ts";
import { modelPath } from "./ModelCard.tsx";

/** Base models side by side, with everything that they can be compared by. */
export default function ModelTable({ models, lang }: {
  models: readonly ListedModel[];
  lang: Lang;
}) {
  const t = translator(modelTexts, lang);
  const tPage = translator(modelPageTexts, lang);
  const explained = (text: string, name: "parameter" | "quantization" | "contextWindow") => (
    <>
      {text} <Term name={name} id={`table-${name}`} lang={lang} />
    </>
  );
  return (
    <Table
      caption={t("models.list")}
      columns={[
        { text: t("models.name") },
        { text: t("models.training") },
        { text: explained(t("models.parameters"), "parameter"), isNumber: true },
        { text: t("models.size"), isNumber: true },
        { text: explained(t("models.quantisation"), "quantization") },
        { text: explained(t("models.context"), "contextWindow"), isNumber: true },
        { text: tPage("fit.run"), isNumber: true },
        { text: tPage("fit.train"), isNumber: true },
        { text: t("models.languages") },
        { text: t("models.licence") },
      ]}
    >
      {models.map((model) => <ModelRow key={model.id} model={model} lang={lang} />)}
    </Table>
  );
}

function ModelRow({ model, lang }: { model: ListedModel; lang: Lang }) {
  const t = translator(modelTexts, lang);
  const tPage = translator(modelPageTexts, lang);
  const bytes = (value: number | null) => value === null ? "–" : bytesText(value, lang);
  const { source, state, parameters, contextTokens, fit } = model;
  return (
    <tr>
      <td class="min-w-40">
        <a href={modelPath(model.id)}>{model.name}</a>
        <Hint>
          {t(`models.source.${source}`)}
          {state !== "ready" && ` · ${t(`models.state.${state}`)}`}
        </Hint>
      </td>
      <td class="min-w-48">
        {trainableText(model, lang)}
        {model.trainable.possible && fit.train.level !== "unknown" && (
          <Hint>{tPage(`fit.level.${fit.train.level}`)}</Hint>
        )}
      </td>
      <NumberCell>{parameters === null ? "–" : shortCount(parameters, lang)}</NumberCell>
      <NumberCell>{bytes(model.sizeBytes)}</NumberCell>
      <td>{model.quantisation ?? "–"}</td>
      <NumberCell>
        {contextTokens === null ? "–" : new Intl.NumberFormat(lang).format(contextTokens)}
      </NumberCell>
      <NumberCell>{bytes(fit.run.neededBytes)}</NumberCell>
      <NumberCell>{bytes(fit.train.neededBytes)}</NumberCell>
      <td>{languageNames(model.languages, lang) ?? "–"}</td>
      <td class="whitespace-nowrap">{model.licence ?? "–"}</td>
    </tr>
  );
}
