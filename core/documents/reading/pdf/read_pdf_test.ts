import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { pdfOfPages } from "../../testing/hostile_files.ts";
import { authorsPassword, lockedFile, password } from "../../testing/locked_files.ts";
import {
  makePdf,
  makePdfWithOutline,
  makeProtectedPdf,
  makeScannedPdf,
  permissions,
} from "../../testing/pdf_fixtures.ts";
import { readPdf } from "./read_pdf.ts";

const wasm = Deno.readFileSync(new URL(import.meta.resolve("@hyzyla/pdfium/pdfium.wasm")));
const compiled = new WebAssembly.Module(wasm);

const read = (bytes: Uint8Array, secret?: string) => readPdf(bytes, compiled, secret);

async function assertRefused(bytes: Uint8Array, code: ErrorCode, secret?: string): Promise<void> {
  await assert.rejects(
    read(bytes, secret),
    (error) => error instanceof AppError && error.code === code,
  );
}

Deno.test("readPdf() reads pages in order and keeps where they start", async () => {
  const { text, pageStarts } = await read(
    await makePdf([[{ text: "Äpfel, Größe und Maß." }], [{ text: "Zweite Seite." }], []]),
  );
  assert.equal(text, "Äpfel, Größe und Maß.\n\nZweite Seite.\n\n");
  assert.deepEqual(pageStarts, [0, 23, 38]);
  assert.ok(text.slice(pageStarts![1]).startsWith("Zweite"));
});

Deno.test("readPdf() joins words that were parted at a line's end", async () => {
  const { text } = await read(
    await makePdf([[
      { text: "Die Donau-" },
      { text: "dampfschifffahrt hat Vor-" },
      { text: "und Nachteile; die E-Mail-" },
      { text: "Adresse steht im Buch." },
    ]]),
  );
  assert.equal(
    text.replaceAll("\n", " ").trim(),
    "Die Donaudampfschifffahrt hat Vor- und Nachteile; die E-Mail-Adresse steht im Buch.",
  );
});

Deno.test("readPdf() sets paragraphs apart and keeps the lines of one together", async () => {
  const { text } = await read(
    await makePdf([[
      { text: "First line" },
      { text: "second line." },
      { text: "A new paragraph", step: 30 },
      { text: "goes on." },
    ]]),
  );
  assert.equal(text.trim(), "First line\nsecond line.\n\nA new paragraph\ngoes on.");
});

Deno.test("readPdf() takes larger type for headings, the largest for level 1", async () => {
  const { text, headings } = await read(
    await makePdf([[
      { text: "The Whole", size: 24 },
      { text: "Body text that goes on for a while, so that it is the body." },
      { text: "A part of", size: 15, step: 30 },
      { text: "the whole", size: 15 },
      { text: "More body text that goes on for a while as well." },
    ]]),
  );
  assert.deepEqual(headings.map(({ level, title }) => ({ level, title })), [
    { level: 1, title: "The Whole" },
    { level: 2, title: "A part of the whole" },
  ]);
  for (const { title, offset } of headings) assert.ok(text.startsWith(title, offset));
});

Deno.test("readPdf() takes headings from the outline where there is one", async () => {
  const { text, headings } = await read(
    await makePdfWithOutline(
      [[{ text: "Anything" }, { text: "1 Über uns" }], [{ text: "2  Ende" }]],
      [{ title: "1 Über uns", page: 0 }, { title: "2 Ende", page: 1 }, { title: "Lost", page: 1 }],
    ),
  );
  assert.deepEqual(headings.map(({ title }) => title), ["1 Über uns", "2 Ende", "Lost"]);
  assert.ok(text.startsWith("1 Über uns", headings[0]!.offset));
  assert.ok(text.startsWith("2 Ende", headings[1]!.offset));
});

Deno.test("readPdf() writes a table's columns with tabs", async () => {
  const { text } = await read(
    await makePdf([[
      { text: "Name" },
      { text: "Alter", x: 140, step: 0 },
      { text: "Ort", x: 240, step: 0 },
      { text: "Anna Maria" },
      { text: "12", x: 140, step: 0 },
      { text: "Köln", x: 240, step: 0 },
    ]]),
  );
  assert.equal(text.trim(), "Name\tAlter\tOrt\nAnna Maria\t12\tKöln");
});

Deno.test("readPdf() reads two columns one after the other", async () => {
  const column = (words: string[], x: number) =>
    words.map((text, at) => ({ text, x, ...(at === 0 && x > 100 && { step: -39.6 }) }));
  const left = ["Links eins", "links zwei", "links drei", "links vier."];
  const right = ["Rechts eins", "rechts zwei", "rechts drei", "rechts vier."];
  const { text } = await read(await makePdf([[...column(left, 40), ...column(right, 220)]]));
  assert.deepEqual(text.split("\n").filter(Boolean), [...left, ...right]);
});

Deno.test("readPdf() drops control characters", async () => {
  const { text } = await read(pdfOfPages(["(vor\\001\\004\\037 und nach) Tj"]));
  assert.equal(text.trim(), "vor und nach");
});

Deno.test("readPdf() names what is wrong with a PDF", async () => {
  const whole = await makePdf([[{ text: "Whole" }]]);
  await assertRefused(await makeScannedPdf(2), "document_scanned");
  await assertRefused(whole.subarray(0, whole.length / 2), "document_damaged");
  await assertRefused(whole.subarray(0, whole.length - 20), "document_damaged");
  await assertRefused(new TextEncoder().encode("%PDF-1.7\nnothing\n%%EOF"), "document_damaged");
});

Deno.test("readPdf() refuses what is protected, reads what only carries a protection", async () => {
  const locked = await makeProtectedPdf({ needsPassword: true, permission: permissions.all });
  await assertRefused(locked, "document_needs_password");
  const uncopyable = { needsPassword: false, permission: permissions.withoutCopying };
  await assertRefused(await makeProtectedPdf(uncopyable), "document_needs_password");
});

Deno.test("readPdf() opens a locked PDF with its password, or with its author's", async () => {
  for (const name of ["r3.pdf", "r6.pdf"] as const) {
    const bytes = await lockedFile(name);
    await assertRefused(bytes, "document_needs_password");
    await assertRefused(bytes, "document_password_wrong", "falsch");
    for (const right of [password, authorsPassword]) {
      assert.equal((await read(bytes, right)).text.trim(), "Ein geheimer Satz.", name);
    }
  }
});

Deno.test("readPdf() copies the text of a PDF whose author forbids it for the author only", async () => {
  const bytes = await lockedFile("nocopy.pdf");
  await assertRefused(bytes, "document_needs_password");
  await assertRefused(bytes, "document_password_wrong", "falsch");
  assert.equal((await read(bytes, authorsPassword)).text.trim(), "Ein geheimer Satz.");
});

Deno.test("readPdf() reads a PDF with bytes after its end", async () => {
  const whole = await makePdf([[{ text: "Whole" }]]);
  const { text } = await read(new Uint8Array([...whole, ...new Uint8Array(3000)]));
  assert.equal(text.trim(), "Whole");
});
