import Pager from "@/components/Pager.tsx";
import RowFilter from "@/components/RowFilter.tsx";
import RowList, { type PlacedRow } from "@/components/RowList.tsx";
import { type Lang, type RowId, translator } from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { enteredRow } from "./_entered_row.ts";
import { filterOf, rowsAddress, rowsAtOnce, type RowsView } from "./_rows_view.ts";

/** The list of rows with its search, its pages, and what was just done with a row. */
export default function Rows({ data, lang, error, form }: {
  data: {
    framed: { project: { id: string } };
    rows: readonly PlacedRow[];
    total: number;
    view: RowsView;
  };
  lang: Lang;
  error: { message: string; hint: string } | null;
  form: Readonly<Record<string, string>>;
}) {
  const t = translator(datasetTexts, lang);
  const { framed: { project }, rows, total, view } = data;
  const filter = filterOf(view);
  const list = rowsAddress(project.id, filter);
  const offset = view.offset;
  const at = (offset: number) => `${rowsAddress(project.id, { ...filter, offset })}#rows`;
  const isRefused = form["do"] === "change";
  return (
    <section id="rows" class="card stack">
      <h2>{t("datasets.find")}</h2>
      <Said view={view} list={list} lang={lang} />
      <RowFilter address={`/projects/${project.id}/data`} chosen={view} lang={lang} />
      {rows.length === 0
        ? (
          <p>
            {t("datasets.none.found")}{" "}
            <a href={`${at(0).split("?")[0]}#rows`}>{t("datasets.all")}</a>
          </p>
        )
        : (
          <RowList
            rows={rows}
            addresses={{
              list,
              edit: (edit) => rowsAddress(project.id, { ...filter, edit: edit as RowId }),
            }}
            editing={{
              id: view.edit ?? null,
              entered: isRefused ? enteredRow(form) : {},
              error: isRefused ? error : null,
            }}
            lang={lang}
          />
        )}
      {rows.length > 0 && (
        <Pager
          label={t("datasets.page.label")}
          shown={t("datasets.page", { from: offset + 1, to: offset + rows.length, total })}
          earlier={offset > 0
            ? { href: at(Math.max(0, offset - rowsAtOnce)), text: t("datasets.page.earlier") }
            : null}
          later={offset + rows.length < total
            ? { href: at(offset + rowsAtOnce), text: t("datasets.page.later") }
            : null}
        />
      )}
    </section>
  );
}

/** What was just done with a row, and the way back. */
function Said({ view: { said, removed }, list, lang }: {
  view: RowsView;
  list: string;
  lang: Lang;
}) {
  const t = translator(datasetTexts, lang);
  if (removed) {
    return (
      <form method="post" action={list} class="message row spread">
        <p role="status">{t("datasets.removed")}</p>
        <input type="hidden" name="rowId" value={removed} />
        <button type="submit" name="do" value="restore">{t("datasets.restore")}</button>
      </form>
    );
  }
  return said ? <p class="message" role="status">{t(`datasets.${said}`)}</p> : null;
}
