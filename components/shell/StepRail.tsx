import type { Lang } from "@/core/contract/lang.ts";
import type { PathStep, PathStepState } from "@/core/contract/overview.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import Icon from "../kit/Icon.tsx";
import type { IconName } from "../kit/icons.ts";
import { Spoken } from "../kit/Layout.tsx";

const marks: Partial<Record<PathStepState, IconName>> = {
  done: "check",
  active: "loading",
  blocked: "lock",
};

/** The path of a project: each step with how far it is, and what is in it or what it waits for. */
export default function StepRail({ projectId, steps, current, lang }: {
  projectId: string;
  steps: readonly PathStep<OverviewText>[];
  /** The open step, or null on another of the project's pages. */
  current: string | null;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  return (
    <nav class="step-rail" aria-label={translator(shellTexts, lang)("path.label")}>
      <ol>
        {steps.map(({ name, state, reason, params }, at) => {
          const mark = marks[state];
          return (
            <li key={name}>
              <a
                href={`/projects/${projectId}/${name}`}
                class={`step step-${state}`}
                aria-current={name === current ? "step" : undefined}
              >
                <span class="step-mark">
                  {mark
                    ? <Icon name={mark} size="small" isSpinning={state === "active"} />
                    : at + 1}
                </span>
                <span class="step-text">
                  <strong>{t(`overview.step.${name}`)}</strong>
                  <Spoken>{t(`overview.state.${state}`)}</Spoken>
                  <span class="step-reason">{t(reason, params)}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
