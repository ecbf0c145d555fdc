import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { DocumentState } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import SelectField from "../kit/SelectField.tsx";
import TextField from "../kit/TextField.tsx";

const states = ["uploaded", "processing", "ready", "failed"] as const;

/** What is looked for in the list. */
export interface Filter {
  state: DocumentState | null;
  search: string;
}

/** Finds documents by state and name; a plain form where no script follows. */
export default function DocumentFilter({ projectId, filter, counts, onChange, lang }: {
  projectId: string;
  filter: Filter;
  counts: ShownDocumentPage["counts"];
  onChange?: ((filter: Filter) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const options = [
    { value: "", text: t("documents.filter.all", { count: total }) },
    ...states.map((state) => ({
      value: state,
      text: t("documents.filter.state", {
        state: t(`documents.state.${state}`),
        count: counts[state],
      }),
    })),
  ];
  return (
    <form
      method="get"
      action={`/projects/${projectId}/documents`}
      role="search"
      class="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_auto]"
      onSubmit={onChange && ((event) => event.preventDefault())}
    >
      <TextField
        id="search"
        name="search"
        type="search"
        label={t("documents.filter.search")}
        value={filter.search}
        onInput={({ currentTarget }) => onChange?.({ ...filter, search: currentTarget.value })}
      />
      <SelectField
        id="state"
        name="state"
        label={t("documents.column.state")}
        options={options}
        chosen={filter.state ?? ""}
        onChange={({ currentTarget }) =>
          onChange?.({ ...filter, state: (currentTarget.value || null) as DocumentState | null })}
      />
      {!onChange && <Button type="submit" icon="search">{t("documents.filter.show")}</Button>}
    </form>
  );
}
