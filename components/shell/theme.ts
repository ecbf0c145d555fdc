/** How pages look: as the computer says, or as a person chose for this browser. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = typeof themes[number];

/** The cookie that holds a person's choice. */
export const themeCookie = "theme";

/** daisyUI's names for what a person may choose; the computer's choice needs none. */
export const themeNames = {
  system: undefined,
  light: "lernwerk",
  dark: "lernwerk-dark",
} as const satisfies Record<Theme, string | undefined>;

/** Reads a choice from a cookie or an address; null when it is none. */
export function asTheme(value: string | null): Theme | null {
  return themes.find((theme) => theme === value) ?? null;
}

/** What keeps a choice for a year, as a Set-Cookie value and for `document.cookie` alike. */
export function themeCookieText(theme: Theme): string {
  return `${themeCookie}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
