/** The same page with one more word in its query. */
export function withQuery(address: string, name: string, value: string): string {
  const [path = "/", query = ""] = address.split("?");
  const params = new URLSearchParams(query);
  params.set(name, value);
  return `${path}?${params}`;
}
