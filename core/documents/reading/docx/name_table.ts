/** The names of a text's elements, without their namespaces' prefixes. */
export interface NameTable {
  /** The name that begins at a place, up to a blank, a slash or the tag's end. */
  at(start: number): string;
  /** Where the name ends that was asked for last. */
  readonly end: number;
}

/**
 * Builds it. The few names of a format come hundreds of thousands of times: each is made into a
 * string once and found again by its letters, which is several times as fast as cutting it out and
 * looking it up anew.
 */
export function createNameTable(xml: string): NameTable {
  const known = new Map<number, string[]>();
  let end = 0;
  return {
    get end() {
      return end;
    },
    at(start) {
      let from = start;
      let hash = 0;
      for (end = start; end < xml.length; end++) {
        const code = xml.charCodeAt(end);
        if (code === colon && from === start) {
          from = end + 1;
          hash = 0;
        } else if (code <= blank || code === slash || code === greater) break;
        else hash = (Math.imul(hash, 31) + code) | 0;
      }
      const length = end - from;
      const found = known.get(hash)
        ?.find((name) => name.length === length && xml.startsWith(name, from));
      return found ?? remember(hash, xml.slice(from, end));
    },
  };

  function remember(hash: number, name: string): string {
    known.set(hash, [...known.get(hash) ?? [], name]);
    return name;
  }
}

const colon = ":".charCodeAt(0);
const blank = " ".charCodeAt(0);
const slash = "/".charCodeAt(0);
const greater = ">".charCodeAt(0);
