import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import RowFields, { type RowEntry } from "./RowFields.tsx";

/** A row that a person writes. */
export default function AddRowForm({ error, entered, lang }: {
  error: { message: string; hint: string } | null;
  /** What stood in the form that was just refused. */
  entered: Partial<RowEntry>;
  lang: Lang;
}) {
  return (
    <form method="post" data-keep="row">
      <Stack>
        <FormError error={error} lang={lang} />
        <RowFields
          prefix="add"
          row={{ instruction: "", output: "", split: "train", ...entered }}
          lang={lang}
        />
        <Row>
          <Button type="submit" name="do" value="add" icon="plus">
            {translator(rowTexts, lang)("datasets.add.start")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
