import { type DatasetRow, type Lang, translator } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import FormError from "./FormError.tsx";
import RowFields from "./RowFields.tsx";

/** A row with the place that its quote stands in, as far as that is still there. */
export interface PlacedRow extends DatasetRow {
  place: { documentId: string; name: string; position: number; page: number | null } | null;
}

/** What a list of rows needs to lead to editing and back. */
interface Addresses {
  /** The address that shows the list as it is. */
  list: string;
  /** The address that shows one row's form. */
  edit(id: string): string;
}

interface Editing {
  /** The row whose form is open; null when none is. */
  id: string | null;
  /** What stood in that form when it was refused, and why. */
  entered: Readonly<Record<string, string>>;
  error: { message: string; hint: string } | null;
}

/** Training rows with question, answer, quote and source; one of them may be open as a form. */
export default function RowList({ rows, addresses, editing, lang }: {
  rows: readonly PlacedRow[];
  addresses: Addresses;
  editing: Editing;
  lang: Lang;
}) {
  return (
    <ol class="plain-list rows">
      {rows.map((row) => (
        <li key={row.id} id={`row-${row.id}`} class="data-row">
          {row.id === editing.id
            ? <RowForm row={row} addresses={addresses} editing={editing} lang={lang} />
            : <ShownRow row={row} addresses={addresses} lang={lang} />}
        </li>
      ))}
    </ol>
  );
}

function ShownRow({ row, addresses, lang }: {
  row: PlacedRow;
  addresses: Addresses;
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const { id, instruction, output, origin, split, messages } = row;
  return (
    <>
      <div class="data-row-text">
        <p>
          <strong>{instruction}</strong>
        </p>
        <p class="data-row-answer">{output}</p>
        <p class="quiet small">
          {[
            t(`datasets.split.${split}`),
            t(`datasets.origin.${origin}`),
            messages && messages.length > 2 && t("datasets.turns", { count: messages.length }),
          ].filter(Boolean).join(" · ")}
        </p>
      </div>
      <Source row={row} lang={lang} />
      <form method="post" action={addresses.list} class="row data-row-actions">
        <input type="hidden" name="rowId" value={id} />
        <a
          class="button small"
          href={`${addresses.edit(id)}#row-${id}`}
          aria-label={t("datasets.edit.name", { name: instruction })}
        >
          {t("datasets.edit")}
        </a>
        <button
          type="submit"
          class="small"
          name="do"
          value="remove"
          aria-label={t("datasets.remove.name", { name: instruction })}
        >
          {t("datasets.remove")}
        </button>
      </form>
    </>
  );
}

function Source({ row: { quote, place }, lang }: { row: PlacedRow; lang: Lang }) {
  if (quote === null) return <div class="data-row-source" />;
  const page = place?.page && translator(documentTexts, lang)("documents.chunk.page", {
    page: place.page,
  });
  return (
    <figure class="data-row-source">
      <blockquote class="small">{quote}</blockquote>
      {place && (
        <figcaption class="small">
          <a href={chunkAddress(place)}>
            {[place.name, page].filter(Boolean).join(", ")}
          </a>
        </figcaption>
      )}
    </figure>
  );
}

/** A document's chunks are shown in pages that begin at any chunk. */
function chunkAddress({ documentId, position }: NonNullable<PlacedRow["place"]>): string {
  return `/documents/${documentId}?from=${position}#chunk-${position + 1}`;
}

function RowForm({ row, addresses, editing, lang }: {
  row: PlacedRow;
  addresses: Addresses;
  editing: Editing;
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  const { id, messages, quote } = row;
  const shown = { ...row, ...editing.entered };
  return (
    <form method="post" action={`${addresses.edit(id)}#row-${id}`} class="stack data-row-form">
      <h3>{t("datasets.edit.title")}</h3>
      <FormError error={editing.error} />
      <input type="hidden" name="rowId" value={id} />
      <RowFields prefix="edit" row={shown} lang={lang} />
      {messages && messages.length > 2
        ? <p class="message">{t("datasets.edit.conversation")}</p>
        : quote !== null && <p class="quiet small">{t("datasets.edit.quote")}</p>}
      <p class="row">
        <button type="submit" class="primary" name="do" value="change">{t("datasets.save")}</button>
        <a class="button" href={`${addresses.list}#row-${id}`}>{t("datasets.keep")}</a>
      </p>
    </form>
  );
}
