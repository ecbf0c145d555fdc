import { useEffect } from "preact/hooks";
import type { Lang } from "@/core/contract/lang.ts";
import { shellTexts } from "@/core/contract/text/shell.ts";
import { translator } from "@/core/contract/text.ts";
import { say } from "../_toasts.ts";
import { applyEntries, entriesOf, type KeptEntries } from "./_form_entries.ts";

/**
 * Keeps what is typed into a form with `data-keep="name"` across reloads, a change of language and
 * a lost session, in this tab only. Sending the form forgets it.
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
    document.addEventListener("submit", forget);
    return () => {
      document.removeEventListener("input", keep);
      document.removeEventListener("submit", forget);
    };
  }, []);
}

function keep({ target }: Event): void {
  const form = formOf(target);
  if (form) sessionStorage.setItem(keyOf(form), JSON.stringify(entriesOf(form)));
}

function forget({ target }: Event): void {
  const form = formOf(target);
  if (form) sessionStorage.removeItem(keyOf(form));
}

function restore(form: HTMLFormElement): boolean {
  const kept = sessionStorage.getItem(keyOf(form));
  return kept !== null && applyEntries(form, JSON.parse(kept) as KeptEntries);
}

function discard(forms: readonly HTMLFormElement[]): void {
  for (const form of forms) {
    form.reset();
    sessionStorage.removeItem(keyOf(form));
  }
}

function formOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-keep]") : null;
}

function keyOf(form: HTMLFormElement): string {
  return `kept ${location.pathname} ${form.dataset["keep"]}`;
}
