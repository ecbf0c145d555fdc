import { z } from "zod";
import {
  checkpointManifestSchema,
  trainerCommandSchema,
  trainerConfigSchema,
  trainerEventSchema,
} from "./trainer_protocol.ts";

/**
 * The trainer protocol as one JSON Schema document (draft 2020-12), for people who write a trainer
 * of their own. It is published as `docs/trainer-protocol.schema.json`.
 */
export function trainerProtocolJsonSchema(): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Lernwerk trainer protocol, version 1",
    description:
      "The trainer is started with --config FILE (config), writes one event per line on stdout, " +
      "reads commands line by line on stdin, and keeps checkpoint folders with a manifest.json.",
    $defs: {
      config: definition(trainerConfigSchema),
      event: definition(trainerEventSchema),
      command: definition(trainerCommandSchema),
      manifest: definition(checkpointManifestSchema),
    },
  };
}

function definition(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
