import type { Artifact } from "@/core/contract/exports.ts";

/** An exported file as the list of them shows it. */
export interface ListedFile
  extends Pick<Artifact, "form" | "bytes" | "sha256" | "isFolder" | "notes" | "createdAt"> {
  id: string;
  /** The run's name; null when the run is gone. */
  runName: string | null;
  /** Where it lies on this computer. */
  location: string;
}
