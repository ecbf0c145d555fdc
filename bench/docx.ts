/**
 * Our reader of Word files beside mammoth (which needs `--unsafe-proto` under Deno) and python-docx,
 * each in a process of its own that has started already, on the same made file. Before any time is
 * taken, the words that each finds are set against the true ones. Ours also finds headings, the labels
 * of lists, and notes.
 */
import { join } from "node:path";
import { readDocument } from "@/core/documents/mod.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { compare, costOf } from "./_compare.ts";
import { makeDocx } from "./_made_docx.ts";
import { startPeer } from "./_peer.ts";
import { ownCpuMs } from "./_processes.ts";
import { madePieces, truthOf } from "./_prose.ts";
import { wordF1 } from "./_word_f1.ts";

const rounds = 9;

const pieces = madePieces(3, 350);
const bytes = await makeDocx(pieces);
await using folder = await temporaryFolder();
const path = join(folder.path, "made.docx");
await Deno.writeFile(path, bytes);

function read() {
  const loadPdfium = () => Promise.reject(new Error("no PDF is read here"));
  return readDocument({ bytes, name: "a.docx", loadPdfium });
}

await using mammoth = await startPeer("mammoth.ts", { flags: ["--unsafe-proto"] });
await using python = await startPeer("docx_text.py");

/** What our reader adds to the words: labels, marks of notes and tables. */
const added = /^\d+\. |^\[\^\d+\]: .*$|\[\^\d+\]|^\|( --- \|)+$|\|/gm;
const truth = truthOf(pieces);
const { text } = await read();
console.log(`${(text.length / 1e6).toFixed(2)} M characters; word F1:`);
console.log(`ours ${wordF1(text.replaceAll(added, " "), truth).toFixed(4)}`);
console.log(`mammoth ${wordF1((await mammoth.ask(path)).text, truth).toFixed(4)}`);
console.log(
  `python-docx ${wordF1((await python.ask(path)).text.replaceAll("|", " "), truth).toFixed(4)}`,
);

await compare({
  ours: () => costOf(read, ownCpuMs),
  mammoth: () => mammoth.ask(path),
  "python-docx": () => python.ask(path),
}, rounds);
