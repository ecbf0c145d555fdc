import Table from "@/components/kit/Table.tsx";
import { Code, Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ModelValue } from "@/core/contract/mod.ts";
import { modelPageTexts } from "@/core/contract/text/model_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** What a model's files say about it, value by value. */
export default function ValueTable({ values, lang }: {
  values: readonly ModelValue[];
  lang: Lang;
}) {
  const t = translator(modelPageTexts, lang);
  return (
    <Table
      caption={t("inspect.values")}
      columns={[{ text: t("inspect.value.key") }, { text: t("inspect.value.value") }]}
    >
      {values.map(({ key, type, value, length }) => (
        <tr key={key}>
          <td>
            <Code>{key}</Code>
          </td>
          <td class="max-w-xl">
            <Code>{value}</Code>
            {length !== null && (
              <Hint>
                {t(type === "list" ? "inspect.value.list" : "inspect.value.cut", { count: length })}
              </Hint>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
