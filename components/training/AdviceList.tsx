import type { Lang } from "@/core/contract/lang.ts";
import type { ShownAdvice } from "@/core/contract/run_metrics.ts";
import { type RunsText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { Hyperparameters } from "@/core/contract/training.ts";
import { LinkButton } from "../kit/Button.tsx";
import Message from "../kit/Message.tsx";

/** The run that advice is about: another run begins with its settings. */
export interface AdvisedRun {
  projectId: string;
  hyper: Hyperparameters;
}

/** Why a run stopped and what its curve says, each with the next step. */
export default function AdviceList({ advice, run, lang }: {
  advice: readonly ShownAdvice[];
  run: AdvisedRun;
  lang: Lang;
}) {
  return (
    <>
      {advice.map(({ id, level, message, remedy }) => (
        <Message
          key={id}
          tone={level === "warning" ? "warning" : "info"}
          action={<NextStep remedy={remedy} run={run} lang={lang} />}
        >
          {message}
        </Message>
      ))}
    </>
  );
}

/** What to press, or nothing where the buttons of the page do it. */
export function NextStep({ remedy, run, lang }: {
  remedy: ShownAdvice["remedy"];
  run: AdvisedRun;
  lang: Lang;
}) {
  const next = remedy && nextOf(remedy, run);
  const t = translator(runsTexts, lang);
  return next && <LinkButton isSmall href={next.href}>{t(next.text)}</LinkButton>;
}

function nextOf(
  remedy: NonNullable<ShownAdvice["remedy"]>,
  { projectId, hyper }: AdvisedRun,
): { text: RunsText; href: string } | null {
  const project = `/projects/${projectId}`;
  switch (remedy.kind) {
    case "again": {
      const settings = Object.entries({ ...hyper, ...remedy.hyper })
        .map(([name, value]) => [name, String(value)]);
      const href = `${project}/training?${new URLSearchParams(settings)}`;
      return { text: "action.again", href };
    }
    case "data":
      return { text: "action.data", href: `${project}/data` };
    case "use":
    case "resume":
      return null;
  }
}
