import { areas } from "@/components/shell/areas.ts";
import { isTyping } from "../_is_typing.ts";

/** How long the second key of a pair may take. */
const pairMs = 1_500;

/** What keys may ask for beside going somewhere. */
export interface ShortcutActions {
  search(): void;
  keyboardMap(): void;
}

/** Listens to the keyboard map's keys; returns how to stop. Keys typed into fields are text. */
export function listenToShortcuts({ search, keyboardMap }: ShortcutActions): () => void {
  let prefixAt = -Infinity;
  function onKey(event: KeyboardEvent): void {
    const hasModifier = event.ctrlKey || event.metaKey;
    const isSearch = hasModifier ? event.key.toLowerCase() === "k" : event.key === "/";
    if (isSearch && (hasModifier || !isTyping(event))) {
      event.preventDefault();
      return search();
    }
    if (hasModifier || event.altKey || isTyping(event)) return;
    if (event.key === "?") return keyboardMap();
    const isPair = event.timeStamp - prefixAt < pairMs;
    prefixAt = event.key === "g" ? event.timeStamp : -Infinity;
    const target = isPair ? targetOf(event.key) : null;
    if (target) location.assign(target);
  }
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

/** Pages of the open project that are no steps, by their letters. */
const projectPages: Readonly<Record<string, string>> = { f: "ask", s: "search" };

/**
 * Where `g` and a second key lead: a main area or a page of the project by its letter, a step of the
 * project by its number.
 */
function targetOf(key: string): string | null {
  const area = areas.find((each) => each.key === key);
  if (area) return area.href;
  const { project } = document.body.dataset;
  const page = projectPages[key];
  if (page) return project ? `/projects/${project}/${page}` : null;
  const steps = document.querySelectorAll<HTMLAnchorElement>(".step-rail a");
  return /^[1-9]$/.test(key) ? steps[Number(key) - 1]?.href ?? null : null;
}
