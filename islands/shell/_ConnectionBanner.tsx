import { useEffect, useState } from "preact/hooks";
import Message from "@/components/kit/Message.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { subscribe } from "@/web/client/mod.ts";
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasGone = false;
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent() {},
      onState(state) {
        clearTimeout(timer);
        if (state === "lost") {
          timer = setTimeout(() => setGone(wasGone = true), patienceMs);
        } else if (wasGone) {
          setGone(wasGone = false);
          onBack();
        }
      },
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, []);
  return isGone;
}
