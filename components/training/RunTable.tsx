import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { lossText, runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import type { RunSetting, ShownComparison } from "@/core/contract/training.ts";
import { clock } from "../jobs/clock.ts";
import Badge from "../kit/Badge.tsx";
import Progress from "../kit/Progress.tsx";
import Table, { NumberCell } from "../kit/Table.tsx";
import { Quiet } from "../kit/Text.tsx";
import { settingPhrase } from "./setting_texts.ts";
import { stateTone } from "./state_tone.ts";

type ComparedRun = ShownComparison["runs"][number];

/** A project's runs side by side: what sets them apart, and what came of it. */
export default function RunTable({ comparison: { runs, differing }, models, lang }: {
  comparison: ShownComparison;
  /** The names of base models by their ids. */
  models: Readonly<Record<string, string>>;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const best = Math.min(...runs.map(({ figures }) => figures.bestLoss ?? Infinity));
  return (
    <Table
      caption={t("runs.caption")}
      columns={[
        { text: t("column.run") },
        { text: t("column.state") },
        ...(differing.length > 0 ? [{ text: t("column.differs") }] : []),
        { text: t("column.best"), isNumber: true },
        { text: t("column.speed"), isNumber: true },
        { text: t("column.time"), isNumber: true },
      ]}
    >
      {runs.map((run) => (
        <RunLine
          key={run.id}
          run={run}
          differs={phrases(run, { differing, models, lang })}
          isBest={runs.length > 1 && run.figures.bestLoss === best}
          lang={lang}
        />
      ))}
    </Table>
  );
}

function RunLine({ run, differs, isBest, lang }: {
  run: ComparedRun;
  /** What sets it apart, in words; null where nothing does. */
  differs: string | null;
  isBest: boolean;
  lang: Lang;
}) {
  const { id, name, note, createdAt, figures } = run;
  const { bestLoss, tokensPerS, elapsedS } = figures;
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  return (
    <tr>
      <td class="min-w-40">
        <a href={`/runs/${id}`} class="link font-medium">{name}</a>
        <div class="quiet text-sm whitespace-nowrap">
          <time dateTime={createdAt}>{times.format(new Date(createdAt))}</time>
        </div>
        {note && <div class="quiet line-clamp-2 max-w-80 text-sm">{note}</div>}
      </td>
      <td>
        <RunState run={run} lang={lang} />
      </td>
      {differs !== null && (
        <td class="min-w-56 text-sm">
          <Quiet>{differs}</Quiet>
        </td>
      )}
      <NumberCell>
        {isBest ? <strong>{lossText(bestLoss, lang)}</strong> : lossText(bestLoss, lang)}
      </NumberCell>
      <NumberCell>{tokensPerS === null ? "–" : whole.format(tokensPerS)}</NumberCell>
      <NumberCell>{elapsedS === null ? "–" : clock(elapsedS)}</NumberCell>
    </tr>
  );
}

function RunState({ run, lang }: { run: ComparedRun; lang: Lang }) {
  const { state, figures: { step, totalSteps } } = run;
  const text = translator(jobsTexts, lang)(`state.${state}`);
  const share = state === "running" && totalSteps ? step / totalSteps : null;
  return (
    <>
      <Badge tone={stateTone(state)}>{text}</Badge>
      {share !== null && <Progress label={text} share={share} />}
    </>
  );
}

function phrases(
  run: ComparedRun,
  { differing, models, lang }: {
    differing: readonly RunSetting[];
    models: Readonly<Record<string, string>>;
    lang: Lang;
  },
): string | null {
  if (differing.length === 0) return null;
  const { datasetVersionId, hyper, maxSteps } = run;
  const baseModelId = models[run.baseModelId] ?? run.baseModelId;
  const settings = { baseModelId, datasetVersionId, ...hyper, maxSteps };
  return differing.map((name) => settingPhrase(name, settings[name], lang))
    .filter((phrase) => phrase !== null).join(" · ");
}
