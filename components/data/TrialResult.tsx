import Disclosure from "@/components/kit/Disclosure.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { GeneratorTrial } from "@/core/contract/generator_trial.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";
import { numberText } from "./number_text.ts";
import SampleRows from "./SampleRows.tsx";

/** What one try of a generator came to. */
export default function TrialResult({ trial, lang }: { trial: GeneratorTrial; lang: Lang }) {
  const t = translator(trialTexts, lang);
  if (trial.generator === "extractive") {
    const { rows, chunksRead: read, chunks } = trial;
    return (
      <Stack gap="small">
        <SampleRows
          rows={rows}
          title={t("try.rows", { count: rows.length, read, chunks })}
          lang={lang}
        />
        <Hint>{t("try.stored")}</Hint>
      </Stack>
    );
  }
  const { model, raw, row, problem, messages, durationMs } = trial;
  return (
    <Stack gap="small">
      {row && <SampleRows rows={[row]} title={t("try.row")} lang={lang} />}
      {problem && <Message tone="warning">{t(`try.${problem}`)}</Message>}
      <div>
        <Hint>{t("try.raw", { model, seconds: numberText(durationMs / 1000, lang) })}</Hint>
        <pre class="log" tabIndex={0}>{raw}</pre>
      </div>
      <Disclosure summary={t("try.messages")}>
        <pre class="log" tabIndex={0}>{messages.map(({ content }) => content).join("\n\n")}</pre>
      </Disclosure>
      <Hint>{t("try.stored")}</Hint>
    </Stack>
  );
}
