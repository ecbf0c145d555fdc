import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import EngineField from "@/components/training/EngineField.tsx";
import MoreSettings from "@/components/training/MoreSettings.tsx";
import PresetChoice from "@/components/training/PresetChoice.tsx";
import RunSettings from "@/components/training/RunSettings.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownPlan } from "@/core/contract/run_plan.ts";
import { presetOf, withPreset } from "@/core/contract/runs/presets.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import type { EnteredSettings, SettingsChange } from "./_entered_settings.ts";

/** Ready-made settings, and below them every one by itself. */
export default function SettingCards({ plan, first, entered, onChange, lang }: {
  plan: ShownPlan & { usual: Hyperparameters };
  /** What the fields begin with. */
  first: EnteredSettings;
  entered: EnteredSettings;
  onChange(change: SettingsChange): void;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const { usual, data, pace, engines, fourBit } = plan;
  const recommended = engines.find(({ isUsual }) => isUsual);
  const usualEngine = recommended && { engine: recommended.id };
  return (
    <>
      <Card title={t("preset")}>
        <PresetChoice
          usual={usual}
          chosen={presetOf(entered, usual)}
          data={data}
          pace={pace}
          onChoose={(preset) => {
            const { hyper, maxSteps } = withPreset(preset, usual);
            onChange({ ...hyper, maxSteps });
          }}
          lang={lang}
        />
      </Card>
      <Card
        title={t("settings")}
        lead={t("settings.lead")}
        aside={
          <Button
            isSmall
            look="quiet"
            icon="reset"
            onClick={() => onChange({ ...usual, maxSteps: null, ...usualEngine })}
          >
            {t("settings.reset")}
          </Button>
        }
      >
        <input type="hidden" name="isForm" value="true" />
        <EngineField engines={engines} chosen={first.engine} lang={lang} />
        <RunSettings
          first={first.hyper}
          now={entered.hyper}
          onSet={onChange}
          fourBit={fourBit}
          lang={lang}
        />
        <Disclosure summary={t("settings.more")}>
          <MoreSettings
            first={first.hyper}
            now={entered.hyper}
            maxSteps={{ first: first.maxSteps, now: entered.maxSteps }}
            lang={lang}
          />
        </Disclosure>
        <div class="hidden noscript:block">
          <Button type="submit" formMethod="get">{t("recalculate")}</Button>
        </div>
      </Card>
    </>
  );
}
