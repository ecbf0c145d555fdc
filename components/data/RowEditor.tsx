import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import { Button, LinkButton } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import type { EditActs } from "./edit_acts.ts";
import RowConflict, { type Conflict } from "./RowConflict.tsx";
import RowSource from "./RowSource.tsx";
import RowFields, { type RowEntry } from "./RowFields.tsx";

/** A row as a form, in the row's place. */
export default function RowEditor({ row, entry, error, conflict, addresses, acts, lang }: {
  row: PlacedRow;
  entry: RowEntry;
  error: { message: string; hint: string } | null;
  conflict: Conflict | null;
  addresses: { save: string; leave: string };
  acts: EditActs | null;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (!acts || event.isComposing) return;
    if (event.key === "Escape") acts.leave();
    else if (event.key === "Enter" && !event.shiftKey && isField(event.target)) acts.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSubmit = (event: TargetedEvent<HTMLElement>) => {
    if (!acts) return;
    event.preventDefault();
    acts.save();
  };
  return (
    <form
      method="post"
      action={addresses.save}
      aria-label={t("datasets.edit.title")}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <Stack gap="small">
        <input type="hidden" name="rowId" value={row.id} />
        <RowFields prefix="edit" row={entry} lang={lang} {...acts && { onChange: acts.change }}>
          <RowSource row={row} lang={lang} />
        </RowFields>
        <Hint>{t(hintOf(row))}</Hint>
        {conflict
          ? <RowConflict conflict={conflict} acts={acts} lang={lang} />
          : <FormError error={error} />}
        {(!conflict || !acts) && (
          <Row>
            <Button type="submit" look="primary" name="do" value="change" isBusy={acts?.isSaving}>
              {t("datasets.save")}
            </Button>
            {acts
              ? <Button onClick={acts.leave}>{t("datasets.keep")}</Button>
              : <LinkButton href={addresses.leave}>{t("datasets.keep")}</LinkButton>}
            {acts && <Hint>{t("datasets.edit.keys")}</Hint>}
          </Row>
        )}
      </Stack>
    </form>
  );
}

function hintOf({ messages }: PlacedRow) {
  return messages && messages.length > 2 ? "datasets.edit.conversation" : "datasets.edit.quote";
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement;
}
