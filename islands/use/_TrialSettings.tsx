import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
import RangeField from "@/components/kit/RangeField.tsx";
import SelectField, { type Option } from "@/components/kit/SelectField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { translator } from "@/core/contract/text.ts";

/** How both models are asked. */
export interface Settings {
  artifactId: string;
  temperature: number;
  maxTokens: number;
}

const lengths = [64, 256, 512, 1024];

/** Temperature, length of the answers, and which of the files answers. */
export default function TrialSettings({ files, settings, onChange, lang }: {
  files: readonly Option[];
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const numbers = new Intl.NumberFormat(lang);
  const { temperature, maxTokens, artifactId } = settings;
  return (
    <Disclosure summary={t("try.settings")}>
      <Columns>
        <RangeField
          id="temperature"
          label={t("try.temperature")}
          term="temperature"
          lang={lang}
          hint={t("try.temperature.hint")}
          value={temperature}
          min={0}
          max={2}
          step={0.1}
          shown={numbers.format(temperature)}
          onInput={(event) => onChange({ temperature: Number(event.currentTarget.value) })}
        />
        <SelectField
          id="longest"
          label={t("try.length")}
          term="token"
          lang={lang}
          hint={t("try.length.hint")}
          chosen={maxTokens}
          options={lengths.map((value) => ({ value, text: numbers.format(value) }))}
          onChange={(event) => onChange({ maxTokens: Number(event.currentTarget.value) })}
        />
        <SelectField
          id="answering"
          label={t("try.file")}
          chosen={artifactId}
          options={files}
          onChange={(event) => onChange({ artifactId: event.currentTarget.value })}
        />
      </Columns>
    </Disclosure>
  );
}
