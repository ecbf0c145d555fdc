import type { Archive } from "../zip/archive.ts";
import { createBlockListener, noteMark } from "./blocks.ts";
import { readXml } from "./read_xml.ts";

/** Footnotes and endnotes: numbered in the order in which the text refers to them. */
export interface Notes {
  /** The text with references as `[^1]`, and the notes that it refers to. */
  resolve(text: string): { text: string; notes: string[] };
}

/** Reads both kinds of notes (ECMA-376 part 1, §17.11). */
export async function readNotes(
  archive: Archive,
  paths: { footnotes: string | undefined; endnotes: string | undefined },
): Promise<Notes> {
  const texts = {
    [noteMark.footnote]: await readTexts(archive, paths.footnotes),
    [noteMark.endnote]: await readTexts(archive, paths.endnotes),
  };
  let count = 0;
  return {
    resolve(text) {
      if (!text.includes(noteMark.end)) return { text, notes: [] };
      const notes: string[] = [];
      const resolved = text.replaceAll(reference, (_, kind: keyof typeof texts, id: string) => {
        const note = texts[kind].get(id);
        if (!note) return "";
        notes.push(`[^${++count}]: ${note}`);
        return `[^${count}]`;
      });
      return { text: resolved, notes };
    },
  };
}

const reference = new RegExp(
  `([${noteMark.footnote}${noteMark.endnote}])([^${noteMark.end}]*)${noteMark.end}`,
  "g",
);

/** The texts of a part's notes by their ids. */
async function readTexts(
  archive: Archive,
  path: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (path === undefined) return texts;
  let id: string | null = null;
  const blocks = createBlockListener((block) => {
    if (id === null || block.kind !== "paragraph") return;
    texts.set(id, [texts.get(id), block.text.trim()].filter(Boolean).join(" "));
  });
  await readXml(archive, path, {
    ...blocks,
    wanted: ["footnote", "endnote", ...blocks.wanted ?? []],
    open(name, attribute) {
      if (name !== "footnote" && name !== "endnote") return blocks.open(name, attribute);
      id = attribute("id");
      return false;
    },
  });
  return texts;
}
