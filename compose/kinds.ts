import { createAskModelKind, createGenerateKind, createImportKind } from "@/core/datasets/mod.ts";
import { createProcessKind } from "@/core/documents/mod.ts";
import { createEvaluationKind } from "@/core/evaluation/mod.ts";
import {
  type Convert,
  convertByFirstAble,
  createConvert,
  createExportKind,
  createOllamaHandover,
} from "@/core/exports/mod.ts";
import { type AnyJobKind, type JobControl, jobKind } from "@/core/jobs/mod.ts";
import {
  nativeTrainerCommand,
  quantizeGguf,
  readGguf,
  readSafetensors,
  starterId,
} from "@/core/models/mod.ts";
import { createDemoKind } from "@/core/overview/mod.ts";
import { packJobKind } from "@/core/packs/mod.ts";
import { createEmbedKind } from "@/core/retrieval/mod.ts";
import { type Command, freeBytes } from "@/core/system/mod.ts";
import { trainingJobKind } from "@/core/training/mod.ts";
import { createOpenProjectModel } from "./chat_models.ts";
import { computeThreads, type Ground } from "./ground.ts";
import { openModelsOf, type Rooms } from "./rooms.ts";

/** Every kind of long work. */
export function createJobKinds(ground: Ground, rooms: Rooms, jobs: JobControl): AnyJobKind[] {
  const { db, clock, spawner, runtime, settings } = ground;
  const { projects, documents, models, inference, exports, engines } = rooms;
  const room = { db, clock, projects };
  return [
    jobKind(packJobKind({
      definitions: rooms.installed.definitions,
      clock,
      wheelFolder: async () => (await settings.read()).wheelFolder || null,
      onInstalled: async (pack) => {
        if (pack === "embedder") await rooms.embedding.everywhere();
      },
    })),
    createProcessKind({
      ...ground,
      projects,
      reader: rooms.reader,
      onRead: rooms.embedding.inProject,
      readNew: documents.readNew,
    }),
    createEmbedKind({
      clock,
      ...rooms.embedders,
      documents,
      open: rooms.embedders.openForPassages,
    }),
    createGenerateKind({ ...room, documents }),
    createAskModelKind({
      ...room,
      documents,
      openModel: createOpenProjectModel({
        projects,
        settings,
        inference,
        catalogue: models,
        fetch: globalThis.fetch,
      }),
    }),
    createImportKind(room),
    trainingJobKind({
      ...room,
      spawner,
      engines,
      threads: () => computeThreads(ground),
    }),
    exportKind(ground, rooms),
    createEvaluationKind({
      ...room,
      openModels: openModelsOf({ ground, inference, exports }),
    }),
    createDemoKind({
      ...room,
      queue: jobs,
      settings,
      rooms,
      assets: runtime,
      starterId,
      async usualEngine() {
        const usual = await engines.usual(null);
        // For the example alone nobody downloads PyTorch.
        return await engines.isReady(usual) ? usual : "native";
      },
    }),
  ];
}

function converter(ground: Ground, installed: Rooms["installed"]): Convert {
  const by = (command: Command) =>
    createConvert({
      spawner: ground.spawner,
      threads: () => computeThreads(ground),
      command: () => Promise.resolve(command),
    });
  return convertByFirstAble({
    async native() {
      // What cannot be opened keeps PyTorch from nothing.
      const pack = await installed.inference().catch(() => null);
      return pack && by(nativeTrainerCommand(pack, "export_main.ts"));
    },
    async python() {
      const command = await installed.trainerScript("export.py");
      return command && by(command);
    },
  });
}

function exportKind(ground: Ground, { installed, projects, models }: Rooms): AnyJobKind {
  const { db, clock, spawner, settings, log } = ground;
  return createExportKind({
    db,
    clock,
    projects,
    freeBytes,
    readGguf: (path) => Promise.resolve(readGguf(path)),
    convert: converter(ground, installed),
    async quantize({ input, output, type, signal, onProgress }) {
      const sidecar = { spawner, log, pack: installed.inference };
      const threads = await computeThreads(ground);
      await quantizeGguf(sidecar, { input, output, type, threads, signal, onProgress });
    },
    countParameters: async ({ kind, path }) =>
      kind === "gguf" ? readGguf(path).parameters : (await readSafetensors(path)).parameters,
    createInOllama: createOllamaHandover({
      spawner,
      isReachable: async () => (await models.refresh()).reachable,
      url: async () => (await settings.read()).ollamaUrl,
    }),
  });
}
