import type { ChunkSizes } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import TextField from "../kit/TextField.tsx";
import { Columns, Stack } from "../kit/Layout.tsx";
import { lengthSlider, overlapSlider, sizeRanges, type Slider } from "./size_ranges.ts";

/** Lengths as they stand in their fields. */
export type EnteredSizes = Record<keyof ChunkSizes, string>;

const names = ["chunkTokens", "chunkOverlap"] as const;
const terms = { chunkTokens: "token", chunkOverlap: "chunkOverlap" } as const;

/** How texts are split: two numbers, and sliders for them where a script follows. */
export default function SizeFields({ sizes, onChange, lang }: {
  sizes: EnteredSizes;
  onChange?: ((sizes: EnteredSizes) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const sliders = slidersFor(sizes);
  return (
    <Columns>
      {names.map((name) => {
        const change = (value: string) => onChange?.({ ...sizes, [name]: value });
        const label = t(`documents.setting.${name}`);
        return (
          <Stack key={name} gap="small">
            <TextField
              id={name}
              name={name}
              label={label}
              type="number"
              required
              step={1}
              min={sizeRanges[name].least}
              max={sizeRanges[name].most}
              value={sizes[name]}
              term={terms[name]}
              lang={lang}
              onInput={({ currentTarget }) => change(currentTarget.value)}
            />
            {onChange && (
              <input
                type="range"
                class="slider"
                min={0}
                max={sliders[name].most}
                value={sliders[name].at}
                aria-label={label}
                aria-valuetext={t("documents.count.tokens", { count: Number(sizes[name]) })}
                onInput={({ currentTarget }) =>
                  change(String(sliders[name].valueAt(currentTarget.valueAsNumber)))}
              />
            )}
          </Stack>
        );
      })}
    </Columns>
  );
}

function slidersFor(sizes: EnteredSizes): Record<keyof ChunkSizes, Slider> {
  const { chunkTokens, chunkOverlap } = sizesOf(sizes);
  const length = Math.max(chunkTokens, sizeRanges.chunkTokens.least);
  return {
    chunkTokens: lengthSlider(chunkTokens),
    chunkOverlap: overlapSlider({ chunkTokens: length, chunkOverlap }),
  };
}

/** The numbers in the fields; 0 for an empty one. */
export function sizesOf({ chunkTokens, chunkOverlap }: EnteredSizes): ChunkSizes {
  return { chunkTokens: Number(chunkTokens), chunkOverlap: Number(chunkOverlap) };
}

/** Whether the settings would take them. */
export function areUsable(sizes: ChunkSizes): boolean {
  const isInRange = names.every((name) => {
    const { least, most } = sizeRanges[name];
    return Number.isInteger(sizes[name]) && sizes[name] >= least && sizes[name] <= most;
  });
  return isInRange && sizes.chunkOverlap < sizes.chunkTokens;
}
