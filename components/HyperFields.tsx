import { hyperChoices, type Hyperparameters, type Lang, translator } from "@/core/contract/mod.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";

type Entered = Readonly<Record<string, string>>;

/** The settings of a run as form fields, filled with what was entered or else with `hyper`. */
export default function HyperFields({ hyper, entered, lang }: {
  hyper: Hyperparameters;
  entered: Entered;
  lang: Lang;
}) {
  const fields = { hyper, entered, lang };
  const { learningRate, epochs, maxLength } = hyperChoices;
  return (
    <div class="columns">
      <NumberField name="learningRate" range={learningRate} step="any" {...fields} />
      <NumberField name="epochs" range={epochs} step="1" {...fields} />
      <ChoiceField name="batchSize" {...fields} />
      <ChoiceField name="gradientAccumulation" {...fields} />
      <ChoiceField name="loraRank" {...fields} />
      <ChoiceField name="loraAlpha" {...fields} />
      <NumberField name="maxLength" range={maxLength} step="1" {...fields} />
      <TickField name="gradientCheckpointing" {...fields} />
      <TickField name="loadIn4bit" {...fields} />
    </div>
  );
}

interface FieldProps<Name extends keyof Hyperparameters> {
  name: Name;
  hyper: Hyperparameters;
  entered: Entered;
  lang: Lang;
}

function NumberField({ name, range, step, hyper, entered, lang }:
  & FieldProps<"learningRate" | "epochs" | "maxLength">
  & { range: { least: number; most: number }; step: string }) {
  return (
    <div class="field">
      <label for={name}>{translator(trainingTexts, lang)(`training.hyper.${name}`)}</label>
      <input
        id={name}
        name={name}
        type="number"
        min={range.least}
        max={range.most}
        step={step}
        required
        value={entered[name] ?? hyper[name]}
      />
    </div>
  );
}

function ChoiceField(
  { name, hyper, entered, lang }: FieldProps<
    "batchSize" | "gradientAccumulation" | "loraRank" | "loraAlpha"
  >,
) {
  const chosen = Number(entered[name] ?? hyper[name]);
  return (
    <div class="field">
      <label for={name}>{translator(trainingTexts, lang)(`training.hyper.${name}`)}</label>
      <select id={name} name={name}>
        {hyperChoices[name].map((value) => (
          <option key={value} value={value} selected={value === chosen}>{value}</option>
        ))}
      </select>
    </div>
  );
}

function TickField(
  { name, hyper, lang }: FieldProps<"gradientCheckpointing" | "loadIn4bit">,
) {
  return (
    <label class="row">
      <input type="checkbox" name={name} checked={hyper[name]} />
      {translator(trainingTexts, lang)(`training.hyper.${name}`)}
    </label>
  );
}
