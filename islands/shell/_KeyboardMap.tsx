import { useEffect } from "preact/hooks";
import Dialog from "@/components/kit/Dialog.tsx";
import { Facts } from "@/components/kit/Table.tsx";
import { areas } from "@/components/shell/areas.ts";
import { pathSteps } from "@/core/contract/path_steps.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { useDialog } from "../_use_dialog.ts";
import { keyboardMapAsked, searchAsked } from "./_open_overlays.ts";
import { listenToShortcuts } from "./_shortcuts.ts";

const steps = pathSteps.length;

/** Everything that keys do on every page, and the keys themselves at work. */
export default function KeyboardMap({ lang }: { lang: Lang }) {
  const t = translator(shellTexts, lang);
  const { dialogRef, open } = useDialog();
  useEffect(() => keyboardMapAsked.subscribe((times) => void (times > 0 && open())), []);
  useEffect(() =>
    listenToShortcuts({
      search: () => void searchAsked.value++,
      keyboardMap: () => void keyboardMapAsked.value++,
    }), []);
  return (
    <Dialog id="keyboard-map" title={t("keys.title")} dialogRef={dialogRef} lang={lang}>
      <Facts
        facts={[
          [shownKeys("?"), t("keys.help")],
          [shownKeys("/", t("search.key")), t("keys.search")],
          ...areas.map(({ key, goTo }) => [shownKeys(`g ${key}`), t(goTo)] as const),
          [shownKeys("g 1", `g ${steps}`), t("keys.step", { steps })],
          [shownKeys("g f"), t("keys.ask")],
          [shownKeys("g s"), t("keys.passages")],
          [shownKeys("J", "K", "E", "X", "F"), t("keys.rows")],
          [shownKeys("Esc"), t("keys.escape")],
        ]}
      />
    </Dialog>
  );
}

function shownKeys(...keys: string[]) {
  return keys.map((key) => <kbd key={key} class="kbd kbd-sm mr-1">{key}</kbd>);
}
