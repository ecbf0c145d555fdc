const passwordErrors: readonly string[] = ["document_needs_password", "document_password_wrong"];

/** Whether a document waits for its password. */
export function wantsPassword({ error }: { error: { code: string } | null }): boolean {
  return error !== null && passwordErrors.includes(error.code);
}
