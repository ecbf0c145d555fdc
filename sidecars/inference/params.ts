import { Failure } from "./failure.ts";
import type { Message } from "./template.ts";

/** A LoRA adapter in GGUF form and how strongly it is applied. */
export interface Lora {
  path: string;
  scale: number;
}

type Params = Record<string, unknown>;

/** A required text. */
export function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value !== "string") throw wrong(name, "a text");
  return value;
}

/** An optional finite number; `fallback` where it is absent or null. */
export function number<Fallback>(params: Params, name: string, fallback: Fallback) {
  const value = params[name];
  if (value == null) return fallback;
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(name, "a number");
  return value;
}

/** An optional list of texts. */
export function texts(params: Params, name: string): string[] {
  const value = params[name] ?? [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
    throw wrong(name, "a list of texts");
  }
  return value;
}

/** A conversation, at least one turn long. */
export function messages(params: Params): Message[] {
  const value = params.messages;
  if (!Array.isArray(value) || value.length === 0 || !value.every(isMessage)) {
    throw wrong("messages", "a list of {role, content}");
  }
  return value.map(({ role, content }) => ({ role, content }));
}

/** The adapters of a request, in a fixed order. */
export function loras(params: Params): Lora[] {
  const value = params.lora ?? [];
  if (!Array.isArray(value)) throw wrong("lora", "a list of {path, scale}");
  return value.map((item: Params) => ({
    path: text(item ?? {}, "path"),
    scale: number(item ?? {}, "scale", 1),
  }));
}

function isMessage(value: unknown): value is Message {
  const { role, content } = (value ?? {}) as Partial<Message>;
  return typeof role === "string" && typeof content === "string";
}

function wrong(name: string, wanted: string): Failure {
  return new Failure("bad_request", `${name} must be ${wanted}`);
}
