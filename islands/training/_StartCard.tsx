import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import TextField from "@/components/kit/TextField.tsx";
import RunNumbersPanel from "@/components/training/RunNumbersPanel.tsx";
import type { SettingProblem } from "@/components/training/setting_texts.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownPlan } from "@/core/contract/run_plan.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { EnteredSettings } from "./_entered_settings.ts";

/** What the run will be like, its name, and the button that starts it. */
export default function StartCard({ entered, problems, plan, name, usualName, isSending, lang }: {
  entered: EnteredSettings;
  /** What of it cannot be. */
  problems: readonly SettingProblem[];
  plan: ShownPlan;
  /** What was entered before. */
  name: string;
  usualName: string;
  isSending: boolean;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const isBlocked = problems.length > 0 || plan.checks.some(({ level }) => level === "blocked");
  return (
    <Card title={t("numbers")}>
      <RunNumbersPanel {...entered} {...{ problems, lang }} data={plan.data} pace={plan.pace} />
      <TextField
        id="name"
        name="name"
        maxLength={120}
        label={t("name")}
        hint={t("name.hint", { name: usualName })}
        defaultValue={name}
      />
      <Stack gap="small">
        <Button
          type="submit"
          look="primary"
          icon="play"
          isBusy={isSending}
          disabled={isBlocked}
        >
          {t("start")}
        </Button>
        <Hint>{t("start.hint")}</Hint>
      </Stack>
    </Card>
  );
}
