/** The languages whose words are brought to their stems. */
export type Language = "de" | "en";
