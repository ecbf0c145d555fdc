import { Button } from "@/components/kit/Button.tsx";
import FilterBar from "@/components/kit/FilterBar.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";

const groups = ["active", "waiting", "done", "ended"] as const;

/** Which jobs the list shows: by how far they are, and by project. */
export default function JobFilterForm({ projects, query, lang }: {
  projects: readonly { id: string; name: string }[];
  query: { group?: string | undefined; in?: string | undefined };
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  return (
    <FilterBar>
      <SelectField
        id="job-group"
        name="group"
        label={t("filter")}
        chosen={query.group ?? ""}
        options={[
          { value: "", text: t("group.all") },
          ...groups.map((value) => ({ value, text: t(`group.${value}`) })),
        ]}
      />
      <SelectField
        id="job-project"
        name="in"
        label={t("filter.project")}
        chosen={query.in ?? ""}
        options={[
          { value: "", text: t("filter.project.all") },
          ...projects.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Button type="submit" icon="search">{t("filter.submit")}</Button>
    </FilterBar>
  );
}
