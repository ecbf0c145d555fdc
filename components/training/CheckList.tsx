import type { Lang } from "@/core/contract/lang.ts";
import type { ShownCheck } from "@/core/contract/run_plan.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import Disclosure from "../kit/Disclosure.tsx";
import Icon from "../kit/Icon.tsx";
import type { IconName } from "../kit/icons.ts";
import { LinkButton } from "../kit/Button.tsx";
import { Stack } from "../kit/Layout.tsx";

/** What presses a remedy. Without scripts its address is followed. */
export interface RemedyPress {
  hrefOf(remedy: NonNullable<ShownCheck["remedy"]>): string;
  /** Answers whether it was done here, so that the address need not be followed. */
  onPress?(remedy: NonNullable<ShownCheck["remedy"]>): boolean;
}

const marks: Record<ShownCheck["level"], IconName> = {
  ok: "done",
  warning: "warning",
  blocked: "ban",
};

/** The answers of checks: first what is to be done, each with its remedy, then what is well. */
export default function CheckList({ checks, press, lang }: {
  checks: readonly ShownCheck[];
  press: RemedyPress;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const well = checks.filter(({ level }) => level === "ok");
  const others = checks.filter(({ level }) => level !== "ok")
    .toSorted((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
  return (
    <Stack gap="small">
      {others.length > 0 && (
        <ul class="ruled-lines">
          {others.map((check) => <Line key={check.id} check={check} press={press} lang={lang} />)}
        </ul>
      )}
      {well.length > 0 && (
        <Disclosure
          summary={t(others.length === 0 ? "checks.well" : "checks.others", {
            count: well.length,
          })}
        >
          <ul class="ruled-lines">
            {well.map((check) => <Line key={check.id} check={check} press={press} lang={lang} />)}
          </ul>
        </Disclosure>
      )}
    </Stack>
  );
}

function Line({ check, press, lang }: { check: ShownCheck; press: RemedyPress; lang: Lang }) {
  const { id, level, message, fix, remedy } = check;
  const t = translator(runsTexts, lang);
  return (
    <li class={`check check-${level}`} data-check={id}>
      <Icon name={marks[level]} label={t(`checks.level.${level}`)} />
      <div class="flex min-w-0 flex-col items-start gap-1">
        <span>{message}</span>
        {fix && <span class="fine">{fix}</span>}
        {remedy && (
          <LinkButton
            isSmall
            href={press.hrefOf(remedy)}
            onClick={(event) => {
              if (press.onPress?.(remedy)) event.preventDefault();
            }}
          >
            {remedy.label}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

const places = { model: "model", data: "data", import: "data/import" } as const;

/** Where a remedy is found. */
export function remedyAddress(
  projectId: string,
  remedy: NonNullable<ShownCheck["remedy"]>,
): string {
  if (remedy.kind === "install") return "/settings#packs";
  if (remedy.kind === "change") return `?${new URLSearchParams(plainTexts(remedy.hyper))}`;
  if (remedy.to === "engines") return "/settings#packs";
  if (remedy.to === "disk") return "/settings#disk";
  return `/projects/${projectId}/${places[remedy.to]}`;
}

function plainTexts(values: object): [string, string][] {
  return Object.entries(values).map(([name, value]) => [name, String(value)]);
}
