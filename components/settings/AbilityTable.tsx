import Badge from "@/components/kit/Badge.tsx";
import { Stack } from "@/components/kit/Layout.tsx";
import Table, { NumberCell } from "@/components/kit/Table.tsx";
import Term from "@/components/kit/Term.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ComputerWords, FitLevel } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { computerTexts } from "@/core/contract/text/computer.ts";
import { translator } from "@/core/contract/text.ts";

const tones = { fits: "good", tight: "warning", too_large: "bad", unknown: "plain" } as const;

/** What a computer can do, size by size, with what that rests on. */
export default function AbilityTable({ words, lang }: { words: ComputerWords; lang: Lang }) {
  const t = translator(computerTexts, lang);
  const badge = (level: FitLevel) => (
    <Badge tone={tones[level]}>{t(`computer.level.${level}`)}</Badge>
  );
  return (
    <Stack gap="small">
      <Table
        caption={t("computer.table")}
        columns={[
          {
            text: (
              <>
                {t("computer.table.size")} <Term name="parameter" id="ability-size" lang={lang} />
              </>
            ),
          },
          { text: t("computer.table.train") },
          { text: t("computer.table.memory"), isNumber: true },
          { text: t("computer.table.time"), isNumber: true },
          { text: t("computer.table.run") },
        ]}
      >
        {words.sizes.map(({ name, sizeText, train, trainBytes, timeText, run }) => (
          <tr key={name}>
            <td>
              <strong>{name}</strong>
              <Hint>{sizeText}</Hint>
            </td>
            <td>{badge(train)}</td>
            <NumberCell>{bytesText(trainBytes, lang)}</NumberCell>
            <NumberCell>{timeText ?? "–"}</NumberCell>
            <td>{badge(run)}</td>
          </tr>
        ))}
      </Table>
      {words.basis && <Hint>{words.basis}</Hint>}
    </Stack>
  );
}
