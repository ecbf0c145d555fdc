import type { GlossaryTerm } from "@/core/contract/text/glossary.ts";

/** A page on which controls stand; `{id}` is a project with documents, rows and a base model. */
export type SeedPage =
  | "/projects"
  | "/projects/{id}/documents"
  | "/projects/{id}/model"
  | "/projects/{id}/data"
  | "/projects/{id}/data/model"
  | "/projects/{id}/training"
  | "/runs/{id}"
  | "/projects/{id}/use"
  | "/models"
  | "/settings";

/** How a control is found: by what assistive technology calls it. */
export type ControlRole =
  | "button"
  | "link"
  | "textbox"
  | "spinbutton"
  | "slider"
  | "combobox"
  | "radio"
  | "checkbox"
  | "table"
  | "progressbar"
  | "file";

/** One control that seed 003 names, as the studio must have it. */
export interface SeedControl {
  /** The seed's own words, with their phase. */
  seed: string;
  page: SeedPage;
  role: ControlRole | readonly ControlRole[];
  /** Its accessible name begins with, or contains, this in English and in German. */
  label: { en: RegExp; de: RegExp };
  /** Its `name` in the form, where it is one of a form's fields. */
  name?: string;
  /** Of several with the same name, the one that stands for this value. */
  choice?: string;
  /** Bounds of a number or slider, as its attributes state them. */
  range?: { min: number; max: number };
  /** What may be chosen, where that is a list. */
  choices?: readonly (string | number)[];
  /**
   * What it holds before anybody changed anything. A pattern where the studio chooses by the size of
   * the base model instead of the seed's one number for all (and says so).
   */
  usual?: string | number | boolean | RegExp;
  /** The glossary's entry behind its question mark. */
  term?: GlossaryTerm;
  /** It exists only in a state that a walk has to bring about, and is shown there. */
  shownBy?: "training_page_test" | "data_page_test" | "documents_page_test";
}

/** A control of the seed whose feature comes later, and what is still missing. */
export interface LaterControl {
  seed: string;
  missing: string;
}
