import type { NamedText, PackId } from "@/core/contract/mod.ts";

/** What people call a pack. */
export function packName(id: PackId): NamedText {
  return { key: `packs.name.${id}` };
}

/** That no package source has what is needed. */
export function notFound(name: string): NamedText {
  return { key: "detail.not-offered", params: { name } };
}
