import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import RangeField from "@/components/kit/RangeField.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { translator } from "@/core/contract/text.ts";

/** How a question is asked. */
export interface AskSettings {
  passages: number;
  maxTokens: number;
  temperature: number;
}

export const usualAskSettings: AskSettings = { passages: 5, maxTokens: 256, temperature: 0 };

/** As `askSchema` allows; its file is not for browsers. */
const mostPassages = 20;

const lengths = [64, 128, 256, 512, 1024, 2048];

/** How many passages, how long an answer, how free. */
export default function AskSettingFields({ settings, onChange, lang }: {
  settings: AskSettings;
  onChange(change: Partial<AskSettings>): void;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  const { passages, maxTokens, temperature } = settings;
  return (
    <Disclosure summary={t("ask.settings")}>
      <Columns>
        <RangeField
          id="passages"
          label={t("ask.count")}
          hint={t("ask.count.hint")}
          term="chunk"
          lang={lang}
          value={passages}
          min={1}
          max={mostPassages}
          shown={numbers.format(passages)}
          onInput={(event) => onChange({ passages: Number(event.currentTarget.value) })}
        />
        <SelectField
          id="longest"
          label={t("ask.length")}
          hint={t("ask.length.hint")}
          term="token"
          lang={lang}
          chosen={maxTokens}
          options={lengths.map((value) => ({ value, text: numbers.format(value) }))}
          onChange={(event) => onChange({ maxTokens: Number(event.currentTarget.value) })}
        />
        <RangeField
          id="temperature"
          label={t("ask.temperature")}
          hint={t("ask.temperature.hint")}
          term="temperature"
          lang={lang}
          value={temperature}
          min={0}
          max={2}
          step={0.1}
          shown={numbers.format(temperature)}
          onInput={(event) => onChange({ temperature: Number(event.currentTarget.value) })}
        />
      </Columns>
    </Disclosure>
  );
}
