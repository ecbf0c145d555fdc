import type { LeftOutFile } from "@/core/contract/document_formats.ts";
import { bytesText } from "@/core/contract/text/bytes.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button, IconButton, LinkButton } from "../kit/Button.tsx";
import Disclosure from "../kit/Disclosure.tsx";
import { Row, Stack } from "../kit/Layout.tsx";
import Message from "../kit/Message.tsx";
import Progress from "../kit/Progress.tsx";
import { Quiet } from "../kit/Text.tsx";
import LeftOutFiles from "./LeftOutFiles.tsx";

/** A file that is being uploaded, or was. */
export interface ShownUploadItem {
  key: number;
  name: string;
  bytes: number;
  state: "waiting" | "sending" | "storing" | "added" | "exists" | "failed";
  /** How much of it is sent, from 0 to 1. */
  share: number;
  /** Null while nobody can tell. */
  bytesPerSecond: number | null;
  message: string;
  hint: string;
  remedy: "retry" | "limit" | null;
}

interface Actions {
  onCancel(key: number): void;
  onRetry(key: number): void;
  onClear(): void;
}

const waitingAtMost = 8;
const failedAtMost = 50;
/** So many known files are listed at once, more of them only when asked for. */
const openAtMost = 3;

/** What is being uploaded, how far and how fast, and what was refused for which reason. */
export default function UploadList({ items, leftOut, lang, ...actions }: Actions & {
  items: readonly ShownUploadItem[];
  leftOut: readonly LeftOutFile[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const inState = (state: ShownUploadItem["state"]) => items.filter((item) => item.state === state);
  const waiting = inState("waiting");
  const counts = (["added", "exists", "failed"] as const)
    .map((state) => [state, inState(state).length] as const);
  const done = counts.reduce((sum, [, count]) => sum + count, 0);
  const words = counts.filter(([, count]) => count > 0)
    .map(([state, count]) => t(`documents.upload.${state}`, { count }));
  const failed = inState("failed");
  const rows = [
    ...inState("sending"),
    ...inState("storing"),
    ...failed.slice(0, failedAtMost),
    ...waiting.slice(0, waitingAtMost),
  ];
  const unseen = failed.length + waiting.length -
    Math.min(failed.length, failedAtMost) - Math.min(waiting.length, waitingAtMost);
  const isThrough = done === items.length && done + leftOut.length > 0;
  return (
    <div class="relative flex flex-col gap-2">
      <p role="status" class={items.length === 0 ? "sr-only" : undefined}>
        {items.length > 0 && [
          t("documents.upload.progress", { done, total: items.length }),
          words.join(", "),
        ].filter(Boolean).join(": ")}
      </p>
      {rows.length > 0 && (
        <ul class="flex flex-col gap-2" aria-label={t("documents.upload.results")}>
          {rows.map((item) => (
            <li key={item.key}>
              <UploadRow item={item} lang={lang} {...actions} />
            </li>
          ))}
        </ul>
      )}
      {unseen > 0 && <Quiet>{t("documents.upload.more", { count: unseen })}</Quiet>}
      <KnownFiles items={inState("exists")} lang={lang} />
      <LeftOutFiles files={leftOut} lang={lang} />
      {isThrough && <AfterAll failed={failed} lang={lang} {...actions} />}
    </div>
  );
}

/** What can be done when every file is through. */
function AfterAll({ failed, lang, onRetry, onClear }: Actions & {
  failed: readonly ShownUploadItem[];
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const again = failed.filter(({ remedy }) => remedy === "retry");
  return (
    <Row>
      {again.length > 1 && (
        <Button
          isSmall
          icon="refresh"
          onClick={() => again.forEach(({ key }) => onRetry(key))}
        >
          {t("documents.upload.retry.all", { count: again.length })}
        </Button>
      )}
      <Button look="quiet" isSmall icon="close" onClick={onClear}>
        {t("documents.upload.clear")}
      </Button>
    </Row>
  );
}

/** Files that were there already: nothing needs to be done about them. */
function KnownFiles({ items, lang }: { items: readonly ShownUploadItem[]; lang: Lang }) {
  const t = translator(documentTexts, lang);
  if (items.length === 0) return null;
  return (
    <Disclosure
      summary={t("documents.upload.there.all", { count: items.length })}
      isOpen={items.length <= openAtMost}
    >
      <ul>{items.map(({ key, name, message }) => <li key={key}>{name}: {message}</li>)}</ul>
    </Disclosure>
  );
}

function UploadRow({ item, lang, onCancel, onRetry }: Actions & {
  item: ShownUploadItem;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { key, name, state, share, message, hint } = item;
  if (state === "failed") {
    const remedy = <Remedy item={item} lang={lang} onRetry={onRetry} />;
    return <Message tone="bad" title={name} action={remedy}>{message} {hint}</Message>;
  }
  return (
    <Stack gap="tight">
      <Row isSpread>
        <span class="min-w-0 wrap-anywhere">{name}</span>
        <Row>
          <Quiet>{sayHowFar(item, lang)}</Quiet>
          <IconButton
            icon="close"
            label={t("documents.upload.cancel", { name })}
            onClick={() => onCancel(key)}
          />
        </Row>
      </Row>
      {state !== "waiting" && <Progress label={name} share={state === "storing" ? null : share} />}
    </Stack>
  );
}

function Remedy({ item: { key, name, remedy }, lang, onRetry }: {
  item: ShownUploadItem;
  lang: Lang;
  onRetry(key: number): void;
}) {
  const t = translator(documentTexts, lang);
  if (remedy === "limit") {
    return <LinkButton isSmall href="/settings">{t("documents.upload.settings")}</LinkButton>;
  }
  if (remedy !== "retry") return null;
  return (
    <Button
      isSmall
      icon="refresh"
      aria-label={t("documents.upload.retry.name", { name })}
      onClick={() => onRetry(key)}
    >
      {t("documents.upload.retry")}
    </Button>
  );
}

function sayHowFar({ state, bytes, share, bytesPerSecond }: ShownUploadItem, lang: Lang): string {
  const t = translator(documentTexts, lang);
  if (state !== "sending") return t(`documents.upload.${state}`);
  const size = (amount: number) => bytesText(amount, lang);
  const words = [t("documents.upload.sent", { sent: size(share * bytes), total: size(bytes) })];
  if (bytesPerSecond !== null) {
    words.push(t("documents.upload.rate", { rate: size(bytesPerSecond) }));
  }
  return words.join(" · ");
}
