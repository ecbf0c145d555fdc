/** The theme's colours, as they are now. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--color-${name}`).trim();
  return {
    train: colour("primary"),
    held: colour("warning"),
    document: colour("secondary"),
    text: colour("quiet"),
    grid: colour("base-300"),
    paper: colour("base-100"),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
  };
}
