/** A file that is not what it says it is. The message says where. */
export class Untrue extends Error {
  override readonly name = "Untrue";
}
