/** The browser half as the server needs to know it: what a page loads, and from where. */
export interface ClientAssets {
  /** Module scripts of every page; empty in production, where a page without islands has none. */
  always: readonly string[];
  /** The stylesheets of every page. */
  styles: readonly string[];
  /** The module script that hydrates islands. */
  entry: string;
  /** The files that one island needs beside the entry, so that they load at once. */
  preloads(island: string): readonly string[];
}

/** Where built files stand below the static folder; their names carry a hash. */
export const builtPrefix = "/_app/";

/** `assets.json`: what `tasks/client.ts` writes beside the built files. Paths are URLs. */
export interface AssetList {
  /** Hash of everything that went into the build. */
  inputsHash: string;
  /** The source files that went in, relative to the repository root. */
  inputs: string[];
  entry: string;
  styles: string[];
  islands: Record<string, string[]>;
}

/** The assets of a finished client build. */
export function builtAssets({ entry, styles, islands }: AssetList): ClientAssets {
  return { always: [], styles, entry, preloads: (island) => islands[island] ?? [] };
}

/**
 * Reads the client build from the static folder.
 *
 * @throws {Error} naming the remedy when there is none.
 */
export async function readBuiltAssets(staticDir: string): Promise<ClientAssets> {
  const path = `${staticDir}/_app/assets.json`;
  try {
    return builtAssets(JSON.parse(await Deno.readTextFile(path)) as AssetList);
  } catch (cause) {
    throw new Error(`No client build at ${path}: run "deno task client"`, { cause });
  }
}

/**
 * Assets from Vite, which stands before this server in development (`tasks/dev.ts`).
 *
 * @param styles the stylesheets of every page, relative to the repository's root.
 */
export function developmentAssets(styles: readonly string[] = []): ClientAssets {
  return {
    always: [`${builtPrefix}@vite/client`],
    styles: styles.map((path) => builtPrefix + path),
    entry: `${builtPrefix}@id/virtual:islands`,
    preloads: () => [],
  };
}
