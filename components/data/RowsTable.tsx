import type { ComponentChildren } from "preact";
import { Spoken } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";

/** How many columns a row has. */
export const rowColumns = 5;

/**
 * The table of rows: on a narrow screen each row is a block of its own. Columns keep their width
 * whatever is scrolled into sight.
 */
export default function RowsTable({ tableRef, total, before = 0, after = 0, lang, children }: {
  tableRef?: { current: HTMLTableElement | null };
  /** Rows of the whole list, of which some are drawn. */
  total: number;
  /** Room of the rows that are not drawn, in pixels. */
  before?: number;
  after?: number;
  lang: Lang;
  /** `<tr>` elements. */
  children: ComponentChildren;
}) {
  const t = translator(rowTexts, lang);
  return (
    <table ref={tableRef ?? null} class="rows-table" aria-rowcount={total + 1}>
      <caption class="sr-only">{t("datasets.list")}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" class="row-choose">
            <Spoken>{t("datasets.column.chosen")}</Spoken>
          </th>
          <th scope="col">{t("datasets.column.instruction")}</th>
          <th scope="col">{t("datasets.column.output")}</th>
          <th scope="col">{t("datasets.column.quote")}</th>
          <th scope="col" class="row-acts">
            <Spoken>{t("datasets.column.actions")}</Spoken>
          </th>
        </tr>
      </thead>
      <tbody>
        {before > 0 && <Room height={before} />}
        {children}
        {after > 0 && <Room height={after} />}
      </tbody>
    </table>
  );
}

/** Stands for rows that are not drawn; drawn by scripts only, which may set a style. */
function Room({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" class="row-room">
      <td colSpan={rowColumns} style={{ height: `${height}px` }} />
    </tr>
  );
}
