import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";

/** A file that is being uploaded, or was. */
export interface ShownUploadItem {
  key: number;
  name: string;
  state: "waiting" | "sending" | "storing" | "added" | "exists" | "failed";
  /** How much of it is sent, from 0 to 1. */
  share: number;
  message: string;
  hint: string;
}

const waitingAtMost = 8;
/** So many known files are listed at once, more of them only when asked for. */
const openAtMost = 3;

/** What is being uploaded, how far it is, and what was refused for which reason. */
export default function UploadList({ items, lang, onCancel, onClear }: {
  items: readonly ShownUploadItem[];
  lang: Lang;
  onCancel(key: number): void;
  onClear(): void;
}) {
  const t = translator(documentTexts, lang);
  const inState = (state: ShownUploadItem["state"]) => items.filter((item) => item.state === state);
  const waiting = inState("waiting");
  const through = ["added", "exists", "failed"] as const;
  const counts = through.map((state) => [state, inState(state).length] as const);
  const done = counts.reduce((sum, [, count]) => sum + count, 0);
  const isQuiet = ({ state }: ShownUploadItem) =>
    state === "waiting" || state === "added" || state === "exists";
  const words = counts.filter(([, count]) => count > 0)
    .map(([state, count]) => t(`documents.upload.${state}`, { count }));
  return (
    <div class={`upload-results ${items.length > 0 ? "stack filled" : ""}`}>
      <div class="row spread">
        <p role="status">
          {items.length > 0 &&
            t("documents.upload.progress", { done, total: items.length })} {words.join(", ")}
        </p>
        {done > 0 && done === items.length && (
          <button type="button" onClick={onClear}>{t("documents.upload.clear")}</button>
        )}
      </div>
      <ul class="plain-list upload-list" aria-label={t("documents.upload.results")}>
        {items.filter((item) => !isQuiet(item)).map((item) => (
          <li key={item.key}>
            <UploadRow item={item} lang={lang} onCancel={onCancel} />
          </li>
        ))}
        {waiting.slice(0, waitingAtMost).map((item) => (
          <li key={item.key}>
            <UploadRow item={item} lang={lang} onCancel={onCancel} />
          </li>
        ))}
        {waiting.length > waitingAtMost && (
          <li class="quiet">
            {t("documents.upload.more", { count: waiting.length - waitingAtMost })}
          </li>
        )}
      </ul>
      <KnownFiles items={inState("exists")} lang={lang} />
    </div>
  );
}

/** Files that were there already: nothing needs to be done about them. */
function KnownFiles({ items, lang }: { items: readonly ShownUploadItem[]; lang: Lang }) {
  const t = translator(documentTexts, lang);
  if (items.length === 0) return null;
  return (
    <details open={items.length <= openAtMost}>
      <summary>{t("documents.upload.there.all", { count: items.length })}</summary>
      <ul class="file-name">
        {items.map(({ key, name, message }) => <li key={key}>{name}: {message}</li>)}
      </ul>
    </details>
  );
}

function UploadRow({ item, lang, onCancel }: {
  item: ShownUploadItem;
  lang: Lang;
  onCancel(key: number): void;
}) {
  const t = translator(documentTexts, lang);
  const { key, name, state, share, message, hint } = item;
  if (state === "failed") {
    return (
      <div class="message bad">
        <p class="file-name">
          <strong>{name}</strong>
        </p>
        <p>{message}</p>
        {hint && <p>{hint}</p>}
      </div>
    );
  }
  const percent = Math.floor(share * 100);
  return (
    <div class="upload-row">
      <span class="file-name">{name}</span>
      <span class="quiet small">{t(`documents.upload.${state}`, { percent })}</span>
      <button
        type="button"
        class="bare"
        onClick={() => onCancel(key)}
        aria-label={t("documents.upload.cancel", { name })}
      >
        ✕
      </button>
      {state !== "waiting" && <progress value={share} max={1} aria-label={name} />}
    </div>
  );
}
