import { Button } from "@/components/kit/Button.tsx";
import FilterBar from "@/components/kit/FilterBar.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { translator } from "@/core/contract/text.ts";
import { type CaseFilter, caseFilters } from "./case_filter.ts";

/** Which cases are shown: by how they came out, and by a text in them. */
export default function CaseFilterForm({ show, find, counts, lang }: {
  show: CaseFilter;
  find: string;
  counts: Readonly<Record<CaseFilter, number>>;
  lang: Lang;
}) {
  const t = translator(casesTexts, lang);
  const shown = caseFilters.filter((filter) => filter !== "unanswered" || counts.unanswered > 0);
  return (
    <FilterBar action="#cases">
      <SelectField
        id="case-show"
        name="show"
        label={t("case.show")}
        chosen={show}
        options={shown.map((filter) => ({
          value: filter,
          text: t("case.show.count", {
            name: t(`case.show.${filter}`),
            count: counts[filter],
          }),
        }))}
      />
      <TextField id="case-find" name="find" type="search" label={t("case.find")} value={find} />
      <Button type="submit" icon="search">{t("case.find.submit")}</Button>
    </FilterBar>
  );
}
