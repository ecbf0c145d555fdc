import type { Lang } from "@/core/contract/lang.ts";
import ConnectionBanner from "./_ConnectionBanner.tsx";
import KeyboardMap from "./_KeyboardMap.tsx";
import SessionDialog from "./_SessionDialog.tsx";
import ToastList from "./_ToastList.tsx";
import { useCopying } from "./_copying.ts";
import { useKeptForms } from "./_kept_forms.ts";
import { useSingleSubmit } from "./_single_submit.ts";
import { useTermHover } from "./_term_hover.ts";

/** What stands above every page, and what every page is helped with. */
export default function Overlays({ lang, cursor }: {
  lang: Lang;
  /** Of the event stream, by which a silent server is noticed; null for whoever is not signed in. */
  cursor: number | null;
}) {
  useTermHover();
  useCopying(lang);
  useKeptForms(lang);
  useSingleSubmit();
  return (
    <>
      {cursor !== null && <ConnectionBanner lang={lang} cursor={cursor} />}
      <SessionDialog lang={lang} />
      <KeyboardMap lang={lang} />
      <ToastList lang={lang} />
    </>
  );
}
