import { useState } from "preact/hooks";
import { emptyAnswers, streamComparison } from "./_comparison.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { translator } from "@/core/contract/text.ts";

/** One question to the base and to the tuned model; both answers appear as they come. */
export default function Compare({ runId, lang }: { runId: string; lang: Lang }) {
  const [question, setQuestion] = useState("");
  const [answers, setAnswers] = useState(emptyAnswers);
  const [running, setRunning] = useState<AbortController | null>(null);
  const t = translator(projectPageTexts, lang);
  const wasAsked = running !== null || answers !== emptyAnswers;

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    const stop = new AbortController();
    setRunning(stop);
    setAnswers(emptyAnswers);
    await streamComparison({ runId, question, signal: stop.signal, onChange: setAnswers });
    setRunning(null);
  }

  return (
    <form class="stack" onSubmit={ask}>
      <div class="field">
        <label for="question">{t("use.question")}</label>
        <input
          id="question"
          required
          maxLength={20_000}
          value={question}
          onInput={(event) => setQuestion(event.currentTarget.value)}
        />
        <span class="quiet small">{t("use.try.hint")}</span>
      </div>
      <p class="row">
        <button type="submit" class="primary" disabled={running !== null}>{t("use.ask")}</button>
        {running && (
          <button type="button" onClick={() => running.abort()}>
            {translator(jobsTexts, lang)("action.cancel")}
          </button>
        )}
      </p>
      {answers.failure && <p class="message bad" role="alert">{answers.failure}</p>}
      <div class="columns" aria-live="polite" aria-busy={running !== null}>
        {wasAsked && (
          <>
            <div class="card">
              <h3>{t("use.base")}</h3>
              <p class="answer">{answers.base}</p>
            </div>
            <div class="card">
              <h3>{t("use.tuned")}</h3>
              <p class="answer">{answers.tuned}</p>
            </div>
          </>
        )}
      </div>
    </form>
  );
}
