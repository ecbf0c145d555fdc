import { posix } from "node:path";
import type { Archive } from "../zip/archive.ts";
import { readXml } from "./read_xml.ts";

/**
 * The parts that a part of an Open Packaging container refers to, by the last word of the
 * relation's type, such as "officeDocument" or "footnotes" (ECMA-376 part 2, §9.3). Only parts of
 * the container itself: what lies outside is never looked at.
 */
export async function readRelations(
  archive: Archive,
  part: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, string>();
  await readXml(archive, posix.join(folder, "_rels", `${posix.basename(part)}.rels`), {
    open(name, attribute) {
      const [type, target] = [attribute("Type"), attribute("Target")];
      if (name !== "Relationship" || !type || !target) return;
      if (attribute("TargetMode") === "External") return;
      const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      relations.set(type.slice(type.lastIndexOf("/") + 1), path);
    },
    close() {},
    text() {},
  });
  return relations;
}
