import FormError from "./FormError.tsx";
import { type ErrorText, type Lang, type SystemReport, translator } from "@/core/contract/mod.ts";
import { systemTexts } from "@/core/contract/text/system.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";

/** What this computer has, how training computes on it and why, and what is tight. */
export default function ComputerReport({ report, isProved, error, lang }: {
  report: SystemReport;
  /** Whether the training engine was really started for this report. */
  isProved: boolean;
  /** Why it could not be started. */
  error: ErrorText | null;
  lang: Lang;
}) {
  const t = translator(systemTexts, lang);
  const { hardware, engine, warnings, canTrain, obstacle } = report;
  return (
    <section id="computer" class="card stack">
      <h2>{t("title")}</h2>
      <FormError error={error} />
      <p class={canTrain ? "message well" : "message bad"} role={isProved ? "status" : undefined}>
        {canTrain ? t(isProved ? "proved" : "ready") : obstacle}
      </p>
      <dl class="places">
        <dt>{t("engine")}</dt>
        <dd>{engine.reason}</dd>
        <dt>{t("processor")}</dt>
        <dd>
          {hardware.cpu.name}
          <div class="quiet small">
            {t("cores", { physical: hardware.cpu.physicalCores })}
          </div>
        </dd>
        <dt>{t("graphics")}</dt>
        <dd>{graphics(report, lang)}</dd>
        <dt>{t("memory")}</dt>
        <dd>{t("memory.value", gigabytes(hardware.memory))}</dd>
        {hardware.disk && (
          <>
            <dt>{t("disk")}</dt>
            <dd>{t("disk.value", gigabytes(hardware.disk))}</dd>
          </>
        )}
        <dt>{t("folder")}</dt>
        <dd class="hash">{report.dataFolder}</dd>
        <dt>{t("folder.engines")}</dt>
        <dd class="hash">{report.enginesFolder}</dd>
        <dt>{t("version")}</dt>
        <dd>{t("version.value", { version: report.version, deno: report.runtime.deno })}</dd>
      </dl>
      {warnings.length > 0 && (
        <div>
          <h3>{t("warnings")}</h3>
          <ul>{warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>
        </div>
      )}
      <form method="post" action="/settings#computer" class="row">
        <button type="submit" name="do" value="prove">{t("prove")}</button>
        <span class="quiet small">{t("prove.hint")}</span>
      </form>
    </section>
  );
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
