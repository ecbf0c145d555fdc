import { createHash } from "node:crypto";
import { PDFDocument, PDFHexString, PDFName, type PDFPage, StandardFonts } from "pdf-lib";

/** A line of a made page; `x` and `size` in points. */
export interface FixtureLine {
  text: string;
  x?: number;
  size?: number;
  /** Distance to the line above, in points; 0 puts it on the same line. */
  step?: number;
}

/** A PDF with the given lines on its pages. */
export async function makePdf(pages: readonly (readonly FixtureLine[])[]): Promise<Uint8Array> {
  return await (await drawPdf(pages)).save({ useObjectStreams: false });
}

async function drawPdf(pages: readonly (readonly FixtureLine[])[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const lines of pages) {
    const page = document.addPage([400, 600]);
    let y = 560;
    for (const { text, x = 40, size = 11, step = size * 1.2 } of lines) {
      y -= step;
      page.drawText(text, { x, y, size, font });
    }
  }
  return document;
}

/** A PDF with an outline: each entry leads to a page (from 0). */
export async function makePdfWithOutline(
  pages: readonly (readonly FixtureLine[])[],
  entries: readonly { title: string; page: number }[],
): Promise<Uint8Array> {
  const document = await drawPdf(pages);
  const { context } = document;
  const refs = entries.map(() => context.nextRef());
  const root = context.nextRef();
  entries.forEach(({ title, page }, at) => {
    context.assign(
      refs[at]!,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: root,
        Dest: [document.getPage(page).ref, PDFName.of("Fit")],
        ...(refs[at + 1] && { Next: refs[at + 1]! }),
      }),
    );
  });
  context.assign(root, context.obj({ Type: "Outlines", First: refs[0]!, Last: refs.at(-1)! }));
  document.catalog.set(PDFName.of("Outlines"), root);
  return await document.save({ useObjectStreams: false });
}

/** A PDF whose pages are pictures, as a scanner makes them. */
export async function makeScannedPdf(pageCount: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(onePixelPng);
  for (let at = 0; at < pageCount; at++) {
    const page: PDFPage = document.addPage([400, 600]);
    page.drawImage(picture, { x: 0, y: 0, width: 400, height: 600 });
  }
  return await document.save();
}

const onePixelPng =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What its author allows whoever opens a protected PDF (ISO 32000-1, table 22, as a signed number). */
export const permissions = { all: -4, withoutCopying: -20 } as const;

/**
 * A PDF protected by the standard security handler, revision 2 (ISO 32000-1, §7.6.3): with
 * `needsPassword` nobody can open it without; otherwise it opens, and only its permissions protect
 * it. Its strings and streams stay as they are, which is enough to be recognised as protected.
 */
export async function makeProtectedPdf(
  { needsPassword, permission }: { needsPassword: boolean; permission: number },
): Promise<Uint8Array> {
  const document = await drawPdf([[{ text: "A secret" }]]);
  const { context } = document;
  const fileId = new Uint8Array(16).fill(7);
  const ownerKey = new Uint8Array(32).fill(9);
  const key = createHash("md5").update(padding).update(ownerKey)
    .update(new Uint8Array(new Int32Array([permission]).buffer)).update(fileId).digest()
    .subarray(0, 5);
  const userKey = needsPassword ? new Uint8Array(32) : rc4(key, padding);
  context.trailerInfo.ID = context.obj([hex(fileId), hex(fileId)]);
  context.trailerInfo.Encrypt = context.register(context.obj({
    Filter: "Standard",
    V: 1,
    R: 2,
    O: hex(ownerKey),
    U: hex(userKey),
    P: permission,
  }));
  return await document.save({ useObjectStreams: false });
}

function hex(bytes: Uint8Array): PDFHexString {
  return PDFHexString.of(bytes.toHex());
}

/** What an empty password is filled up with (ISO 32000-1, algorithm 2). */
const padding = Uint8Array.fromHex(
  "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a",
);

function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => [state[a], state[b]] = [state[b]!, state[a]!];
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + state[at]! + key[at % key.length]!) & 255;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return data.map((byte) => {
    at = (at + 1) & 255;
    other = (other + state[at]!) & 255;
    swap(at, other);
    return byte ^ state[(state[at]! + state[other]!) & 255]!;
  });
}
