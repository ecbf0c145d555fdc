import { openLine } from "./event_line.ts";
import { createSubscriptions, type Subscription, type Subscriptions } from "./subscriptions.ts";

export type { Subscription };

/** Follows an event stream over the browser's one connection; returns how to stop. */
export function subscribe(subscription: Subscription): () => void {
  return subscriptions().subscribe(subscription);
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
