import type { Archive } from "../zip/archive.ts";
import { readXml } from "./read_xml.ts";
import type { ListReference } from "./numbering.ts";

/** What a paragraph style says about its paragraphs. */
export interface ParagraphStyle {
  /** Level of a heading (the document's title is 0), or null. */
  headingLevel: number | null;
  list: ListReference | null;
}

/** Paragraph styles by their ids. */
export type Styles = ReadonlyMap<string, ParagraphStyle>;

interface RawStyle {
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
  numId: string | null;
  listLevel: number;
}

/** Reads the styles (ECMA-376 part 1, §17.7). Their names are English in every language of Word. */
export async function readStyles(archive: Archive, path: string | undefined): Promise<Styles> {
  const raw = new Map<string, RawStyle>();
  let open: RawStyle | null = null;
  if (path === undefined) return new Map();
  await readXml(archive, path, {
    open(name, attribute) {
      if (name === "style") {
        open = { name: "", basedOn: null, outlineLevel: null, numId: null, listLevel: 0 };
        raw.set(attribute("styleId") ?? "", open);
      }
      if (open === null) return;
      const value = attribute("val") ?? "";
      if (name === "name") open.name = value;
      else if (name === "basedOn") open.basedOn = value;
      else if (name === "outlineLvl") open.outlineLevel = Number(value);
      else if (name === "numId") open.numId = value;
      else if (name === "ilvl") open.listLevel = Number(value);
    },
    close(name) {
      if (name === "style") open = null;
    },
    text() {},
  });
  return new Map([...raw.keys()].map((id) => [id, resolve(raw, id)]));
}

/** A style with what it inherits. */
function resolve(raw: ReadonlyMap<string, RawStyle>, id: string): ParagraphStyle {
  const style: ParagraphStyle = { headingLevel: null, list: null };
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const current: RawStyle | undefined = raw.get(next);
    if (current === undefined) break;
    style.headingLevel ??= headingLevel(current);
    if (current.numId !== null) {
      style.list ??= { numId: current.numId, level: current.listLevel };
    }
    next = current.basedOn;
  }
  return style;
}

/** Outline level 9 is body text. */
function headingLevel({ name, outlineLevel }: RawStyle): number | null {
  if (/^title$/i.test(name)) return 0;
  const number = name.match(/^heading ([1-9])$/i)?.[1];
  if (number !== undefined) return Number(number);
  return outlineLevel !== null && outlineLevel < 9 ? outlineLevel + 1 : null;
}
