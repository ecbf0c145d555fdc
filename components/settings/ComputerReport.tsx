import { Button } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Code, Quiet, SectionTitle } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { ErrorText, SystemReport } from "@/core/contract/mod.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import { computerTexts } from "@/core/contract/text/computer.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { translator } from "@/core/contract/text.ts";
import AbilityTable from "./AbilityTable.tsx";

/** What this computer can do and why, what it has, and what is tight. */
export default function ComputerReport({ report, isProved, error, lang }: {
  report: SystemReport;
  /** Whether the training engine was really started for this report. */
  isProved: boolean;
  /** Why it could not be started. */
  error: ErrorText | null;
  lang: Lang;
}) {
  const t = translator(systemTexts, lang);
  const { warnings, canTrain, obstacle, abilities } = report;
  return (
    <Card id="computer" title={t("title")}>
      <FormError error={error} lang={lang} />
      <div role={isProved ? "status" : undefined}>
        <Message
          tone={canTrain ? "good" : "bad"}
          title={canTrain ? t(isProved ? "proved" : "ready") : obstacle}
        />
      </div>
      <p>{abilities.sentences.join(" ")}</p>
      <Disclosure summary={translator(computerTexts, lang)("computer.table.show")}>
        <AbilityTable words={abilities} lang={lang} />
      </Disclosure>
      <Facts facts={factsOf(report, lang)} />
      {warnings.length > 0 && (
        <Stack gap="tight">
          <SectionTitle level={3}>{t("warnings")}</SectionTitle>
          <ul class="bullets">
            {warnings.map((warning) => <li key={warning}>{warning}</li>)}
          </ul>
        </Stack>
      )}
      <form method="post" action="/settings#computer">
        <Row>
          <Button type="submit" icon="play" name="do" value="prove">{t("prove")}</Button>
          <Quiet>{t("prove.hint")}</Quiet>
        </Row>
      </form>
    </Card>
  );
}

function factsOf(report: SystemReport, lang: Lang) {
  const t = translator(systemTexts, lang);
  const { hardware, engine, dataFolder, enginesFolder, version, runtime } = report;
  return [
    [t("engine"), engine.reason],
    [
      t("processor"),
      `${hardware.cpu.name}, ${t("cores", { physical: hardware.cpu.physicalCores })}`,
    ],
    [t("graphics"), graphics(report, lang)],
    [t("memory"), t("memory.value", gigabytes(hardware.memory))],
    ...hardware.disk ? [[t("disk"), t("disk.value", gigabytes(hardware.disk))] as const] : [],
    [t("folder"), <Code key="data">{dataFolder}</Code>],
    [t("folder.engines"), <Code key="engines">{enginesFolder}</Code>],
    [t("version"), t("version.value", { version, deno: runtime.deno })],
  ] as const;
}

function graphics({ hardware: { gpus } }: SystemReport, lang: Lang): string {
  const t = translator(systemTexts, lang);
  if (gpus.length === 0) return t("none");
  return gpus.map(({ name, vramBytes, sharesMemory }) =>
    vramBytes === null || sharesMemory
      ? name
      : t("gpu.memory", { name, size: bytesText(vramBytes, lang) })
  ).join("; ");
}

function gigabytes({ totalBytes, freeBytes }: { totalBytes: number; freeBytes: number }) {
  const tenths = (bytes: number) => Math.round(bytes / 1e8) / 10;
  return { total: tenths(totalBytes), free: tenths(freeBytes) };
}
