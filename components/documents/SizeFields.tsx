import type { ChunkSizes } from "@/core/contract/documents.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { translator } from "@/core/contract/text.ts";
import { Button } from "../kit/Button.tsx";
import { Columns, Row, Stack } from "../kit/Layout.tsx";
import { Hint } from "../kit/Text.tsx";
import TextField from "../kit/TextField.tsx";
import {
  lengthSlider,
  overlapSlider,
  sizeProblem,
  sizeRanges,
  type Slider,
} from "./size_ranges.ts";

/** Lengths as they stand in their fields. */
export type EnteredSizes = Record<keyof ChunkSizes, string>;

const names = ["chunkTokens", "chunkOverlap"] as const;
const terms = { chunkTokens: "token", chunkOverlap: "chunkOverlap" } as const;

/** How texts are split: two numbers, and sliders for them where a script follows. */
export default function SizeFields({ sizes, usual, onChange, lang }: {
  sizes: EnteredSizes;
  /** What they can be set back to; left out where nothing is kept. */
  usual?: ChunkSizes | undefined;
  onChange?: ((sizes: EnteredSizes) => void) | undefined;
  lang: Lang;
}) {
  return (
    <Stack gap="small">
      <Columns>
        {names.map((name) => <SizeField key={name} {...{ name, sizes, onChange, lang }} />)}
      </Columns>
      {usual && <UsualSizes {...{ sizes, usual, onChange, lang }} />}
    </Stack>
  );
}

function SizeField({ name, sizes, onChange, lang }: {
  name: keyof ChunkSizes;
  sizes: EnteredSizes;
  onChange?: ((sizes: EnteredSizes) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const slider = slidersFor(sizes)[name];
  const label = t(`documents.setting.${name}`);
  const change = (value: string) => onChange?.({ ...sizes, [name]: value });
  return (
    <Stack gap="small">
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
        error={problemText(name, sizes, lang)}
        term={terms[name]}
        lang={lang}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      {onChange && (
        <input
          type="range"
          class="slider"
          min={0}
          max={slider.most}
          value={slider.at}
          aria-label={label}
          aria-valuetext={t("documents.count.tokens", { count: Number(sizes[name]) })}
          onInput={({ currentTarget }) =>
            change(String(slider.valueAt(currentTarget.valueAsNumber)))}
        />
      )}
    </Stack>
  );
}

/** What is usual here, and the way back to it from anything else. */
function UsualSizes({ sizes, usual, onChange, lang }: {
  sizes: EnteredSizes;
  usual: ChunkSizes;
  onChange?: ((sizes: EnteredSizes) => void) | undefined;
  lang: Lang;
}) {
  const t = translator(documentTexts, lang);
  const { chunkTokens, chunkOverlap } = sizesOf(sizes);
  const isUsual = chunkTokens === usual.chunkTokens && chunkOverlap === usual.chunkOverlap;
  return (
    <Row>
      <Hint>{t("documents.setting.usual", { ...usual })}</Hint>
      {onChange && !isUsual && (
        <Button
          isSmall
          icon="reset"
          onClick={() =>
            onChange({
              chunkTokens: String(usual.chunkTokens),
              chunkOverlap: String(usual.chunkOverlap),
            })}
        >
          {t("documents.setting.reset")}
        </Button>
      )}
    </Row>
  );
}

function problemText(name: keyof ChunkSizes, sizes: EnteredSizes, lang: Lang): string | null {
  const problem = sizeProblem(name, sizesOf(sizes));
  return problem && translator(documentTexts, lang)(`documents.setting.${problem}`, {
    ...sizeRanges[name],
  });
}

function slidersFor(sizes: EnteredSizes): Record<keyof ChunkSizes, Slider> {
  const { chunkTokens, chunkOverlap } = sizesOf(sizes);
  const length = Math.max(chunkTokens || 0, sizeRanges.chunkTokens.least);
  return {
    chunkTokens: lengthSlider(length),
    chunkOverlap: overlapSlider({
      chunkTokens: length,
      chunkOverlap: Math.max(chunkOverlap || 0, 0),
    }),
  };
}

/** The numbers in the fields; an empty one is none. */
export function sizesOf({ chunkTokens, chunkOverlap }: EnteredSizes): ChunkSizes {
  const number = (text: string) => text.trim() === "" ? NaN : Number(text);
  return { chunkTokens: number(chunkTokens), chunkOverlap: number(chunkOverlap) };
}

/** Whether the settings would take them. */
export function areUsable(sizes: ChunkSizes): boolean {
  return names.every((name) => sizeProblem(name, sizes) === null);
}
