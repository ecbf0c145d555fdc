import type { ComponentChildren, Ref, TargetedEvent } from "preact";
import { buttonClass, type ButtonLook } from "./Button.tsx";
import Icon from "./Icon.tsx";

/**
 * Where files are chosen or dropped. The page's form does the rest; an island that takes files at once
 * hides the form's own button and gives `onFiles`.
 */
export default function FileDrop(
  { id, name, title, hint, choose, accept, isMultiple = true, look = "primary", live, children }: {
    id: string;
    name: string;
    title: ComponentChildren;
    hint?: ComponentChildren;
    /** What the button says. */
    choose: string;
    /** Endings, such as `.pdf,.docx`. */
    accept?: string;
    isMultiple?: boolean;
    /** How the button looks: primary where choosing files is what comes next. */
    look?: ButtonLook;
    /** Null until an island has come alive: then the plain control of the browser is shown. */
    live: {
      isOver: boolean;
      input?: Ref<HTMLInputElement>;
      onFiles(files: readonly File[]): void;
    } | null;
    /** Other ways to choose, beside the button. */
    children?: ComponentChildren;
  },
) {
  function take({ currentTarget }: TargetedEvent<HTMLInputElement>): void {
    live?.onFiles([...currentTarget.files ?? []]);
    if (live) currentTarget.value = "";
  }
  const field = (
    <input
      ref={live?.input ?? null}
      id={id}
      name={name}
      type="file"
      class={live ? "sr-only" : "file-input"}
      multiple={isMultiple}
      required={!live}
      accept={accept}
      aria-label={choose}
      aria-describedby={hint ? `${id}-hint` : undefined}
      onChange={take}
    />
  );
  return (
    <div class={live?.isOver ? "file-drop file-drop-over" : "file-drop"}>
      <span class="quiet">
        <Icon name="upload" size="large" />
      </span>
      <strong>{title}</strong>
      {hint && <span id={`${id}-hint`} class="fine">{hint}</span>}
      {!live && field}
      <div class="relative flex flex-wrap justify-center gap-2">
        {live && field}
        {live && <label for={id} class={buttonClass({ look })}>{choose}</label>}
        {children}
      </div>
    </div>
  );
}
