/** Keys of forms that were sent, until it is known whether they arrived. */
const sentKey = "kept sent";

/** A form is on its way; what is kept under its key goes once it has arrived. */
export function rememberSent(key: string): void {
  sessionStorage.setItem(sentKey, JSON.stringify([...sentKeys(), key]));
}

/**
 * Forgets what is kept of forms that arrived: they lead on to a page; one that was refused, or sent
 * to nobody, does not. Only the page that follows can tell, so it runs before that page has loaded.
 */
export function forgetArrived(): void {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (arrival && arrival.redirectCount > 0) {
    for (const key of sentKeys()) sessionStorage.removeItem(key);
  }
  sessionStorage.removeItem(sentKey);
}

function sentKeys(): string[] {
  return JSON.parse(sessionStorage.getItem(sentKey) ?? "[]") as string[];
}
