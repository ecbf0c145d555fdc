/**
 * A click handler for what holds links of this page: instead of loading the page anew it tells where
 * a link leads. A click that asks for a tab or window of its own is left alone.
 */
export function followLinks(go: (address: URL) => void): (event: MouseEvent) => void {
  return (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!isPlain || !link) return;
    const address = new URL(link.href);
    if (address.pathname !== location.pathname || address.hash) return;
    event.preventDefault();
    go(address);
  };
}

/** A number in an address; 0 where there is none. */
export function numberIn(address: URL, name: string): number {
  return Number(address.searchParams.get(name) ?? 0);
}
