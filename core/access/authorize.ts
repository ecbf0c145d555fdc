import {
  type Actor,
  AppError,
  type OwnedKind,
  type PersonId,
  type Right,
} from "@/core/contract/mod.ts";

/** Whether a thing counts that was deleted, and can still be brought back. */
export interface OwnedSight {
  deleted: boolean;
}

/** For each kind of thing: to whom it belongs, or null when there is no such thing. */
export type OwnersOf = Readonly<
  Record<OwnedKind, (id: string, sight: OwnedSight) => Promise<PersonId | null>>
>;

/** Refuses what an actor may not do. */
export type Authorize = (
  actor: Actor,
  right: Right,
  params: Readonly<Record<string, string>>,
) => Promise<void>;

/**
 * Builds the one place that decides who may do what.
 *
 * What belongs to somebody else answers as if it did not exist: its id must not be guessable by
 * the difference.
 */
export function createAuthorize(ownersOf: OwnersOf): Authorize {
  return async (actor, right, params) => {
    if (right === "signed-in") return;
    if (right === "administer") {
      if (actor.role !== "owner") throw new AppError("forbidden");
      return;
    }
    const [kind, deed] = right.split(":") as [OwnedKind, string];
    const owner = await ownersOf[kind](params["id"] ?? "", { deleted: deed === "restore" });
    if (owner !== actor.personId) throw new AppError("not_found");
  };
}
