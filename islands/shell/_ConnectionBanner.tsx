import { useEffect, useState } from "preact/hooks";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, RequestError, subscribe } from "@/web/client/mod.ts";
import { say } from "../_toasts.ts";

/** A stream breaks off for a moment when the server is started again; that is not worth a word. */
const patienceMs = 3_000;

/** Says that the studio does not answer, and that it is back; needs no click in between. */
export default function ConnectionBanner({ lang, cursor }: { lang: Lang; cursor: number }) {
  const t = translator(shellTexts, lang);
  const isGone = useIsGone(cursor, () => say({ text: t("offline.back"), tone: "good" }));
  if (!isGone) return null;
  return (
    <div class="connection-banner">
      <Message tone="warning" title={t("offline.title")} isUrgent>{t("offline.text")}</Message>
    </div>
  );
}

function useIsGone(cursor: number, onBack: () => void): boolean {
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let wasGone = false;
    async function look(): Promise<void> {
      timer = null;
      const code = await whyLost();
      if (code === "offline") setGone(wasGone = true);
    }
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent() {},
      onState(state) {
        if (state === "lost") {
          if (!wasGone) timer ??= setTimeout(look, patienceMs);
          return;
        }
        clearTimeout(timer ?? undefined);
        timer = null;
        if (!wasGone) return;
        setGone(wasGone = false);
        onBack();
      },
    });
    return () => {
      unsubscribe();
      clearTimeout(timer ?? undefined);
    };
  }, []);
  return isGone;
}

/** A stream says nothing of why it broke off; a request does. A session that ended has its dialog. */
async function whyLost(): Promise<string | null> {
  try {
    await fetchJson("/api/v1/projects");
    return null;
  } catch (error) {
    return error instanceof RequestError ? error.code : null;
  }
}
