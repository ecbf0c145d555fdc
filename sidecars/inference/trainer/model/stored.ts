import type { Library } from "../ggml/library.ts";
import { isReadable } from "../ggml/types.ts";
import type { GgufHead, StoredTensor } from "./head.ts";
import { OddModel } from "./values.ts";

/** The tensors of a file, each handed out only in the shape that the graph needs. */
export interface Stored {
  /** @throws {OddModel} when it is missing, of another shape, or of an unknown type. */
  take(name: string, shape: readonly number[]): StoredTensor;
  takeIfThere(name: string, shape: readonly number[]): StoredTensor | null;
  /** @throws {OddModel} when the file holds a tensor that nobody took: it would be left out. */
  refuseRest(): void;
}

/** Opens the tensors that a file lists. */
export function storedIn({ tensors }: GgufHead, library: Library): Stored {
  const taken = new Set<string>();
  const take: Stored["take"] = (name, shape) => {
    const found = tensors.get(name);
    if (!found) throw new OddModel(`it has no ${name}`);
    refuseType(found, library);
    refuseShape(found, shape);
    taken.add(name);
    return found;
  };
  return {
    take,
    takeIfThere: (name, shape) => tensors.has(name) ? take(name, shape) : null,
    refuseRest() {
      const rest = [...tensors.keys()].filter((name) => !taken.has(name));
      if (rest.length === 0) return;
      throw new OddModel(`it has ${rest[0]}, which models of its architecture do not have here`);
    },
  };
}

function refuseType({ name, type, shape }: StoredTensor, { ggml }: Library): void {
  if (!isReadable(type)) throw new OddModel(`its ${name} is of type ${type}, which is not known`);
  const block = Number(ggml.ggml_blck_size(type));
  if ((shape[0] ?? 0) % block === 0) return;
  throw new OddModel(`its ${name} has rows of ${shape[0]} in blocks of ${block}`);
}

function refuseShape({ name, shape }: StoredTensor, wanted: readonly number[]): void {
  if (trimmed(shape).join() === trimmed(wanted).join()) return;
  throw new OddModel(`its ${name} is ${shape.join(" × ")} instead of ${wanted.join(" × ")}`);
}

/** Without sizes of 1 at the end, which some writers leave out. */
function trimmed(shape: readonly number[]): readonly number[] {
  const end = shape.findLastIndex((size) => size !== 1) + 1;
  return shape.slice(0, Math.max(1, end));
}
