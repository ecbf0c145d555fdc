import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import Progress from "@/components/kit/Progress.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import Term from "@/components/kit/Term.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { RowLengths as Lengths } from "@/core/contract/row_lengths.ts";
import { lengthTexts } from "@/core/contract/text/dataset_lengths.ts";
import { rowTexts } from "@/core/contract/text/dataset_rows.ts";
import { translator } from "@/core/contract/text.ts";
import LengthChart, { limitOf } from "./LengthChart.tsx";
import { numberText } from "./number_text.ts";

/** How long the rows are, who counted, and whether they fit into the model. */
export default function RowLengths({ lengths, failure, count, lang }: {
  lengths: Lengths;
  /** Why counting ended early. */
  failure: { message: string; hint: string } | null;
  /** Counts the rest; null until the page is alive. */
  count: (() => void) | null;
  lang: Lang;
}) {
  const t = translator(lengthTexts, lang);
  const { rows, counted } = lengths;
  return (
    <Card
      id="lengths"
      title={
        <>
          {t("lengths.title")} <Term name="token" id="lengths-token" lang={lang} />
        </>
      }
      lead={t("lengths.lead")}
    >
      {counted > 0 && <LengthChart lengths={lengths} lang={lang} />}
      {counted > 0 && <Fit lengths={lengths} lang={lang} />}
      {counted < rows && !failure && (
        <Stack gap="tight">
          <p role="status">{t("lengths.counting", { counted, rows })}</p>
          <Progress label={t("lengths.title")} share={counted / rows} />
        </Stack>
      )}
      {failure && (
        <Message
          tone="bad"
          title={failure.message}
          action={count && <Button isSmall onClick={count}>{t("lengths.count")}</Button>}
        >
          <p>{failure.hint} {t("lengths.uncounted", { counted, rows })}</p>
        </Message>
      )}
      {counted > 0 && <AsTable lengths={lengths} lang={lang} />}
    </Card>
  );
}

function Fit({ lengths, lang }: { lengths: Lengths; lang: Lang }) {
  const t = translator(lengthTexts, lang);
  const { median, longest, tooLong, window, maxLength, tokenizer } = lengths;
  const limit = limitOf(lengths);
  return (
    <Stack gap="small">
      <Row gap="wide">
        <span>
          {t("lengths.median")} <strong>{numberText(median ?? 0, lang)}</strong>
        </span>
        <span>
          {t("lengths.longest")} <strong>{numberText(longest ?? 0, lang)}</strong>
        </span>
      </Row>
      {tooLong > 0 && <Message tone="warning">{t("lengths.tooLong", { count: tooLong })}</Message>}
      {limit !== null && tooLong === 0 && <p>{t("lengths.fits")}</p>}
      <Hint>
        {[
          window !== null && t("lengths.window", { count: window }),
          maxLength !== null && t("lengths.maxLength", { count: maxLength }),
          t(`lengths.tokenizer.${tokenizer.kind}`, { name: tokenizer.name }),
        ].filter(Boolean).join(" ")}
      </Hint>
    </Stack>
  );
}

/** The same figures for those who do not see the bars. */
function AsTable({ lengths: { bins }, lang }: { lengths: Lengths; lang: Lang }) {
  const t = translator(lengthTexts, lang);
  const rows = translator(rowTexts, lang)("datasets.rows.count");
  return (
    <Disclosure summary={t("lengths.table")}>
      <Table
        caption={t("lengths.title")}
        columns={[{ text: t("lengths.table.length"), isNumber: true }, {
          text: rows,
          isNumber: true,
        }]}
      >
        {bins.map(({ from, to, count }) => (
          <tr key={from}>
            <NumberCell>{numberText(from, lang)} – {numberText(to - 1, lang)}</NumberCell>
            <NumberCell>{numberText(count, lang)}</NumberCell>
          </tr>
        ))}
      </Table>
    </Disclosure>
  );
}
