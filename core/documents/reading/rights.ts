/** A compiled binary starts with all rights; from source they were not given to begin with. */
export function putDownRights(): void {
  for (const name of ["read", "write", "net", "env", "run", "sys", "ffi"] as const) {
    Deno.permissions.revokeSync({ name });
  }
}
