import { AppError } from "@/core/contract/mod.ts";

const loopbackHosts = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Where a server takes texts, from its address with or without `/v1` and what follows. Documents are
 * sent there: over the network only encrypted.
 *
 * @throws {AppError} `embedder_address_unclear`, `embedder_address_refused`
 */
export function embeddingsUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new AppError("embedder_address_unclear", { address });
  }
  const isSafe = url.protocol === "https:" || loopbackHosts.test(url.hostname);
  if (!isSafe || url.username !== "" || url.search !== "") {
    throw new AppError("embedder_address_refused", { address });
  }
  const path = url.pathname.replace(/\/+$/, "").replace(/\/embeddings$/, "");
  return new URL(`${path === "" ? "/v1" : path}/embeddings`, url.origin);
}
