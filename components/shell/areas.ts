import type { IconName } from "../kit/icons.ts";

/** A main area of the studio. Areas are data: one that is not built yet is not listed. */
export interface Area {
  href: string;
  text: "nav.projects" | "nav.models" | "nav.jobs" | "nav.settings";
  /** What the keyboard map says about its key. */
  goTo: "keys.projects" | "keys.models" | "keys.jobs" | "keys.settings";
  icon: IconName;
  /** The letter that leads here after `g`. */
  key: string;
  isOpen(path: string): boolean;
}

/** A project's things have addresses of their own. */
const ofProjects = /^\/($|(projects|documents|runs|artifacts|evaluations)\b)/;

/** From top to bottom of the rail. */
export const areas: readonly Area[] = [
  {
    href: "/",
    text: "nav.projects",
    goTo: "keys.projects",
    icon: "folder",
    key: "p",
    isOpen: (path) => ofProjects.test(path),
  },
  {
    href: "/models",
    text: "nav.models",
    goTo: "keys.models",
    icon: "cpu",
    key: "m",
    isOpen: (path) => path.startsWith("/models"),
  },
  {
    href: "/jobs",
    text: "nav.jobs",
    goTo: "keys.jobs",
    icon: "jobs",
    key: "a",
    isOpen: (path) => path.startsWith("/jobs"),
  },
  {
    href: "/settings",
    text: "nav.settings",
    goTo: "keys.settings",
    icon: "settings",
    key: "e",
    isOpen: (path) => path.startsWith("/settings"),
  },
];
