import { z } from "zod";

/** The languages in which every text that people see exists. */
export const langSchema: z.ZodType<Lang> = z.enum(["en", "de"]);

export type Lang = "en" | "de";

/** Values that may stand in a text's placeholders. */
export type TextParams = Readonly<Record<string, string | number>>;
