import { useEffect } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import Dialog from "@/components/kit/Dialog.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson, onRequestError } from "@/web/client/mod.ts";
import { useDialog } from "../_use_dialog.ts";

/** Opens when any request of the page finds nobody signed in; the page itself stays as it is. */
export default function SessionDialog({ lang }: { lang: Lang }) {
  const t = translator(shellTexts, lang);
  const { dialogRef, open, close } = useDialog();
  useEffect(() => onRequestError(({ code }) => code === "sign_in_needed" && open()), []);
  const tryAgain = () => void fetchJson("/api/v1/projects").then(close, () => {});
  return (
    <Dialog
      id="session"
      title={t("session.title")}
      dialogRef={dialogRef}
      lang={lang}
      actions={<Button look="primary" onClick={tryAgain}>{t("session.again")}</Button>}
    >
      <p>{t("session.text")}</p>
    </Dialog>
  );
}
