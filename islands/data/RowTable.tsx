import { rowsAddress } from "@/components/data/rows_address.ts";
import RowFilter from "@/components/data/RowFilter.tsx";
import RowsTable from "@/components/data/RowsTable.tsx";
import RowsToolbar from "@/components/data/RowsToolbar.tsx";
import { Button } from "@/components/kit/Button.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import RowLine from "./_RowLine.tsx";
import { type FirstRows, useRowList } from "./_use_row_list.ts";

/**
 * A project's rows: found, read, edited in place and taken away. A page of a plain list until it is
 * awake; then the whole list, of which only what is in sight is drawn.
 */
export default function RowTable({ documents, ...begin }: FirstRows & {
  /** Documents that rows can be chosen by. */
  documents: { id: string; name: string }[];
}) {
  const { projectId, lang } = begin;
  const t = translator(rowTexts, lang);
  const list = useRowList(begin);
  const { rows, filter, isAwake, choice } = list;
  const address = rowsAddress(projectId, { ...filter, offset: list.window ? 0 : begin.offset });
  return (
    <Stack>
      <RowFilter
        address={rowsAddress(projectId, {})}
        filter={filter}
        documents={documents}
        lang={lang}
        live={isAwake ? list.show : null}
      />
      <RowsToolbar
        total={rows.total}
        allRows={rows.all}
        removeAction={address}
        live={isAwake
          ? { chosen: choice.ids.size, remove: list.takeChosen, chooseNone: choice.none }
          : null}
        lang={lang}
      />
      {rows.error && (
        <Message
          tone="bad"
          title={t("datasets.load.failed")}
          action={<Button onClick={rows.reload}>{t("datasets.load.again")}</Button>}
          isUrgent
        >
          <p>{rows.error.message} {rows.error.hint}</p>
        </Message>
      )}
      {rows.total === 0
        ? <p>{t("datasets.none.found")}</p>
        : <Lines list={list} address={address} {...begin} />}
    </Stack>
  );
}

/** The rows in sight. */
function Lines({ list, address, projectId, offset, lang }: {
  list: ReturnType<typeof useRowList>;
  address: string;
} & Pick<FirstRows, "projectId" | "offset" | "lang">) {
  const { rows, shown, filter, edit, isAwake } = list;
  const places = Array.from({ length: shown.end - shown.first }, (_, at) => shown.first + at);
  return (
    <RowsTable
      tableRef={list.top}
      total={rows.total}
      before={shown.before}
      after={shown.after}
      lang={lang}
    >
      {places.map((place) => {
        const row = rows.rows.get(place) ?? null;
        return (
          <RowLine
            key={row?.id ?? place}
            place={place}
            row={row}
            edit={edit}
            address={address}
            editHref={row ? rowsAddress(projectId, { ...filter, offset, edit: row.id }) : ""}
            measure={list.window?.measure ?? null}
            acts={isAwake && row ? list.actsOn(row, place) : null}
            isAwake={isAwake}
            lang={lang}
          />
        );
      })}
    </RowsTable>
  );
}
