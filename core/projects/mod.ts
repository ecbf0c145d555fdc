export { createProjects, type Projects, type ProjectsDeps, undoDays } from "./projects.ts";
