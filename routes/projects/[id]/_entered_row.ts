import { type Split, splitSchema } from "@/core/contract/mod.ts";

/** What stood in a refused row form, as far as it is one. */
export function enteredRow(
  { instruction, output, split }: Readonly<Record<string, string>>,
): { instruction?: string; output?: string; split?: Split } {
  const use = splitSchema.safeParse(split).data;
  return {
    ...(instruction !== undefined && { instruction }),
    ...(output !== undefined && { output }),
    ...(use && { split: use }),
  };
}
