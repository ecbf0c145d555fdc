import type { ServerAddress } from "@/core/storage/mod.ts";
import { AppError } from "@/core/contract/mod.ts";
import { openOnDesktop } from "@/core/system/mod.ts";
import {
  type Command,
  type CommandInput,
  type CommandIo,
  numberOption,
  textOption,
} from "./command.ts";
import { createClient } from "./client.ts";
import { openFolder } from "./own_folder.ts";

const words = {
  listening: { en: "Lernwerk is open at {url}", de: "Lernwerk ist offen unter {url}" },
  stop: { en: "End it with Ctrl-C.", de: "Mit Strg-C beenden." },
  running: {
    en: "Lernwerk is already running at {url}",
    de: "Lernwerk läuft schon unter {url}",
  },
} as const;

/** `lernwerk serve`: opens the studio. */
export const command: Command = {
  usage: "[--port N] [--no-open] [--json]",
  summary: { en: "Open the studio in the browser", de: "Das Studio im Browser öffnen" },
  options: {
    port: { type: "string" },
    "no-open": { type: "boolean" },
    json: { type: "boolean" },
    client: { type: "string" },
  },
  help: {
    port: {
      en: "the port to listen on; 0 takes a free one (usual: 4460)",
      de: "der Port, auf dem gelauscht wird; 0 nimmt einen freien (üblich: 4460)",
    },
    "no-open": { en: "do not open the browser", de: "den Browser nicht öffnen" },
    client: {
      en: "the address of the development client that stands before this server",
      de: "die Adresse des Entwicklungs-Clients, der vor diesem Server steht",
    },
    json: {
      en: 'print one line {"url", "token", "pid"} as soon as it listens',
      de: 'eine Zeile {"url", "token", "pid"} ausgeben, sobald gelauscht wird',
    },
  },
  async run(input, io) {
    const port = numberOption(input, "port", { min: 0, max: 65535 }) ?? usualPort;
    const dataFolder = io.runtime.dataFolder(textOption(input, "data"));
    const opened = await openFolder(dataFolder, {
      io,
      port,
      client: textOption(input, "client"),
    });
    if ("other" in opened) {
      await tell(opened.other, { input, io, message: words.running[io.lang], isOurs: false });
      return 0;
    }
    await tell(opened.own.address, { input, io, message: words.listening[io.lang], isOurs: true });
    await untilAborted(io.signal);
    await opened.own.close();
    return 0;
  },
};

/** The studio's usual port. */
export const usualPort = 4460;

async function tell(
  address: ServerAddress,
  { input, io, message, isOurs }: {
    input: CommandInput;
    io: CommandIo;
    message: string;
    isOurs: boolean;
  },
): Promise<void> {
  const isQuiet = !!input.values["no-open"];
  if (!input.values["json"]) return await announce(address, { io, message, isQuiet, isOurs });
  io.print(JSON.stringify(address));
  if (!isQuiet) openBrowser(await signInUrl(address, io), io);
}

/** Says where the studio is, with a code that signs a browser in, and opens one unless quiet. */
export async function announce(
  address: ServerAddress,
  { io, message, isQuiet, isOurs = true }: {
    io: CommandIo;
    message: string;
    isQuiet: boolean;
    /** Ctrl-C here ends it; it runs in no other process. */
    isOurs?: boolean;
  },
): Promise<void> {
  io.say(message.replace("{url}", await signInUrl(address, io)));
  if (isOurs) io.say(words.stop[io.lang]);
  if (!isQuiet) openBrowser(await signInUrl(address, io), io);
}

/** The browser gets a code of its own, so that the token stays good for whoever printed it. */
async function signInUrl(address: ServerAddress, io: CommandIo): Promise<string> {
  const client = createClient(address, io.lang);
  const { code } = await client.call<{ code: string }>("POST", "/api/v1/sign-in-codes");
  return `${address.url}/?token=${code}`;
}

/** Where there is no browser to open, the address that was said has to do. */
function openBrowser(url: string, { runtime }: CommandIo): void {
  try {
    openOnDesktop(url, { hasScreen: runtime.hasScreen() });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** Waits for Ctrl-C. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
