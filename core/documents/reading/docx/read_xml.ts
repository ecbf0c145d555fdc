import { decodeText } from "../text/decode_text.ts";
import type { Archive } from "../zip/archive.ts";
import { scanXml, type XmlListener } from "./scan_xml.ts";

/** Goes through a part of the archive; false when there is no such part. */
export async function readXml(
  archive: Archive,
  path: string,
  listener: XmlListener,
): Promise<boolean> {
  const bytes = await archive.read(path);
  if (bytes === null) return false;
  scanXml(decodeText(bytes), listener);
  return true;
}
