import Badge from "@/components/kit/Badge.tsx";
import { type Lang, type PathStep, type Project, translator } from "@/core/contract/mod.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { welcomeTexts } from "@/core/contract/text/welcome.ts";

/** A project with how far it is. */
export interface ListedProject {
  project: Project;
  steps: readonly PathStep<OverviewText>[];
}

/** Projects as cards that lead to them, each with what is to be done next. */
export default function ProjectList({ projects, lang }: {
  projects: readonly ListedProject[];
  lang: Lang;
}) {
  const t = translator(projectsTexts, lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
  return (
    <ul class="columns-wide">
      {projects.map(({ project: { id, name, createdAt }, steps }) => (
        <li key={id} class="panel-tight">
          <div class="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <a class="text-lg font-bold break-words" href={`/projects/${id}`}>{name}</a>
            <StepBadge steps={steps} lang={lang} />
          </div>
          <div class="quiet flex flex-wrap justify-between gap-3 text-sm">
            {t("created", { date: dates.format(new Date(createdAt)) })}
            <a href={`/projects/${id}/manage`}>{t("manage")}</a>
          </div>
        </li>
      ))}
    </ul>
  );
}

function StepBadge({ steps, lang }: { steps: ListedProject["steps"]; lang: Lang }) {
  const t = translator(welcomeTexts, lang);
  const step = (name: PathStep["name"]) => translator(overviewTexts, lang)(`overview.step.${name}`);
  const active = steps.find(({ state }) => state === "active");
  if (active) return <Badge tone="accent">{t("working", { step: step(active.name) })}</Badge>;
  const next = steps.find(({ state }) => state === "next");
  return next
    ? <Badge>{t("next", { step: step(next.name) })}</Badge>
    : <Badge tone="good" icon="check">{t("all.done")}</Badge>;
}
