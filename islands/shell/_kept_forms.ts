import { useEffect } from "preact/hooks";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { say } from "../_toasts.ts";
import { applyEntries, entriesOf, type KeptEntries, resetEntries } from "./_form_entries.ts";
import { rememberSent } from "../_sent_forms.ts";

/**
 * Keeps what is typed into a form with `data-keep="name"` across reloads, a change of language, a
 * server that is gone and a lost session, in this tab only. A form that arrived is forgotten.
 */
export function useKeptForms(lang: Lang): void {
  useEffect(() => {
    const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-keep]")];
    const restored = forms.filter(restore);
    if (restored.length > 0) {
      const t = translator(shellTexts, lang);
      say({ text: t("kept"), action: { text: t("kept.clear"), run: () => discard(restored) } });
    }
    document.addEventListener("input", keep);
    document.addEventListener("submit", noteSent);
    return () => {
      document.removeEventListener("input", keep);
      document.removeEventListener("submit", noteSent);
    };
  }, []);
}

function keep({ target }: Event): void {
  const form = formOf(target);
  if (form) sessionStorage.setItem(keyOf(form), JSON.stringify(entriesOf(form)));
}

function noteSent({ target, defaultPrevented }: Event): void {
  const form = formOf(target);
  if (!form) return;
  // What a script sends stays in its form until the script has an answer.
  if (defaultPrevented) sessionStorage.removeItem(keyOf(form));
  else rememberSent(keyOf(form));
}

function restore(form: HTMLFormElement): boolean {
  const kept = sessionStorage.getItem(keyOf(form));
  return kept !== null && applyEntries(form, JSON.parse(kept) as KeptEntries);
}

function discard(forms: readonly HTMLFormElement[]): void {
  for (const form of forms) {
    resetEntries(form);
    sessionStorage.removeItem(keyOf(form));
  }
}

function formOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-keep]") : null;
}

function keyOf(form: HTMLFormElement): string {
  return `kept ${location.pathname} ${form.dataset["keep"]}`;
}
