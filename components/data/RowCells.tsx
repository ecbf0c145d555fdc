import type { TargetedEvent } from "preact";
import Badge from "@/components/kit/Badge.tsx";
import { Button, buttonClass, IconButton } from "@/components/kit/Button.tsx";
import Icon from "@/components/kit/Icon.tsx";
import type { PlacedRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { translator } from "@/core/contract/text.ts";
import RowSource from "./RowSource.tsx";
import { chosenForm } from "./chosen_form.ts";

/** What can be done with a shown row once the list is live. */
export interface RowActs {
  isChosen: boolean;
  choose(isChosen: boolean): void;
  edit(): void;
  remove(): void;
  /** Takes it away with all others that ask for the same fact. */
  removeFact(): void;
}

/** The cells of a row that is not being edited. */
export default function RowCells({ row, editHref, removeAction, acts, lang }: {
  row: PlacedRow;
  editHref: string;
  /** Where a plain form takes a row away. */
  removeAction: string;
  acts: RowActs | null;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  const { id, instruction, output } = row;
  const instead = (act: (() => void) | undefined) => (event: TargetedEvent<HTMLElement>) => {
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <td class="row-choose">
        <input
          type="checkbox"
          class="checkbox checkbox-sm"
          form={chosenForm}
          name="ids"
          value={id}
          checked={acts?.isChosen}
          aria-label={t("datasets.choose", { name: instruction })}
          onChange={({ currentTarget }) => acts?.choose(currentTarget.checked)}
        />
      </td>
      <td>
        <p class="font-medium">{instruction}</p>
        <RowMarks row={row} lang={lang} />
      </td>
      <td>
        <p class="line-clamp-8 break-words whitespace-pre-line">{output}</p>
      </td>
      <td>
        <RowSource row={row} lang={lang} />
        {isOfFact(row) && (
          <form
            method="post"
            action={removeAction}
            class="mt-1"
            onSubmit={instead(acts?.removeFact)}
          >
            <input type="hidden" name="rowId" value={id} />
            <Button
              type="submit"
              name="do"
              value="remove-fact"
              look="quiet"
              isSmall
              icon="trash-group"
              aria-label={t("datasets.remove.fact.name", { name: instruction })}
            >
              {t("datasets.remove.fact")}
            </Button>
          </form>
        )}
      </td>
      <td class="row-acts">
        <form
          method="post"
          action={removeAction}
          class="flex gap-1"
          onSubmit={instead(acts?.remove)}
        >
          <input type="hidden" name="rowId" value={id} />
          <a
            class={`${buttonClass({ look: "quiet", isSmall: true })} btn-square`}
            href={editHref}
            aria-label={t("datasets.edit.name", { name: instruction })}
            title={t("datasets.edit")}
            onClick={instead(acts?.edit)}
          >
            <Icon name="edit" size="small" />
          </a>
          <IconButton
            type="submit"
            name="do"
            value="remove"
            icon="trash"
            label={t("datasets.remove.name", { name: instruction })}
          />
        </form>
      </td>
    </>
  );
}

/** Whether other rows ask for the same; one that a person changed stands for itself. */
function isOfFact({ factKey, origin }: PlacedRow): boolean {
  return factKey !== null && origin !== "manual";
}

/** What a row is for and where it comes from. */
function RowMarks({ row: { split, origin, messages }, lang }: { row: PlacedRow; lang: Lang }) {
  const t = translator(rowTexts, lang);
  const kinds = translator(datasetTexts, lang);
  return (
    <p class="mt-1 flex flex-wrap items-center gap-2 text-sm">
      {split === "train"
        ? <Badge>{kinds("datasets.split.train")}</Badge>
        : <Badge tone="warning" icon="lock">{kinds(`datasets.split.${split}`)}</Badge>}
      <span class="quiet">
        {kinds(`datasets.origin.${origin}`)}
        {messages && messages.length > 2 &&
          ` · ${t("datasets.turns", { count: messages.length })}`}
      </span>
    </p>
  );
}
