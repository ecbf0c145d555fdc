import type { ComponentChildren } from "preact";
import PathNav from "@/components/PathNav.tsx";
import { type Lang, type PathStep, type Project, translator } from "@/core/contract/mod.ts";
import { type OverviewText, overviewTexts } from "@/core/contract/text/overview.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { Head } from "@/web/mod.ts";

/** What the frame of a project's pages shows. */
export interface Framed {
  project: Project;
  steps: PathStep<OverviewText>[];
}

/** A project's name, its path of steps, and below it the step that is open. */
export default function ProjectFrame({ framed, current, lang, path, children }: {
  framed: Framed;
  /** The open step; null on the project's first page. */
  current: PathStep["name"] | "manage" | null;
  lang: Lang;
  /** The path as an island, on a page that changes it. */
  path?: ComponentChildren;
  children: ComponentChildren;
}) {
  const t = translator(overviewTexts, lang);
  const manage = translator(projectsTexts, lang)("manage.short");
  const { project: { id, name }, steps } = framed;
  const title = current === "manage" ? manage : current && t(`overview.step.${current}`);
  return (
    <>
      <Head>
        <title>{title ? `${title} – ${name}` : name} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <h1>
          <a class="plain-link" href={`/projects/${id}`}>{name}</a>
        </h1>
        <a
          href={`/projects/${id}/manage`}
          aria-current={current === "manage" ? "page" : undefined}
        >
          {manage}
        </a>
      </div>
      {path ?? <PathNav projectId={id} steps={steps} current={current} lang={lang} />}
      {children}
    </>
  );
}
