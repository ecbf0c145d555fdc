import { Columns } from "@/components/kit/Layout.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { translator } from "@/core/contract/text.ts";
import SharedFields from "./SharedFields.tsx";

/** The settings of the generator that reads the text; the browser keeps what is typed. */
export default function ExtractiveFields({ entered, lang }: {
  /** What stood in the form that was just refused. */
  entered: Readonly<Record<string, string>>;
  lang: Lang;
}) {
  const t = translator(generationTexts, lang);
  return (
    <Columns>
      <TextField
        id="phrasings"
        name="phrasings"
        type="number"
        label={t("datasets.setting.phrasings")}
        hint={t("datasets.setting.phrasings.hint")}
        value={entered["phrasings"] ?? 9}
        min={5}
        max={12}
        required
      />
      <TextField
        id="facts-per-chunk"
        name="factsPerChunk"
        type="number"
        label={t("datasets.setting.factsPerChunk")}
        value={entered["factsPerChunk"] ?? 24}
        min={1}
        max={100}
        required
      />
      <TextField
        id="max-rows"
        name="maxRows"
        type="number"
        label={t("datasets.setting.maxRows")}
        hint={t("datasets.setting.maxRows.hint")}
        value={entered["maxRows"] ?? ""}
        min={6}
        max={1_000_000}
      />
      <SharedFields
        prefix="extractive"
        values={{
          documentPercent: entered["documentPercent"] ?? "10",
          seed: entered["seed"] ?? "7",
        }}
        lang={lang}
      />
    </Columns>
  );
}
