import { readModelText } from "./read_folder.ts";

/** What the front matter of a model's README.md states; null where it does not. */
export interface ModelCard {
  licence: string | null;
  languages: string[] | null;
}

/**
 * Reads licence and languages from a model card: the lines between two `---` at its start, of
 * which only `key: value`, `key: [a, b]` and the list form are understood.
 */
export async function readModelCard(folder: string): Promise<ModelCard> {
  const text = await readModelText(folder, "README.md") ?? "";
  const front = text.match(/^---\r?\n([\s\S]*?)\r?\n---/)?.[1] ?? "";
  const languages = valuesOf(front, "language");
  return {
    licence: valuesOf(front, "license")[0] ?? null,
    languages: languages.length > 0 ? languages : null,
  };
}

function valuesOf(front: string, key: string): string[] {
  const line = front.match(new RegExp(`^${key}:[ \\t]*(.*)$((?:\\r?\\n[ \\t]*-.*)*)`, "m"));
  const [, inline = "", list = ""] = line ?? [];
  const items = inline.trim() === "" ? list.split("\n") : inline.replace(/[[\]]/g, "").split(",");
  return items.map((item) => item.replace(/^\s*-/, "").trim().replace(/^["']|["']$/g, ""))
    .filter((item) => /^[\w.+-]{1,60}$/.test(item));
}
