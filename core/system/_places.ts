import { join, resolve } from "node:path";

/** The folder's name when it lies beside the program, so that a whole install can be carried away. */
const portableName = "lernwerk-data";

interface Host {
  os: typeof Deno.build.os;
  env(): Record<string, string>;
  exists(path: string): boolean;
}

/** Chooses the data folder; nothing is created. */
export function findDataFolder(
  { host, explicit, besides }: {
    host: Host;
    explicit: string | undefined;
    besides: string;
  },
): string {
  if (explicit !== undefined) return resolve(explicit);
  const portable = join(besides, portableName);
  if (host.exists(portable)) return portable;
  return platformFolder(host.os, host.env()) ?? portable;
}

/** The place that the platform keeps for a program's data, or null where none is stated. */
function platformFolder(os: Host["os"], env: Record<string, string>): string | null {
  if (os === "windows") return env["LOCALAPPDATA"] ? join(env["LOCALAPPDATA"], "Lernwerk") : null;
  const home = env["HOME"];
  if (os === "darwin") {
    return home ? join(home, "Library", "Application Support", "Lernwerk") : null;
  }
  const data = env["XDG_DATA_HOME"] || (home && join(home, ".local", "share"));
  return data ? join(data, "lernwerk") : null;
}
