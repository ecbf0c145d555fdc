import { z } from "zod";
import { AppError, type ChatModel } from "@/core/contract/mod.ts";
import { fetchJson } from "./fetch_json.ts";
import { createServerChatModel } from "./server_chat_model.ts";

const listSchema = z.looseObject({
  data: z.array(z.looseObject({ id: z.string().min(1).max(300) })),
});

/** A server that loads its model at the first question may take a while to answer anything. */
const timeoutMs = 15_000;

/**
 * Opens the model of a person's own server: the first that it lists (`GET /v1/models`), which of a
 * llama-server is its only one. A server without such a list is asked without knowing a name.
 *
 * @throws {AppError} `chat_server_unreachable`, or `bad_input` when the address is not one of this
 * computer's own.
 */
export async function openServerModel(
  { fetch }: { fetch: typeof globalThis.fetch },
  address: string,
): Promise<ChatModel> {
  // Built first: it refuses addresses that must not be asked.
  const nameless = createServerChatModel({ fetch }, { address, model: "default" });
  const url = new URL("/v1/models", address);
  const answer = await fetchJson(fetch, url, { schema: listSchema, timeoutMs });
  if (answer.ok) {
    const first = answer.value.data[0];
    return first ? createServerChatModel({ fetch }, { address, model: first.id }) : nameless;
  }
  if (answer.reason === "bad_answer") return nameless;
  throw new AppError("chat_server_unreachable", { address: url.origin });
}
