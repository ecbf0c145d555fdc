import { useEffect, useRef, useState } from "preact/hooks";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import { Split } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import CheckList, { remedyAddress } from "@/components/training/CheckList.tsx";
import { type SettingProblem, settingProblems } from "@/components/training/setting_texts.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownCheck, ShownPlan } from "@/core/contract/run_plan.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";
import { readSettings, type SettingsChange, writeSettings } from "./_entered_settings.ts";
import SettingCards from "./_SettingCards.tsx";
import StartCard from "./_StartCard.tsx";
import { usePlan } from "./_use_plan.ts";

/** The form that starts a run: presets, settings with what follows from them, and the checks. */
export default function TrainingForm(
  { projectId, first, maxSteps, entered: sent, usualName, cursor, lang }: {
    projectId: string;
    first: ShownPlan;
    maxSteps: number | null;
    /** What stood in the form when it was refused. */
    entered: Readonly<Record<string, string>>;
    /** What the run is called without. */
    usualName: string;
    cursor: number;
    lang: Lang;
  },
) {
  const t = translator(runsTexts, lang);
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const { plan, entered, failure, setEntered, ask } = usePlan({
    projectId,
    first,
    maxSteps,
    cursor,
  });

  const problems = entered ? settingProblems(entered, lang) : [];

  useEffect(() => {
    // The browser, or the form's kept entries, may have filled fields before this page woke up.
    if (form.current && entered) setEntered(readSettings(form.current, entered));
    const wakeAgain = () => setSending(false);
    addEventListener("pageshow", wakeAgain);
    return () => removeEventListener("pageshow", wakeAgain);
  }, []);

  function change(settings: SettingsChange): void {
    if (form.current) writeSettings(form.current, settings);
  }

  function press(remedy: NonNullable<ShownCheck["remedy"]>): boolean {
    if (remedy.kind === "change") change(remedy.hyper);
    else if (remedy.kind === "install") void install(remedy.pack);
    return remedy.kind !== "link";
  }

  async function install(pack: string): Promise<void> {
    try {
      await fetchJson("/api/v1/packs", { method: "POST", body: { pack } });
      say({ text: t("install.begun") });
      ask();
    } catch (error) {
      if (error instanceof RequestError) say({ text: error.message, tone: "bad" });
    }
  }

  return (
    <form
      ref={form}
      method="post"
      // What was changed of one proposal is not put over another.
      data-keep={`run ${JSON.stringify([first.hyper, maxSteps])}`}
      onInput={() => entered && setEntered(readSettings(form.current!, entered))}
      onInvalidCapture={({ target }) => {
        // A field that nobody sees cannot say what is wrong with it.
        (target as Element).closest("details")?.setAttribute("open", "");
      }}
      onSubmit={() => setSending(true)}
    >
      <Split
        aside={
          <>
            <Card title={t("checks")}>
              {failure && <Message tone="bad" title={t("checks.failed")}>{failure.message}
              </Message>}
              <CheckList
                checks={problems.length > 0 ? problems.map(asCheck) : plan.checks}
                press={{ hrefOf: (remedy) => remedyAddress(projectId, remedy), onPress: press }}
                lang={lang}
              />
            </Card>
            {entered && (
              <StartCard
                entered={entered}
                problems={problems}
                plan={plan}
                name={sent["name"] ?? ""}
                usualName={usualName}
                isSending={isSending}
                lang={lang}
              />
            )}
          </>
        }
      >
        {!plan.usual && <FirstStep projectId={projectId} lang={lang} />}
        {entered && plan.usual && first.hyper && (
          <SettingCards
            plan={{ ...plan, usual: plan.usual }}
            first={{ hyper: first.hyper, maxSteps, engine: first.engine }}
            entered={entered}
            onChange={change}
            lang={lang}
          />
        )}
      </Split>
    </form>
  );
}

/** A setting that cannot be stands in the way as any other obstacle does. */
function asCheck({ name, text }: SettingProblem): ShownCheck {
  return { id: `setting-${name}`, level: "blocked", message: text, fix: null, remedy: null };
}

/** What the page is for, while there is nothing to set up yet. */
function FirstStep({ projectId, lang }: { projectId: string; lang: Lang }) {
  const t = translator(runsTexts, lang);
  const text = translator(trainingTexts, lang)("training.remedy.model");
  return (
    <Card>
      <EmptyState
        icon="gauge"
        title={t("first")}
        action={
          <LinkButton look="primary" href={`/projects/${projectId}/model`}>{text}</LinkButton>
        }
      >
        {t("first.what")}
      </EmptyState>
    </Card>
  );
}
