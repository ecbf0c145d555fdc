import { Buffer } from "node:buffer";

/** Puts a PDF together from its objects, in their order from 1; the first is the catalogue. */
export function rawPdf(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let text = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${lines}`;
  const trailer = `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return bytesOf(text + table + trailer);
}

/** A PDF of many pages, or of one, with these operators between `BT` and `ET`. */
export function pdfOfPages(contents: readonly string[]): Uint8Array<ArrayBuffer> {
  const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  const first = 4;
  const kids = contents.map((_, at) => `${first + 2 * at} 0 R`).join(" ");
  const pages = contents.flatMap((content, at) => {
    const stream = `BT /F1 12 Tf 50 700 Td ${content} ET`;
    return [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * at + 1} 0 R` +
      `/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    ];
  });
  const tree = `<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`;
  return rawPdf(["<</Type/Catalog/Pages 2 0 R>>", tree, font, ...pages]);
}

/** A PDF whose newest cross-reference table names itself as the one before it. */
export function pdfWithLoop(): Uint8Array<ArrayBuffer> {
  const whole = Buffer.from(pdfOfPages(["(A loop) Tj"])).toString("latin1");
  const trailer = `xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev ${whole.length}>>\n`;
  return bytesOf(`${whole}${trailer}startxref\n${whole.length}\n%%EOF\n`);
}

/** A PDF whose page tree is its own child, so that its pages never end. */
export function pdfWithEndlessPages(): Uint8Array<ArrayBuffer> {
  const tree = "<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]/Parent 2 0 R>>";
  return rawPdf(["<</Type/Catalog/Pages 2 0 R>>", tree]);
}

/** Lengths of the records of ZIP (APPNOTE 4.3) without names. */
const localBytes = 30;
const centralBytes = 46;
const end64Bytes = 56;
const locatorBytes = 20;
const endBytes = 22;

/** A ZIP of so many empty text files, of whose own headers there is one only. */
export function zipOfEntries(count: number): Uint8Array<ArrayBuffer> {
  const nameOf = (at: number) => `${String(at).padStart(7, "0")}.txt`;
  const nameBytes = nameOf(0).length;
  const record = centralBytes + nameBytes;
  const directory = localBytes + nameBytes;
  const end = directory + count * record;
  const zip = Buffer.alloc(end + end64Bytes + locatorBytes + endBytes);
  writeLocal(zip, nameOf(0));
  zip.writeUInt32LE(0x02014b50, directory);
  zip.writeUInt16LE(20, directory + 6);
  zip.writeUInt16LE(nameBytes, directory + 28);
  zip.write(nameOf(0), directory + centralBytes);
  for (let at = 1; at < count; at++) {
    zip.copyWithin(directory + at * record, directory, directory + record);
    zip.write(nameOf(at), directory + at * record + centralBytes);
  }
  writeEnd(zip, { end, count, directory });
  return new Uint8Array(zip.buffer);
}

/** A ZIP of one file that is said to unpack to so many bytes, in the fields of ZIP64. */
export function zipClaiming(bytes: number): Uint8Array<ArrayBuffer> {
  const name = "large.txt";
  const directory = localBytes + name.length;
  const extraBytes = 20;
  const end = directory + centralBytes + name.length + extraBytes;
  const zip = Buffer.alloc(end + end64Bytes + locatorBytes + endBytes);
  writeLocal(zip, name);
  zip.writeUInt32LE(0x02014b50, directory);
  zip.writeUInt16LE(45, directory + 6);
  zip.writeUInt32LE(0xffffffff, directory + 20);
  zip.writeUInt32LE(0xffffffff, directory + 24);
  zip.writeUInt16LE(name.length, directory + 28);
  zip.writeUInt16LE(extraBytes, directory + 30);
  zip.write(name, directory + centralBytes);
  const extra = directory + centralBytes + name.length;
  zip.writeUInt16LE(1, extra);
  zip.writeUInt16LE(extraBytes - 4, extra + 2);
  zip.writeBigUInt64LE(BigInt(bytes), extra + 4);
  zip.writeBigUInt64LE(BigInt(bytes), extra + 12);
  writeEnd(zip, { end, count: 1, directory });
  return new Uint8Array(zip.buffer);
}

function writeLocal(zip: Buffer, name: string): void {
  zip.writeUInt32LE(0x04034b50, 0);
  zip.writeUInt16LE(20, 4);
  zip.writeUInt16LE(name.length, 26);
  zip.write(name, localBytes);
}

function writeEnd(
  zip: Buffer,
  { end, count, directory }: { end: number; count: number; directory: number },
): void {
  zip.writeUInt32LE(0x06064b50, end);
  zip.writeBigUInt64LE(BigInt(end64Bytes - 12), end + 4);
  zip.writeUInt16LE(45, end + 14);
  zip.writeBigUInt64LE(BigInt(count), end + 24);
  zip.writeBigUInt64LE(BigInt(count), end + 32);
  zip.writeBigUInt64LE(BigInt(end - directory), end + 40);
  zip.writeBigUInt64LE(BigInt(directory), end + 48);
  const locator = end + end64Bytes;
  zip.writeUInt32LE(0x07064b50, locator);
  zip.writeBigUInt64LE(BigInt(end), locator + 8);
  zip.writeUInt32LE(1, locator + 16);
  const last = locator + locatorBytes;
  zip.writeUInt32LE(0x06054b50, last);
  for (const at of [8, 10]) zip.writeUInt16LE(0xffff, last + at);
  for (const at of [12, 16]) zip.writeUInt32LE(0xffffffff, last + at);
}

function bytesOf(latin1: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(latin1, "latin1"));
}
