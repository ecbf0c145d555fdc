import type { Lang } from "@/core/contract/lang.ts";
import { askingTexts } from "@/core/contract/text/asking.ts";
import { translator } from "@/core/contract/text.ts";
import RangeField from "../kit/RangeField.tsx";

/** How freely a model chooses its words. */
export default function TemperatureField({ temperature, onChange, lang }: {
  temperature: number;
  onChange(temperature: number): void;
  lang: Lang;
}) {
  const t = translator(askingTexts, lang);
  return (
    <RangeField
      id="temperature"
      label={t("asking.temperature")}
      hint={t("asking.temperature.hint")}
      term="temperature"
      lang={lang}
      value={temperature}
      min={0}
      max={2}
      step={0.1}
      shown={new Intl.NumberFormat(lang).format(temperature)}
      onInput={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
