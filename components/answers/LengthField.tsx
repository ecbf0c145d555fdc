import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { translator } from "@/core/contract/text.ts";
import SelectField from "../kit/SelectField.tsx";

const lengths = [64, 128, 256, 512, 1024, 2048];

/** How long an answer may become. */
export default function LengthField({ maxTokens, onChange, lang }: {
  maxTokens: number;
  onChange(maxTokens: number): void;
  lang: Lang;
}) {
  const t = translator(askingTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  return (
    <SelectField
      id="longest"
      label={t("asking.length")}
      hint={t("asking.length.hint")}
      term="token"
      lang={lang}
      chosen={maxTokens}
      options={lengths.map((value) => ({ value, text: numbers.format(value) }))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
