import { useEffect } from "preact/hooks";
import type { Lang } from "@/core/contract/lang.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { translator } from "@/core/contract/text.ts";
import { say } from "../_toasts.ts";

/**
 * Makes every `CopyButton` of the page work, also those that come later. They are hidden until here:
 * without script nothing could be copied.
 */
export function useCopying(lang: Lang): void {
  useEffect(() => {
    const t = translator(kitTexts, lang);
    document.documentElement.dataset["live"] = "";
    async function copy({ target }: Event): Promise<void> {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-copy]") : null;
      if (!button) return;
      await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
      say({ text: t("copied"), tone: "good" });
    }
    const onClick = (event: Event) => void copy(event);
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
}
