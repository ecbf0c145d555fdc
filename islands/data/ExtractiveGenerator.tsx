import ExtractiveFields from "@/components/data/ExtractiveFields.tsx";
import TrialPart from "@/components/data/TrialPart.tsx";
import { Button } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import { Hint, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { generationTexts } from "@/core/contract/text/dataset_generating.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";
import { useAwake } from "../_use_awake.ts";
import { useTrial } from "./_use_trial.ts";

/** The generator that reads the text: a plain form, and a look at the first rows before it starts. */
export default function ExtractiveGenerator({ projectId, entered, lang }: {
  projectId: string;
  /** What stood in the form that was just refused. */
  entered: Record<string, string>;
  lang: Lang;
}) {
  const t = translator(generationTexts, lang);
  const trial = useTrial(projectId);
  const isAwake = useAwake();
  return (
    <form method="post" data-keep="extractive">
      <Stack>
        <input type="hidden" name="do" value="generate" />
        <input type="hidden" name="generator" value="extractive" />
        <div>
          <SectionTitle level={3}>{t("datasets.generator.extractive")}</SectionTitle>
          <Hint>{t("datasets.generator.extractive.hint")}</Hint>
        </div>
        <Row>
          <Button type="submit" look="primary" icon="generate">
            {t("datasets.generate.start")}
          </Button>
          <Button
            disabled={!isAwake || trial.isRunning}
            isBusy={trial.isRunning}
            onClick={({ currentTarget }) => trial.run(startOf(currentTarget.form!))}
          >
            {translator(trialTexts, lang)("try.extractive")}
          </Button>
        </Row>
        <Hint>{t("datasets.generate.replaces")}</Hint>
        <TrialPart trial={trial} generator="extractive" lang={lang} />
        <Disclosure summary={t("datasets.generate.advanced")} isOpen={"phrasings" in entered}>
          <Hint>{t("datasets.generate.advanced.hint")}</Hint>
          <ExtractiveFields entered={entered} lang={lang} />
        </Disclosure>
      </Stack>
    </form>
  );
}

function startOf(form: HTMLFormElement) {
  const data = new FormData(form);
  const number = (name: string) => Number(data.get(name));
  return {
    generator: "extractive" as const,
    phrasings: number("phrasings"),
    factsPerChunk: number("factsPerChunk"),
    maxRows: data.get("maxRows") === "" ? null : number("maxRows"),
    seed: number("seed"),
    documentShare: number("documentPercent") / 100,
  };
}
