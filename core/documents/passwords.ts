import type { DocumentId } from "@/core/contract/mod.ts";

/**
 * Passwords of documents on their way from the person who gives them to the job that reads. They are in
 * the server's memory only, never in a database, a log or a job's parameters, and each is handed out
 * once; if the program or the job ends before, the person is asked again.
 */
export interface Passwords {
  hold(ids: readonly DocumentId[], password: string): void;
  /** The document's password, which is forgotten now; undefined where nobody gave one. */
  take(id: DocumentId): Promise<string | undefined>;
}

/** Builds it, for the process that owns the data folder. */
export function createPasswords(): Passwords {
  const held = new Map<DocumentId, string>();
  return {
    hold(ids, password) {
      for (const id of ids) held.set(id, password);
    },
    take(id) {
      const password = held.get(id);
      held.delete(id);
      return Promise.resolve(password);
    },
  };
}
