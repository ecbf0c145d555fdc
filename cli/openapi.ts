import type { Command, ExitCode } from "./command.ts";
import { withClient } from "./with_client.ts";

/** `lernwerk openapi`: prints the description of the REST interface. */
export const command: Command = {
  usage: "",
  summary: {
    en: "Print the OpenAPI 3.1 description of the REST interface",
    de: "Die OpenAPI-3.1-Beschreibung der REST-Schnittstelle ausgeben",
  },
  options: {},
  help: {},
  run: (input, io) =>
    withClient(input, io, async (client): Promise<ExitCode> => {
      const document = await client.call<unknown>("GET", "/api/v1/openapi.json");
      io.print(JSON.stringify(document, null, 2));
      return 0;
    }),
};
