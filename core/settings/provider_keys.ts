import type { Kysely } from "kysely";
import { type KeyProvider, keyProviders, type ProviderKey } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, type SecretBox } from "@/core/system/mod.ts";

/** The keys with which providers are asked. They are written, and read by nobody but `reveal`. */
export interface ProviderKeys {
  /** Every provider, whether its key is set or not. */
  list(): Promise<ProviderKey[]>;
  set(provider: KeyProvider, key: string): Promise<ProviderKey>;
  remove(provider: KeyProvider): Promise<ProviderKey>;
  /** The key itself, for asking the provider; never to be shown. Null when there is none to use. */
  reveal(provider: KeyProvider): Promise<string | null>;
}

/** Of a shorter key, its last characters would be too large a part. */
const leastLengthToShow = 16;

/** Builds the keys over their table. */
export function createProviderKeys(
  { db, clock, box }: { db: Kysely<Database>; clock: Clock; box: SecretBox },
): ProviderKeys {
  const sealedOf = async (provider: KeyProvider) =>
    (await db.selectFrom("secrets").select("sealed").where("name", "=", nameOf(provider))
      .executeTakeFirst())?.sealed ?? null;

  async function describe(provider: KeyProvider): Promise<ProviderKey> {
    const sealed = await sealedOf(provider);
    if (sealed === null) return { provider, state: "missing", lastFour: null };
    const key = await box.open(sealed, nameOf(provider));
    if (key === null) return { provider, state: "unreadable", lastFour: null };
    return { provider, state: "set", lastFour: lastFourOf(key) };
  }

  return {
    list: () => Promise.all(keyProviders.map(describe)),
    async set(provider, key) {
      const name = nameOf(provider);
      const values = { sealed: await box.seal(key, name), changed_at: isoNow(clock) };
      await db.insertInto("secrets").values({ name, ...values })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(values)).execute();
      return await describe(provider);
    },
    async remove(provider) {
      await db.deleteFrom("secrets").where("name", "=", nameOf(provider)).execute();
      return await describe(provider);
    },
    async reveal(provider) {
      const sealed = await sealedOf(provider);
      return sealed === null ? null : await box.open(sealed, nameOf(provider));
    },
  };
}

function nameOf(provider: KeyProvider): string {
  return `provider:${provider}`;
}

function lastFourOf(key: string): string | null {
  return key.length >= leastLengthToShow ? key.slice(-4) : null;
}
