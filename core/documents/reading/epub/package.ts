import { AppError } from "@/core/contract/mod.ts";
import type { Archive } from "../zip/archive.ts";
import { entryPath } from "./entry_path.ts";
import { hearXml } from "./hear_xml.ts";

/** What a book's package says (EPUB 3.3 §5; OPF 2.0.1). */
export interface Package {
  title: string;
  /** The chapters' paths in reading order. */
  spine: string[];
  /** Paths of the tables of contents, of both kinds. */
  contents: string[];
}

interface Item {
  path: string;
  isContents: boolean;
}

const containerPath = "META-INF/container.xml";
const contentsType = "application/x-dtbncx+xml";

/** @throws {AppError} `document_format_unknown` when it is no book, `document_damaged` */
export async function readPackage(archive: Archive): Promise<Package> {
  const path = await packagePath(archive);
  const bytes = await archive.read(path);
  if (bytes === null) throw new AppError("document_damaged");
  const items = new Map<string, Item>();
  const spine: string[] = [];
  let title = "";
  let isTitle = false;
  hearXml(bytes, {
    open(name, attributes) {
      isTitle = name === "title" && title === "";
      if (name === "item") addItem(items, attributes, path);
      else if (name === "itemref") spine.push(attributes["idref"] ?? "");
    },
    text(text) {
      if (isTitle) title += text;
    },
    close: () => void (isTitle = false),
  });
  return {
    title: title.replaceAll(/\s+/g, " ").trim(),
    spine: spine.flatMap((id) => items.get(id)?.path ?? []),
    contents: [...items.values()].filter(({ isContents }) => isContents).map(({ path }) => path),
  };
}

function addItem(
  items: Map<string, Item>,
  { id = "", href = "", properties = "", "media-type": type }: Readonly<Record<string, string>>,
  from: string,
): void {
  const path = entryPath(from, href);
  if (path === null) return;
  const isContents = properties.split(/\s+/).includes("nav") || type === contentsType;
  items.set(id, { path, isContents });
}

async function packagePath(archive: Archive): Promise<string> {
  const container = await archive.read(containerPath);
  if (container === null) throw new AppError("document_format_unknown");
  let path: string | null = null;
  hearXml(container, {
    open(name, attributes) {
      if (name === "rootfile") path ??= attributes["full-path"] ?? null;
    },
  });
  if (path === null) throw new AppError("document_damaged");
  return path;
}
