import { join } from "node:path";
import { composeServer, type Services } from "@/compose.ts";
import { AppError } from "@/core/contract/mod.ts";
import {
  type FolderLock,
  lockFolder,
  readServerAddress,
  type ServerAddress,
} from "@/core/storage/mod.ts";
import { openLogFile } from "@/core/system/mod.ts";
import { type ServerPlace, startServer } from "@/server.ts";
import type { CommandIo } from "./command.ts";
import { announceMigration } from "./migration_notice.ts";

/** A server of this process over a data folder that it owns. */
export interface OwnServer {
  services: Services;
  address: ServerAddress;
  close(): Promise<void>;
}

/** The folder is ours and served, or another process serves it already. */
export type Opened = { own: OwnServer } | { other: ServerAddress };

/**
 * Takes the data folder and serves it; where another process has it, answers where that one
 * listens.
 *
 * @throws {AppError} `folder_held` when the other one does not say where it listens.
 */
export async function openFolder(
  dataFolder: string,
  { io, ...place }: { io: CommandIo } & ServerPlace,
): Promise<Opened> {
  await Deno.mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch((cause) => {
    throw new AppError("folder_unusable", { folder: dataFolder }, { cause });
  });
  const lock = await lockFolder(dataFolder);
  if (!lock) return { other: await addressOfOwner(dataFolder) };
  return { own: await serveFolder(dataFolder, { io, place, lock }) };
}

async function serveFolder(
  dataFolder: string,
  { io, place, lock }: { io: CommandIo; place: ServerPlace; lock: FolderLock },
): Promise<OwnServer> {
  await using opened = new AsyncDisposableStack();
  opened.defer(() => lock.release());
  const logFile = opened.adopt(openLogFile(join(dataFolder, "lernwerk.log")), (log) => log.close());
  const notice = opened.adopt(announceMigration(io, place), (said) => said.giveUp());
  const services = opened.adopt(
    await composeServer({
      runtime: io.runtime,
      dataFolder,
      logLine: (line) => logFile.write(line),
      onMigration: notice.show,
    }),
    (composed) => composed.close(),
  );
  // Before it listens: what is being uploaded must not be taken for the leftover of an upload.
  await services.documents.tidy();
  await services.models.uploaded.tidy();
  const server = opened.adopt(
    await startServer(services, { ...place, door: notice.end() }),
    (started) => started.close(),
  );
  const address = { url: server.url, token: services.access.processToken, pid: Deno.pid };
  await lock.announce(address);
  await services.projects.purgeDeleted();
  await services.exports.purgeRemoved();
  const tidying = setInterval(() => tidyUp(services), tidyEveryMs);
  opened.defer(() => clearInterval(tidying));
  await services.jobs.start();
  await services.embedding.whereNone();
  const running = opened.move();
  return { services, address, close: () => running.disposeAsync() };
}

const tidyEveryMs = 5 * 60_000;

/** What was taken away and can no longer be brought back makes room while the app runs, too. */
async function tidyUp({ exports, log }: Services): Promise<void> {
  try {
    await exports.purgeRemoved();
  } catch (error) {
    log.write("warning", "Removed exports could not be tidied up", { error });
  }
}

/** An owner that is just starting has not written its address yet: it is given a few seconds. */
async function addressOfOwner(folder: string): Promise<ServerAddress> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const address = await readServerAddress(folder);
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new AppError("folder_held", { folder });
}
