/** Opens the locked files of the tests; it holds a letter that old ways of encoding know as well. */
export const password = "Schlüssel";
/** Their author's own, of PDFs. */
export const authorsPassword = "Besitzer";

/**
 * Files that other programs have locked: `agile.docx` by msoffcrypto-tool 6.1 (as Word does since 2010),
 * `standard.docx` by officecrypto-tool 0.0.19 (as Word 2007), PDFs by pikepdf with the standard security
 * handler of revision 3 (RC4) and 6 (AES-256); `nocopy.pdf` opens without a password and does not allow
 * copying. Word files hold `makeDocx()`, PDFs "Ein geheimer Satz.".
 */
export type LockedFile = "agile.docx" | "standard.docx" | "r3.pdf" | "r6.pdf" | "nocopy.pdf";

export async function lockedFile(name: LockedFile): Promise<Uint8Array<ArrayBuffer>> {
  return await Deno.readFile(new URL(`../testdata/locked/${name}`, import.meta.url));
}
