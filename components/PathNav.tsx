import type { Lang } from "@/core/contract/lang.ts";
import type { PathStep } from "@/core/contract/overview.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";

/** The path of a project: its steps with how far each is, and why. */
export default function PathNav({ projectId, steps, current, lang }: {
  projectId: string;
  steps: readonly PathStep<OverviewText>[];
  /** The open step, or another of the project's pages. */
  current: string | null;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  return (
    <nav class={current ? "path short" : "path"} aria-label={t("overview.path")}>
      {steps.map((step) => (
        <a
          key={step.name}
          href={`/projects/${projectId}/${step.name}`}
          class={`path-step ${step.state}`}
          aria-current={step.name === current ? "step" : undefined}
        >
          <strong>{t(`overview.step.${step.name}`)}</strong>
          <span class="visually-hidden">{t(`overview.state.${step.state}`)}</span>
          <span class="small">{t(step.reason, step.params)}</span>
        </a>
      ))}
    </nav>
  );
}
