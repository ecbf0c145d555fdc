import { LinkButton } from "@/components/kit/Button.tsx";
import Badge from "@/components/kit/Badge.tsx";
import Card from "@/components/kit/Card.tsx";
import type { IconName } from "@/components/kit/icons.ts";
import { Hint } from "@/components/kit/Text.tsx";
import type { PathStep, PathStepState } from "@/core/contract/overview.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { pathContentsText } from "@/core/contract/text/path.ts";
import { translator } from "@/core/contract/text.ts";

const looks: Readonly<
  Record<PathStepState, { tone: "plain" | "good" | "accent" | "warning"; icon: IconName }>
> = {
  done: { tone: "good", icon: "done" },
  active: { tone: "accent", icon: "play" },
  next: { tone: "accent", icon: "next" },
  open: { tone: "plain", icon: "more" },
  blocked: { tone: "plain", icon: "lock" },
};

/** The steps of a project with what is in each, its state, and what comes next there. */
export default function StepCards({ projectId, steps, lang }: {
  projectId: string;
  steps: readonly PathStep<OverviewText>[];
  lang: Lang;
}) {
  return (
    <ol class="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {steps.map((step) => (
        <li key={step.name} class="grid">
          <StepCard projectId={projectId} step={step} lang={lang} />
        </li>
      ))}
    </ol>
  );
}

function StepCard({ projectId, step, lang }: {
  projectId: string;
  step: PathStep<OverviewText>;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  const { name, state, reason, params, contents } = step;
  const { tone, icon } = looks[state];
  const title = t(`overview.step.${name}`);
  return (
    <Card
      title={title}
      tone={state === "next" ? "notice" : "plain"}
      aside={<Badge tone={tone} icon={icon}>{t(`overview.state.${state}`)}</Badge>}
    >
      <div class="grow">
        {contents.length > 0 && <p class="font-medium">{pathContentsText(contents, lang)}</p>}
        {(state !== "done" || contents.length === 0) && <Hint>{t(reason, params)}</Hint>}
      </div>
      <div>
        <LinkButton isSmall icon="next" href={`/projects/${projectId}/${name}`}>
          {title}
        </LinkButton>
      </div>
    </Card>
  );
}
