import type { ProjectLink } from "@/components/shell/Crumbs.tsx";
import type { Theme } from "@/components/shell/theme.ts";
import type { TrayJob } from "@/components/shell/tray_jobs.ts";

/** What the middleware finds out for the frame around every page. */
export interface ShellState {
  /** What a person chose for this browser. */
  theme: Theme;
  /** Nothing for whoever is not signed in. */
  tray?: {
    jobs: readonly TrayJob[];
    /** What the jobs under way are known up to. */
    cursor: number;
  };
  /** The person's projects, for going from one to another. */
  projects?: readonly ProjectLink[];
}
