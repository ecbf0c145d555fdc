/** The letter as a byte. */
export function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}

/** Where a text begins in bytes; -1 for nowhere. */
export function indexOf(bytes: Uint8Array, latin1: string, from = 0): number {
  return new TextDecoder("latin1").decode(bytes).indexOf(latin1, from);
}

/** Where it begins for the last time. */
export function lastIndexOf(bytes: Uint8Array, latin1: string): number {
  return new TextDecoder("latin1").decode(bytes).lastIndexOf(latin1);
}
