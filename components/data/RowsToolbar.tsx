import { Button } from "@/components/kit/Button.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import { chosenForm } from "./chosen_form.ts";

/** How many rows are shown, what can be done with the chosen ones, and the keys. */
export default function RowsToolbar({ total, allRows, removeAction, live, lang }: {
  total: number;
  allRows: number;
  /** Where a plain form takes the chosen rows away. */
  removeAction: string;
  live: { chosen: number; remove(): void; chooseNone(): void } | null;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  const isIdle = live?.chosen === 0;
  return (
    <Row isSpread>
      <p role="status" class="font-medium">
        {t("datasets.find.count", { total, rows: allRows })}
      </p>
      {live && <p class="quiet text-sm max-md:hidden">{t("datasets.keys")}</p>}
      <form
        id={chosenForm}
        method="post"
        action={removeAction}
        class="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          if (!live) return;
          event.preventDefault();
          live.remove();
        }}
      >
        {live && <Hint>{t("datasets.chosen", { count: live.chosen })}</Hint>}
        <Button
          type="submit"
          name="do"
          value="remove-chosen"
          isSmall
          icon="trash"
          disabled={isIdle}
        >
          {t("datasets.chosen.remove")}
        </Button>
        {live && (
          <Button look="quiet" isSmall disabled={isIdle} onClick={live.chooseNone}>
            {t("datasets.chosen.none")}
          </Button>
        )}
      </form>
    </Row>
  );
}
