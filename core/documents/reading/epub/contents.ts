import type { Archive } from "../zip/archive.ts";
import { entryPath } from "./entry_path.ts";
import { type ElementListener, hearXml } from "./hear_xml.ts";

/**
 * The titles of a book's chapters by their paths, from its tables of contents: the navigation
 * document of EPUB 3 and the NCX of EPUB 2. Of several titles in one chapter the first holds.
 */
export async function readContents(
  archive: Archive,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const path of paths) {
    const bytes = await archive.read(path);
    if (bytes === null) continue;
    hearXml(
      bytes,
      titleListener((reference, title) => {
        const chapter = entryPath(path, reference);
        if (chapter !== null && title !== "" && !titles.has(chapter)) titles.set(chapter, title);
      }),
    );
  }
  return titles;
}

/** Hears `<a href>title</a>`, and `<navLabel><text>title</text></navLabel><content src/>`. */
function titleListener(give: (reference: string, title: string) => void): ElementListener {
  let reference: string | null = null;
  let title = "";
  let isTitle = false;
  const inOneLine = () => title.replaceAll(/\s+/g, " ").trim();
  return {
    open(name, { href, src }) {
      if (name === "a" || name === "navLabel") {
        reference = href ?? null;
        title = "";
        isTitle = true;
      } else if (name === "content" && src !== undefined) give(src, inOneLine());
    },
    text(text) {
      if (isTitle) title += text;
    },
    close(name) {
      if (name === "a" && reference !== null) give(reference, inOneLine());
      if (name === "a" || name === "navLabel") isTitle = false;
    },
  };
}
