import LengthField from "@/components/answers/LengthField.tsx";
import TemperatureField from "@/components/answers/TemperatureField.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Columns } from "@/components/kit/Layout.tsx";
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

/** Temperature, length of the answers, and which of the files answers. */
export default function TrialSettings({ files, settings, onChange, lang }: {
  files: readonly Option[];
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  lang: Lang;
}) {
  const t = translator(useTexts, lang);
  const { temperature, maxTokens, artifactId } = settings;
  return (
    <Disclosure summary={t("try.settings")}>
      <Columns>
        <TemperatureField
          temperature={temperature}
          onChange={(temperature) => onChange({ temperature })}
          lang={lang}
        />
        <LengthField
          maxTokens={maxTokens}
          onChange={(maxTokens) => onChange({ maxTokens })}
          lang={lang}
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
