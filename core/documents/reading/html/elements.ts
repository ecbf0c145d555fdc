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
    "script style noscript template svg math title iframe object audio video canvas nav footer aside select button textarea dialog",
  block:
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form head header hgroup hr html legend main p search section summary caption",
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
export function elementKind(name: string, { hidden, role = "" }: Attributes): ElementKind {
  const isPage = name === "html" || name === "body";
  if (!isPage && (hidden !== undefined || asideRoles.test(role))) return "skipped";
  return kindOf.get(name) ?? "inline";
}

/** Whether an element is around the content of a page by the names that everybody gives such a one. */
export function isNamedAside(
  name: string,
  { class: classes = "", id = "" }: Attributes,
): boolean {
  const kind = kindOf.get(name);
  if (holdsPage.has(name) || (kind !== "block" && kind !== "list")) return false;
  return `${classes} ${id}`.split(/\s+/).some((word) => asideNames.test(word));
}

/** Whether a skipped element ends where the page's main part begins: nobody closed it. */
export function endsAtMain(name: string, { hidden }: Attributes): boolean {
  return hidden === undefined && !inert.has(name);
}

/** Whether the page says that its main part is in this element (HTML §4.4.14, ARIA landmarks). */
export function isMainPart(name: string, { role, itemprop }: Attributes): boolean {
  return name === "main" || name === "article" || role === "main" || itemprop === "articleBody";
}

/** A word of a theme's in one of these, such as "cookies-not-set", does not speak of the page. */
const holdsPage: ReadonlySet<string> = new Set(["html", "head", "body", "main", "article"]);

/** What may hold a whole page that nobody sees. */
const inert: ReadonlySet<string> = new Set(
  "template noscript dialog object svg math iframe audio video canvas".split(" "),
);

const asideRoles = /^(navigation|contentinfo|search|complementary|dialog|alertdialog)$/;
const asideNames =
  /^(nav|navbar|navigation|(?:main|side|top)-?(?:nav|menu)|menu|sidebar|breadcrumbs?|footer|site-footer|cookie[\w-]*|skip-?link|advert[\w-]*|pagination)$/i;
