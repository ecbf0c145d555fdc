import { join } from "node:path";
import type { PersonId, ProjectId, UploadedDocument } from "@/core/contract/mod.ts";
import { createJobQueue } from "@/core/jobs/mod.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import { createProjects, type Projects } from "@/core/projects/mod.ts";
import { createSettings } from "@/core/settings/mod.ts";
import { openMemoryStorage, type Storage } from "@/core/storage/mod.ts";
import { createTestClock, silentLog } from "@/core/system/mod.ts";
import { createDocuments, type Documents } from "../documents.ts";
import { createPasswords, type Passwords } from "../passwords.ts";
import { createProcessKind } from "../process_kind.ts";
import { createSplitForView } from "../split_figures.ts";
import { loadTokenCounter } from "../tokens/token_counter.ts";
import { createUnpacker } from "../unpacker.ts";
import { createTestReader, testReaderDeps } from "./test_reader.ts";

/** A data folder with one project, and its documents. */
export interface Studio extends Storage, AsyncDisposable {
  folder: string;
  clock: ReturnType<typeof createTestClock>;
  projects: Projects;
  documents: Documents;
  passwords: Passwords;
  ownerId: PersonId;
  projectId: ProjectId;
  /** The folder of the project's files. */
  filesFolder: string;
  add(name: string, content: Uint8Array | string): Promise<UploadedDocument>;
  /** Names of what lies in the folder of the project's files. */
  fileNames(): Promise<string[]>;
}

/** What of a studio a test may set. */
export interface StudioOptions {
  freeBytes?: () => Promise<number>;
}

const plenty = 1e12;

/** Opens a new one. */
export async function openStudio(
  { freeBytes = () => Promise.resolve(plenty) }: StudioOptions = {},
): Promise<Studio> {
  const storage = await openMemoryStorage();
  const { db } = storage;
  const folder = await Deno.makeTempDir();
  const clock = createTestClock();
  const projects = createProjects({ db, clock, folder, parts: [] });
  const reader = createTestReader();
  const passwords = createPasswords();
  const kind = createProcessKind({ db, log: silentLog, projects, reader, passwords });
  const kinds = new Map([[kind.kind, kind]]);
  const queue = createJobQueue({ db, clock, kinds, onQueued() {} });
  const documents = createDocuments({
    db,
    clock,
    folder,
    projects,
    freeBytes,
    queue,
    settings: createSettings(db),
    reader,
    passwords,
    unpacker: createUnpacker(testReaderDeps()),
    splitForView: createSplitForView(loadTokenCounter),
  });
  const ownerId = await addTestPerson(db);
  const { id: projectId } = await projects.create(ownerId, "Test");
  const filesFolder = join(await projects.folderOf(projectId), "documents");
  return {
    ...storage,
    folder,
    clock,
    projects,
    documents,
    passwords,
    ownerId,
    projectId,
    filesFolder,
    add: (name, content) =>
      documents.add({
        ownerId,
        projectId,
        name,
        stream: streamOf(content),
        limitBytes: 64 * 1024 * 1024,
      }),
    fileNames: () => Array.fromAsync(Deno.readDir(filesFolder), ({ name }) => name),
    async [Symbol.asyncDispose]() {
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Content as it comes from a browser: in small pieces. */
export function streamOf(
  content: Uint8Array | string,
  pieceBytes = 1000,
): ReadableStream<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
}
