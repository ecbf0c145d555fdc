/** A set of rows: bit r of word r/32. It grows when it must. */
export class Bitmap {
  #words: Uint32Array<ArrayBuffer>;

  /** An empty set with room for rows below `size`. */
  constructor(size = 0) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  /** The words: at least as many as the largest row or the size asks for. */
  get words(): Uint32Array<ArrayBuffer> {
    return this.#words;
  }

  has(row: number): boolean {
    return ((this.#words[row >>> 5] ?? 0) >>> (row & 31) & 1) === 1;
  }

  add(row: number): void {
    if (row >>> 5 >= this.#words.length) this.#grow((row >>> 5) + 1);
    this.#words[row >>> 5]! |= 1 << (row & 31);
  }

  delete(row: number): void {
    if (row >>> 5 < this.#words.length) this.#words[row >>> 5]! &= ~(1 << (row & 31));
  }

  #grow(words: number): void {
    const grown = new Uint32Array(Math.max(words, 2 * this.#words.length));
    grown.set(this.#words);
    this.#words = grown;
  }
}
