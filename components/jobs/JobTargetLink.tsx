import { LinkButton } from "@/components/kit/Button.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobTargetText } from "@/core/contract/text/jobs.ts";

/** What a link to a job's subject follows from. */
export interface JobSubject {
  kind: string;
  projectId: string | null;
  /** The run that it trains, exports or asks; null for other kinds. */
  runId: string | null;
}

/** The way from a job to what it works on; nothing for a kind that has no page. */
export default function JobTargetLink({ job, lang, isPrimary = false }: {
  job: JobSubject;
  lang: Lang;
  isPrimary?: boolean;
}) {
  const href = jobTarget(job);
  const text = jobTargetText(job.kind, lang);
  if (href === null || text === null) return null;
  return <LinkButton look={isPrimary ? "primary" : "plain"} href={href}>{text}</LinkButton>;
}

function jobTarget({ kind, projectId, runId }: JobSubject): string | null {
  if (kind === "packs.install") return "/settings#packs";
  if (projectId === null) return null;
  if (kind === "training.run" && runId !== null) return `/runs/${runId}`;
  const step = steps[kind];
  return step === undefined ? null : `/projects/${projectId}${step}`;
}

const steps: Readonly<Record<string, string>> = {
  "documents.process": "/documents",
  "retrieval.embed": "/documents",
  "dataset.generate": "/data",
  "dataset.ask_model": "/data",
  "dataset.import": "/data",
  "exports.create": "/use#results",
  "evaluation.run": "/use#evaluations",
  "overview.demo": "",
};
