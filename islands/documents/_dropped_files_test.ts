import assert from "node:assert/strict";
import { droppedFiles, filesOfFolder } from "./_dropped_files.ts";

type Tree = { [name: string]: string | null | Tree };

/** An entry as browsers give it: folders come in portions of two. */
function entry(name: string, content: string | null | Tree, above = ""): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (content === null || typeof content === "string") {
    const file = (give: (file: File) => void, fail: () => void) =>
      content === null ? fail() : give(new File([content], name));
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry;
  }
  const left = Object.entries(content).map(([child, below]) => entry(child, below, fullPath));
  const createReader = () => ({
    readEntries: (give: (entries: FileSystemEntry[]) => void) => give(left.splice(0, 2)),
  });
  const folder = { isFile: false, isDirectory: true, name, fullPath, createReader };
  return folder as unknown as FileSystemEntry;
}

function item(name: string, content: string | Tree, hasEntry = true) {
  return {
    kind: "file",
    getAsFile: () => new File([typeof content === "string" ? content : ""], name),
    webkitGetAsEntry: () => hasEntry ? entry(name, content) : null,
  };
}

const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

Deno.test("droppedFiles() opens folders to any depth and keeps the paths", async () => {
  const folder = {
    "b.txt": "b",
    "a.PDF": "a",
    "Woche 1": { "c.md": "c", "Tiefer": { "d.docx": "d" }, "leer": {} },
    "archiv.zip": "e",
    "code.py": "f",
  };
  const { files, leftOut } = await droppedFiles({ items: [item("Physik", folder)] });
  assert.deepEqual(names(files), [
    "Physik/Woche 1/Tiefer/d.docx",
    "Physik/Woche 1/c.md",
    "Physik/a.PDF",
    "Physik/archiv.zip",
    "Physik/b.txt",
    "Physik/code.py",
  ]);
  assert.equal(await files[4]!.file.text(), "b");
  assert.deepEqual(leftOut, []);
});

Deno.test("droppedFiles() leaves out of folders what is no document, and says why", async () => {
  const folder = {
    ...{ "a.txt": "a", "bild.jpg": "b", "film.mp4": "c", "weg.txt": null },
    ...{ ".DS_Store": "", "Thumbs.db": "", "~$a.docx": "", ".git": { "x.txt": "" } },
  };
  const { files, leftOut } = await droppedFiles({ items: [item("Ordner", folder)] });
  assert.deepEqual(names(files), ["Ordner/a.txt"]);
  assert.deepEqual(leftOut.map(({ name, reason }) => `${name}: ${reason}`), [
    "Ordner/.DS_Store: hidden",
    "Ordner/.git: hidden",
    "Ordner/Thumbs.db: hidden",
    "Ordner/bild.jpg: kind",
    "Ordner/film.mp4: kind",
    "Ordner/weg.txt: unreadable",
    "Ordner/~$a.docx: hidden",
  ]);
});

Deno.test("droppedFiles() takes single files whatever they are, also where entries are unknown", async () => {
  const text = { ...item("x", "x"), kind: "string" };
  const items = [item("bild.jpg", "b"), item("a.txt", "a", false), text];
  const { files, leftOut } = await droppedFiles({ items });
  assert.deepEqual([names(files), leftOut], [["bild.jpg", "a.txt"], []]);
});

Deno.test("filesOfFolder() names the files of a chosen folder by their paths", () => {
  const hidden = ["Ordner/.git/config.txt", "Ordner/.git/b.txt", "Ordner/Thumbs.db"];
  const chosen = ["Ordner/b.md", "Ordner/a/c.txt", "Ordner/d.png", ...hidden].map((path) =>
    Object.assign(new File(["x"], path.split("/").at(-1)!), { webkitRelativePath: path })
  );
  const { files, leftOut } = filesOfFolder(chosen);
  assert.deepEqual(names(files), ["Ordner/a/c.txt", "Ordner/b.md"]);
  assert.deepEqual(leftOut, [
    { name: "Ordner/.git", reason: "hidden" },
    { name: "Ordner/Thumbs.db", reason: "hidden" },
    { name: "Ordner/d.png", reason: "kind" },
  ]);
});
