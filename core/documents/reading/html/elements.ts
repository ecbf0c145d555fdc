/** How an element takes part in a page's text. What is not named stands inside a line. */
export type ElementKind =
  /** Its content is no text, or not the page's. */
  | "skipped"
  /** Begins and ends a paragraph. */
  | "block"
  | "heading"
  | "list"
  | "item"
  | "verbatim"
  | "table"
  | "row"
  | "cell"
  | "break"
  | "inline";

const kinds: Readonly<Record<Exclude<ElementKind, "inline">, string>> = {
  skipped:
    "script style noscript template svg math title iframe object audio video canvas head nav footer aside select button textarea dialog",
  block:
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form header hgroup hr html legend main p search section summary caption",
  heading: "h1 h2 h3 h4 h5 h6",
  list: "ul ol menu",
  item: "li",
  verbatim: "pre listing",
  table: "table",
  row: "tr",
  cell: "td th",
  break: "br",
};

const kindOf: ReadonlyMap<string, ElementKind> = new Map(
  Object.entries(kinds).flatMap(([kind, names]) =>
    names.split(" ").map((name): [string, ElementKind] => [name, kind as ElementKind])
  ),
);

/** Attributes of an element. */
export type Attributes = Readonly<Record<string, string>>;

/** What an element is for the text of its page. */
export function elementKind(name: string, attributes: Attributes): ElementKind {
  const kind = kindOf.get(name) ?? "inline";
  return isAside(kind, attributes) ? "skipped" : kind;
}

/** Whether the page says that its main part is in this element (HTML §4.4.14, ARIA landmarks). */
export function isMainPart(name: string, { role, itemprop }: Attributes): boolean {
  return name === "main" || name === "article" || role === "main" || itemprop === "articleBody";
}

/** What is around the content of a page: by its role, or by the names that everybody gives it. */
function isAside(
  kind: ElementKind,
  { role = "", hidden, class: classes = "", id = "" }: Attributes,
) {
  if (hidden !== undefined || asideRoles.test(role)) return true;
  if (kind !== "block" && kind !== "list") return false;
  return `${classes} ${id}`.split(/\s+/).some((name) => asideNames.test(name));
}

const asideRoles = /^(navigation|contentinfo|search|complementary|dialog|alertdialog)$/;
const asideNames =
  /^(nav|navbar|navigation|(?:main|side|top)-?(?:nav|menu)|menu|sidebar|breadcrumbs?|footer|site-footer|cookie[\w-]*|skip-?link|advert[\w-]*|pagination)$/i;
