import type { ComponentChildren } from "preact";
import { type Lang, type PathStep, type Project, translator } from "@/core/contract/mod.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { Head } from "@/web/mod.ts";

/** What the frame of a project's pages shows. */
export interface Framed {
  project: Project;
  steps: PathStep<OverviewText>[];
}

/** A project's name, its path of steps, and below it the step that is open. */
export default function ProjectFrame({ framed, current, lang, children }: {
  framed: Framed;
  /** The open step; null on the project's first page. */
  current: PathStep["name"] | null;
  lang: Lang;
  children: ComponentChildren;
}) {
  const t = translator(overviewTexts, lang);
  const { project: { id, name }, steps } = framed;
  return (
    <>
      <Head>
        <title>{name} – Lernwerk</title>
      </Head>
      <h1>
        <a class="plain-link" href={`/projects/${id}`}>{name}</a>
      </h1>
      <nav class="path" aria-label={name}>
        {steps.map((step) => (
          <a
            key={step.name}
            href={`/projects/${id}/${step.name}`}
            class={`path-step ${step.state}`}
            aria-current={step.name === current ? "step" : undefined}
          >
            <strong>{t(`overview.step.${step.name}`)}</strong>
            <span class="small">{t(step.reason, step.params)}</span>
          </a>
        ))}
      </nav>
      {children}
    </>
  );
}
