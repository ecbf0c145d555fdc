/**
 * Our PDF reader beside pypdf and unpdf, each in a process of its own that has started already, on
 * the same files: two that are made here, whose words are known, and whatever PDFs are named as
 * arguments, with their true text beside them (`x.pdf`, `x.txt`). Before any time is taken, the words
 * that each finds are set against the true ones. Ours also finds headings and columns.
 */
import { join } from "node:path";
import { readDocument } from "@/core/documents/mod.ts";
import { temporaryFolder } from "@/e2e/temporary_folder.ts";
import { compare, costOf } from "./_compare.ts";
import { type Peer, startPeer } from "./_peer.ts";
import { ownCpuMs } from "./_processes.ts";
import { madePieces, truthOf } from "./_prose.ts";
import { makeTypesetPdf } from "./_typeset_pdf.ts";
import { wordF1 } from "./_word_f1.ts";
import { makeWrittenPdf } from "./_written_pdf.ts";

const rounds = 7;

interface Sample {
  path: string;
  truth: string;
}

async function madeSamples(folder: string): Promise<Sample[]> {
  const [typeset, written] = [madePieces(1, 150), madePieces(2, 100)];
  const paths = ["typeset.pdf", "written.pdf"].map((name) => join(folder, name));
  await Deno.writeFile(paths[0]!, await makeTypesetPdf(typeset));
  await makeWrittenPdf(written, paths[1]!);
  return [typeset, written].map((pieces, at) => ({ path: paths[at]!, truth: truthOf(pieces) }));
}

async function givenSample(path: string): Promise<Sample> {
  return { path, truth: await Deno.readTextFile(path.replace(/\.pdf$/, ".txt")) };
}

async function comparePeers({ path, truth }: Sample, peers: Record<string, Peer>): Promise<void> {
  const bytes = await Deno.readFile(path);
  const { text, pageStarts } = await read(bytes);
  const own = wordF1(text, truth);
  console.log(`\n${path}: ${pageStarts!.length} pages; word F1: ours ${own.toFixed(4)}`);
  for (const [name, peer] of Object.entries(peers)) {
    const theirs = wordF1((await peer.ask(path)).text, truth);
    console.log(`${name} ${theirs.toFixed(4)}`);
    if (theirs > own) throw new Error(`${name} finds more of the words than we do`);
  }
  const asked = Object.entries(peers)
    .map(([name, peer]) => [name, () => peer.ask(path)] as const);
  await compare({
    ours: () => costOf(() => read(bytes), ownCpuMs),
    ...Object.fromEntries(asked),
  }, rounds);
}

function read(bytes: Uint8Array) {
  return readDocument({ bytes, name: "a.pdf", loadPdfium: () => pdfium });
}

const wasm = await Deno.readFile(new URL(import.meta.resolve("@hyzyla/pdfium/pdfium.wasm")));
const pdfium = WebAssembly.compile(wasm);
await using folder = await temporaryFolder();
const samples = await madeSamples(folder.path);
for (const path of Deno.args) samples.push(await givenSample(path));
await using pypdf = await startPeer("pypdf_text.py");
await using unpdf = await startPeer("unpdf.ts");
for (const sample of samples) await comparePeers(sample, { pypdf, unpdf });
