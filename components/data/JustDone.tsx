import { Button } from "@/components/kit/Button.tsx";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";

/** What was just done with rows by a plain form, and the way back. */
export default function JustDone({ said, removed, address, lang }: {
  said: "added" | "changed" | "restored" | undefined;
  /** The rows that were taken away, separated by commas. */
  removed: string | undefined;
  /** Where the rows are shown as they are. */
  address: string;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  if (removed) {
    const undo = (
      <form method="post" action={address}>
        <input type="hidden" name="rowIds" value={removed} />
        <Button type="submit" name="do" value="restore" icon="undo" isSmall>
          {t("datasets.restore")}
        </Button>
      </form>
    );
    const count = removed.split(",").length;
    return (
      <div role="status">
        <Message action={undo}>{t("datasets.removed.many", { count })}</Message>
      </div>
    );
  }
  return said
    ? (
      <div role="status">
        <Message tone="good">{t(`datasets.${said}`)}</Message>
      </div>
    )
    : null;
}
