import type { TrayJob } from "@/components/tray_jobs.ts";

/** What the middleware finds out for the frame around every page. */
export interface ShellState {
  tray: {
    jobs: readonly TrayJob[];
    /** What the jobs under way are known up to. */
    cursor: number;
  };
}
