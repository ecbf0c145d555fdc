import { AppError, describeError, toErrorData, translator } from "@/core/contract/mod.ts";
import { migrationTexts } from "@/core/contract/text/migration.ts";
import type { MigrationProgress } from "@/core/storage/mod.ts";
import { listenAhead, type ServerPlace } from "@/server.ts";
import { type Door, requestLang } from "@/web/mod.ts";
import type { CommandIo } from "./command.ts";
import { migrationPage } from "./migration_page.ts";
import { createStatusLine } from "./status_line.ts";

/** Says in the terminal and to browsers that data of an earlier version is being made ready. */
export interface MigrationNotice {
  /**
   * The first call takes the port.
   *
   * @throws {AppError} `port_unusable`
   */
  show(progress: MigrationProgress): void;
  /** All is ready: hands over the port where it was taken. */
  end(): Door | null;
  /** Starting failed: whatever is still held is let go. */
  giveUp(): Promise<void>;
}

/** Builds one that stays silent where nothing is to be made ready. */
export function announceMigration(
  io: CommandIo,
  { port }: Pick<ServerPlace, "port">,
): MigrationNotice {
  const t = translator(migrationTexts, io.lang);
  const status = createStatusLine(io);
  let now: MigrationProgress = { done: 0, total: 0 };
  let door: Door | null = null;
  return {
    show(progress) {
      now = progress;
      if (!door) {
        door = listenAhead((request) => answer(request, now), port);
        status.say(t("migration.what"));
      }
      const tenth = Math.floor(10 * now.done / now.total);
      status.rewrite(`  ${t("migration.progress", { ...now })}`, String(tenth));
    },
    end() {
      if (door) status.say(t("migration.done"));
      const handed = door;
      door = null;
      return handed;
    },
    async giveUp() {
      status.end();
      await door?.close();
    },
  };
}

/** Pages are told to come back by themselves, programs by the header that HTTP has for it. */
function answer(request: Request, progress: MigrationProgress): Response {
  const lang = requestLang(request);
  const headers = { "retry-after": "2", "cache-control": "no-store" };
  if (!request.headers.get("accept")?.includes("text/html")) {
    const { status, ...body } = describeError(
      toErrorData(new AppError("database_migrating")),
      lang,
    );
    return Response.json(body, { status, headers });
  }
  const page = migrationPage(progress, lang);
  return new Response(page.html, { status: 503, headers: { ...headers, ...page.headers } });
}
