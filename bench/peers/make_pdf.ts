import { Buffer } from "node:buffer";
import PDFDocument from "pdfkit";

// Writes a PDF as word processors make them: embedded fonts, of each only the letters in use. The
// pieces come as JSON on stdin, the path as the argument.

const fonts = {
  body: "DejaVuSerif",
  heading: "DejaVuSans-Bold",
  emphasis: "DejaVuSerif-Italic",
  list: "DejaVuSans",
  table: "DejaVuSansCondensed",
  number: "DejaVuSansMono",
};

const pieces = JSON.parse(await new Response(Deno.stdin.readable).text());
const document = new PDFDocument({ size: "A4", margin: 70 });
for (const [name, file] of Object.entries(fonts)) {
  const url = new URL(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`));
  document.registerFont(name, Buffer.from(Deno.readFileSync(url)));
}
const parts: Uint8Array[] = [];
document.on("data", (part: Uint8Array) => parts.push(part));
const ended = new Promise((resolve) => document.on("end", resolve));

for (const piece of pieces) {
  if (piece.kind === "heading") {
    document.moveDown().font("heading").fontSize(15).text(piece.words.join(" "));
  } else if (piece.kind === "paragraph") {
    const middle = piece.words.length >> 1;
    const [first, rest] = [piece.words.slice(0, middle), piece.words.slice(middle)];
    document.moveDown(0.5).font("body").fontSize(10);
    document.text(`${first.join(" ")} `, { align: "justify", continued: true });
    document.font("emphasis").text(rest.join(" "));
  } else if (piece.kind === "list") {
    document.moveDown(0.5).font("list").fontSize(10);
    for (const item of piece.items) document.text(item.join(" "), { indent: 15 });
  } else {
    document.moveDown(0.5).fontSize(10);
    for (const row of piece.rows) {
      const { y } = document;
      row.forEach((cell: string, at: number) => {
        document.font(at === 2 ? "number" : "table").text(cell, 70 + at * 170, y, {
          lineBreak: false,
        });
      });
      document.text("", 70, y + 14);
    }
  }
}
document.end();
await ended;
await Deno.writeFile(Deno.args[0]!, Buffer.concat(parts));
