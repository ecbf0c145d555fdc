import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import Icon from "../kit/Icon.tsx";

/** A project as far as a list of links needs it. */
export interface ProjectLink {
  id: string;
  name: string;
}

/** The open project, with the way to all and to each of the others. */
export default function Crumbs({ project, projects, lang }: {
  project: ProjectLink;
  projects: readonly ProjectLink[];
  lang: Lang;
}) {
  const t = translator(shellTexts, lang);
  const others = projects.filter(({ id }) => id !== project.id);
  return (
    <nav class="crumbs" aria-label={t("crumbs.label")}>
      <a href="/">{t("nav.projects")}</a>
      <Icon name="expand" size="small" />
      <a href={`/projects/${project.id}`} class="crumb-open">{project.name}</a>
      <details class="dropdown">
        <summary class="btn btn-ghost btn-xs btn-square" aria-label={t("crumbs.switch")}>
          <Icon name="collapse" size="small" />
        </summary>
        <ul class="menu dropdown-content crumb-menu w-64 flex-nowrap">
          {others.map(({ id, name }) => (
            <li key={id}>
              <a href={`/projects/${id}`}>{name}</a>
            </li>
          ))}
          <li>
            <a href={`/projects/${project.id}/manage`}>{t("crumbs.manage")}</a>
          </li>
          <li>
            <a href="/">{t("crumbs.all")}</a>
          </li>
        </ul>
      </details>
    </nav>
  );
}
