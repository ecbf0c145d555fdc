import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { translator } from "@/core/contract/text.ts";

/** What both generators are set up with: how much is held out, and the seed. */
export default function SharedFields({ prefix, values, lang, onChange }: {
  /** Makes the fields' ids unique on the page. */
  prefix: string;
  values: { documentPercent: string; seed: string };
  lang: Lang;
  onChange?: (change: Partial<{ documentPercent: string; seed: string }>) => void;
}) {
  const t = translator(generationTexts, lang);
  return (
    <>
      <TextField
        id={`${prefix}-share`}
        name="documentPercent"
        type="number"
        label={t("datasets.setting.documentPercent")}
        hint={t("datasets.setting.documentPercent.hint")}
        term="heldOut"
        lang={lang}
        value={values.documentPercent}
        min={0}
        max={50}
        step="any"
        required
        onInput={({ currentTarget }) => onChange?.({ documentPercent: currentTarget.value })}
      />
      <TextField
        id={`${prefix}-seed`}
        name="seed"
        type="number"
        label={t("datasets.setting.seed")}
        hint={t("datasets.setting.seed.hint")}
        term="seed"
        lang={lang}
        value={values.seed}
        min={0}
        max={2 ** 31 - 1}
        required
        onInput={({ currentTarget }) => onChange?.({ seed: currentTarget.value })}
      />
    </>
  );
}
