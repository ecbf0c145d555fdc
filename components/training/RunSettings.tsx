import type { Lang } from "@/core/contract/lang.ts";
import { hyperChoices, learningRates, nearestRate } from "@/core/contract/runs/choices.ts";
import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";
import { rateText } from "@/core/contract/text/runs.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import TickField from "../kit/TickField.tsx";
import { Columns } from "../kit/Layout.tsx";
import ChoiceField from "./ChoiceField.tsx";
import { rangeProblem, settingLabel } from "./setting_texts.ts";
import SlidingNumber from "./SlidingNumber.tsx";

/** What the fields of a run's settings need. */
export interface SettingsProps {
  /** What the fields begin with; the form keeps what is entered. */
  first: Hyperparameters;
  /** What is entered now. */
  now: Hyperparameters;
  /** Puts a value into a field. */
  onSet(change: Partial<Hyperparameters>): void;
  /** Whether the base model can be loaded with 4 bits, and why not; null while no engine is there. */
  fourBit: { isAvailable: boolean; reason: string } | null;
  lang: Lang;
}

/** The settings that everybody who trains a model asks for, each with what it does. */
export default function RunSettings({ first, now, onSet, fourBit, lang }: SettingsProps) {
  const t = translator(trainingTexts, lang);
  const { learningRate, epochs } = hyperChoices;
  const choice = (name: "batchSize" | "gradientAccumulation" | "loraRank" | "loraAlpha") => (
    <ChoiceField
      name={name}
      label={settingLabel(name, lang)}
      hint={t(`training.what.${name}`)}
      term={name satisfies GlossaryTerm}
      values={hyperChoices[name]}
      chosen={first[name]}
      lang={lang}
    />
  );
  return (
    <Columns>
      <SlidingNumber
        name="learningRate"
        label={settingLabel("learningRate", lang)}
        hint={t("training.what.learningRate")}
        error={rangeProblem("learningRate", now.learningRate, lang)}
        term="learningRate"
        number={{
          value: first.learningRate,
          min: learningRate.least,
          max: learningRate.most,
          step: "any",
        }}
        slider={{
          value: learningRates.indexOf(nearestRate(now.learningRate)),
          min: 0,
          max: learningRates.length - 1,
          text: rateText(now.learningRate, lang),
          onSlide: (stop) => onSet({ learningRate: learningRates[stop]! }),
        }}
        lang={lang}
      />
      <SlidingNumber
        name="epochs"
        label={settingLabel("epochs", lang)}
        hint={t("training.what.epochs")}
        error={rangeProblem("epochs", now.epochs, lang)}
        term="epoch"
        number={{ value: first.epochs, min: epochs.least, max: epochs.most, step: 1 }}
        slider={{
          value: now.epochs || epochs.least,
          min: epochs.least,
          max: epochs.most,
          text: String(now.epochs),
          onSlide: (value) => onSet({ epochs: value }),
        }}
        lang={lang}
      />
      {choice("batchSize")}
      {choice("gradientAccumulation")}
      {choice("loraRank")}
      {choice("loraAlpha")}
      <TickField
        id="gradientCheckpointing"
        name="gradientCheckpointing"
        label={settingLabel("gradientCheckpointing", lang)}
        hint={t("training.what.gradientCheckpointing")}
        term="gradientCheckpointing"
        lang={lang}
        defaultChecked={first.gradientCheckpointing}
      />
      <TickField
        id="loadIn4bit"
        name="loadIn4bit"
        label={settingLabel("loadIn4bit", lang)}
        hint={`${t("training.what.loadIn4bit")} ${fourBit?.reason ?? ""}`}
        term="fourBit"
        lang={lang}
        defaultChecked={first.loadIn4bit}
        disabled={fourBit?.isAvailable === false && !first.loadIn4bit}
      />
    </Columns>
  );
}
