import { z } from "zod";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import CopiedText from "@/components/kit/CopiedText.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import Pager from "@/components/kit/Pager.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { Hint, PageTitle } from "@/components/kit/Text.tsx";
import {
  type CaseFilter,
  caseFilters,
  countCases,
  filterCases,
} from "@/components/use/case_filter.ts";
import CaseFilterForm from "@/components/use/CaseFilterForm.tsx";
import CaseTable from "@/components/use/CaseTable.tsx";
import ScoreBars from "@/components/use/ScoreBars.tsx";
import {
  type EvaluationId,
  type EvaluationSummary,
  idParams,
  type Lang,
  translator,
} from "@/core/contract/mod.ts";
import { casesTexts } from "@/core/contract/text/cases.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { evaluationTexts } from "@/core/contract/text/evaluation.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { verdictOf } from "@/core/contract/runs/verdict.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const casesAtOnce = 50;

export const handler = {
  GET: page({
    access: "evaluation:read",
    params: idParams<EvaluationId>(),
    query: z.object({
      show: z.enum(caseFilters).default("all").catch("all"),
      find: z.string().max(200).default("").catch(""),
      from: z.coerce.number().int().min(0).catch(0),
    }),
  }, async ({ app, params: { id }, query }) => {
    const evaluation = await app.evaluations.get(id);
    const { cases, ...result } = await app.evaluations.result(id);
    const found = filterCases(cases, query);
    return {
      framed: await app.overview.frameOf(evaluation.projectId),
      evaluation,
      result,
      path: await app.evaluations.pathOf(id),
      counts: countCases(cases),
      found: found.length,
      cases: found.slice(query.from, query.from + casesAtOnce),
      query,
    };
  }),
};

type Data = PageProps<typeof handler>["data"];

export default function EvaluationPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(casesTexts, lang);
  const explain = translator(evaluationTexts, lang);
  const { evaluation, result: { summary } } = data;
  const { cases, unanswered, onlyTuned: won, onlyBase: lost } = summary;
  const verdict = verdictOf(summary);
  const { title, lead, head } = words(summary, lang);
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <PageTitle
        title={title}
        lead={lead}
        actions={
          <LinkButton icon="back" href={`/projects/${evaluation.projectId}/use#evaluations`}>
            {t("case.back")}
          </LinkButton>
        }
      />
      <Card title={head}>
        <ScoreBars score={summary} lang={lang} />
        {verdict === "unclear" && <Hint>{t("case.chance", { won, lost })}</Hint>}
        <Hint>
          {explain("evaluation.right.means")}{" "}
          {unanswered > 0 && explain("evaluation.unanswered", { count: unanswered, cases })}
        </Hint>
        <Figures data={data} lang={lang} />
      </Card>
      <Cases data={data} lang={lang} />
    </>
  );
}

/** What the page is headed with: what was never taught is no matter of before and after. */
function words(summary: EvaluationSummary, lang: Lang) {
  const t = translator(casesTexts, lang);
  const { cases, baseRight, tunedRight } = summary;
  const right = t("case.title", { right: tunedRight, cases });
  const verdict = verdictOf(summary);
  return verdict === "untaught"
    ? { title: t("case.title.untaught"), lead: t("case.lead.untaught"), head: right }
    : {
      title: right,
      lead: t("case.before", { right: baseRight, cases }),
      head: t(`case.verdict.${verdict}`),
    };
}

function Figures({ data: { result, path }, lang }: { data: Data; lang: Lang }) {
  const t = translator(casesTexts, lang);
  const { summary, systemPrompt, models } = result;
  const { onlyTuned, onlyBase, baseUnended: base, tunedUnended: tuned, source, seconds } = summary;
  const numbers = new Intl.NumberFormat(lang);
  return (
    <Facts
      facts={[
        [t("case.won"), numbers.format(onlyTuned)],
        [t("case.lost"), numbers.format(onlyBase)],
        [t("case.unended"), t("case.unended.hint", { base, tuned })],
        [t("case.source"), translator(evaluationTexts, lang)(`evaluation.source.${source}`)],
        [t("case.models"), `${models.base} · ${models.tuned}`],
        [t("case.system"), systemPrompt ?? "–"],
        [t("case.seconds"), durationText(seconds, lang)],
        [
          t("case.file"),
          <CopiedText key="path" text={path} lang={lang} />,
        ],
      ]}
    />
  );
}

function Cases({ data, lang }: { data: Data; lang: Lang }) {
  const t = translator(casesTexts, lang);
  const { counts, cases, found, query } = data;
  return (
    <Card id="cases" title={t("case.list")}>
      <CaseFilterForm show={query.show} find={query.find} counts={counts} lang={lang} />
      {cases.length === 0
        ? (
          <EmptyState
            icon="search"
            title={t("case.none")}
            action={<LinkButton href="?#cases">{t("case.none.action")}</LinkButton>}
          />
        )
        : <CaseTable cases={cases} lang={lang} />}
      {found > casesAtOnce && <Pages found={found} query={query} lang={lang} />}
    </Card>
  );
}

function Pages({ found, query: { show, find, from }, lang }: {
  found: number;
  query: { show: CaseFilter; find: string; from: number };
  lang: Lang;
}) {
  const kit = translator(kitTexts, lang);
  const to = Math.min(found, from + casesAtOnce);
  const address = (place: number) =>
    `?${new URLSearchParams({ show, find, from: String(Math.max(0, place)) })}#cases`;
  return (
    <Pager
      label={kit("pager.label")}
      shown={kit("pager.place", { from: from + 1, to, total: found })}
      earlier={from === 0
        ? null
        : { href: address(from - casesAtOnce), text: kit("pager.previous") }}
      later={to === found ? null : { href: address(from + casesAtOnce), text: kit("pager.next") }}
    />
  );
}
