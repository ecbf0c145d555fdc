import type { ComponentChildren } from "preact";
import type { Lang } from "@/core/contract/lang.ts";
import { kitTexts } from "@/core/contract/text/kit.ts";
import { translator } from "@/core/contract/text.ts";
import { IconButton } from "./Button.tsx";

/**
 * A window before the page. Islands open it with `useDialog` of `islands/_use_dialog.ts`; Escape and
 * a click beside it close it.
 */
export default function Dialog({ id, title, dialogRef, actions, lang, children }: {
  id: string;
  title: string;
  dialogRef: { current: HTMLDialogElement | null };
  /** Buttons at the foot, the primary one last. */
  actions?: ComponentChildren;
  lang: Lang;
  children: ComponentChildren;
}) {
  const close = () => dialogRef.current?.close();
  return (
    <dialog
      id={id}
      ref={dialogRef}
      class="dialog"
      aria-labelledby={`${id}-title`}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div class="flex flex-col gap-4 p-5">
        <div class="flex items-start justify-between gap-4">
          <h2 id={`${id}-title`} class="heading">{title}</h2>
          <IconButton icon="close" label={translator(kitTexts, lang)("close")} onClick={close} />
        </div>
        {children}
        {actions && <div class="flex flex-wrap justify-end gap-2">{actions}</div>}
      </div>
    </dialog>
  );
}
