import type { Archive } from "../zip/archive.ts";
import { entryPath } from "./entry_path.ts";
import { hearXml } from "./hear_xml.ts";

const encryptionPath = "META-INF/encryption.xml";

/** The files of a book that are encrypted (EPUB OCF 3.3 §4.2.6.3.2): with copy protection, its chapters. */
export async function encryptedPaths(archive: Archive): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  const bytes = await archive.read(encryptionPath);
  if (bytes === null) return paths;
  hearXml(bytes, {
    open(name, { URI = "" }) {
      // References begin at the root of the archive.
      if (name === "CipherReference") paths.add(entryPath("", URI) ?? "");
    },
  });
  return paths;
}
