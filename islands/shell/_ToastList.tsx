import { Button, IconButton } from "@/components/kit/Button.tsx";
import Icon from "@/components/kit/Icon.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { translator } from "@/core/contract/text.ts";
import { hideToast, type Toast, toasts } from "../_toasts.ts";

const icons = { info: "info", good: "done", bad: "alert" } as const;

/** The toasts, at the foot of the screen; read out as they come, without taking the focus. */
export default function ToastList({ lang }: { lang: Lang }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => <ShownToast key={toast.id} toast={toast} lang={lang} />)}
    </div>
  );
}

function ShownToast({ toast: { id, text, tone, action }, lang }: { toast: Toast; lang: Lang }) {
  function act(): void {
    hideToast(id);
    void action?.run();
  }
  return (
    <div class={`toast-item toast-${tone}`}>
      <Icon name={icons[tone]} />
      <span class="grow">{text}</span>
      {action && <Button isSmall icon="undo" onClick={act}>{action.text}</Button>}
      <IconButton
        icon="close"
        label={translator(kitTexts, lang)("close")}
        onClick={() => hideToast(id)}
      />
    </div>
  );
}
