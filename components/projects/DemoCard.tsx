import { Button, LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { activeStates } from "@/core/contract/job_states.ts";
import { type JobState, type Lang, translator } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";

/** Starts the example, or leads to the one that is under way or was the last. */
export default function DemoCard({ demo, downloadBytes, lang }: {
  /** The last one; null before the first. */
  demo: { id: string; state: JobState } | null;
  /** What must still be downloaded for it. */
  downloadBytes: number;
  lang: Lang;
}) {
  const t = translator(projectsTexts, lang);
  const isUnderWay = demo !== null && activeStates.includes(demo.state);
  return (
    <Card title={t("demo.title")}>
      <p>
        {t("demo.hint")}
        {downloadBytes > 0 && ` ${t("demo.download", { size: bytesText(downloadBytes, lang) })}`}
        {` ${translator(overviewTexts, lang)("overview.demo.language")}`}
      </p>
      {isUnderWay
        ? (
          <Row>
            <LinkButton look="primary" href={`/jobs/${demo.id}`}>{t("demo.running")}</LinkButton>
          </Row>
        )
        : (
          <form method="post" action="/demo">
            <Row>
              {demo?.state === "done" && (
                <LinkButton href={`/jobs/${demo.id}`}>{t("demo.result")}</LinkButton>
              )}
              <Button type="submit" icon="play">{t(startText(demo))}</Button>
            </Row>
          </form>
        )}
    </Card>
  );
}

function startText(demo: { state: JobState } | null): "demo" | "demo.again" | "demo.resume" {
  if (!demo) return "demo";
  return demo.state === "done" ? "demo.again" : "demo.resume";
}
