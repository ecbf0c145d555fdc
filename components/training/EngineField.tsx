import type { EngineId } from "@/core/contract/engines.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { EngineOption } from "@/core/contract/run_plan.ts";
import { engineTexts } from "@/core/contract/text/engines.ts";
import { translator } from "@/core/contract/text.ts";
import SelectField from "../kit/SelectField.tsx";

/** What trains, where more than one can. */
export default function EngineField({ engines, chosen, lang }: {
  engines: readonly EngineOption[];
  chosen: EngineId | null;
  lang: Lang;
}) {
  const t = translator(engineTexts, lang);
  if (engines.length < 2) return null;
  const textOf = ({ id, isUsual, isReady }: EngineOption) =>
    [
      t(`engine.${id}`),
      ...isUsual ? [t("engine.usual")] : [],
      ...isReady ? [] : [t("engine.missing")],
    ].join(", ");
  return (
    <SelectField
      id="engine"
      name="engine"
      label={t("engine")}
      hint={t("engine.what")}
      options={engines.map((option) => ({ value: option.id, text: textOf(option) }))}
      chosen={chosen ?? undefined}
    />
  );
}
