"""Chat rows → token ids, supervising only the assistant's answer and the end of its turn."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .failures import TrainerError

_REPORTED_LINES = 20


@dataclass(frozen=True)
class Sample:
    """One row as the model sees it; only `completion` is supervised, `prompt` is read."""

    prompt: tuple[int, ...]
    completion: tuple[int, ...]

    @property
    def length(self) -> int:
        return len(self.prompt) + len(self.completion)


@dataclass
class Samples:
    """A tokenised file and what was left out of it."""

    rows: list[Sample] = field(default_factory=list)
    truncated: int = 0
    too_long: int = 0
    broken: int = 0

    @property
    def tokens(self) -> int:
        return sum(row.length for row in self.rows)

    @property
    def supervised_tokens(self) -> int:
        return sum(len(row.completion) for row in self.rows)


class ChatEncoder:
    """Renders dialogues with the model's own template.

    Prompt and answer are tokenised apart, because at inference the prompt is tokenised alone.
    """

    def __init__(self, tokenizer: Any, system_prompt: str | None, max_length: int) -> None:
        self._tokenizer = tokenizer
        self._system_prompt = system_prompt
        self._max_length = max_length
        self.end_of_turn_id = find_end_of_turn(tokenizer)

    def prompt_text(self, messages: list[dict[str, str]]) -> str:
        """The text after which the assistant's answer begins."""
        return render(self._tokenizer, self._with_system(messages), True)

    def prompt_ids(self, messages: list[dict[str, str]]) -> list[int]:
        return self._ids(self.prompt_text(messages))

    def encode(self, messages: list[dict[str, str]]) -> Sample:
        """The whole row, however long; its last token ends the assistant's turn."""
        prompt = self.prompt_text(messages[:-1])
        whole = render(self._tokenizer, self._with_system(messages), False)
        if whole.startswith(prompt):
            answer = self._ids(whole[len(prompt) :])
        else:
            answer = self._ids(messages[-1]["content"])
        return Sample(tuple(self._ids(prompt)), tuple(self._ended(answer)))

    def fit(self, sample: Sample) -> Sample | None:
        """Cut a row to `max_length` at its end; None when no answer would be left.

        A cut answer loses its end-of-turn token too, so that the model never learns to stop in the
        middle of a sentence.
        """
        room = self._max_length - len(sample.prompt)
        if room < 1:
            return None
        return (
            sample
            if len(sample.completion) <= room
            else Sample(sample.prompt, sample.completion[:room])
        )

    def _with_system(self, messages: list[dict[str, str]]) -> list[dict[str, str]]:
        if self._system_prompt is None or any(turn["role"] == "system" for turn in messages):
            return messages
        return [{"role": "system", "content": self._system_prompt}, *messages]

    def _ended(self, answer: list[int]) -> list[int]:
        if self.end_of_turn_id not in answer:
            return [*answer, self.end_of_turn_id]
        return answer[: answer.index(self.end_of_turn_id) + 1]

    def _ids(self, text: str) -> list[int]:
        return self._tokenizer(text, add_special_tokens=False)["input_ids"]


def render(tokenizer: Any, messages: list[dict[str, str]], ask_for_answer: bool) -> str:
    """The dialogue as text; raises `model_unreadable` for a template that cannot render it."""
    try:
        return tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=ask_for_answer
        )
    except Exception as error:
        raise TrainerError(
            "model_unreadable",
            f"The model's chat template cannot render a row ({error}).",
            "Use rows with user and assistant turns only and no system prompt, or choose another "
            "base model.",
        ) from error


def find_end_of_turn(tokenizer: Any) -> int:
    """The special token that the template writes after an answer, else the end-of-text token."""
    question = [{"role": "user", "content": "a"}]
    prompt = render(tokenizer, question, True)
    whole = render(tokenizer, [*question, {"role": "assistant", "content": "b"}], False)
    if whole.startswith(prompt):
        ids = tokenizer(whole[len(prompt) :], add_special_tokens=False)["input_ids"]
        pieces = tokenizer.convert_ids_to_tokens(ids)
        answer = next((at for at, piece in enumerate(pieces) if "b" in piece), 0)
        special = set(tokenizer.all_special_ids) | _added_special_ids(tokenizer)
        for token in ids[answer + 1 :]:
            if token in special:
                return token
    return tokenizer.eos_token_id


def read_messages(path: Path, warn: Callable[[str], None]) -> Iterator[list[dict[str, str]] | None]:
    """The dialogues of a JSONL file; None for a line that is broken, which is reported."""
    reported = 0
    with open(path, encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _checked(json.loads(line))
            except ValueError as error:
                reported += 1
                if reported <= _REPORTED_LINES:
                    warn(f"{path.name} line {number} is left out: {error}")
                yield None


def read_samples(path: Path, encoder: ChatEncoder, warn: Callable[[str], None]) -> Samples:
    """Tokenise a file; rows that do not fit are cut or left out, counted and reported."""
    result = Samples()
    for messages in read_messages(path, warn):
        if messages is None:
            result.broken += 1
            continue
        whole = encoder.encode(messages)
        fitted = encoder.fit(whole)
        if fitted is None:
            result.too_long += 1
            continue
        result.truncated += fitted is not whole
        result.rows.append(fitted)
    if result.truncated:
        warn(
            f"{path.name}: {result.truncated} answers were cut at max_length; "
            "they do not teach the model where such an answer ends"
        )
    if result.too_long:
        warn(
            f"{path.name}: {result.too_long} rows are left out, the question alone fills max_length"
        )
    return result


def _checked(row: Any) -> list[dict[str, str]]:
    messages = row.get("messages") if isinstance(row, dict) else None
    if not isinstance(messages, list) or len(messages) < 2:
        raise ValueError("it has no list “messages” with at least two turns")
    for turn in messages:
        if not isinstance(turn, dict) or not isinstance(turn.get("role"), str):
            raise ValueError("a turn has no role")
        if not isinstance(turn.get("content"), str):
            raise ValueError("a turn has no text")
    if messages[-1]["role"] != "assistant" or not messages[-1]["content"].strip():
        raise ValueError("it does not end with an answer of the assistant")
    return [{"role": turn["role"], "content": turn["content"]} for turn in messages]


def _added_special_ids(tokenizer: Any) -> set[int]:
    added = tokenizer.added_tokens_decoder
    return {index for index, token in added.items() if token.special}
