import { signal } from "@preact/signals";

/** Counts how often the search was asked for: the button and the shortcut stand in two islands. */
export const searchAsked = signal(0);

/** The same for the keyboard map. */
export const keyboardMapAsked = signal(0);
