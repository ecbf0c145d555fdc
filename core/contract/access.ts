import type { PersonId } from "./ids.ts";

/** Who makes a request. */
export interface Actor {
  personId: PersonId;
  role: "owner" | "member";
  /** How they showed who they are. */
  via: "session" | "token";
}

/** The kinds of things that belong to somebody. */
export const ownedKinds = [
  "project",
  "document",
  "job",
  "run",
  "artifact",
  "evaluation",
  "row",
  "base_model",
] as const;

export type OwnedKind = typeof ownedKinds[number];

/**
 * What a request needs: to be signed in, to run this Lernwerk, or to see or change one thing whose
 * id is the route's `[id]`. Only `restore` finds a thing that was deleted.
 */
export type Right =
  | "signed-in"
  | "administer"
  | `${OwnedKind}:${"read" | "write"}`
  | `${"project" | "document" | "row" | "artifact"}:restore`;
