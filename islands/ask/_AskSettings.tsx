import LengthField from "@/components/answers/LengthField.tsx";
import TemperatureField from "@/components/answers/TemperatureField.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import RangeField from "@/components/kit/RangeField.tsx";
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
        <LengthField
          maxTokens={maxTokens}
          onChange={(maxTokens) => onChange({ maxTokens })}
          lang={lang}
        />
        <TemperatureField
          temperature={temperature}
          onChange={(temperature) => onChange({ temperature })}
          lang={lang}
        />
      </Columns>
    </Disclosure>
  );
}
