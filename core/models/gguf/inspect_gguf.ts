import type { ModelTensor, ModelValue } from "@/core/contract/mod.ts";
import { cutList, cutText } from "../cut_value.ts";
import { factsOf, type GgufFacts } from "./facts.ts";
import type { GgufHeader } from "./read_header.ts";
import type { Value } from "./read_values.ts";

/** All that a GGUF's header says. */
export interface GgufInspection {
  facts: GgufFacts;
  values: ModelValue[];
  tensors: ModelTensor[];
}

/** So many elements of a list are shown. */
const shownElements = 12;

/** Tells everything that a header says: its values in the file's order, and its tensors. */
export function inspectHeader(header: GgufHeader): GgufInspection {
  return {
    facts: factsOf(header),
    values: [...header.values].map(([key, value]) => ({ key, ...shown(header, value) })),
    tensors: header.tensors.map(({ name, type, dimensions, elements, bytes }) => ({
      name,
      type: type.name,
      // The file has the numbers of a row first; people read shapes the other way round.
      shape: dimensions.toReversed(),
      elements,
      bytes,
    })),
  };
}

function shown(header: GgufHeader, value: Value): Omit<ModelValue, "key"> {
  if (typeof value === "string") return { type: "text", ...cutText(value) };
  if (typeof value === "number") return { type: "number", value: String(value), length: null };
  if (typeof value === "boolean") return { type: "truth", value: String(value), length: null };
  if (Array.isArray(value)) return list(value.slice(0, shownElements), value.length);
  const texts = value.elements === "text" ? header.firstTexts(value, shownElements) : [];
  return list(texts, value.count);
}

function list(first: readonly Value[], length: number): Omit<ModelValue, "key"> {
  return { type: "list", value: cutList(first, length), length };
}
