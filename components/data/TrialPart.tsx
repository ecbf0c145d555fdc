import { Button } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import Progress from "@/components/kit/Progress.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { GeneratorTrial } from "@/core/contract/generator_trial.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";
import TrialResult from "./TrialResult.tsx";

/** A try while it goes on, and what it came to. */
export default function TrialPart({ trial, generator, lang }: {
  trial: {
    result: GeneratorTrial | null;
    error: { message: string; hint: string; code?: string; requestId?: string | undefined } | null;
    isRunning: boolean;
    stop(): void;
  };
  generator: GeneratorTrial["generator"];
  lang: Lang;
}) {
  const t = translator(trialTexts, lang);
  const { result, error, isRunning, stop } = trial;
  const running = t(generator === "model" ? "try.running" : "try.running.extractive");
  return (
    <div aria-live="polite">
      {isRunning && (
        <>
          <Row isSpread>
            <p>{running}</p>
            <Button isSmall icon="stop" onClick={stop}>{t("try.stop")}</Button>
          </Row>
          <Progress label={running} share={null} />
          {generator === "model" && <Hint>{t("try.slow")}</Hint>}
        </>
      )}
      <FormError error={error} lang={lang} />
      {result && <TrialResult trial={result} lang={lang} />}
    </div>
  );
}
