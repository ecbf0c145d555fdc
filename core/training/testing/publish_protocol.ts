import { fileURLToPath } from "node:url";
import { trainerProtocolJsonSchema } from "@/core/contract/trainer_schema.ts";
import { atomicWrite } from "@/core/system/mod.ts";

/** Writes the protocol's JSON Schema to where it is published; a test compares it. */
const path = fileURLToPath(
  new URL("../../../docs/trainer-protocol.schema.json", import.meta.url),
);
const text = JSON.stringify(trainerProtocolJsonSchema(), null, 2) + "\n";
await atomicWrite(path, text, { mode: 0o644 });
