import type { ComponentChildren, JSX } from "preact";
import Icon from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const looks = {
  primary: "btn btn-primary",
  plain: "btn btn-plain",
  quiet: "btn btn-ghost",
  danger: "btn btn-danger",
} as const;

/** How much a button asks for: one primary on a page, plain for the rest, quiet inside lists. */
export type ButtonLook = keyof typeof looks;

interface Look {
  look?: ButtonLook | undefined;
  isSmall?: boolean | undefined;
  icon?: IconName | undefined;
  /** The icon turns: what was asked for is under way. */
  isBusy?: boolean | undefined;
}

/** The classes of a button; for elements that look like one without being one, such as a label. */
export function buttonClass({ look = "plain", isSmall = false }: Look = {}): string {
  return isSmall ? `${looks[look]} btn-sm` : looks[look];
}

function Inside({ icon, isBusy, children }: Look & { children: ComponentChildren }) {
  const shown = isBusy ? "loading" : icon;
  return (
    <>
      {shown && <Icon name={shown} size="small" isSpinning={isBusy === true} />}
      {children}
    </>
  );
}

type ButtonProps = Look & Omit<JSX.IntrinsicElements["button"], "class" | "icon">;

/** Does something on this page. */
export function Button({ look, isSmall, icon, isBusy, children, ...rest }: ButtonProps) {
  return (
    <button type="button" class={buttonClass({ look, isSmall })} {...rest}>
      <Inside icon={icon} isBusy={isBusy}>{children}</Inside>
    </button>
  );
}

interface LinkProps extends Look {
  href: string;
  id?: string;
  /** The file's name where the link saves one. */
  download?: string | boolean;
  hreflang?: string;
  lang?: string;
  target?: "_blank";
  rel?: string;
  "aria-label"?: string;
  "aria-current"?: "page" | "step" | "true" | undefined;
  /** For what happens on this page where scripts run; without them the link is followed. */
  onClick?: (event: MouseEvent) => void;
  children: ComponentChildren;
}

/** Leads to another page, and looks like a button. */
export function LinkButton({ look, isSmall, icon, children, ...rest }: LinkProps) {
  return (
    <a class={buttonClass({ look, isSmall })} {...rest}>
      <Inside icon={icon}>{children}</Inside>
    </a>
  );
}

const onlyIcon = `${looks.quiet} btn-sm btn-square`;

/** A button that is only an icon; its label is what it says to everyone who asks. */
export function IconButton({ icon, label, ...rest }: ButtonProps & {
  icon: IconName;
  label: string;
}) {
  return (
    <button
      type="button"
      class={onlyIcon}
      {...rest}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} size="small" />
    </button>
  );
}

/** A link that is only an icon. */
export function IconLink({ icon, label, ...rest }: {
  icon: IconName;
  label: string;
  href: string;
  onClick?: (event: MouseEvent) => void;
}) {
  return (
    <a class={onlyIcon} {...rest} aria-label={label} title={label}>
      <Icon name={icon} size="small" />
    </a>
  );
}
