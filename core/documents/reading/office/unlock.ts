/** Gives what deciphers a package; null when the password is not that of the file. */
export type Unlock = (password: string) => ((sealed: Uint8Array) => Uint8Array) | null;
