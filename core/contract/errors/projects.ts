import { defineErrors } from "./define.ts";

/** Errors of projects. */
export const projectErrors = defineErrors({
  project_not_found: {
    status: 404,
    en: { message: "This project does not exist.", hint: "Open the list of projects." },
    de: { message: "Dieses Projekt gibt es nicht.", hint: "Öffnen Sie die Liste der Projekte." },
  },
});
