import { Button, LinkButton } from "@/components/kit/Button.tsx";
import { Columns, Row } from "@/components/kit/Layout.tsx";
import SelectField from "@/components/kit/SelectField.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { datasetTexts, rowOrigins, splits } from "@/core/contract/text/datasets.ts";
import { translator } from "@/core/contract/text.ts";
import { isFiltering, type RowsFilter } from "./rows_address.ts";

/** Which rows are shown. A plain form until it is live: then the list follows what is chosen. */
export default function RowFilter({ address, filter, documents, lang, live }: {
  /** Where the rows are shown, without a choice. */
  address: string;
  filter: RowsFilter;
  /** Documents to choose from. */
  documents: readonly { id: string; name: string }[];
  lang: Lang;
  live: ((change: RowsFilter) => void) | null;
}) {
  const t = translator(rowTexts, lang);
  const kinds = translator(datasetTexts, lang);
  const any = { value: "", text: t("datasets.find.any") };
  const change = (name: keyof RowsFilter) => ({ currentTarget: { value } }: FieldEvent) =>
    live?.({ [name]: value === "" ? undefined : value });
  return (
    <form
      method="get"
      action={`${address}#rows`}
      role="search"
      onSubmit={(event) => live && event.preventDefault()}
    >
      <Columns atLeast="narrow">
        <TextField
          id="find-search"
          name="search"
          type="search"
          label={t("datasets.find.text")}
          maxLength={200}
          value={filter.search}
          onInput={change("search")}
        />
        <SelectField
          id="find-split"
          name="split"
          label={t("datasets.column.split")}
          term="heldOut"
          lang={lang}
          chosen={filter.split ?? ""}
          options={[
            any,
            ...splits.map((value) => ({ value, text: kinds(`datasets.split.${value}`) })),
          ]}
          onChange={change("split")}
        />
        <SelectField
          id="find-origin"
          name="origin"
          label={t("datasets.column.origin")}
          chosen={filter.origin ?? ""}
          options={[
            any,
            ...rowOrigins.map((value) => ({ value, text: kinds(`datasets.origin.${value}`) })),
          ]}
          onChange={change("origin")}
        />
        <SelectField
          id="find-quoted"
          name="quoted"
          label={t("datasets.find.quoted")}
          term="grounded"
          lang={lang}
          chosen={filter.quoted ?? ""}
          options={[
            any,
            ...(["yes", "no"] as const).map((value) => ({
              value,
              text: t(`datasets.find.quoted.${value}`),
            })),
          ]}
          onChange={change("quoted")}
        />
        {documents.length > 0 && (
          <SelectField
            id="find-documentId"
            name="documentId"
            label={t("datasets.find.document")}
            chosen={filter.documentId ?? ""}
            options={[any, ...documents.map(({ id, name }) => ({ value: id, text: name }))]}
            onChange={change("documentId")}
          />
        )}
      </Columns>
      {!live && (
        <Row>
          <Button type="submit" icon="search">{t("datasets.find.start")}</Button>
          {isFiltering(filter) && (
            <LinkButton look="quiet" href={`${address}#rows`}>
              {t("datasets.find.reset")}
            </LinkButton>
          )}
        </Row>
      )}
    </form>
  );
}

interface FieldEvent {
  currentTarget: { value: string };
}
