import { z } from "zod";

/** Zod's own messages in the languages of the interface: the `error` of a check for a person. */
export const zodMessages = { en: z.locales.en().localeError, de: z.locales.de().localeError };
