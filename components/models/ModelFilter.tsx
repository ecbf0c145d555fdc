import { Button, LinkButton } from "@/components/kit/Button.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import FilterBar from "@/components/kit/FilterBar.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** Which models are shown, and how; all of it stands in the page's address. */
export interface ModelView {
  view: "cards" | "table";
  show: "all" | "trainable" | "fits";
  search: string;
}

/** Narrows the list down and switches between cards and table. */
export default function ModelFilter({ view, lang }: { view: ModelView; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const shows = ["all", "trainable", "fits"] as const;
  return (
    <FilterBar action="/models">
      <input type="hidden" name="view" value={view.view} />
      <TextField
        id="search"
        name="search"
        type="search"
        label={t("filter.search")}
        value={view.search}
        maxLength={100}
      />
      <SelectField
        id="show"
        name="show"
        label={t("filter.show")}
        options={shows.map((value) => ({ value, text: t(`filter.${value}`) }))}
        chosen={view.show}
      />
      <Button type="submit">{t("filter.apply")}</Button>
      <nav class="ml-auto" aria-label={t("view.label")}>
        <Row>
          {(["cards", "table"] as const).map((kind) => (
            <LinkButton
              key={kind}
              isSmall
              look={kind === view.view ? "plain" : "quiet"}
              aria-current={kind === view.view ? "true" : undefined}
              href={modelsAddress({ ...view, view: kind })}
            >
              {t(`view.${kind}`)}
            </LinkButton>
          ))}
        </Row>
      </nav>
    </FilterBar>
  );
}

/** The address of the models page with a filter. */
export function modelsAddress({ view, show, search }: ModelView): string {
  const query = new URLSearchParams({ view, show, search });
  return `/models?${query}`;
}
