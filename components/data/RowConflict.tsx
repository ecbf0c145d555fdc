import { Button } from "@/components/kit/Button.tsx";
import { Columns, Row } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { SectionTitle } from "@/components/kit/Text.tsx";
import type { DatasetRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import type { EditActs } from "./edit_acts.ts";
import type { RowEntry } from "./RowFields.tsx";

/** Two tabs changed one row: what this one wanted to save, and what stands there now. */
export interface Conflict {
  message: string;
  hint: string;
  mine: Pick<RowEntry, "instruction" | "output">;
  /** Null where the row was taken away. */
  theirs: DatasetRow | null;
}

/** Both texts beside each other, and the choice between them. */
export default function RowConflict({ conflict, acts, lang }: {
  conflict: Conflict;
  acts: Pick<EditActs, "takeMine" | "takeTheirs" | "isSaving"> | null;
  lang: Lang;
}) {
  const t = translator(rowTexts, lang);
  const { message, hint, mine, theirs } = conflict;
  return (
    <Message tone="warning" title={theirs ? message : t("datasets.gone")} isUrgent>
      {theirs && <p>{hint}</p>}
      <Columns>
        <Side title={t("datasets.conflict.mine")} text={mine} />
        {theirs && <Side title={t("datasets.conflict.theirs")} text={theirs} />}
      </Columns>
      {acts && (
        <Row>
          <Button look="primary" isBusy={acts.isSaving} onClick={acts.takeMine}>
            {t(theirs ? "datasets.conflict.take-mine" : "datasets.gone.add")}
          </Button>
          <Button onClick={acts.takeTheirs}>
            {t(theirs ? "datasets.conflict.take-theirs" : "datasets.keep")}
          </Button>
        </Row>
      )}
    </Message>
  );
}

function Side({ title, text }: {
  title: string;
  text: { instruction: string; output: string };
}) {
  return (
    <div class="min-w-0 py-2">
      <SectionTitle level={3}>{title}</SectionTitle>
      <p class="font-medium">{text.instruction}</p>
      <p class="break-words whitespace-pre-line">{text.output}</p>
    </div>
  );
}
