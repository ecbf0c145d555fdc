import { Button } from "@/components/kit/Button.tsx";
import { Columns, Row, Stack } from "@/components/kit/Layout.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import { exportDatasetSchema, type Lang, translator } from "@/core/contract/mod.ts";
import { rowFileTexts } from "@/core/contract/text/dataset_files.ts";

const { format, split } = exportDatasetSchema.shape;

/** Rows as a JSONL file to be downloaded. */
export default function DataExport({ lang }: { lang: Lang }) {
  const t = translator(rowFileTexts, lang);
  return (
    <form method="post">
      <Stack>
        <Hint>{t("datasets.export.hint")}</Hint>
        <Columns>
          <SelectField
            id="export-split"
            name="split"
            label={t("datasets.export.split")}
            options={split.unwrap().options.map((value) => ({
              value,
              text: t(`datasets.export.split.${value}`),
            }))}
          />
          <SelectField
            id="export-format"
            name="format"
            label={t("datasets.export.format")}
            options={format.unwrap().options.map((value) => ({
              value,
              text: t(`datasets.export.format.${value}`),
            }))}
          />
        </Columns>
        <Row>
          <Button type="submit" name="do" value="export" icon="download">
            {t("datasets.export.start")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
