import type { Client } from "@/cli/client.ts";
import { makePdf } from "@/core/documents/testing/pdf_fixtures.ts";
import { makeProject, type ShownJob, type ShownUpload, untilRest, upload } from "./steps.ts";

const rules = `# Bootshaus

## Öffnungszeiten

Das Tor öffnet um 6:40 Uhr und schließt um 21:15 Uhr. An Feiertagen bleibt es zu.

## Schlüssel

Der Ersatzschlüssel hängt hinter dem Klavier im Clubraum. Wer ihn nimmt, trägt sich ein.

## Preise

Ein Kanu kostet 12 Euro am Tag, die Sauna 4 Euro.
`;

/** The same once more, as another file. */
const notice = `${rules}\n\n`;

/** More than fits into one chunk, so that the second page has chunks of its own. */
const firstPage = Array.from({ length: 12 }, (_, at) => ({ text: `Boot ${at} liegt am Steg.` }));

/** A project whose documents can be asked. */
export interface AskedProject {
  /** The path of its REST interface. */
  api: string;
  /** The path of its pages. */
  place: string;
  /** The document that tells where the key is. */
  rulesId: string;
}

/** Makes a project with a text, almost the same once more, and a PDF of two pages, all of it read. */
export async function makeAskedProject(client: Client): Promise<AskedProject> {
  const api = await makeProject(client);
  const pdf = await makePdf([
    firstPage,
    [{ text: "Die Regatta beginnt am Samstag um neun Uhr." }],
  ]);
  const outcomes: ShownUpload[] = await upload(client, api, [
    new File([rules], "regeln.md"),
    new File([notice], "aushang.md"),
    new File([pdf.slice()], "regatta.pdf"),
  ]);
  const sizes = { body: { chunkTokens: 48, chunkOverlap: 0 } };
  const reading = await client.call<ShownJob>("POST", `${api}/documents/process`, sizes);
  await untilRest(client, reading);
  return { api, place: api.replace("/api/v1", ""), rulesId: outcomes[0]!.document!.id };
}
