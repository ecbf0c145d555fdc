import { type JobState, type Lang, translator } from "@/core/contract/mod.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";

const underWay: readonly JobState[] = ["queued", "running", "pausing", "stopping"];

/** Starts the example, or leads to the one that is under way or was the last. */
export default function DemoCard({ demo, downloadBytes, lang }: {
  /** The last one; null before the first. */
  demo: { id: string; state: JobState } | null;
  /** What must still be downloaded for it. */
  downloadBytes: number;
  lang: Lang;
}) {
  const t = translator(projectsTexts, lang);
  const isUnderWay = demo !== null && underWay.includes(demo.state);
  return (
    <section class="card stack">
      <div>
        <h2>{t("demo.title")}</h2>
        <p class="quiet">
          {t("demo.hint")}
          {downloadBytes > 0 && ` ${t("demo.download", { size: bytesText(downloadBytes, lang) })}`}
          {` ${translator(overviewTexts, lang)("overview.demo.language")}`}
        </p>
      </div>
      {isUnderWay
        ? (
          <p>
            <a class="button primary" href={`/jobs/${demo.id}`}>{t("demo.running")}</a>
          </p>
        )
        : (
          <form method="post" action="/demo" class="row">
            {demo && demo.state === "done" && (
              <a class="button" href={`/jobs/${demo.id}`}>{t("demo.result")}</a>
            )}
            <button type="submit" class={demo?.state === "done" ? "" : "primary"}>
              {t(startText(demo))}
            </button>
          </form>
        )}
    </section>
  );
}

function startText(demo: { state: JobState } | null): "demo" | "demo.again" | "demo.resume" {
  if (!demo) return "demo";
  return demo.state === "done" ? "demo.again" : "demo.resume";
}
