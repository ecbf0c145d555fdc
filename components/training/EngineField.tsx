import type { EngineId } from "@/core/contract/engines.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { EngineOption } from "@/core/contract/run_plan.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import SelectField from "../kit/SelectField.tsx";

/** What trains, where more than one can. */
export default function EngineField({ engines, chosen, lang }: {
  engines: readonly EngineOption[];
  chosen: EngineId | null;
  lang: Lang;
}) {
  const t = translator(trainingTexts, lang);
  if (engines.length < 2) return null;
  const textOf = ({ id, isUsual, isReady }: EngineOption) =>
    [
      t(`training.engine.${id}`),
      ...isUsual ? [t("training.engine.usual")] : [],
      ...isReady ? [] : [t("training.engine.missing")],
    ].join(", ");
  return (
    <SelectField
      id="engine"
      name="engine"
      label={t("training.engine")}
      hint={t("training.engine.what")}
      options={engines.map((option) => ({ value: option.id, text: textOf(option) }))}
      chosen={chosen ?? undefined}
    />
  );
}
