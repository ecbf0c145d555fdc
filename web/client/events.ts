import { openLine } from "./event_line.ts";
import { createSubscriptions, type Subscription, type Subscriptions } from "./subscriptions.ts";

export type { Subscription };

/**
 * Follows an event stream over the browser's one connection, in the page's language; returns how to
 * stop.
 */
export function subscribe(subscription: Subscription): () => void {
  return subscriptions().subscribe({ ...subscription, url: inWordsOfPage(subscription.url) });
}

/** The connection lives longer than a page, and would keep the language in which it was opened. */
function inWordsOfPage(url: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}words=${document.documentElement.lang}`;
}

let ofThisPage: Subscriptions | null = null;

function subscriptions(): Subscriptions {
  return ofThisPage ??= openSubscriptions();
}

/** A page that is put aside leaves and, when it is shown again, goes on at its own cursor. */
function openSubscriptions(): Subscriptions {
  const opened = createSubscriptions(openLine);
  addEventListener("pagehide", opened.leave);
  addEventListener("pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) opened.rejoin();
  });
  return opened;
}
