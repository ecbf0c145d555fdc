import type { ComponentChildren } from "preact";
import { documentFormats } from "@/core/contract/document_formats.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { SearchMode } from "@/core/contract/retrieval.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { passageTexts } from "@/core/contract/text/passages.ts";
import { translator } from "@/core/contract/text.ts";
import { Button, LinkButton } from "../kit/Button.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Columns, Row } from "../kit/Layout.tsx";
import SelectField from "../kit/SelectField.tsx";
import TextField from "../kit/TextField.tsx";
import TickField from "../kit/TickField.tsx";
import { Hint } from "../kit/Text.tsx";
import { everywhere, isNarrow, type SearchEntry, searchParameters } from "./search_entry.ts";

/** A document that a search may be narrowed to. */
export interface SearchedDocument {
  id: string;
  name: string;
}

interface Props {
  entry: SearchEntry;
  documents: readonly SearchedDocument[];
  /** There are more documents than are listed. */
  isMore: boolean;
  lang: Lang;
}

const modes: readonly SearchMode[] = ["hybrid", "text", "vector"];
const limits = [5, 10, 20, 50, 100];

/** What is searched for and where; the fields of a plain form. */
export default function SearchFields(props: Props & { path: string; isBusy: boolean }) {
  const { entry, path, isBusy, lang } = props;
  const t = translator(passageTexts, lang);
  const isPart = isNarrow(entry);
  return (
    <>
      <TextField
        id="query"
        name="q"
        type="search"
        label={t("search.query")}
        hint={t("search.query.hint")}
        maxLength={100_000}
        required
        value={entry.query}
      />
      <Columns>
        <SelectField
          id="mode"
          name="mode"
          label={t("search.mode")}
          term="semanticSearch"
          lang={lang}
          chosen={entry.mode}
          options={modes.map((mode) => ({ value: mode, text: t(`search.mode.${mode}`) }))}
        />
        <SelectField
          id="limit"
          name="limit"
          label={t("search.limit")}
          term="chunk"
          lang={lang}
          chosen={entry.limit}
          options={limits.map((value) => ({ value, text: String(value) }))}
        />
      </Columns>
      <Disclosure summary={t(isPart ? "search.narrow.on" : "search.narrow")} isOpen={isPart}>
        <Narrowing {...props} />
        {isPart && (
          <Row>
            <LinkButton isSmall href={`${path}?${searchParameters(everywhere(entry))}`}>
              {t("search.all")}
            </LinkButton>
          </Row>
        )}
      </Disclosure>
      <Row>
        <Button type="submit" look="primary" icon="search" isBusy={isBusy}>
          {t("search.do")}
        </Button>
      </Row>
    </>
  );
}

function Narrowing({ entry, documents, isMore, lang }: Props) {
  const t = translator(passageTexts, lang);
  const words = translator(documentTexts, lang);
  return (
    <Columns>
      <Group title={t("search.documents")}>
        <Hint>{t("search.documents.hint")}</Hint>
        <div class="flex max-h-48 flex-col gap-1 overflow-y-auto p-1">
          {documents.map(({ id, name }) => (
            <TickField
              key={id}
              id={`document-${id}`}
              name="document"
              value={id}
              label={<span class="wrap-anywhere">{name}</span>}
              checked={entry.documentIds.includes(id)}
            />
          ))}
        </div>
        {isMore && <Hint>{t("search.documents.more", { count: documents.length })}</Hint>}
      </Group>
      <Group title={t("search.formats")}>
        <div class="flex flex-wrap gap-x-4 gap-y-2">
          {documentFormats.map((format) => (
            <TickField
              key={format}
              id={`format-${format}`}
              name="format"
              value={format}
              label={words(`documents.format.${format}`)}
              checked={entry.formats.includes(format)}
            />
          ))}
        </div>
        <div class="grid grid-cols-2 gap-3">
          <PageField name="from" value={entry.from} label={t("search.from")} />
          <PageField name="to" value={entry.to} label={t("search.to")} />
        </div>
        <Hint>{t("search.pages.hint")}</Hint>
      </Group>
    </Columns>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="grid min-w-0 content-start gap-2">
      <legend class="font-medium">{title}</legend>
      {children}
    </fieldset>
  );
}

function PageField({ name, value, label }: { name: string; value: number | null; label: string }) {
  return (
    <TextField
      id={`page-${name}`}
      name={name}
      type="number"
      min={1}
      label={label}
      value={value ?? ""}
    />
  );
}
