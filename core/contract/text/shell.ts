import { defineTexts } from "../text.ts";

/** Texts around every page. */
export const shellTexts = defineTexts({
  en: {
    "nav.label": "Main areas",
    "nav.projects": "Projects",
    "nav.models": "Models",
    "nav.jobs": "Jobs",
    "nav.settings": "Settings",
    "lang.other": "Deutsch",
    "lang.label": "Interface language",
    "skip": "Skip to the content",
    "error.title": "That did not work",
    "error.request": "Request {id}",
    "error.home": "To the projects",
  },
  de: {
    "nav.label": "Hauptbereiche",
    "nav.projects": "Projekte",
    "nav.models": "Modelle",
    "nav.jobs": "Aufträge",
    "nav.settings": "Einstellungen",
    "lang.other": "English",
    "lang.label": "Sprache der Oberfläche",
    "skip": "Zum Inhalt springen",
    "error.title": "Das hat nicht geklappt",
    "error.request": "Anfrage {id}",
    "error.home": "Zu den Projekten",
  },
});
