import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import Pager from "@/components/kit/Pager.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import Term from "@/components/kit/Term.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import FilterBar from "@/components/kit/FilterBar.tsx";
import TextField from "@/components/kit/TextField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ModelInspection, ModelTensors, TensorPage } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";
import { modelPath } from "./ModelCard.tsx";

/** A model's tensors, a page of them at a time, with a search for parts of their names. */
export default function TensorCard({ inspection, tensors, page, isOpen, lang }: {
  inspection: Pick<ModelInspection, "model" | "tensorCount" | "tensorTypes">;
  tensors: ModelTensors;
  page: TensorPage;
  isOpen: boolean;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  const { model, tensorCount, tensorTypes } = inspection;
  const types = tensorTypes
    .map(({ type, count, bytes }) => `${type} × ${count} (${bytesText(bytes, lang)})`).join(", ");
  return (
    <Card
      id="tensors"
      title={
        <>
          {t("inspect.tensors")} <Term name="tensor" id="tensors-term" lang={lang} />
        </>
      }
      aside={t("inspect.tensors.count", { count: tensorCount })}
      lead={types && `${t("inspect.tensors.types")}: ${types}`}
    >
      <Disclosure summary={t("inspect.tensors.show")} isOpen={isOpen}>
        <FilterBar action={`${modelPath(model.id)}#tensors`}>
          <input type="hidden" name="tensors" value="true" />
          <TextField
            id="tensor-search"
            name="search"
            type="search"
            label={t("inspect.tensors.search")}
            value={page.search}
            maxLength={100}
          />
          <Button type="submit" icon="search">{t("inspect.tensors.find")}</Button>
        </FilterBar>
        {tensors.total === 0
          ? <Hint>{t("inspect.tensors.none", { search: page.search })}</Hint>
          : <TensorTable tensors={tensors} lang={lang} />}
        <TensorPager id={model.id} total={tensors.total} page={page} lang={lang} />
      </Disclosure>
    </Card>
  );
}

function TensorTable({ tensors: { tensors }, lang }: { tensors: ModelTensors; lang: Lang }) {
  const t = translator(modelPageTexts, lang);
  const number = new Intl.NumberFormat(lang);
  return (
    <Table
      caption={t("inspect.tensors")}
      columns={[
        { text: t("inspect.tensor.name") },
        { text: t("inspect.tensor.type") },
        { text: t("inspect.tensor.shape"), isNumber: true },
        { text: t("inspect.tensor.count"), isNumber: true },
        { text: t("inspect.tensor.bytes"), isNumber: true },
      ]}
    >
      {tensors.map(({ name, type, shape, elements, bytes }) => (
        <tr key={name}>
          <td>
            <Code>{name}</Code>
          </td>
          <td>{type}</td>
          <NumberCell>{shape.map((size) => number.format(size)).join(" × ")}</NumberCell>
          <NumberCell>{number.format(elements)}</NumberCell>
          <NumberCell>{bytesText(bytes, lang)}</NumberCell>
        </tr>
      ))}
    </Table>
  );
}

function TensorPager({ id, total, page: { offset, limit, search }, lang }: {
  id: string;
  total: number;
  page: TensorPage;
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  if (total <= limit) return null;
  const address = (from: number) =>
    `${modelPath(id)}?${new URLSearchParams({
      tensors: "true",
      offset: String(from),
      search,
    })}#tensors`;
  const to = Math.min(offset + limit, total);
  return (
    <Pager
      label={t("inspect.tensors")}
      shown={t("page.shown", { from: offset + 1, to, total })}
      earlier={offset === 0
        ? null
        : { href: address(Math.max(0, offset - limit)), text: t("page.earlier") }}
      later={to >= total ? null : { href: address(to), text: t("page.later") }}
    />
  );
}
