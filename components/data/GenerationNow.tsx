import { Columns, Row } from "@/components/kit/Layout.tsx";
import LogView from "@/components/kit/LogView.tsx";
import { Quiet, SectionTitle } from "@/components/kit/Text.tsx";
import type { GenerationCounts, SampleRow } from "@/core/contract/datasets.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { trialTexts } from "@/core/contract/text/dataset_trial.ts";
import { translator } from "@/core/contract/text.ts";
import SampleRows from "./SampleRows.tsx";

/** How far a model's generation is: asked of how many, kept, dropped. */
export function GenerationCount({ counts, lang }: { counts: GenerationCounts; lang: Lang }) {
  const t = translator(trialTexts, lang);
  const { asked, wanted, rows, duplicates } = counts;
  const dropped = counts.notGrounded + counts.unreadable + counts.failed;
  return (
    <Row isSpread>
      <strong class="font-mono text-2xl tabular-nums">
        {t("work.counter", { asked, wanted })}
      </strong>
      <Quiet>
        {[
          t("work.kept", { count: rows }),
          duplicates > 0 && t("work.duplicates", { count: duplicates }),
          dropped > 0 && t("work.dropped", { count: dropped }),
        ].filter(Boolean).join(" · ")}
      </Quiet>
    </Row>
  );
}

/** The first rows and the log beside each other; what comes in moves nothing else on the page. */
export function GenerationView({ samples, log, lang }: {
  samples: readonly SampleRow[];
  log: readonly string[];
  lang: Lang;
}) {
  const t = translator(trialTexts, lang);
  return (
    <Columns atLeast="wide">
      <div class="h-80 overflow-auto" tabIndex={0} role="region" aria-label={t("work.first")}>
        {samples.length > 0 ? <SampleRows rows={samples} title={t("work.first")} lang={lang} /> : (
          <>
            <SectionTitle level={3}>{t("work.first")}</SectionTitle>
            <Quiet>{t("work.none")}</Quiet>
          </>
        )}
      </div>
      <div class="h-80 overflow-hidden">
        <SectionTitle level={3}>{t("work.log")}</SectionTitle>
        <LogView lines={log} empty={t("work.none")} label={t("work.log")} />
      </div>
    </Columns>
  );
}
