import RowCells, { type RowActs } from "@/components/data/RowCells.tsx";
import RowEditor from "@/components/data/RowEditor.tsx";
import { rowColumns } from "@/components/data/RowsTable.tsx";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import { rowElementId } from "./_row_focus.ts";
import type { RowEdit } from "./_use_row_edit.ts";

/** One line of the list: a row, the row as a form, or one that is on its way. */
export default function RowLine({ place, row, edit, address, editHref, ...rest }: {
  place: number;
  /** Null while it is being loaded. */
  row: PlacedRow | null;
  edit: RowEdit;
  /** Where the list is shown as it is. */
  address: string;
  editHref: string;
  measure: ((element: HTMLElement | null) => void) | null;
  acts: RowActs | null;
  isAwake: boolean;
  lang: Lang;
}) {
  const { measure, acts, isAwake, lang } = rest;
  const line = {
    ref: measure,
    "data-index": place,
    "aria-rowindex": place + 2,
    ...row && { id: rowElementId(row.id), tabIndex: -1 },
  };
  if (!row) {
    return (
      <tr {...line}>
        <td colSpan={rowColumns} class="row-gap quiet">
          {translator(rowTexts, lang)("datasets.loading")}
        </td>
      </tr>
    );
  }
  if (edit.open?.row.id !== row.id) {
    return (
      <tr {...line}>
        <RowCells row={row} editHref={editHref} removeAction={address} acts={acts} lang={lang} />
      </tr>
    );
  }
  return (
    <tr {...line}>
      <td colSpan={rowColumns} class="row-open">
        <RowEditor
          row={row}
          entry={edit.open.entry}
          error={edit.open.error}
          conflict={edit.open.conflict}
          addresses={{
            save: `${editHref}#${rowElementId(row.id)}`,
            leave: `${address}#${rowElementId(row.id)}`,
          }}
          acts={isAwake ? edit : null}
          lang={lang}
        />
      </td>
    </tr>
  );
}
