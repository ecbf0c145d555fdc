import { bytesText } from "@/core/contract/text/bytes.ts";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";

const figures = ["pages", "chunks", "tokens"] as const;

/** A project's documents: size, what is in them, their state with the reason, and removing. */
export default function DocumentTable({ documents, lang }: {
  documents: readonly ShownDocument[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  return (
    <table class="documents" role="table">
      <thead>
        <tr>
          <th>{t("documents.column.name")}</th>
          <th class="number wide">{t("documents.column.size")}</th>
          {figures.map((figure) => (
            <th
              key={figure}
              class="number wide"
              title={figure === "pages" ? undefined : t(tooltips[figure])}
            >
              {t(`documents.column.${figure}`)}
            </th>
          ))}
          <th>{t("documents.column.state")}</th>
          <th>
            <span class="visually-hidden">{t("documents.column.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {documents.map((document) => <Row key={document.id} document={document} lang={lang} />)}
      </tbody>
    </table>
  );
}

const tooltips = {
  chunks: "documents.chunk.tooltip",
  tokens: "documents.token.tooltip",
} as const;

function Row({ document, lang }: { document: ShownDocument; lang: Lang }) {
  const t = translator(documentTexts, lang);
  const { id, name, bytes, state, error, pages, chunkCount, tokens } = document;
  const numbers = new Intl.NumberFormat(lang);
  const amounts = { pages, chunks: chunkCount, tokens };
  const counted = figures.filter((figure) => amounts[figure] !== null)
    .map((figure) => t(`documents.count.${figure}`, { count: amounts[figure]! }));
  return (
    <tr role="row">
      <td class="file-name" role="cell">
        <a href={`/documents/${id}`}>{name}</a>
        <div class="narrow quiet small">{[bytesText(bytes, lang), ...counted].join(" · ")}</div>
      </td>
      <td class="number wide" role="cell">{bytesText(bytes, lang)}</td>
      {figures.map((figure) => (
        <td key={figure} class="number wide" role="cell">
          {amounts[figure] === null ? "–" : numbers.format(amounts[figure]!)}
        </td>
      ))}
      <td class="state" role="cell">
        <span class={stateClass[state]}>{t(`documents.state.${state}`)}</span>
        {error && <div class="small">{error.message}</div>}
        {error && <div class="quiet small">{error.hint}</div>}
      </td>
      <td role="cell">
        <form method="post" action={`/documents/${id}`}>
          <button
            type="submit"
            name="do"
            value="remove"
            class="bare"
            aria-label={t("documents.remove.name", { name })}
          >
            {t("documents.remove")}
          </button>
        </form>
      </td>
    </tr>
  );
}

const stateClass = {
  uploaded: "quiet",
  processing: "",
  ready: "good",
  failed: "bad-text",
} as const;
