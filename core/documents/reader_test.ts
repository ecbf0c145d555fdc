import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { createRuntime, createSpawner } from "@/core/system/mod.ts";
import { createReader } from "./reader.ts";
import type { DocumentReader, FileOnDisk } from "./reader_types.ts";
import { docxParts, makeDocx, makeZip, paragraphXml } from "./testing/docx_fixtures.ts";
import { makePdf, makeProtectedPdf, makeScannedPdf, permissions } from "./testing/pdf_fixtures.ts";
import { childCommand, createTestReader, testReaderDeps } from "./testing/test_reader.ts";

const sizes = { chunkTokens: 32, chunkOverlap: 4 };

async function withFile(
  content: Uint8Array | string,
  work: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "file, with a comma");
  try {
    await Deno.writeFile(
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
    await work(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function isRefusal(code: ErrorCode) {
  return (error: unknown) => error instanceof AppError && error.code === code;
}

Deno.test("createReader().read() reads and splits in a child process", async () => {
  await withFile("# Über\n\n" + "Ein Satz mit Wörtern. ".repeat(40), async (path) => {
    const read = await createTestReader().read(path, { name: "a.md", sizes });
    assert.equal(read.format, "md");
    assert.deepEqual(read.headings, [{ level: 1, title: "Über", offset: 0 }]);
    assert.ok(read.chunks.length > 5);
    for (const { text, start, end } of read.chunks) assert.equal(read.text.slice(start, end), text);
  });
});

Deno.test("createReader().read() cuts Markdown at its headings unless it is not to", async () => {
  const section = "Ein Satz mit Wörtern. ".repeat(5);
  await withFile(`# A\n\n${section}\n## B\n\n${section}\n## C\n\n${section}`, async (path) => {
    const read = async (splitByFormat: boolean) => {
      const larger = { chunkTokens: 50, chunkOverlap: 0 };
      const { chunks } = await createTestReader().read(path, {
        name: "a.md",
        sizes: larger,
        splitByFormat,
      });
      return chunks.map(({ text }) => text.slice(0, 4));
    };
    assert.deepEqual(await read(true), ["# A\n", "## B", "## C"]);
    assert.notDeepEqual(await read(false), ["# A\n", "## B", "## C"]);
  });
});

Deno.test("createReader().read() reads without splitting", async () => {
  await withFile(await makePdf([[{ text: "Hallo" }]]), async (path) => {
    const { text, pageStarts, chunks } = await createTestReader().read(path, { sizes: null });
    assert.equal(text.trim(), "Hallo");
    assert.deepEqual(pageStarts, [0]);
    assert.deepEqual(chunks, []);
  });
});

Deno.test("createReader().read() names what is wrong with a file", async () => {
  const locked = { needsPassword: true, permission: permissions.all };
  const bomb = docxParts(paragraphXml("0".repeat(3_000_000)));
  const files: [Uint8Array | string, ErrorCode][] = [
    ["", "document_empty"],
    ["\ufeff", "document_empty"],
    [" \r\n\t ", "document_empty"],
    [await makeProtectedPdf(locked), "document_needs_password"],
    [(await makePdf([[{ text: "x" }]])).subarray(0, 400), "document_damaged"],
    [(await makeDocx()).subarray(0, 2000), "document_damaged"],
    [await makeScannedPdf(1), "document_scanned"],
    [new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), "document_format_unknown"],
    [await makeZip(bomb), "document_bomb"],
    [await makeZip({ ...docxParts(""), "../../evil": "x" }), "document_unsafe"],
    [await makeZip({ "a.txt": "x" }), "document_is_archive"],
  ];
  const reader = createTestReader();
  for (const [content, code] of files) {
    await withFile(content, async (path) => {
      await assert.rejects(reader.read(path, { name: "a.pdf", sizes }), isRefusal(code), code);
    });
  }
});

/** What becomes of files that are read in one session, in their order. */
async function readInOrder(reader: DocumentReader, files: readonly FileOnDisk[]) {
  await using session = reader.open(files, { sizes });
  const found: string[] = [];
  for (const at of files.keys()) {
    const outcome = await session.read(at);
    if ("reading" in outcome) found.push(outcome.reading.text.trim());
    else found.push(outcome.error instanceof AppError ? outcome.error.code : "fault");
  }
  return found;
}

Deno.test("a session reads on behind a file that ends its child", async () => {
  const reader = createTestReader({ entry: "odd_child.ts", timeoutMs: 1500 });
  const names = ["reads", "crashes", "reads", "hangs", "babbles", "reads", "fails", "reads"];
  const heavy = "document_too_heavy";
  await withFile("text", async (path) => {
    const found = await readInOrder(reader, names.map((name) => ({ path, name })));
    assert.deepEqual(found, ["text", heavy, "text", heavy, heavy, "text", "fault", "text"]);
  });
});

Deno.test("a session reads files of every kind in one child, and in any order", async () => {
  await withFile("eins", async (first) => {
    await withFile(await makePdf([[{ text: "zwei" }]]), async (second) => {
      const files = [{ path: first }, { path: "/nowhere" }, { path: second }, { path: first }];
      const reader = createTestReader();
      const found = await readInOrder(reader, files);
      assert.deepEqual(found, ["eins", "document_file_missing", "zwei", "eins"]);
      await using session = reader.open(files, { sizes: null });
      for (const at of [2, 0, 2]) assert.ok("reading" in await session.read(at));
    });
  });
});

Deno.test("a session gives a file that ends a used child a second chance", async () => {
  const reader = createTestReader({ entry: "odd_child.ts" });
  await withFile("text", async (path) => {
    const files = ["reads", "tires", "tires"].map((name) => ({ path, name }));
    assert.deepEqual(await readInOrder(reader, files), ["text", "text", "text"]);
  });
});

Deno.test("createReader().read() names a file that is gone", async () => {
  await assert.rejects(
    createTestReader().read("/nowhere/at/all", { sizes }),
    isRefusal("document_file_missing"),
  );
});

Deno.test("createReader().read() ends a child that takes too long", async () => {
  const reader = createTestReader({ entry: "odd_child.ts", timeoutMs: 1500 });
  await withFile("x", async (path) => {
    const reading = reader.read(path, { name: "hangs", sizes });
    await assert.rejects(reading, isRefusal("document_too_heavy"));
  });
});

Deno.test("createReader().read() outlives a child that takes too much memory", async () => {
  const reader = createTestReader({ entry: "odd_child.ts", memoryMb: 128 });
  for (const name of ["hoards", "grows", "crashes", "babbles"]) {
    await withFile("x", async (path) => {
      const reading = reader.read(path, { name, sizes });
      await assert.rejects(reading, isRefusal("document_too_heavy"), name);
    });
  }
});

Deno.test("createReader().read() tells a fault of ours from a fault of the file", async () => {
  const reader = createTestReader({ entry: "odd_child.ts" });
  await withFile("x", async (path) => {
    await assert.rejects(reader.read(path, { name: "fails", sizes }), /a fault of ours/);
  });
});

Deno.test("createReader().read() ends its child when it is to stop", async () => {
  const reader = createTestReader({ entry: "odd_child.ts" });
  await withFile("x", async (path) => {
    const stop = new AbortController();
    const reading = reader.read(path, { name: "hangs", sizes, signal: stop.signal });
    stop.abort("pause");
    await assert.rejects(reading, (reason) => reason === "pause");
    const late = reader.read(path, { sizes, signal: stop.signal });
    await assert.rejects(late, (reason) => reason === "pause");
  });
});

/** A spawner that notes the command lines. */
function notingDeps() {
  const deps = testReaderDeps();
  const lines: string[][] = [];
  const spawn: typeof deps.spawner.spawn = async (command, args, options) => {
    lines.push([command, ...args]);
    return await deps.spawner.spawn(command, args, options);
  };
  return { deps: { ...deps, spawner: { spawn } }, lines };
}

Deno.test("a session names many files of a deep folder in a short command line", async () => {
  const root = await Deno.makeTempDir();
  const folder = join(root, "Studio, neu", "d".repeat(120), "documents");
  try {
    await Deno.mkdir(folder, { recursive: true });
    const files = Array.from({ length: 200 }, () => ({
      path: join(folder, crypto.randomUUID()),
      name: "n".repeat(200),
    }));
    for (const { path } of files) await Deno.writeTextFile(path, "eins");
    const { deps, lines } = notingDeps();
    await using session = createReader(deps).open(files, { sizes });
    const outcome = await session.read(199);
    assert.equal("reading" in outcome && outcome.reading.text.trim(), "eins");
    const [line] = lines;
    assert.ok(line!.join(" ").length < 16_000, "Windows takes 32,767 characters");
    assert.ok(!line!.some((argument) => argument.includes("lernwerk-read-")), "nothing is copied");
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("a session throws what keeps its child from starting, and leaves no copies", async () => {
  await withFile("x", async (path) => {
    let copy = "";
    const deps = testReaderDeps();
    const spawn = (_: string, args: readonly string[]) => {
      copy = args.join("\n").match(/(?<=^--allow-read=)[^,]+/m)![0];
      return Promise.reject(new Error("no more processes"));
    };
    const reader = createReader({ ...deps, spawner: { spawn } });
    await using session = reader.open([{ path }], { sizes });
    await assert.rejects(session.read(0), /no more processes/);
    assert.match(copy, /lernwerk-read-/);
    await assert.rejects(Deno.stat(copy), Deno.errors.NotFound);
  });
});

Deno.test("the reader child has only the right to read, and puts that down too", async () => {
  const runtime = createRuntime();
  const spawner = createSpawner({ environment: runtime.childEnvironment, registry: null });
  const files = [{ path: "/file", name: "rights" }];
  const request = { files, sizes: null, splitByFormat: true };
  const { command, args, env } = childCommand(["/file"], { entry: "odd_child.ts" });
  const everything = args.map((argument) => argument.startsWith("--allow-read") ? "-A" : argument);
  for (const [line, before] of [[args, []], [everything, ["read", "write", "net"]]] as const) {
    const child = await spawner.spawn(command, line, { env });
    await child.write(`${JSON.stringify(request)}\n{"at":0}\n`);
    await child.closeInput();
    const [answer] = await Array.fromAsync(child.lines);
    const rights = JSON.parse(answer ?? child.errorTail().join("\n"));
    for (const kind of before) assert.ok(rights.before.includes(kind));
    if (before.length === 0) assert.deepEqual(rights.before, []);
    assert.deepEqual(rights.after, []);
  }
});
