import { Button } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Quiet } from "@/components/kit/Text.tsx";
import { type DeletedProject, type Lang, translator } from "@/core/contract/mod.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";

/** Projects that were deleted, each with how long it can still be brought back. */
export default function DeletedProjects({ projects, lang }: {
  projects: readonly DeletedProject[];
  lang: Lang;
}) {
  const t = translator(projectsTexts, lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
  if (projects.length === 0) return null;
  return (
    <Disclosure summary={t("deleted.list", { count: projects.length })}>
      <ul class="ruled-lines">
        {projects.map(({ id, name, until }) => (
          <li key={id}>
            <form method="post" action={`/projects/${id}/restore`}>
              <Row isSpread>
                <span>
                  {name}{" "}
                  <Quiet>{t("deleted.until", { date: dates.format(new Date(until)) })}</Quiet>
                </span>
                <Button
                  type="submit"
                  isSmall
                  icon="undo"
                  aria-label={t("restore.named", { name })}
                >
                  {t("restore")}
                </Button>
              </Row>
            </form>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
