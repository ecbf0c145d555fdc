import {
  type AnswerOption,
  answerOptions,
  type AnswerPreset,
  answerPresets,
  mostChosen,
} from "@/components/answers/answer_choice.ts";
import { Button } from "@/components/kit/Button.tsx";
import Disclosure from "@/components/kit/Disclosure.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import TickField from "@/components/kit/TickField.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { AnswererChoice } from "@/core/contract/answers.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { translator } from "@/core/contract/text.ts";

/** Which models answer, with and without the documents: quick choices, and each by itself. */
export default function AnswerChooser({ choices, chosen, onChoose, lang }: {
  choices: readonly AnswererChoice[];
  /** Keys of the options that are ticked. */
  chosen: readonly string[];
  onChoose(keys: readonly string[]): void;
  lang: Lang;
}) {
  const t = translator(askTexts, lang);
  const options = answerOptions(choices);
  const presets = answerPresets(choices);
  const nameOf = (option: AnswerOption) => answerName(option, lang);
  const taken = options.filter(({ key }) => chosen.includes(key));
  const [first] = taken;
  const several = t(taken.length === 0 ? "ask.who.nobody" : "ask.who.several", {
    count: taken.length,
  });
  const summary = taken.length === 1 && first ? t("ask.who", { who: nameOf(first) }) : several;
  return (
    <Disclosure summary={summary}>
      <Row>
        {(Object.keys(presets) as AnswerPreset[]).map((preset) => (
          <Button
            key={preset}
            isSmall
            aria-pressed={isSame(presets[preset]!, chosen)}
            onClick={() => onChoose(presets[preset]!)}
          >
            {t(`ask.preset.${preset}`)}
          </Button>
        ))}
      </Row>
      <Stack gap="small">
        {options.map((option) => {
          const { key } = option;
          const isChosen = chosen.includes(key);
          return (
            <TickField
              key={key}
              id={`answer-${key.replaceAll(" ", "-")}`}
              label={nameOf(option)}
              checked={isChosen}
              disabled={!isChosen && chosen.length >= mostChosen}
              onChange={() =>
                onChoose(isChosen ? chosen.filter((other) => other !== key) : [...chosen, key])}
            />
          );
        })}
        <Hint>{t("ask.who.hint", { most: mostChosen })}</Hint>
      </Stack>
    </Disclosure>
  );
}

/** "Base model (SmolLM2), with documents". */
function answerName({ by, name, withDocuments }: AnswerOption, lang: Lang): string {
  const t = translator(askTexts, lang);
  const way = t(withDocuments ? "ask.with" : "ask.without");
  return t("ask.tick", { name: `${t(`ask.model.${by.kind}`)} (${name})`, way });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key));
}
