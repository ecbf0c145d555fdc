import { type Client, createClient } from "./client.ts";
import { type CommandInput, type CommandIo, textOption } from "./command.ts";
import { openFolder } from "./own_folder.ts";

/**
 * Gives a command the REST interface of its data folder: of the server that holds the folder, or
 * of one that lives just as long as the command does. Either way the command does the same.
 */
export async function withClient<T>(
  input: CommandInput,
  io: CommandIo,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const dataFolder = io.runtime.dataFolder(textOption(input, "data"));
  const opened = await openFolder(dataFolder, { io, port: 0 });
  if ("other" in opened) return await use(createClient(opened.other, io.lang));
  try {
    return await use(createClient(opened.own.address, io.lang));
  } finally {
    await opened.own.close();
  }
}
