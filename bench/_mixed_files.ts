import { join } from "node:path";
import { makeDocx } from "./_made_docx.ts";
import { madePieces, type Piece } from "./_prose.ts";
import { makeTypesetPdf } from "./_typeset_pdf.ts";
import { makeWrittenPdf } from "./_written_pdf.ts";

/**
 * About a thousand pages as they lie in a folder: 600 of typeset PDFs, 260 of PDFs with embedded
 * fonts, the rest in Word, Markdown and text files. Answers their paths.
 */
export async function makeMixedFiles(folder: string): Promise<string[]> {
  const paths: string[] = [];
  const add = async (name: string, write: (path: string) => Promise<void>) => {
    paths.push(join(folder, name));
    await write(paths.at(-1)!);
  };
  for (let at = 0; at < 20; at++) {
    const pieces = madePieces(100 + at, 50);
    await add(`typeset${at}.pdf`, async (path) => {
      await Deno.writeFile(path, await makeTypesetPdf(pieces));
    });
  }
  for (let at = 0; at < 8; at++) {
    await add(`written${at}.pdf`, (path) => makeWrittenPdf(madePieces(200 + at, 50), path));
  }
  for (let at = 0; at < 10; at++) {
    const pieces = madePieces(300 + at, 20);
    await add(`word${at}.docx`, async (path) => Deno.writeFile(path, await makeDocx(pieces)));
    await add(`notes${at}.md`, (path) => Deno.writeTextFile(path, markdownOf(pieces.slice(0, 40))));
    await add(`text${at}.txt`, (path) => Deno.writeTextFile(path, markdownOf(pieces.slice(40))));
  }
  return paths;
}

function markdownOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => {
    if (piece.kind === "table") return piece.rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
    if (piece.kind === "list") return piece.items.map((item) => `- ${item.join(" ")}`).join("\n");
    return (piece.kind === "heading" ? "## " : "") + piece.words.join(" ");
  }).join("\n\n");
}
