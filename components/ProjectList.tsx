import { type Lang, type Project, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";

/** Projects as cards that lead to them. */
export default function ProjectList({ projects, lang }: { projects: Project[]; lang: Lang }) {
  const t = translator(projectsTexts, lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
  return (
    <ul class="plain-list stack">
      {projects.map(({ id, name, createdAt }) => (
        <li key={id} class="card row spread">
          <div>
            <a href={`/projects/${id}`}>{name}</a>
            <div class="quiet small">
              {t("created", { date: dates.format(new Date(createdAt)) })}
            </div>
          </div>
          <a class="small" href={`/projects/${id}/manage`}>{t("manage")}</a>
        </li>
      ))}
    </ul>
  );
}
