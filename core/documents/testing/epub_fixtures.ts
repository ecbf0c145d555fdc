/** What of a made book a test may set. */
export interface EpubOptions {
  /** The manifest's item of the table of contents, and that itself. */
  nav?: string;
  contents?: string;
  /** More items of the manifest and of the spine. */
  more?: string;
  spine?: string;
}

const usualNav =
  `<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>`;

/** The parts of a book with two chapters, of which the second has no heading of its own. */
export function epubParts(
  { nav = usualNav, contents = navDocument, more = "", spine = "" }: EpubOptions = {},
): Record<string, string> {
  return {
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    "OEBPS/book.opf": `<?xml version="1.0"?><package><metadata><dc:title>Das Buch</dc:title>
      <dc:title>Untertitel</dc:title></metadata><manifest>
      <item id="two" href="text/two.xhtml"/><item id="one" href="text/%65ins.xhtml"/>${nav}${more}
      </manifest><spine><itemref idref="one"/>${spine}<itemref idref="two"/></spine></package>`,
    "OEBPS/nav.xhtml": contents,
    "OEBPS/text/two.xhtml": chapter("<p>Es geht weiter.</p>"),
    "OEBPS/text/eins.xhtml": chapter("<h1>Erstes Kapitel</h1><p>Es beginnt.</p>"),
  };
}

const navDocument = `<html xmlns:epub="x"><nav epub:type="toc"><ol>
  <li><a href="text/eins.xhtml">Eins</a></li><li><a href="text/two.xhtml#a">Zweites</a></li></ol></nav></html>`;

function chapter(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><head><title>x</title></head>
    <body>${body}</body></html>`;
}
